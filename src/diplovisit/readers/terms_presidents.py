"""Reads the terms of the Presidents of the United States from the State Department's list of them, presidents.xml."""

import datetime
import io
import xml.sax  # the handler and the errors alone; what parses is defusedxml
import xml.sax.handler
from typing import Final

import attrs

from diplovisit.readers.terms_refusal import UnreadableTerms, read_day, require_term
from diplovisit.record.terms import Term

ROOT: Final = "presidents"
SCHEME: Final = "us-state-department-people"
"""The scheme of its ids, which the lists of travels use too."""
_FIELDS: Final = ("id", "took-office-date", "left-office-date")


def read_terms_presidents(data: bytes, *, name: str) -> tuple[Term, ...]:
    """Reads the list: a term an element, so that somebody who was elected again later stands in it twice.

    Raises UnreadableTerms for XML that is broken, that declares entities, or that is no such list.

    >>> data = b'''<presidents><president><id>obama-barack</id><took-office-date>2009-01-20</took-office-date>
    ... <left-office-date>2017-01-20</left-office-date></president></presidents>'''
    >>> (term,) = read_terms_presidents(data, name="presidents.xml")
    >>> term.person, term.office, str(term.since)
    ('obama-barack', 'President', '2009-01-20')
    """
    import defusedxml  # noqa: PLC0415  # a check without terms, or with a table of them, does without it
    import defusedxml.sax  # noqa: PLC0415  # the same

    handler = _Handler(name)
    parser = defusedxml.sax.make_parser()
    parser.setContentHandler(handler)
    try:
        parser.parse(io.BytesIO(data))
    except xml.sax.SAXParseException as error:
        line = error.getLineNumber() or 1
        raise UnreadableTerms(name, line, f"is no XML: {error.getMessage()}", "get the file again") from None
    except defusedxml.DefusedXmlException:
        refused = "declares entities, which can make a small file fill the machine"
        raise UnreadableTerms(name, handler.line, refused, "get the file from where it is published") from None
    except (LookupError, UnicodeError, ValueError) as error:
        # An encoding that Python does not know, or of several bytes a character, which expat asks Python about.
        if isinstance(error, UnreadableTerms):
            raise
        told = "declares an encoding that cannot be read"
        raise UnreadableTerms(name, handler.line, told, "save it as UTF-8, and say so in its first line") from None
    return tuple(handler.terms)


@attrs.define
class _President:
    """One element, while it is read."""

    line: int
    texts: dict[str, str] = attrs.field(factory=dict)
    pieces: list[str] = attrs.field(factory=list)
    lines: dict[str, int] = attrs.field(factory=dict)
    is_in_office: bool = False


class _Handler(xml.sax.handler.ContentHandler):
    """Takes each president's texts with their lines."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._way: list[str] = []
        self._now = _President(1)
        self._locator: xml.sax.xmlreader.Locator | None = None
        self.terms: list[Term] = []

    @property
    def line(self) -> int:
        """The line that is being read."""
        return (self._locator.getLineNumber() if self._locator is not None else None) or 1

    def setDocumentLocator(self, locator: xml.sax.xmlreader.Locator) -> None:  # noqa: N802  # the name that SAX calls
        """Keeps what knows the line."""
        self._locator = locator

    def startElement(self, name: str, attributes: xml.sax.xmlreader.AttributesImpl) -> None:  # noqa: N802  # the same
        """Begins an element."""
        if not self._way and name != ROOT:
            # What is not such a list may be any file: nothing of it is quoted.
            seen = f"its root element is not {ROOT}"
            raise UnreadableTerms(self._name, self.line, seen, "give presidents.xml, or a table of terms (CSV)")
        self._way.append(name)
        if len(self._way) == 2:
            self._now = _President(self.line)
        elif len(self._way) == 3:
            self._now.lines[name] = self.line
            self._now.texts[name] = ""
            self._now.pieces.clear()
            if name == "left-office-date":
                self._now.is_in_office = attributes.get("still-in-office") == "true"

    def characters(self, content: str) -> None:
        """Takes a piece of a text."""
        if len(self._way) == 3:
            self._now.pieces.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802  # the same
        """Ends an element; a president's gives a term."""
        if len(self._way) == 3:
            self._now.texts[name] = "".join(self._now.pieces)
        elif len(self._way) == 2 and name == "president":
            self.terms.append(self._term())
        self._way.pop()

    def _term(self) -> Term:
        for field in _FIELDS:
            if field not in self._now.texts:
                raise UnreadableTerms(
                    self._name, self._now.line, f"the president has no {field}", "each has id and both days"
                )
        until = self._now.texts["left-office-date"].strip()
        term = Term(
            scheme=SCHEME,
            person=self._now.texts["id"].strip(),
            office="President",
            country="US",
            since=self._day("took-office-date"),
            until=None if self._now.is_in_office and not until else self._day("left-office-date"),
        )
        return require_term(term, file=self._name, line=self._now.line)

    def _day(self, field: str) -> datetime.date:
        text = self._now.texts[field].strip()
        return read_day(text, called=field, file=self._name, line=self._now.lines[field])
