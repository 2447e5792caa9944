"""Rows to legs, by the mapping of a data set; a row that cannot be read is told, and the next ones come."""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from diplovisit.datasets import rules
from diplovisit.datasets.dataset import CannotRead, DataSet
from diplovisit.datasets.leg import Leg
from diplovisit.readers import FilePosition, UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.record import Fault, Finding, Rule
from diplovisit.record.finding import finding_at
from diplovisit.record.judge import escaped, quoted


@attrs.define(slots=False)
class LegReader:
    """The legs of a data set, as they are read, with what was wrong with the others.

    `rows` counts all rows that were seen, `left_out` those that gave no leg.
    """

    data_set: DataSet
    rows: int = 0
    left_out: int = 0
    findings: list[Finding] = attrs.Factory(list)
    _seen: dict[str, FilePosition] = attrs.Factory(dict)
    _told: set[tuple[str, str]] = attrs.Factory(set)

    def read(self, rows: Iterable[ForeignRow | UnreadableDocument]) -> Iterator[Leg]:
        """The legs of rows, in their order. Bad rows are never raised; their findings are gathered."""
        for row in rows:
            if isinstance(row, UnreadableDocument):
                self.rows += 1
                self.left_out += 1
                self.findings += row.findings
                continue
            self.rows += 1
            leg = self._leg(row)
            if leg is None:
                self.left_out += 1
            else:
                yield leg

    def _leg(self, row: ForeignRow) -> Leg | None:
        known: dict[str, Any] = {}
        number = row.cells.get(self.data_set.columns[0].theirs, "")
        named = f"row {escaped(number, 40)}: " if number else ""
        whole = True
        for column in self.data_set.columns:
            if (text := row.cells.get(column.theirs)) is None and column.required:
                whole = False
                sentence = f"{named}the field {column.theirs} is missing"
                self.findings.append(row_finding(rules.UNREADABLE_FIELD, row, None, sentence, number))
                continue
            try:
                known.update(column.read(text or "", known))
            except CannotRead as error:
                whole = False
                field = error.field or column.theirs
                self.findings.append(row_finding(rules.UNREADABLE_FIELD, row, field, f"{named}{error}", number))
        self._tell_unknown(row)
        if not whole:
            return None
        here = row.where()
        leg = Leg(**known, read_at=here)
        if leg.number and (where := self._seen.setdefault(leg.number, here)) is not here:
            sentence = f"the number {escaped(leg.number, 40)} stands here and in {where.file}, line {where.span.line}"
            self.findings.append(
                row_finding(rules.DUPLICATE_ROW_ID, row, self.data_set.columns[0].theirs, sentence, number)
            )
            return None
        return leg

    def _tell_unknown(self, row: ForeignRow) -> None:
        # In the order of the file: that of a set is another one in each run.
        for field in row.cells:
            if field not in self._known and (row.name, field) not in self._told:
                self._told.add((row.name, field))
                sentence = f"the field {quoted(field)} is not one that is known of {self.data_set.name}"
                self.findings.append(row_finding(rules.FIELD_NOT_READ, row, field, sentence))

    @functools.cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(column.theirs for column in self.data_set.columns) | self.data_set.left_out.keys()


def row_finding(rule: Rule, row: ForeignRow, field: str | None, sentence: str, number: str = "") -> Finding:
    """A finding about a row, at the place of one of its fields. The number of the row is its address."""
    return finding_at(Fault(rule=rule, path=(), sentence=sentence), row.where(field), address=number)


def leg_finding(leg: Leg, fault: Fault) -> Finding:
    """A fault of the record that a leg gave, at the place of the leg."""
    of_row = Fault(rule=fault.rule, path=fault.path, sentence=f"row {escaped(leg.number, 40)}: {fault.sentence}")
    return finding_at(of_row, leg.read_at, address=leg.number)
