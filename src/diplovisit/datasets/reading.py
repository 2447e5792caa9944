"""Rows to legs, by the mapping of a data set; a row that cannot be read is told, and the next ones come."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from diplovisit.datasets import rules
from diplovisit.datasets.dataset import CannotRead, DataSet
from diplovisit.datasets.leg import Leg
from diplovisit.readers import Unreadable
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.record import Finding, Rule
from diplovisit.record.judge import quoted


@attrs.define
class Legs:
    """The legs of a data set, as they are read, with what was wrong with the others.

    `rows` counts all rows that were seen, `left_out` those that gave no leg.
    """

    data_set: DataSet
    rows: int = 0
    left_out: int = 0
    findings: list[Finding] = attrs.Factory(list)
    _seen: dict[str, ForeignRow] = attrs.Factory(dict)
    _told: set[tuple[str, str]] = attrs.Factory(set)

    def read(self, rows: Iterable[ForeignRow | Unreadable]) -> Iterator[Leg]:
        """The legs of rows, in their order. Bad rows are never raised; their findings are gathered."""
        for row in rows:
            if isinstance(row, Unreadable):
                self.rows += 1
                self.left_out += 1
                self.findings += unreadable(row)
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
        named = f"leg {number}: " if number else ""
        whole = True
        for column in self.data_set.columns:
            text = row.cells.get(column.theirs)
            try:
                if text is None and column.required:
                    raise CannotRead(f"the field {column.theirs} is missing")
                known.update(column.read(text or "", known))
            except CannotRead as error:
                whole = False
                field = column.theirs if text is not None else None
                self.findings.append(finding(rules.UNREADABLE_FIELD, row, field, f"{named}{error}", number))
        self._tell_unknown(row)
        if not whole:
            return None
        leg = Leg(**known, row=row)
        if leg.number and (first := self._seen.setdefault(leg.number, row)) is not row:
            where = first.where()
            sentence = f"the number {leg.number} stands here and in {where.file}, line {where.span.line}"
            self.findings.append(
                finding(rules.DUPLICATE_ROW_ID, row, self.data_set.columns[0].theirs, sentence, number)
            )
            return None
        return leg

    def _tell_unknown(self, row: ForeignRow) -> None:
        for field in row.cells:
            if self.data_set.column_for(field) is None and field not in self.data_set.left_out:
                if (row.name, field) not in self._told:
                    self._told.add((row.name, field))
                    sentence = f"the field {quoted(field)} is not one that is known of {self.data_set.name}"
                    self.findings.append(finding(rules.FIELD_NOT_READ, row, field, sentence))


def finding(rule: Rule, row: ForeignRow, field: str | None, sentence: str, number: str = "") -> Finding:
    """A finding about a row, at the place of one of its fields. The number of the row is its address."""
    where = row.where(field)
    return Finding(
        rule=rule.name,
        group=rule.group,
        severity=rule.severity,
        address=number,
        sentence=sentence,
        remedy=rule.remedy,
        file=where.file,
        span=where.span,
        source_line=where.source_line,
    )


def unreadable(document: Unreadable) -> list[Finding]:
    """The findings of a file, or a row, that could not be read."""
    return [
        Finding(
            rule=fault.rule.name,
            group=fault.rule.group,
            severity=fault.rule.severity,
            address="",
            sentence=fault.sentence,
            remedy=fault.remedy or fault.rule.remedy,
            file=document.name,
            span=fault.span,
            source_line=document.line(fault.span.line),
        )
        for fault in document.faults
    ]
