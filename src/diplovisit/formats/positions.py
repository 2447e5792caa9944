"""Positions in a text: lines and columns of offsets, and the offsets of the values of a document."""

import bisect
import functools
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import attrs

from diplovisit.findings.rule import FieldPath, Span
from diplovisit.lazy_patterns import lazy_pattern

_BREAK = lazy_pattern("\r\n|\n|\r")
_LONG = 1_000
"""Characters of a line; a longer line is cut out once and then cached."""


@attrs.frozen(eq=False)
class Lines:
    """The lines of a text as an editor shows them. The first line has the number `first`.

    Lines break at LF, CR LF and CR, whatever the format. YAML 1.1 breaks at NEL, LS and PS too, so the line numbers of
    a parser must not be used.

    >>> lines = Lines("format: 1\\nstatus: held\\n")
    >>> lines.span(10, 16)
    Span(line=2, column=1, end_line=2, end_column=7)
    >>> lines.line(2)
    'status: held'
    """

    text: str = attrs.field(repr=False)
    first: int = 1
    _long: dict[int, str] = attrs.field(init=False, repr=False, factory=dict)

    @functools.cached_property
    def starts(self) -> list[int]:
        """The offsets at which the lines start."""
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def number(self, offset: int) -> int:
        """Returns the number of the line that contains an offset."""
        return self.first + bisect.bisect_right(self.starts, offset) - 1

    def column(self, offset: int) -> int:
        """Returns the column of an offset, in code points from 1."""
        return offset - self.starts[self.number(offset) - self.first] + 1

    def line(self, number: int) -> str:
        """Returns the text of a line without its line break. Raises IndexError for a line that does not exist."""
        index = number - self.first
        if not 0 <= index < len(self.starts):
            raise IndexError(f"the text has the lines {self.first} to {self.number(len(self.text))}, and no {number}")
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        if end - start <= _LONG:
            return self.text[start:end].rstrip("\r\n")
        # Every finding keeps its line: a thousand findings on a line of ten megabytes share one copy.
        if index not in self._long:
            self._long[index] = self.text[start:end].rstrip("\r\n")
        return self._long[index]

    def span(self, start: int, end: int) -> Span:
        """Returns the span between two offsets, cut at the end of its first line: people are shown one line."""
        number = self.number(start)
        begin = self.starts[number - self.first]
        line = self.line(number)
        # A value that continues on the next line is shown without the blanks before the break.
        last = end - begin if end - begin <= len(line) else len(line.rstrip())
        return Span(number, start - begin + 1, number, max(last, start - begin) + 1)

    def full_span(self, start: int, end: int) -> Span:
        """Returns the whole span between two offsets, over several lines if needed, for programs.

        >>> Lines("- one\\n  two\\n").full_span(2, 11)
        Span(line=1, column=3, end_line=2, end_column=6)
        """
        return Span(self.number(start), self.column(start), self.number(end), self.column(end))

    def offset(self, line: int, column: int) -> int:
        """Returns the offset of a line and column, which come from a span of these lines.

        >>> Lines("- one\\n  two\\n").offset(2, 3)
        8
        """
        return self.starts[line - self.first] + column - 1


OffsetRange: TypeAlias = tuple[int, int]
"""The offsets at which something starts and ends."""


_NO_KEYS: Mapping[str, OffsetRange] = {}
_NOTHING_INSIDE: "Mapping[str | int, ValuePosition]" = {}


class ValuePosition(NamedTuple):
    """The offsets of a value, of its keys if it is a mapping, and the positions of the values inside it.

    It is a tuple and not an attrs class: the YAML reader makes one for every value, and a tuple takes a third of the
    time.
    """

    start: int
    end: int
    keys: Mapping[str, OffsetRange] = _NO_KEYS
    inside: "Mapping[str | int, ValuePosition]" = _NOTHING_INSIDE

    def offset_range(self, path: FieldPath, *, at_key: bool) -> OffsetRange:
        """Returns the offsets of the value at a path, or of its key.

        Without such a value they are those of the nearest key on the way, or of the first key of the last container.

        >>> inner = ValuePosition(12, 16)
        >>> root = ValuePosition(0, 17, {"status": (1, 9)}, {"status": inner})
        >>> (
        ...     root.offset_range(("status",), at_key=False),
        ...     root.offset_range(("status",), at_key=True),
        ...     root.offset_range(("id",), at_key=False),
        ... )
        ((12, 16), (1, 9), (1, 9))
        """
        position: ValuePosition = self
        key: OffsetRange | None = None
        for step in path:
            inner = position.inside.get(step)
            if inner is None:
                return key or position.first_key or position[:2]
            key = position.keys.get(step) if isinstance(step, str) else None
            position = inner
        # An empty value, such as nothing after a YAML key, is shown by its key.
        if key is not None and (at_key or position.start == position.end):
            return key
        return position[:2]

    def at(self, path: FieldPath) -> "ValuePosition | None":
        """Returns the position of the value at a path. None where there is no such value.

        >>> root = ValuePosition(0, 17, {"status": (1, 9)}, {"status": ValuePosition(12, 16)})
        >>> root.at(("status",))[:2], root.at(("status", 0))
        ((12, 16), None)
        """
        position: ValuePosition | None = self
        for step in path:
            position = position.inside.get(step) if position is not None else None
        return position

    @property
    def first_key(self) -> OffsetRange | None:
        """The offsets of the first key. None where the value has no keys."""
        return next(iter(self.keys.values()), None)
