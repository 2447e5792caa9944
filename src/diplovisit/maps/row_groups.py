"""Groups the rows of a sheet: by a column that they have alike, or by days that follow one another."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.datasets.model import Leg
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.plausible_cells import why_no_name
from diplovisit.maps.row_reader import RowReading, RowReason
from diplovisit.maps.sheet_map import fold_word
from diplovisit.record import Status

_MOST_DAYS_BETWEEN: Final = 60
"""Rows of one group that lie further apart are of two visits: their id recurs."""
_OPEN_END: Final = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/")
_STATUS_ORDER: Final = (
    Status.HELD,
    Status.UNDER_WAY,
    Status.CONFIRMED,
    Status.ANNOUNCED,
    Status.REPORTED,
    Status.POSTPONED,
    Status.CANCELLED,
)


def group_by_column(readings: Iterable[RowReading]) -> Iterator[list[RowReading]]:
    """Groups by the grouping column and the traveller; a row without a value is a visit of its own.

    A row without a traveller is of every visit of its group. Capitals and blanks tell neither groups nor names apart.
    """
    groups: dict[str, list[RowReading]] = {}
    alone: list[list[RowReading]] = []
    for reading in readings:
        if reading.leg.journey:
            groups.setdefault(fold_word(reading.leg.journey), []).append(reading)
        else:
            alone.append([reading])
    for rows in groups.values():
        if any(not _has_name(reading.leg) for reading in rows):
            yield refuse_together(sorted(rows, key=_order))
            continue
        by_traveller: dict[str, list[RowReading]] = {}
        for reading in sorted(rows, key=_order):
            by_traveller.setdefault(_traveller(reading.leg), []).append(reading)
        leaders = [ours[0].leg.name for ours in by_traveller.values()]
        for ours in by_traveller.values():
            if len(leaders) > 1:
                names = ", ".join(map(quoted, leaders))
                sentence = f"the rows of {quoted(ours[0].leg.journey)} name several travellers, {names}; "
                ours[0] = with_warning(ours[0], f"{sentence}each of them has a separate record")
            yield refuse_together(_of_one_spelling(ours))
    yield from alone


def group_by_days(readings: Iterable[RowReading], gap: int) -> Iterator[list[RowReading]]:
    """Groups rows of one traveller and one status whose days follow one another.

    Only exact days that are consecutive are chained. A row that cannot come in refuses the visits that it may be of.
    """
    rows = list(readings)
    chains: dict[tuple[str, Status | None], list[RowReading]] = {}
    for reading in rows:
        if not reading.reasons:
            chains.setdefault((_traveller(reading.leg), reading.leg.status), []).append(reading)
    refusals = _Refusals(rows, gap)
    for chain in chains.values():
        for group in _consecutive(sorted(chain, key=_order), gap):
            yield refusals.applied(_of_one_spelling(group))
    yield from ([reading] for reading in rows if reading.reasons)


def split_by_status(group: list[RowReading]) -> list[list[RowReading]]:
    """Returns the rows of each status. Which comes first does not depend on the order of the rows."""
    statuses = {reading.leg.status for reading in group}
    known = [status for status in _STATUS_ORDER if status in statuses]
    order: list[Status | None] = [*([None] if None in statuses else []), *known]
    return [[reading for reading in group if reading.leg.status is status] for status in order]


def refuse_recurring(rows: list[RowReading]) -> list[RowReading]:
    """Refuses the rows of a group that are far apart in time: their id is that of several visits."""
    end: int | None = None
    for reading in rows:
        first, last = reading.leg.first, reading.leg.last or reading.leg.first
        if first is None or last is None:
            continue
        if end is not None and first.toordinal() - end > _MOST_DAYS_BETWEEN:
            days = first.toordinal() - end
            sentence = (
                f"{quoted(reading.leg.journey)} recurs: rows of it are {days:,} days apart, so they are not one "
                "visit; give each visit its own value in that column, such as the year with the number"
            )
            return [attrs.evolve(row, reasons=(*row.reasons, RowReason(sentence))) for row in rows]
        end = max(end or 0, last.toordinal())
    return rows


def refuse_together(group: list[RowReading]) -> list[RowReading]:
    """Refuses every row of a visit that has a row which cannot come in."""
    refused = next((reading for reading in group if reading.reasons), None)
    if refused is None:
        return group
    return [reading if reading.reasons else _refused(reading, refused, "is") for reading in group]


def with_warning(reading: RowReading, sentence: str) -> RowReading:
    """Returns a row with one more warning."""
    return attrs.evolve(reading, warnings=(*reading.warnings, RowReason(sentence)))


def _refused(reading: RowReading, culprit: RowReading, verb: str) -> RowReading:
    row = culprit.row.original
    place = f"row {row.number}" if row.sheet == reading.row.original.sheet else row.place()
    sentence = f"{place} {verb} of the same visit but cannot be read, so the whole visit is rejected"
    return attrs.evolve(reading, reasons=(RowReason(sentence),))


def _has_name(leg: Leg) -> bool:
    return bool(leg.name) and why_no_name(leg.name) is None


def _traveller(leg: Leg) -> str:
    return f"id {leg.traveller}" if leg.traveller else fold_word(leg.name)


def _of_one_spelling(rows: list[RowReading]) -> list[RowReading]:
    """Gives the rows of one traveller the name of the first, and reports the others."""
    name = rows[0].leg.name
    return [
        reading
        if reading.leg.name == name
        else with_warning(
            attrs.evolve(reading, leg=attrs.evolve(reading.leg, name=name)),
            f"{quoted(reading.leg.name)} is read as the traveller {quoted(name)} of the same visit",
        )
        for reading in rows
    ]


def _order(reading: RowReading) -> tuple[int, int, int]:
    first, last = reading.leg.first, reading.leg.last
    return (first.toordinal() if first else 10**7, last.toordinal() if last else 10**7, reading.row.row.number)


def _exact_days(leg: Leg) -> tuple[int, int] | None:
    """Returns the first and the last day where every day between them is stated. None for any other date.

    Of an interval whose end is unknown, the first day is known.
    """
    when = leg.when
    if when is None or when.qualifier is not None:
        return None
    if _OPEN_END.fullmatch(when.text) and when.lower is not None:
        return when.lower.toordinal(), when.lower.toordinal()
    try:
        runs = when.runs()
    except ValueError:
        return None
    return (runs[0][0].toordinal(), runs[0][1].toordinal()) if len(runs) == 1 else None


def _consecutive(rows: list[RowReading], gap: int) -> Iterator[list[RowReading]]:
    group: list[RowReading] = []
    end = 0
    for reading in rows:
        days = _exact_days(reading.leg)
        if days is None:
            yield [reading]
            continue
        if group and days[0] - end > gap:
            yield group
            group = []
        end = max(end, days[1]) if group else days[1]
        group.append(reading)
    if group:
        yield group


class _Refusals:
    """The rows that cannot come in, and the visits that they may be of."""

    def __init__(self, rows: list[RowReading], gap: int) -> None:
        self._gap = gap
        self._near: dict[str, list[RowReading]] = {}
        self._beside: dict[tuple[str, int], RowReading] = {}
        for index, reading in enumerate(rows):
            if not reading.reasons:
                continue
            if _has_name(reading.leg) and _exact_days(reading.leg) is not None:
                self._near.setdefault(_traveller(reading.leg), []).append(reading)
            else:
                for other in (_neighbour(rows, index, -1), _neighbour(rows, index, 1)):
                    if other is not None and self._may_join(reading, other):
                        self._beside.setdefault(_identity(other), reading)

    def applied(self, group: list[RowReading]) -> list[RowReading]:
        """Returns the rows of a visit, refused if a row that cannot come in may be of it."""
        for culprit in self._near.get(_traveller(group[0].leg), ()):
            if any(self._may_join(culprit, reading) for reading in group):
                return [_refused(reading, culprit, "is") for reading in group]
        for reading in group:
            if (culprit_beside := self._beside.get(_identity(reading))) is not None:
                return [_refused(each, culprit_beside, "may be") for each in group]
        return group

    def _may_join(self, culprit: RowReading, reading: RowReading) -> bool:
        days, ours = _exact_days(culprit.leg), _exact_days(reading.leg)
        if ours is None or culprit.leg.status not in {None, reading.leg.status}:
            return False
        # A date that could be read and is vague joins nothing.
        if days is None:
            return culprit.leg.when is None
        return days[0] - ours[1] <= self._gap and ours[0] - days[1] <= self._gap


def _identity(reading: RowReading) -> tuple[str, int]:
    return reading.row.row.sheet, reading.row.row.number


def _neighbour(rows: list[RowReading], index: int, step: int) -> RowReading | None:
    """Returns the next good row before or after a refused one: of its traveller, or of any if it has none."""
    refused = rows[index]
    at = index + step
    while 0 <= at < len(rows) and rows[at].row.row.sheet == refused.row.row.sheet:
        other = rows[at]
        is_same = not _has_name(refused.leg) or _traveller(other.leg) == _traveller(refused.leg)
        if not other.reasons and is_same:
            return other
        at += step
    return None
