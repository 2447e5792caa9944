"""Finds the header row of a sheet, and names the columns.

The header is the first row that is about as wide as the table and consists of names. Rows above it are titles.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.sheet_values import CellFault, CellValue, SheetColumn, column_letter, is_blank

LEADING_ROWS: Final = 60
"""Rows, without the blank ones, that are searched for the header."""

_LEAST_WIDTH: Final = 0.5
"""Share of the widest row that the header fills. Headers lack the names of a few columns; titles fill one or two."""
_LEAST_NAMES: Final = 0.6
"""Share of the header that reads as names. Signs such as "#" and years may head columns too, and count for nothing."""
_LONGEST_NAME: Final = 120
_NEUTRAL: Final = lazy_pattern(r"[^\w\s]{1,3}|(?:1[89]|20)\d\d")
_NOT_A_NAME: Final = lazy_pattern(
    r"[^\w]*|[\W\d]+|\d{4}-\d\d?-\d\d?.*|\d+[./ -](?:\d+|[A-Za-z]{3,9})[./ -]\d{2,4}.*|https?://.*|\W*[A-Z]{0,3}\W*[\d.,]+",
    re.DOTALL,
)


class MergedRange(NamedTuple):
    """A range of merged cells, by row numbers from 1 and column indexes from 0; the ends are inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@attrs.frozen(kw_only=True)
class GridRow:
    """A row as it comes out of a file, before it is known where the header is.

    merged: indexes of the cells whose value stands in another cell of a merged range. links: the addresses of links by
    index.
    """

    number: int
    line: int
    texts: tuple[str, ...]
    values: tuple[CellValue, ...]
    merged: frozenset[int] = frozenset()
    faults: tuple[tuple[int, CellFault], ...] = ()
    is_readable: bool = True
    is_hidden: bool = False
    source_line: str | None = None
    links: Mapping[int, str] = {}

    @property
    def is_filled(self) -> bool:
        """Whether a cell is filled whose value does not stand in another cell."""
        return any(text and not is_blank(text) and index not in self.merged for index, text in enumerate(self.texts))

    @property
    def filled(self) -> list[int]:
        """The indexes of the filled cells, without those whose value stands in another cell."""
        return [index for index, text in enumerate(self.texts) if index not in self.merged and not is_blank(text)]


@attrs.frozen
class Header:
    """The header of a sheet: its first and last row, 0 for none, and the names of its cells."""

    first: int
    row: int
    names: tuple[str, ...]


def find_header(rows: Sequence[GridRow], ranges: Iterable[MergedRange] = ()) -> Header:
    """Finds the header among the leading rows, blank ones left out.

    >>> rows = [("Visits in 2025", "", ""), ("Visitor", "Arrival", "Notes"), ("Liis Tamm", "2025-03-07", "")]
    >>> grid = [GridRow(number=n, line=n, texts=texts, values=texts) for n, texts in enumerate(rows, 1)]
    >>> find_header(grid)
    Header(first=2, row=2, names=('Visitor', 'Arrival', 'Notes'))
    """
    widest = max((len(row.filled) for row in rows), default=0)
    for row in rows:
        if row.is_readable and len(row.filled) >= max(min(2, widest), _LEAST_WIDTH * widest) and _reads_as_names(row):
            return _extended(row, rows, tuple(ranges))
    return Header(0, 0, ())


def name_columns(names: Sequence[str], width: int) -> tuple[SheetColumn, ...]:
    """Names the columns: white space is collapsed, and a name that is missing or repeated is replaced.

    >>> [column.name for column in name_columns(["Visitor ", "From\\n(date)", "", "Notes", "Notes"], 6)]
    ['Visitor', 'From (date)', 'column C', 'Notes', 'Notes (2)', 'column F']
    """
    headings = [names[index] if index < len(names) else "" for index in range(max(width, len(names)))]
    plain = ["" if is_blank(heading) else " ".join(heading.split()).strip("\ufeff\u200b") for heading in headings]
    taken = set(plain)
    seen: dict[str, int] = {}
    columns: list[SheetColumn] = []
    for index, (name, heading) in enumerate(zip(plain, headings, strict=True)):
        unique = name or f"column {column_letter(index)}"
        seen[unique] = seen.get(unique, 0) + 1
        if seen[unique] > 1 or (not name and unique in taken):
            number = max(seen[unique], 2)
            while f"{unique} ({number})" in taken:
                number += 1
            seen[unique] = number
            unique = f"{unique} ({number})"
            taken.add(unique)
        columns.append(SheetColumn(name=unique, index=index, heading=heading))
    return tuple(columns)


def _reads_as_names(row: GridRow) -> bool:
    texts = [(row.texts[index].strip(), row.values[index]) for index in row.filled]
    decisive = [(text, value) for text, value in texts if _NEUTRAL.fullmatch(text) is None]
    names = sum(
        isinstance(value, str) and len(text) <= _LONGEST_NAME and _NOT_A_NAME.fullmatch(text) is None
        for text, value in decisive
    )
    return names > 0 and names >= _LEAST_NAMES * len(decisive)


def _extended(row: GridRow, rows: Sequence[GridRow], ranges: tuple[MergedRange, ...]) -> Header:
    """Returns the header with the rows below it that belong to it: cells of it are merged with theirs, or head them.

    `Visitor | Dates (merged) | Venue` above `From | To` is one header: Visitor, From, To, Venue.
    """
    of_header = [merged for merged in ranges if merged.top == row.number]
    last = max((merged.bottom for merged in of_header), default=row.number)
    heads = {
        index for merged in of_header for index in range(merged.left, merged.right + 1) if merged.left < merged.right
    }
    below = [other for other in rows if row.number < other.number <= max(last, row.number + 1)]
    if last == row.number:
        below = [other for other in below if other.filled and heads.issuperset(other.filled)]
    if not below or not all(_reads_as_names(other) for other in below):
        return Header(row.number, row.number, row.texts)
    names = list(row.texts)
    repeated = {text for text in below[-1].texts if below[-1].texts.count(text) > 1}
    for other in below:
        for index, text in enumerate(other.texts):
            if is_blank(text) or text == names[index]:
                continue
            names[index] = f"{row.texts[index]} {text}" if text in repeated and index in heads else text
    return Header(row.number, below[-1].number, tuple(names))
