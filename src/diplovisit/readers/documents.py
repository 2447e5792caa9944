"""What reading gives: a document, or the faults that kept it from being read."""

import functools
from collections.abc import Callable
from typing import Protocol, TypeAlias, Union

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Fault, FieldPath, FilePosition, Finding, Rule, Span, finding_at
from diplovisit.findings.shortening import shortened_sentence
from diplovisit.formats.positions import Lines, OffsetRange, ValuePosition
from diplovisit.readers import syntax_rules
from diplovisit.readers.limits import MOST_FAULTS

# MERGED: Faults of syntax, gathered while a text is read.


@attrs.frozen(kw_only=True)
class SyntaxFault:
    """A fault that keeps a document from being read, with its place.

    `remedy` is what to do in this very case; None means that the rule's own remedy says it.
    """

    rule: Rule
    span: Span
    sentence: str = attrs.field(converter=shortened_sentence)
    remedy: str | None = None


class TooManyFaults(Exception):
    """Ends the reading of a text that has as many faults as are told."""


class SyntaxFaults:
    """The faults of one text, in the making."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._found: list[SyntaxFault] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, rule: Rule, spot: OffsetRange, sentence: str, remedy: str | None = None) -> None:
        """Adds a fault at a place. Raises EnoughFaults with the last one that is told."""
        span = self.lines.span(*spot)
        self._found.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))
        if len(self._found) >= MOST_FAULTS:
            raise TooManyFaults

    def add_duplicate(self, key: str, first: OffsetRange, second: OffsetRange) -> None:
        """Adds the fault of a key that stands twice."""
        where = self.where(first[0], seen_from=second[0])
        self.add(syntax_rules.DUPLICATE_KEY, second, f"{quoted(key)} stands here and {where}")

    def where(self, offset: int, *, seen_from: int) -> str:
        """Names a place in words, as it is seen from another one.

        >>> faults = SyntaxFaults(Lines("[1,\\n 2, 3]"))
        >>> faults.where(0, seen_from=5), faults.where(8, seen_from=5)
        ('on line 1', 'at column 5')
        """
        number = self.lines.number(offset)
        if number == self.lines.number(seen_from):
            return f"at column {self.lines.column(offset)}"
        return f"on line {number}"

    def in_order(self) -> tuple[SyntaxFault, ...]:
        """The faults in the order of their places."""
        return tuple(sorted(self._found, key=lambda fault: fault.span))


JsonValue: TypeAlias = Union[bool, int, float, str, "list[JsonValue]", "dict[str, JsonValue]", None]
"""Plain data: what JSON can say. A whole number is an int, 1.0 a float."""


class SourceDocument(Protocol):
    """A record that was read, be it from one file or from many: its plain data, and where each value stands."""

    @property
    def name(self) -> str:
        """The file that the record is in, or the first of them."""
        ...

    @property
    def data(self) -> JsonValue:
        """The plain data."""
        ...

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:
        """Where the value at a path stands, or its key; where there is none, what lacks it."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """A document that was read: its plain data, and where each value stands in the text.

    >>> import io
    >>> from diplovisit.readers import Format, read_documents
    >>> from diplovisit.record import Visit, node_shape
    >>> stream = io.BytesIO(b'{"status": "held",\\n "stops": [{"country": "RU"}]}')
    >>> (document,) = read_documents(stream, name="visit.json", format=Format.JSON, shape=node_shape(Visit))
    >>> document.data
    {'status': 'held', 'stops': [{'country': 'RU'}]}
    >>> document.span(("stops", 0, "country"))
    Span(line=2, column=24, end_line=2, end_column=28)
    """

    name: str
    data: JsonValue = attrs.field(repr=False)
    _lines: Lines
    _locate: Callable[[], ValuePosition] = attrs.field(repr=False)

    @functools.cached_property
    def _root(self) -> ValuePosition:
        return self._locate()

    @property
    def text(self) -> str:
        """The text that it was read from; in JSON Lines that of its line."""
        return self._lines.text

    @property
    def root(self) -> ValuePosition:
        """Where everything in it stands, as offsets in its text."""
        return self._root

    @property
    def first_line(self) -> int:
        """The number of the line that its text begins on, which is 1 but in JSON Lines."""
        return self._lines.first

    def span(self, path: FieldPath, *, at_key: bool = False) -> Span:
        """Where the value at a path stands, or its key; to the end of its first line at most.

        Where the document has no such value, the place is that of the nearest key which leads there, or of the first
        key of the item of a list: a missing field is shown by the name of what lacks it.
        """
        return self._lines.span(*self._root.offset_range(path, at_key=at_key))

    def full_span(self, start: int, end: int) -> Span:
        """The span from one offset of its text to another, over as many lines as there are."""
        return self._lines.full_span(start, end)

    def line(self, number: int) -> str:
        """The text of a line, without its line break. Raises IndexError for a line that the document does not have."""
        return self._lines.line(number)

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:
        """The same place with its file and its line."""
        span = self.span(path, at_key=at_key)
        return FilePosition(self.name, span, self.line(span.line))


@attrs.frozen(kw_only=True, eq=False)
class UnreadableDocument:
    """A document that could not be read, with its faults in the order of their places; there is one at least."""

    name: str
    faults: tuple[SyntaxFault, ...] = attrs.field(validator=attrs.validators.min_len(1))
    _lines: Lines

    @property
    def lines(self) -> Lines:
        """The text in lines, as far as it can be told; without any for a document too large to be held."""
        return self._lines

    def line(self, number: int) -> str:
        """The text of a line, without its line break; "" for a document too large to be held.

        Raises IndexError for a line that the document does not have.
        """
        return self._lines.line(number)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The same faults as findings: what is wrong, where, and what to do about it."""
        return tuple(
            finding_at(
                Fault(rule=fault.rule, path=(), sentence=fault.sentence, remedy=fault.remedy),
                FilePosition(file=self.name, span=fault.span, source_line=self.line(fault.span.line)),
            )
            for fault in self.faults
        )
