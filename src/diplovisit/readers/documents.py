"""The results of readers: a document with the positions of its values, or the faults that make it unreadable."""

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


@attrs.frozen(kw_only=True)
class SyntaxFault:
    """A fault that makes a document unreadable, with its position.

    `remedy` says what to do in this case. None means that the remedy of the rule applies.
    """

    rule: Rule
    span: Span
    sentence: str = attrs.field(converter=shortened_sentence)
    remedy: str | None = None


class TooManyFaults(Exception):
    """Raised to end the reading of a text where the limit of faults is reached."""


class SyntaxFaults:
    """The faults of one text, collected while it is read."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._faults: list[SyntaxFault] = []

    def __bool__(self) -> bool:
        return bool(self._faults)

    def add(self, rule: Rule, offsets: OffsetRange, sentence: str, remedy: str | None = None) -> None:
        """Adds a fault at an offset range. Raises TooManyFaults after the last fault that is reported."""
        span = self.lines.span(*offsets)
        self._faults.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))
        if len(self._faults) >= MOST_FAULTS:
            raise TooManyFaults

    def add_duplicate(self, key: str, first: OffsetRange, second: OffsetRange) -> None:
        """Adds the fault of a key that occurs twice in a mapping."""
        where = self.where(first[0], seen_from=second[0])
        self.add(syntax_rules.DUPLICATE_KEY, second, f"the key {quoted(key)} occurs here and {where}")

    def where(self, offset: int, *, seen_from: int) -> str:
        """Returns a position in words, relative to another one: a column on the same line, or else a line.

        >>> faults = SyntaxFaults(Lines("[1,\\n 2, 3]"))
        >>> faults.where(0, seen_from=5), faults.where(8, seen_from=5)
        ('on line 1', 'at column 5')
        """
        number = self.lines.number(offset)
        if number == self.lines.number(seen_from):
            return f"at column {self.lines.column(offset)}"
        return f"on line {number}"

    def in_order(self) -> tuple[SyntaxFault, ...]:
        """Returns the faults in the order of their positions."""
        return tuple(sorted(self._faults, key=lambda fault: fault.span))


JsonValue: TypeAlias = Union[bool, int, float, str, "list[JsonValue]", "dict[str, JsonValue]", None]
"""Plain data, as in JSON. A whole number is an int, and 1.0 is a float."""


class SourceDocument(Protocol):
    """A record that was read from one file or several: its plain data, and the position of each value."""

    @property
    def name(self) -> str:
        """The file of the record, or the first of its files."""
        ...

    @property
    def data(self) -> JsonValue:
        """The plain data."""
        ...

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:
        """Returns the position of the value at a path, or of its key. Without such a value, that of its container."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """A document that was read: its plain data, and the position of each value in the text.

    `locate` computes the positions; it runs when the first one is needed.

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
        """The text of the document; in JSON Lines the text of its line."""
        return self._lines.text

    @property
    def root(self) -> ValuePosition:
        """The positions of all values, as offsets in the text."""
        return self._root

    @property
    def first_line(self) -> int:
        """The number of the first line of the text: 1, except in JSON Lines."""
        return self._lines.first

    def span(self, path: FieldPath, *, at_key: bool = False) -> Span:
        """Returns the span of the value at a path, or of its key, cut at the end of its first line.

        Without such a value, it is the span of the nearest key on the way, or of the first key of the list item. So a
        missing field is shown by the name of its container.
        """
        return self._lines.span(*self._root.offset_range(path, at_key=at_key))

    def full_span(self, start: int, end: int) -> Span:
        """Returns the whole span between two offsets of the text, over several lines if needed."""
        return self._lines.full_span(start, end)

    def line(self, number: int) -> str:
        """Returns the text of a line without its line break. Raises IndexError for a line that does not exist."""
        return self._lines.line(number)

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:
        """Returns `span` with the name of the file and the text of the line."""
        span = self.span(path, at_key=at_key)
        return FilePosition(self.name, span, self.line(span.line))


@attrs.frozen(kw_only=True, eq=False)
class UnreadableDocument:
    """A document that could not be read, with its faults in the order of their positions, at least one."""

    name: str
    faults: tuple[SyntaxFault, ...] = attrs.field(validator=attrs.validators.min_len(1))
    _lines: Lines

    @property
    def lines(self) -> Lines:
        """The lines of the text as far as it could be decoded. Empty for a document that is too large."""
        return self._lines

    def line(self, number: int) -> str:
        """Returns the text of a line without its line break; "" for a document that is too large.

        Raises IndexError for a line that does not exist.
        """
        return self._lines.line(number)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The faults as findings: what is wrong, where, and what to do."""
        return tuple(
            finding_at(
                Fault(rule=fault.rule, path=(), sentence=fault.sentence, remedy=fault.remedy),
                FilePosition(file=self.name, span=fault.span, source_line=self.line(fault.span.line)),
            )
            for fault in self.faults
        )
