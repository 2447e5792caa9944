"""Groups the rows of a sheet into visits, and gives each visit the id of its record."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.datasets.model import Leg
from diplovisit.findings.phrases import quoted
from diplovisit.maps.map_data_set import fold_id
from diplovisit.maps.row_reader import RowReading, RowReason
from diplovisit.maps.sheet_map import SheetMap
from diplovisit.record.polities import polity_name

_LONGEST_ID: Final = 64
_DIGEST: Final = 6
_YEAR: Final = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_NOTHING_TO_DO: Final = "nothing is to do, if the statuses are right"


@attrs.frozen
class VisitRows:
    """The rows of one visit, in the order of its stops. If one of them cannot come in, none does."""

    rows: tuple[RowReading, ...]

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The legs of the rows."""
        return tuple(reading.leg for reading in self.rows)

    @property
    def is_whole(self) -> bool:
        """Whether every row can come in."""
        return not any(reading.reasons for reading in self.rows)


def group_rows(sheet_map: SheetMap, readings: Iterable[RowReading]) -> Iterator[VisitRows]:
    """Groups rows into visits as the map says. Every row is in exactly one visit.

    Without grouping, each row is a visit, and rows are not kept. A visit whose rows state several statuses becomes one
    visit for each status, because a record has one. A visit with a row that cannot come in is refused as a whole: with
    a stop missing, it would be another visit.
    """
    ids = _RecordIds(sheet_map)
    visits = sheet_map.visits
    if visits.group_by is None and visits.days_apart is None:
        groups: Iterable[list[RowReading]] = ([reading] for reading in readings)
    elif visits.group_by is not None:
        groups = _by_column(readings)
    else:
        groups = _by_days(readings, visits.days_apart or 0)
    for group in groups:
        if any(reading.reasons for reading in group):
            yield ids.supposed(list(_refused_together(group)))
            continue
        for rows in _by_status(group):
            is_first = rows[0] is group[0]
            said = rows if is_first else [_with_other_status(rows[0], group[0]), *rows[1:]]
            yield ids.named(_with_differences(said), is_first=is_first)


def _by_column(readings: Iterable[RowReading]) -> Iterable[list[RowReading]]:
    """Groups by the grouping column and the traveller; a row without a value is a visit of its own."""
    groups: dict[tuple[str, str], list[RowReading]] = {}
    alone: list[list[RowReading]] = []
    for reading in readings:
        if not reading.leg.journey:
            alone.append([reading])
            continue
        groups.setdefault((reading.leg.journey, reading.leg.name), []).append(reading)
    return [sorted(group, key=_order) for group in groups.values()] + alone


def _by_days(readings: Iterable[RowReading], gap: int) -> Iterator[list[RowReading]]:
    by_traveller: dict[tuple[str, str], list[RowReading]] = {}
    for reading in readings:
        by_traveller.setdefault((reading.leg.traveller, reading.leg.name), []).append(reading)
    for rows in by_traveller.values():
        group: list[RowReading] = []
        end: int | None = None
        for reading in sorted(rows, key=_order):
            first, last = reading.leg.first, reading.leg.last
            follows = end is not None and first is not None and first.toordinal() - end <= gap
            if group and not follows:
                yield group
                group, end = [], None
            group.append(reading)
            if last is not None:
                end = max(end or 0, last.toordinal())
        if group:
            yield group


def _order(reading: RowReading) -> tuple[int, int, int]:
    first, last = reading.leg.first, reading.leg.last
    return (first.toordinal() if first else 10**7, last.toordinal() if last else 10**7, reading.row.row.number)


def _by_status(group: list[RowReading]) -> list[list[RowReading]]:
    statuses = dict.fromkeys(reading.leg.status for reading in group)
    return [[reading for reading in group if reading.leg.status is status] for status in statuses]


def _with_differences(rows: list[RowReading]) -> list[RowReading]:
    """Keeps what the rows of one visit say differently: categories become notes, and offices are reported.

    A record has one category, and one office for its traveller.
    """
    categories = {reading.leg.category for reading in rows}
    if len(categories) > 1:
        rows = [_with_category_note(reading) for reading in rows]
    first = rows[0].leg
    for field, words in (("office", "office"), ("rank", "rank"), ("sender", "sending country")):
        value = getattr(first, field)
        rows = [
            _with_warning(reading, _other_value(words, value, other))
            if (other := getattr(reading.leg, field)) not in {value, None}
            else reading
            for reading in rows
        ]
    return rows


def _with_other_status(reading: RowReading, first: RowReading) -> RowReading:
    """Says that a row is in a record of its own, because a record has one status."""
    own, other = (each.leg.status.value if each.leg.status is not None else "unknown" for each in (reading, first))
    sentence = f"this row is {own}, and row {first.row.row.number} of the same visit is {other}"
    reason = RowReason(f"{sentence}; a record has one status, so each has its own record", remedy=_NOTHING_TO_DO)
    return attrs.evolve(reading, warnings=(*reading.warnings, reason))


def _with_warning(reading: RowReading, sentence: str) -> RowReading:
    return attrs.evolve(reading, warnings=(*reading.warnings, RowReason(sentence)))


def _with_category_note(reading: RowReading) -> RowReading:
    leg = reading.leg
    if leg.category is None:
        return reading
    where = polity_name(leg.territory or leg.country or "") or "this stop"
    sentence = f"The visit to {where} is of the category {leg.category.value}."
    located = dict(leg.located or {})
    if "category" in located:
        located["note"] = attrs.evolve(located["category"], quote=None)
    return attrs.evolve(reading, leg=attrs.evolve(leg, notes=(*leg.notes, sentence), located=located))


def _other_value(words: str, value: object, other: object) -> str:
    return f"the {words} is {other}, and the first row of the visit has {value or 'none'}, which the record takes"


def _refused_together(group: list[RowReading]) -> Iterator[RowReading]:
    refused = next(reading for reading in group if reading.reasons)
    place = f"row {refused.row.row.number}"
    for reading in group:
        if reading.reasons:
            yield reading
        else:
            sentence = f"{place} is of the same visit and cannot come in; the visit is refused as a whole"
            yield attrs.evolve(reading, reasons=(RowReason(sentence),))


@attrs.define
class _RecordIds:
    """The ids of one sheet. They do not change when rows are added."""

    sheet_map: SheetMap
    _taken: dict[str, tuple[object, ...]] = attrs.Factory(dict)
    _row_ids: dict[str, int] = attrs.Factory(dict)

    def named(self, rows: list[RowReading], *, is_first: bool) -> VisitRows:
        """Returns the rows with the id of their record, or with the reason why they cannot have one."""
        if twice := self._repeated_row_ids(rows):
            return VisitRows(twice)
        base = self._base(rows, is_first=is_first)
        content = tuple((reading.leg, tuple(reading.row.row.texts)) for reading in rows)
        name, number = base, 1
        while (known := self._taken.get(name)) is not None:
            if known == tuple(hash(part) for part in content):
                sentence = "the row repeats another row of the sheet in every cell"
                return VisitRows(tuple(attrs.evolve(reading, reasons=(RowReason(sentence),)) for reading in rows))
            number += 1
            name = f"{base[: _LONGEST_ID - 1 - len(str(number))]}-{number}"
        self._taken[name] = tuple(hash(part) for part in content)
        return VisitRows(tuple(attrs.evolve(reading, leg=attrs.evolve(reading.leg, record=name)) for reading in rows))

    def supposed(self, rows: list[RowReading]) -> VisitRows:
        """Returns the rows of a refused visit with the id that its record would have, as far as it can be known."""
        if not rows[0].leg.name:
            return VisitRows(tuple(rows))
        name = self._base(rows, is_first=True)
        return VisitRows(tuple(attrs.evolve(reading, leg=attrs.evolve(reading.leg, record=name)) for reading in rows))

    def _repeated_row_ids(self, rows: list[RowReading]) -> tuple[RowReading, ...]:
        """Returns the rows with their reasons if the id of one of them is that of another row; empty if none is."""
        found = {}
        for index, reading in enumerate(rows):
            if where := self._other_row(reading, rows):
                sentence = f"the row id {quoted(reading.leg.number)} is that of {where}, too; give each row its own"
                found[index] = attrs.evolve(reading, reasons=(RowReason(sentence),))
        if not found:
            self._row_ids |= {reading.leg.number: reading.row.row.number for reading in rows if reading.leg.number}
            return ()
        return tuple(_refused_together([found.get(index, reading) for index, reading in enumerate(rows)]))

    def _other_row(self, reading: RowReading, rows: list[RowReading]) -> str:
        """Returns which other row has the id of a row; "" if none has. A row that was rejected for it has it still."""
        number = reading.leg.number
        if not number:
            return ""
        if (earlier := self._row_ids.get(number)) is not None:
            return f"row {earlier}"
        if sum(each.leg.number == number for each in rows) > 1:
            return "another row of this visit"
        if not (reason := reading.row.earlier_reason):
            return ""
        said = re.search(f"the row id {re.escape(quoted(number))} is that of (row [0-9]+), too", reason)
        return said[1] if said is not None else ""

    def _base(self, rows: list[RowReading], *, is_first: bool) -> str:
        leg = rows[0].leg
        numbers = sorted((reading.leg.number for reading in rows if reading.leg.number), key=lambda n: (len(n), n))
        key = leg.journey or (numbers[0] if numbers else "")
        suffix = "" if is_first or leg.status is None else f"-{leg.status.value}"
        prefix = self.sheet_map.id_prefix or ""
        words = [fold_id(part) for part in (prefix, leg.name)]
        # A number that the record has as an identifier is known to be no year.
        last = key if key in numbers and key.isdecimal() and key.isascii() else _id_of_key(key)
        end = f"-{last or _digest_of(leg)}{suffix}"
        start = "-".join(word for word in words if word)[: _LONGEST_ID - len(end)].strip("-")
        return (start + end).strip("-")[-_LONGEST_ID:].strip("-") if start else end.strip("-")[-_LONGEST_ID:]


def _id_of_key(key: str) -> str:
    """Returns the words of an id for a journey or a row. One with a year becomes a digest, because ids hold no date.

    >>> _id_of_key("ABC-J001"), _id_of_key("2011/7")
    ('abc-j001', '44f921')
    """
    words = fold_id(key)
    return _digest(key) if _YEAR.search(words) else words


def _digest_of(leg: Leg) -> str:
    """Returns the country, and a digest of what tells a visit from the others of one traveller: ids hold no date."""
    country = fold_id(polity_name(leg.territory or leg.country or "") or "")
    parts = (leg.name, leg.traveller, str(leg.first), leg.country or "", *leg.places)
    digest = _digest("\x1f".join(parts))
    return f"{country}-{digest}" if country else digest


def _digest(text: str) -> str:
    """Returns a digest of a text in which no four figures look like a year.

    >>> [_YEAR.search(_digest(str(number))) for number in range(500)] == [None] * 500
    True
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    return next(part for start in range(len(digest)) if not _YEAR.search(part := digest[start : start + _DIGEST]))
