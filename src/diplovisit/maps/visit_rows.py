"""Groups the rows of a sheet into visits, and gives each visit the id of its record."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.datasets.model import Leg
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.map_data_set import fold_id
from diplovisit.maps.row_groups import (
    group_by_column,
    group_by_days,
    refuse_recurring,
    refuse_together,
    split_by_status,
    with_warning,
)
from diplovisit.maps.row_reader import RowReading, RowReason
from diplovisit.maps.sheet_map import SheetMap
from diplovisit.readers.sheet_values import SheetRow
from diplovisit.record.polities import polity_name

_LONGEST_ID: Final = 64
_DIGEST: Final = 6
_LONGEST_PREFIX: Final = 24
_LETTERS_FOR_FIGURES: Final = str.maketrans("0123456789", "ghijklmnop")
"""So that a digest looks like no year."""
_YEAR: Final = lazy_pattern(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_NOTHING_TO_DO: Final = "if the statuses are right, do nothing"
_OWN_ID: Final = "give each row its own"
_OWN_PREFIX: Final = ", or read each sheet by a map with an id-prefix of its own"
_ROW: Final = r'((?:sheet "(?:[^"\\]|\\.)*", )?row [0-9]+)'


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
    visits = sheet_map.visits
    if visits.group_by is not None:
        groups: Iterable[list[RowReading]] = group_by_column(readings)
    elif visits.days_apart is not None:
        groups = group_by_days(readings, visits.days_apart)
    else:
        groups = ([reading] for reading in readings)
    ids = _RecordIds(sheet_map)
    for group in groups:
        parts = [refuse_recurring(rows) for rows in split_by_status(group)]
        if any(reading.reasons for rows in parts for reading in rows):
            yield ids.supposed(refuse_together([reading for rows in parts for reading in rows]))
            continue
        for number, rows in enumerate(parts):
            said = [_with_other_status(rows[0], parts[0][0]), *rows[1:]] if number else rows
            yield from ids.named(_with_differences(said), is_first=not number)
    yield from ids.rest()


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
            with_warning(reading, _other_value(words, value, other))
            if (other := getattr(reading.leg, field)) not in {value, None}
            else reading
            for reading in rows
        ]
    return rows


def _with_other_status(reading: RowReading, first: RowReading) -> RowReading:
    """Says that a row is in a record of its own, because a record has one status."""
    own, other = (each.leg.status.value if each.leg.status is not None else "unknown" for each in (reading, first))
    sentence = f"this row is {own}, but row {first.row.original.number} of the same visit is {other}"
    reason = RowReason(f"{sentence}; a record has one status, so there are two records", remedy=_NOTHING_TO_DO)
    return attrs.evolve(reading, warnings=(*reading.warnings, reason))


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
    return f"the {words} is {other}, but the record has that of the first row of the visit, {value or 'none'}"


@attrs.frozen
class _RowPlace:
    """Where a row stands. It is kept for each row id, and the row itself would take more memory."""

    sheet: str
    number: int
    place: str

    @classmethod
    def of(cls, row: SheetRow) -> "_RowPlace":
        return cls(sheet=row.sheet, number=row.number, place=row.place())


@attrs.define
class _RecordIds:
    """The ids of one sheet. They depend neither on the order of the rows nor on other rows.

    Rows without an id of their own wait until all rows are known, because two of them may have one record id.
    """

    sheet_map: SheetMap
    _taken: set[str] = attrs.Factory(set)
    _row_ids: dict[str, "_RowPlace"] = attrs.Factory(dict)
    _waiting: dict[str, list[list[RowReading]]] = attrs.Factory(dict)

    def named(self, rows: list[RowReading], *, is_first: bool) -> Iterator[VisitRows]:
        """Yields the rows with the id of their record, or with the reason why they cannot have one."""
        if twice := self._repeated_row_ids(rows):
            yield VisitRows(twice)
            return
        base = self._base(rows, is_first=is_first)
        if rows[0].leg.journey or not rows[0].leg.number or base in self._taken:
            self._waiting.setdefault(base, []).append(rows)
        else:
            self._taken.add(base)
            yield _called(base, rows)

    def rest(self) -> Iterator[VisitRows]:
        """Yields the rows that waited. Of those with one record id, all are refused unless they are equal."""
        for base, visits in self._waiting.items():
            contents = {tuple(map(_own_texts, rows)) for rows in visits}
            if base in self._taken or len(contents) > 1:
                yield from (_called(base, list(refused.rows)) for refused in _told_apart_by_nothing(visits))
                continue
            yield _called(base, visits[0])
            sentence = "the row repeats another row of the sheet in every cell"
            yield from (_called(base, list(_refused_for(rows, sentence).rows)) for rows in visits[1:])

    def supposed(self, rows: list[RowReading]) -> VisitRows:
        """Returns the rows of a refused visit with the id that its record would have, as far as it can be known."""
        return _called(self._base(rows, is_first=True), rows) if rows[0].leg.name else VisitRows(tuple(rows))

    def _repeated_row_ids(self, rows: list[RowReading]) -> tuple[RowReading, ...]:
        """Returns the rows with their reasons if the id of one of them is that of another row; empty if none is."""
        found = {}
        for index, reading in enumerate(rows):
            if where := self._other_row(reading, rows):
                sentence = f"the row id {quoted(reading.leg.number)} is also that of {where}"
                found[index] = attrs.evolve(reading, reasons=(RowReason(sentence),))
        if not found:
            self._row_ids |= {
                reading.leg.number: _RowPlace.of(reading.row.original) for reading in rows if reading.leg.number
            }
            return ()
        return tuple(refuse_together([found.get(index, reading) for index, reading in enumerate(rows)]))

    def _other_row(self, reading: RowReading, rows: list[RowReading]) -> str:
        """Returns which other row has the id of a row, and what to do; "" if none has.

        A row that was rejected for it has it still.
        """
        number = reading.leg.number
        if not number:
            return ""
        if (earlier := self._row_ids.get(number)) is not None:
            if earlier.sheet == reading.row.original.sheet:
                return f"row {earlier.number}; {_OWN_ID}"
            return f"{earlier.place}; {_OWN_ID}{_OWN_PREFIX}"
        if sum(each.leg.number == number for each in rows) > 1:
            return f"another row of this visit; {_OWN_ID}"
        if not reading.row.earlier_reason:
            return ""
        said = re.search(
            f"the row id {re.escape(quoted(number))} is (?:also )?that of {_ROW}", reading.row.earlier_reason
        )
        if said is None:
            return ""
        return f"{said[1]}; {_OWN_ID}{_OWN_PREFIX if said[1].startswith('sheet') else ''}"

    def _base(self, rows: list[RowReading], *, is_first: bool) -> str:
        leg = rows[0].leg
        numbers = sorted((reading.leg.number for reading in rows if reading.leg.number), key=lambda n: (len(n), n))
        key = leg.journey or (numbers[0] if numbers else "")
        suffix = "" if is_first or leg.status is None else f"-{leg.status.value}"
        prefix = self.sheet_map.id_prefix or ""
        if not prefix and (leg.journey or numbers):
            # Ids of rows and journeys are those of one sheet, and another sheet may have them, too.
            prefix = source_words(self.sheet_map.source.title)
        name = fold_id(leg.name) or (_name_digest(leg.name) if leg.journey else "")
        words = [prefix, name]
        # A number that the record has as an identifier is known to be no year.
        last = key if key in numbers and key.isdecimal() and key.isascii() else _id_of_key(key)
        end = f"-{last or _digest_of(leg)}{suffix}"
        start = "-".join(word for word in words if word)[: _LONGEST_ID - len(end)].strip("-")
        return (start + end).strip("-")[-_LONGEST_ID:].strip("-") if start else end.strip("-")[-_LONGEST_ID:]


def _called(name: str, rows: list[RowReading]) -> VisitRows:
    return VisitRows(tuple(attrs.evolve(reading, leg=attrs.evolve(reading.leg, record=name)) for reading in rows))


def _own_texts(reading: RowReading) -> tuple[str, ...]:
    """Returns the texts of a row, without those that a file of rejected rows adds."""
    row, added = reading.row.row, len(reading.row.earlier)
    width = len(row.columns)
    return (*row.texts[: width - added], *row.texts[width:])


def _refused_for(rows: list[RowReading], sentence: str) -> VisitRows:
    return VisitRows(tuple(attrs.evolve(reading, reasons=(RowReason(sentence),)) for reading in rows))


def _told_apart_by_nothing(visits: list[list[RowReading]]) -> Iterator[VisitRows]:
    """Refuses visits that would have one record id: by their order alone, a later row could take the id of another."""
    for number, rows in enumerate(visits):
        other = (visits[number - 1] if number else visits[1])[0].row.original if len(visits) > 1 else None
        where = "another row" if other is None else other.place()
        sentence = (
            f"{where} has the same traveller, first day, country and places, or too similar an id; "
            "give the rows ids, and name their column as row-id in the map"
        )
        yield _refused_for(rows, sentence)


def source_words(title: str) -> str:
    """Returns words of a title for the ids of its records. A title with a year has a digest instead of it.

    >>> source_words("Visits of the President"), source_words("Visits 2011")
    ('visits-of-the-president', 'visits-jjem')
    """
    folded = fold_id(title)
    words = "-".join(word for word in folded.split("-") if not any(sign.isdecimal() for sign in word))
    if words == folded and words and len(words) <= _LONGEST_PREFIX:
        return words
    return f"{words[: _LONGEST_PREFIX - 5].strip('-')}-{_name_digest(title)}".strip("-")


def _name_digest(name: str) -> str:
    """Returns four letters that stand for a name, or for a title."""
    return hashlib.sha256(name.encode()).hexdigest()[:4].translate(_LETTERS_FOR_FIGURES)


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
