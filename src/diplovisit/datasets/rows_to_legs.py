"""Rows to legs, by the mapping of a data set; a row that cannot be read is told, and the next ones come."""

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from diplovisit.datasets import rules
from diplovisit.datasets.model import CannotRead, DataSet, Leg
from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import finding_at
from diplovisit.readers import FilePosition, UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.record import Edtf, Fault, Finding, Rule
from diplovisit.record.polities import Polity, PolityKind, fold_name, polity
from diplovisit.record.shared_names import candidates, possible_days

# MERGED: Which polities a printed label and place mean: the sovereign, and a territory of the sovereign. Both
# ways are needed: from a label to codes, and, where a record was changed, from codes to a label that means
# them.

_INNER = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*")
_NOTHING: Final = frozenset[str]()


class AmbiguousCountry(ValueError):
    """Raised for a label that several polities share, where neither date nor place says which of them is meant."""


@attrs.frozen
class Host:
    """Codes of the sovereign and of the territory; None where there is none, or none that is known."""

    country: str | None
    territory: str | None = None


@attrs.frozen(eq=False)
class LabelReading:
    """How a data set's labels are read where the table of polities alone does not decide.

    places: places as printed, without what stands in parentheses, to the territory that they lie in, or the state
    where several had the label.
    filed_apart: labels to the codes of polities that share the name, and that the data set files under another id:
    it never means them by the label.
    """

    places: Mapping[str, str]
    filed_apart: Mapping[str, frozenset[str]] = {}

    def is_known(self, label: str) -> bool:
        """Whether a label is the name of one polity or of several."""
        return any(candidates(name, None) for name in (label.strip(), *_parted(label.strip())) if name)

    def host(self, label: str, locale: str, when: Edtf | None) -> Host:
        """The host that a label and a place mean on the days of a date.

        Of several polities that share the name, the date decides (`record/shared_names`). Else the place does: the
        capital of one that existed on those days, or another name of it. What the data set files apart is not meant.
        Raises AmbiguousCountry where several are left. The only polity of a name is meant on any day; where it did not
        exist, the rules of records report it.

        >>> reading = LabelReading(places={})
        >>> reading.host("United Kingdom", "Kingston (Jamaica)", Edtf("1920-11-30"))
        Host(country='GB', territory='JM')
        >>> reading.host("Vietnam", "Saigon", Edtf("1967-05-01")).country
        'x-south-vietnam'
        >>> reading.host("Vietnam", "", Edtf("1967-05-01"))
        Traceback (most recent call last):
        ...
        diplovisit.datasets.rows_to_legs.AmbiguousCountry: the name "Vietnam" can mean North Vietnam (VDVN) or ...
        """
        return _host(self, label, locale, when)


@attrs.frozen
class _Where:
    """What is printed of a place: the names in it, the one land it may name, and the code its data set lists."""

    places: tuple[str, ...]
    lands: tuple[str, ...]
    listed: str | None


@functools.lru_cache(maxsize=10_000)
def _host(reading: LabelReading, label: str, locale: str, when: Edtf | None) -> Host:
    label = label.strip()
    # "Congo (Brazzaville)" is a name as a whole; "Denmark (Greenland)" is two.
    outer, inner = (label, "") if candidates(label, when) else _parted(label)
    name = outer if candidates(outer, when) else inner
    bearers = candidates(name, when)
    if not bearers:
        return Host(None)
    where = _Where(
        places=(*_names_in(locale), *((inner,) if inner and name == outer else ())),
        lands=tuple(land for land in (inner, _whole_place(locale)) if land),
        listed=reading.places.get(locale.strip()),
    )
    apart = reading.filed_apart.get(name, _NOTHING)
    sovereign = bearers[0] if len(bearers) == 1 else _decide(name, bearers, where, apart, when)
    return Host(sovereign.code, _territory(sovereign, where, when))


def _decide(name: str, bearers: tuple[Polity, ...], where: _Where, apart: frozenset[str], when: Edtf | None) -> Polity:
    """The one of several bearers that the place, or the ids of the data set, say is meant. Raises AmbiguousCountry."""
    there = _there_throughout(bearers, when)
    placed = [each for each in there if each.code == where.listed] or _of_places(there, where.places)
    left = [each for each in placed or bearers if each.code not in apart]
    if len(left) == 1:
        return left[0]
    meant = " or ".join(f"{each.name} ({each.code})" for each in bearers)
    seen = str(when) if when is not None else "no date"
    if where.places:
        seen += f" and {quoted(', '.join(where.places))}"
    remedy = "write the full name of the one that is meant, or its capital as the place"
    raise AmbiguousCountry(f"the name {quoted(name)} can mean {meant}, and {seen} cannot decide; {remedy}")


def _territory(sovereign: Polity, where: _Where, when: Edtf | None) -> str | None:
    """The code of the land under a sovereign that a place names; None where it names none, or one of several."""
    listed = polity(where.listed) if where.listed is not None else None
    named = [("", (listed,))] if listed is not None else []
    for name, found in (*named, *((land, candidates(land, None)) for land in where.lands)):
        lands = [each for each in found if each.code != sovereign.code and _is_within(each, sovereign, when)]
        if (land := _only(lands, name, where.places, when)) is not None:
            return land.code
    return None


def _there_throughout(bearers: Iterable[Polity], when: Edtf | None) -> list[Polity]:
    """Those that existed on all of the days: a city was the seat of a government only while that was there."""
    days = possible_days(when)
    return [each for each in bearers if all(map(each.existed_on, days))] if days is not None else []


def _of_places(bearers: Iterable[Polity], places: Iterable[str]) -> list[Polity]:
    """Those of some polities whose capital, or whose own name, is among places."""
    folded = {fold_name(place) for place in places}
    named = {found.code for place in places for found in candidates(place, None)}
    return [
        each
        for each in bearers
        if each.code in named or not folded.isdisjoint(fold_name(seat) for seat in each.capitals)
    ]


def _only(lands: list[Polity], name: str, places: tuple[str, ...], when: Edtf | None) -> Polity | None:
    """The one of several lands of a name that the date or the place says is meant; None where neither does."""
    if len(lands) < 2:
        return lands[0] if lands else None
    codes = {each.code for each in candidates(name, when)}
    for left in ([each for each in lands if each.code in codes], _of_places(lands, set(places) - {name})):
        if len(left) == 1:
            return left[0]
    return None


def _parted(text: str) -> tuple[str, str]:
    """What stands before parentheses at the end, and what stands in them."""
    found = _INNER.fullmatch(text)
    return (found["outer"].strip(), found["inner"].strip()) if found is not None else (text, "")


def _names_in(locale: str) -> tuple[str, ...]:
    """Every place that a locale names, between its commas and in its parentheses."""
    names = (name for part in re.split("[,;]", locale) for name in _parted(part.strip()))
    return tuple(name for name in names if name)


def _whole_place(locale: str) -> str:
    """The land that a locale may name: in parentheses ("Kingston (Jamaica)"), or as the one place there is."""
    outer, inner = _parted(locale.strip())
    name = (inner or outer).removeprefix("The ")
    return "" if "," in name else name


def _is_within(candidate: Polity, sovereign: Polity, when: Edtf | None) -> bool:
    """Whether a candidate is a land of its own under the sovereign: a territory, a state to be, or a dominion."""
    day = when.lower if when is not None else None
    if candidate.kind is PolityKind.ORGANISATION or sovereign.kind is PolityKind.ORGANISATION or day is None:
        return False
    if candidate.kind is PolityKind.TERRITORY:
        return True
    return _was_within(candidate, sovereign, day)


def _was_within(candidate: Polity, sovereign: Polity, day: datetime.date) -> bool:
    if candidate.kind is PolityKind.FORMER:
        # Zaire is no land of the Congo's but the same state by another name; West Berlin never was a state of its own.
        is_itself = candidate.alpha3 is not None and candidate.successors == (sovereign.code,)
        return candidate.existed_on(day) and sovereign.existed_on(day) and not is_itself
    # A state that came later: not the same state by its next name, as Zimbabwe is Southern Rhodesia.
    is_later = candidate.since is not None and not candidate.existed_on(day) and day.isoformat() < candidate.since
    return is_later and sovereign.successors != (candidate.code,)


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
