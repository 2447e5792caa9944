"""Reads rows from XML: a root element, row elements below it, and fields of text in each row.

The parser is that of defusedxml. It refuses a document type declaration, and with it every entity that could expand or
refer to a file or an address (CWE-776, CWE-611).
"""

import functools
from collections.abc import Container, Iterator
from typing import Any, Final
from xml.sax import handler as sax_handler  # only the base class of handlers: it parses nothing

from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import Span
from diplovisit.formats.positions import Lines
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFault, UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.limits import DEEPEST, LARGEST_XML, MOST_FAULTS
from diplovisit.readers.table_rules import BROKEN_XML, DECLARATION_IN_XML, UNEXPECTED_XML

_CHUNK: Final = 65_536
_NOWHERE: Final = Span(1, 1, 1, 1)


def read_xml_rows(
    data: bytes, *, name: str, root: str, row: str, skipped: Container[str] = ()
) -> Iterator[ForeignRow | UnreadableDocument]:
    """Reads the rows of a file, each as soon as it is complete, so the rows before a break in the file are read.

    `root` and `row` are the names of the elements. `skipped` are elements below the root that are no rows. A row that
    contains anything but fields of text is given as an UnreadableDocument, and the next rows are still read. Bad
    content is never raised.

    >>> trips = b"<trips>\\n<trip><id>7</id></trip>\\n<trip><id>8</trip></trips>"
    >>> for read in read_xml_rows(trips, name="trips.xml", root="trips", row="trip"):
    ...     print(read.cells if isinstance(read, ForeignRow) else read.faults[0].sentence)
    {'id': '7'}
    the XML is broken here, so the rest was not read: mismatched tag
    """
    lines = Lines(data.decode("utf-8", errors="replace"))
    if len(data) > LARGEST_XML:
        sentence = f"expected a file of at most {LARGEST_XML:,} bytes; this one is larger"
        yield _unreadable(name, lines, [SyntaxFault(rule=syntax_rules.TOO_LARGE, span=_NOWHERE, sentence=sentence)])
        return
    if not data.strip():
        yield _unreadable(
            name, lines, [SyntaxFault(rule=syntax_rules.EMPTY_FILE, span=_NOWHERE, sentence="the file is empty")]
        )
        return
    yield from _Reader(data, name, root, row, skipped, lines).rows()


def _unreadable(name: str, lines: Lines, faults: list[SyntaxFault]) -> UnreadableDocument:
    return UnreadableDocument(name=name, faults=tuple(faults), lines=lines)


@functools.cache
def _refusals() -> tuple[type[Exception], ...]:
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  # 10 ms, spent only where XML is read

    return (DefusedXmlException,)


class _Stopped(Exception):
    """Raised to end the reading of a file that is another kind of table."""


class _Reader(sax_handler.ContentHandler):
    """The reading of one file."""

    def __init__(self, data: bytes, name: str, root: str, row: str, skipped: Container[str], lines: Lines) -> None:
        super().__init__()
        self._data, self._name, self._root, self._row, self._lines = data, name, root, row, lines
        self._skipped = skipped
        self._is_skipping = False
        self._ready: list[ForeignRow | UnreadableDocument] = []
        self._reported = 0
        self._depth = 0
        self._locator: Any = None
        self._begin_row(Span(1, 1, 1, 1))

    def rows(self) -> Iterator[ForeignRow | UnreadableDocument]:
        """Reads the whole file in chunks."""
        from defusedxml.sax import make_parser  # noqa: PLC0415  # as above

        parser: Any = make_parser()
        parser.forbid_dtd = True
        parser.setFeature(sax_handler.feature_namespaces, 0)
        parser.setContentHandler(self)
        self._locator = parser
        try:
            for start in range(0, len(self._data), _CHUNK):
                parser.feed(self._data[start : start + _CHUNK])
                yield from self._take()
            parser.close()
        except _refusals() as error:
            yield from self._take()
            sentence = f"the file declares a document type or an entity ({type(error).__name__})"
            yield self._refused(SyntaxFault(rule=DECLARATION_IN_XML, span=self._here(), sentence=sentence))
        except _Stopped as error:
            yield from self._take()
            yield self._refused(SyntaxFault(rule=UNEXPECTED_XML, span=self._here(), sentence=str(error)))
        except (UnicodeError, LookupError, ValueError):
            # expat asks Python about encodings. Python does not know this one, or it has several bytes per character.
            yield from self._take()
            sentence = "the file declares an encoding that cannot be read"
            remedy = "save the file as UTF-8, and declare UTF-8 in its first line"
            yield self._refused(SyntaxFault(rule=BROKEN_XML, span=self._here(), sentence=sentence, remedy=remedy))
        except _parse_error() as error:
            yield from self._take()
            sentence = f"the XML is broken here, so the rest was not read: {_words(error)}"
            yield self._refused(SyntaxFault(rule=BROKEN_XML, span=self._at_error(error), sentence=sentence))
        else:
            yield from self._take()

    # Called by the parser

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        """Begins a row, a field, or an unexpected element."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Stopped(f"elements are nested more than {DEEPEST} deep")
        if self._depth == 1:
            if name != self._root:
                # A file of another kind may be any file, so the message quotes nothing of it.
                raise _Stopped(f"expected <{self._root}> as the root; saw another element")
        elif self._is_skipping:
            pass
        elif self._depth == 2 and name in self._skipped:
            self._is_skipping = True
        elif self._depth == 2:  # below the root
            self._begin_row(self._here())
            if name != self._row:
                self._fault(f"expected a <{self._row}>; saw <{escaped(name, 60)}>")
            self._attributes("", attrs)
        elif self._depth == 3:  # below a row
            if name in self._cells:
                self._fault(f"<{escaped(name, 60)}> occurs twice in this <{self._row}>")
            self._field, self._field_start = name, self._here()
            self._texts.clear()
            self._attributes(f"{name}/", attrs)
        else:
            self._fault(f"expected text in <{self._field}>; saw <{escaped(name, 60)}>")

    def characters(self, content: str) -> None:
        """Collects the text of a field."""
        if self._is_skipping:
            pass
        elif self._depth == 3:
            if not self._texts:
                self._field_start = self._here()
            self._texts.append(content)
        elif content.strip() and self._depth == 2:
            self._fault(f"expected elements here; saw the text {quoted(content.strip())}")
        elif content.strip() and self._depth == 1:
            self._begin_row(self._here())
            self._fault(f"expected a <{self._row}>; saw the text {quoted(content.strip())}")
            self._end_row()

    def endElement(self, name: str) -> None:  # noqa: N802
        """Ends a row or a field."""
        if self._is_skipping:
            self._is_skipping = self._depth > 2
        elif self._depth == 3:
            self._cells[name] = "".join(self._texts)
            end = self._here()
            line = self._line(self._field_start.line)
            end_column = end.column if end.line == self._field_start.line else len(line) + 1
            self._spans[name] = Span(
                self._field_start.line, self._field_start.column, self._field_start.line, end_column
            )
        elif self._depth == 2:
            self._end_row()
        self._depth -= 1

    # The current row

    def _begin_row(self, span: Span) -> None:
        self._span = span
        self._cells: dict[str, str] = {}
        self._spans: dict[str, Span] = {}
        self._faults: list[SyntaxFault] = []
        self._field = ""
        self._texts: list[str] = []
        self._field_start = span

    def _end_row(self) -> None:
        if self._faults:
            self._reported += len(self._faults)
            self._ready.append(_unreadable(self._name, self._lines, self._faults))
            if self._reported >= MOST_FAULTS:
                raise _Stopped(f"{MOST_FAULTS} faults were reported, so the rest was not read")
        else:
            self._ready.append(
                ForeignRow(name=self._name, cells=self._cells, span=self._span, spans=self._spans, lines=self._lines)
            )

    def _attributes(self, prefix: str, attributes: Any) -> None:
        for key, value in attributes.items():
            self._cells[f"{prefix}@{key}"] = value
            self._spans[f"{prefix}@{key}"] = self._here()

    def _fault(self, sentence: str) -> None:
        self._faults.append(SyntaxFault(rule=UNEXPECTED_XML, span=self._here(), sentence=sentence))

    def _take(self) -> list[ForeignRow | UnreadableDocument]:
        ready, self._ready = self._ready, []
        return ready

    def _refused(self, fault: SyntaxFault) -> UnreadableDocument:
        return _unreadable(self._name, self._lines, [*self._faults, fault])

    # Positions

    def _line(self, number: int) -> str:
        try:
            return self._lines.line(number)
        except IndexError:
            return ""

    def _here(self) -> Span:
        """Returns the span from the current position of the parser to the end of the line."""
        return self._to_end_of_line(self._locator.getLineNumber() or 1, (self._locator.getColumnNumber() or 0) + 1)

    def _at_error(self, error: Exception) -> Span:
        number, column = getattr(error, "getLineNumber", None), getattr(error, "getColumnNumber", None)
        if number is None or column is None or number() is None:
            return self._here()
        return self._to_end_of_line(number(), (column() or 0) + 1)

    def _to_end_of_line(self, number: int, column: int) -> Span:
        number = min(number, len(self._lines.starts))
        end = len(self._line(number).rstrip()) + 1
        return Span(number, min(column, end), number, end)


def _parse_error() -> type[Exception]:
    from xml.sax import SAXParseException  # noqa: PLC0415  # as above

    return SAXParseException


def _words(error: Exception) -> str:
    message = getattr(error, "getMessage", None)
    return str(message() if message is not None else error)
