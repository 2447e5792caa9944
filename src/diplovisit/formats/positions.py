"""Where the values of a document stand in its text, as offsets."""

import bisect
import functools
import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import attrs

from diplovisit.findings.rule import FieldPath, Span

# MERGED: The lines of a text: offsets turned into lines and columns.

_BREAK = re.compile("\r\n|\n|\r")
_LONG = 1_000
"""Characters of a line that is kept once it was asked for."""


@attrs.frozen(eq=False)
class Lines:
    """A text as people see it: in lines, the first of which has the number `first`.

    Lines break at LF, CR LF and CR, as in editors, whatever the format: YAML 1.1 breaks at NEL, LS and PS too, and so a
    parser's own count of lines is not to be used.

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
        """The offsets at which the lines begin."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def number(self, offset: int) -> int:
        """The number of the line in which an offset lies."""
        return self.first + bisect.bisect_right(self.starts, offset) - 1

    def column(self, offset: int) -> int:
        """The column of an offset, in code points from 1."""
        return offset - self.starts[self.number(offset) - self.first] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its line break. Raises IndexError for a line that the text does not have."""
        index = number - self.first
        if not 0 <= index < len(self.starts):
            raise IndexError(f"the text has the lines {self.first} to {self.number(len(self.text))}, and no {number}")
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        if end - start <= _LONG:
            return self.text[start:end].rstrip("\r\n")
        # Every finding keeps its line: a thousand of them on a line of ten megabytes share one copy.
        if index not in self._long:
            self._long[index] = self.text[start:end].rstrip("\r\n")
        return self._long[index]

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets, to the end of its first line at most: people are shown one line."""
        number = self.number(start)
        begin = self.starts[number - self.first]
        line = self.line(number)
        # What goes on into the next line is shown without the blanks before the break.
        last = end - begin if end - begin <= len(line) else len(line.rstrip())
        return Span(number, start - begin + 1, number, max(last, start - begin) + 1)

    def full_span(self, start: int, end: int) -> Span:
        """The span between two offsets, over as many lines as there are: what a program is to take.

        >>> Lines("- one\\n  two\\n").full_span(2, 11)
        Span(line=1, column=3, end_line=2, end_column=6)
        """
        return Span(self.number(start), self.column(start), self.number(end), self.column(end))

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column, which a span from here has.

        >>> Lines("- one\\n  two\\n").offset(2, 3)
        8
        """
        return self.starts[line - self.first] + column - 1


OffsetRange: TypeAlias = tuple[int, int]
"""The offsets at which something begins and ends."""


_NO_KEYS: Mapping[str, OffsetRange] = {}
_NOTHING_INSIDE: "Mapping[str | int, ValuePosition]" = {}


class ValuePosition(NamedTuple):
    """Where a value stands, its keys if it is a mapping, and what lies inside it.

    A tuple and not an attrs class: YAML makes one for every value that it reads, and a tuple is made in a third of
    the time.
    """

    start: int
    end: int
    keys: Mapping[str, OffsetRange] = _NO_KEYS
    inside: "Mapping[str | int, ValuePosition]" = _NOTHING_INSIDE

    def offset_range(self, path: FieldPath, *, at_key: bool) -> OffsetRange:
        """The place of the value at a path, or of its key; of what leads to it where there is no such value.

        >>> inner = ValuePosition(12, 16)
        >>> root = ValuePosition(0, 17, {"status": (1, 9)}, {"status": inner})
        >>> (
        ...     root.offset_range(("status",), at_key=False),
        ...     root.offset_range(("status",), at_key=True),
        ...     root.offset_range(("id",), at_key=False),
        ... )
        ((12, 16), (1, 9), (1, 9))
        """
        place: ValuePosition = self
        key: OffsetRange | None = None
        for step in path:
            inner = place.inside.get(step)
            if inner is None:
                return key or place.first_key or place[:2]
            key = place.keys.get(step) if isinstance(step, str) else None
            place = inner
        # A value without a character, such as nothing after a YAML key, is shown by its key.
        if key is not None and (at_key or place.start == place.end):
            return key
        return place[:2]

    def at(self, path: FieldPath) -> "ValuePosition | None":
        """The place of the value at a path; None where there is no such value.

        >>> root = ValuePosition(0, 17, {"status": (1, 9)}, {"status": ValuePosition(12, 16)})
        >>> root.at(("status",))[:2], root.at(("status", 0))
        ((12, 16), None)
        """
        place: ValuePosition | None = self
        for step in path:
            place = place.inside.get(step) if place is not None else None
        return place

    @property
    def first_key(self) -> OffsetRange | None:
        """The place of the first key, None where there is none."""
        return next(iter(self.keys.values()), None)
