"""A record that was read from rows of a flat table: its plain data, the cell of each value, and what is wrong."""

from collections.abc import Mapping
from typing import Protocol

import attrs

from diplovisit.findings.rule import FieldPath, FilePosition, Rule, Span
from diplovisit.findings.shortening import shortened_sentence
from diplovisit.readers.documents import JsonValue


class FlatRow(Protocol):
    """A row of a flat table, from CSV or from a workbook."""

    @property
    def name(self) -> str:
        """The file."""
        ...

    @property
    def cells(self) -> Mapping[str, str]:
        """The texts by the name of their column."""
        ...

    def where(self, field: str | None = None) -> FilePosition:
        """Returns the position of a cell, or of the row where it has no such cell."""
        ...


@attrs.frozen(kw_only=True)
class FlatCellFault:
    """A fault in a cell of a flat table. `remedy` says what to do; None means the remedy of the rule."""

    rule: Rule
    where: FilePosition
    sentence: str = attrs.field(converter=shortened_sentence)
    remedy: str | None = None


@attrs.frozen(kw_only=True, eq=False)
class FlatDocument:
    """A record that was read from rows of a flat table: its plain data, its rows, and the cell of each value."""

    name: str
    data: dict[str, JsonValue] = attrs.field(repr=False)
    rows: tuple[FlatRow, ...] = attrs.field(repr=False)
    faults: tuple[FlatCellFault, ...] = ()
    _origin: dict[FieldPath, tuple[FlatRow, str]] = attrs.field(repr=False)

    def where(self, path: FieldPath, *, at_key: bool = False) -> FilePosition:  # noqa: ARG002  # the signature of `Document.where`
        """Returns the position of the value at a path: its cell, or that of the nearest value around it."""
        for length in range(len(path), 0, -1):
            if (found := self._origin.get(path[:length])) is not None:
                row, column = found
                return row.where(column)
        return self.rows[0].where() if self.rows else FilePosition(self.name, Span(1, 1, 1, 1), "")
