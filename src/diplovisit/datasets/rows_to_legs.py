"""Reads rows as legs by the mapping of a data set; an unreadable row becomes a finding, and reading continues."""

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from diplovisit.datasets import rules
from diplovisit.datasets.model import DataSet, Leg, UnreadableField
from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import finding_at
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import FilePosition, UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.record import Edtf, Fault, Finding, Rule
from diplovisit.record.country_readings import alternatives, describe_bearer
from diplovisit.record.polities import Polity, PolityKind, fold_name, polity
from diplovisit.record.shared_names import NameBearer, candidates, possible_days

_PARENTHESES = lazy_pattern(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*")
_NO_CODES: Final = frozenset[str]()


class AmbiguousCountry(ValueError):
    """Raised for a label that several polities share if neither the date nor the place decides between them.

    codes: the codes of these polities.
    """

    def __init__(self, sentence: str, codes: Iterable[str]) -> None:
        super().__init__(sentence)
        self.codes = tuple(codes)


@attrs.frozen
class Host:
    """The codes of the sovereign and of its territory; None if there is none, or if it is unknown."""

    country: str | None
    territory: str | None = None


@attrs.frozen(eq=False)
class LabelReading:
    """Reads the labels and places that a data set prints as polities: a sovereign, and a territory of the sovereign.

    Import reads labels as codes. If a record was changed, export looks for a label that still means its codes.

    places: maps places as printed, without text in parentheses, to the code of their territory, or of their state if
    several states share the label.
    filed_apart: maps labels to the codes of polities that share the name but have another id in the data set. The data
    set never means them by the label.
    remedy: what to do about a label that is ambiguous.
    """

    places: Mapping[str, str]
    filed_apart: Mapping[str, frozenset[str]] = {}
    remedy: str = "write the full name of the country, or its capital as the place"

    def is_known(self, label: str) -> bool:
        """Whether a label is the name of at least one polity."""
        return any(candidates(name, None) for name in (label.strip(), *_split_parentheses(label.strip())) if name)

    def host(self, label: str, locale: str, when: Edtf | None) -> Host:
        """Returns the host that a label and a place mean on the days of a date.

        If several polities share the name, the date decides (`record/shared_names`). Otherwise the place decides: it is
        the capital of one that existed on those days, or another name of it. Polities that the data set files apart
        are excluded. Raises AmbiguousCountry if several remain.

        If one polity has the name, it is meant on any day. If it did not exist on that day, the rules for records
        report it.

        >>> reading = LabelReading(places={})
        >>> reading.host("United Kingdom", "Kingston (Jamaica)", Edtf("1920-11-30"))
        Host(country='GB', territory='JM')
        >>> reading.host("Vietnam", "Saigon", Edtf("1967-05-01")).country
        'x-south-vietnam'
        >>> reading.host("Vietnam", "", Edtf("1967-05-01"))
        Traceback (most recent call last):
        ...
        diplovisit.datasets.rows_to_legs.AmbiguousCountry: the name "Vietnam" can mean North Vietnam (VDVN, ...
        """
        return _host(self, label, locale, when)


@attrs.frozen
class _PrintedPlace:
    """A place as printed: the names in it, the territories that it may name, and the code that the data set lists."""

    names: tuple[str, ...]
    territories: tuple[str, ...]
    listed: str | None


@functools.lru_cache(maxsize=10_000)
def _host(reading: LabelReading, label: str, locale: str, when: Edtf | None) -> Host:
    label = label.strip()
    # "Congo (Brazzaville)" is one name; "Denmark (Greenland)" is two.
    outer, inner = (label, "") if candidates(label, when) else _split_parentheses(label)
    name = outer if candidates(outer, when) else inner
    bearers = candidates(name, when)
    if not bearers:
        return Host(None)
    place = _PrintedPlace(
        names=(*_names_in(locale), *((inner,) if inner and name == outer else ())),
        territories=tuple(territory for territory in (inner, _territory_name(locale)) if territory),
        listed=reading.places.get(locale.strip()),
    )
    apart = reading.filed_apart.get(name, _NO_CODES)
    sovereign = bearers[0] if len(bearers) == 1 else _decide(name, bearers, place, apart, when, reading.remedy)
    return Host(sovereign.code, _territory(sovereign, place, when))


def _decide(
    name: str,
    bearers: tuple[Polity, ...],
    place: _PrintedPlace,
    apart: frozenset[str],
    when: Edtf | None,
    remedy: str,
) -> Polity:
    """Returns the bearer of a name that the place or the ids of the data set decide for. Else AmbiguousCountry."""
    existing = _existing_throughout(bearers, when)
    of_place = [bearer for bearer in existing if bearer.code == place.listed] or _of_places(existing, place.names)
    remaining = [bearer for bearer in of_place or bearers if bearer.code not in apart]
    if len(remaining) == 1:
        return remaining[0]
    meanings = alternatives(describe_bearer(NameBearer(bearer, bearer.since, bearer.until)) for bearer in bearers)
    evidence = str(when) if when is not None else "no date"
    if place.names:
        evidence += f" and {quoted(', '.join(place.names))}"
    sentence = f"the name {quoted(name)} can mean {meanings}, and {evidence} cannot decide; {remedy}"
    raise AmbiguousCountry(sentence, (bearer.code for bearer in bearers))


def _territory(sovereign: Polity, place: _PrintedPlace, when: Edtf | None) -> str | None:
    """Returns the code of the territory under a sovereign that a place names; None if none, or if ambiguous."""
    listed = polity(place.listed) if place.listed is not None else None
    named = [("", (listed,))] if listed is not None else []
    for name, polities in (*named, *((territory, candidates(territory, None)) for territory in place.territories)):
        territories = [
            candidate
            for candidate in polities
            if candidate.code != sovereign.code and _is_within(candidate, sovereign, when)
        ]
        if (territory := _only(territories, name, place.names, when)) is not None:
            return territory.code
    return None


def _existing_throughout(bearers: Iterable[Polity], when: Edtf | None) -> list[Polity]:
    """Returns the polities that existed on all of the days: only then was a city the seat of their government."""
    days = possible_days(when)
    return [bearer for bearer in bearers if all(map(bearer.existed_on, days))] if days is not None else []


def _of_places(bearers: Iterable[Polity], places: Iterable[str]) -> list[Polity]:
    """Returns the polities whose capital, or whose own name, is among the places."""
    folded = {fold_name(place) for place in places}
    named = {candidate.code for place in places for candidate in candidates(place, None)}
    return [
        bearer
        for bearer in bearers
        if bearer.code in named or not folded.isdisjoint(fold_name(capital) for capital in bearer.capitals)
    ]


def _only(territories: list[Polity], name: str, places: tuple[str, ...], when: Edtf | None) -> Polity | None:
    """Returns the territory of a name that the date or the place decides for; None if neither decides."""
    if len(territories) < 2:
        return territories[0] if territories else None
    codes = {candidate.code for candidate in candidates(name, when)}
    for remaining in (
        [territory for territory in territories if territory.code in codes],
        _of_places(territories, set(places) - {name}),
    ):
        if len(remaining) == 1:
            return remaining[0]
    return None


def _split_parentheses(text: str) -> tuple[str, str]:
    """Splits a text into the part before parentheses at its end, and the part inside them."""
    match = _PARENTHESES.fullmatch(text)
    return (match["outer"].strip(), match["inner"].strip()) if match is not None else (text, "")


def _names_in(locale: str) -> tuple[str, ...]:
    """Returns all places in a locale: those between commas and those in parentheses."""
    names = (name for part in re.split("[,;]", locale) for name in _split_parentheses(part.strip()))
    return tuple(name for name in names if name)


def _territory_name(locale: str) -> str:
    """Returns the territory that a locale may name: in parentheses ("Kingston (Jamaica)"), or as its only place."""
    outer, inner = _split_parentheses(locale.strip())
    name = (inner or outer).removeprefix("The ")
    return "" if "," in name else name


def _is_within(candidate: Polity, sovereign: Polity, when: Edtf | None) -> bool:
    """Whether a candidate is a separate polity under the sovereign: a territory, a future state, or a dominion."""
    day = when.lower if when is not None else None
    if candidate.kind is PolityKind.ORGANISATION or sovereign.kind is PolityKind.ORGANISATION or day is None:
        return False
    if candidate.kind is PolityKind.TERRITORY:
        return True
    return _was_within(candidate, sovereign, day)


def _was_within(candidate: Polity, sovereign: Polity, day: datetime.date) -> bool:
    if candidate.kind is PolityKind.FORMER:
        # Zaire is the Congo itself under another name, not a territory of it. West Berlin was never a state.
        is_same_state = candidate.alpha3 is not None and candidate.successors == (sovereign.code,)
        return candidate.existed_on(day) and sovereign.existed_on(day) and not is_same_state
    # A later state, but not the sovereign itself under its next name: Zimbabwe is Southern Rhodesia.
    is_later = candidate.since is not None and not candidate.existed_on(day) and day.isoformat() < candidate.since
    return is_later and sovereign.successors != (candidate.code,)


@attrs.define(slots=False)
class LegReader:
    """Reads the rows of a data set as legs, and collects findings about rows that are unreadable.

    rows: the number of all rows. left_out: the number of rows without a leg.
    """

    data_set: DataSet
    rows: int = 0
    left_out: int = 0
    findings: list[Finding] = attrs.Factory(list)
    _positions: dict[str, FilePosition] = attrs.Factory(dict)
    _reported_fields: set[str] = attrs.Factory(set)

    def read(self, rows: Iterable[ForeignRow | UnreadableDocument]) -> Iterator[Leg]:
        """Yields the legs of rows, in their order. An unreadable row adds findings and raises nothing."""
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
        prefix = f"row {escaped(number, 40)}: " if number else ""
        is_readable = True
        for column in self.data_set.columns:
            if (text := column.text_of(row.cells)) is None and column.required:
                is_readable = False
                sentence = f"{prefix}the field {column.theirs} is missing"
                self.findings.append(row_finding(rules.UNREADABLE_FIELD, row, None, sentence, number))
                continue
            try:
                read = dict(column.read(text or "", known))
                for warning in read.pop("warnings", ()):
                    sentence = f"{prefix}{warning}"
                    self.findings.append(row_finding(rules.ODD_FIELD, row, column.theirs, sentence, number))
                known.update(read)
            except UnreadableField as error:
                is_readable = False
                field = error.field or column.theirs
                self.findings.append(row_finding(rules.UNREADABLE_FIELD, row, field, f"{prefix}{error}", number))
        self._report_unknown_fields(row)
        if not is_readable:
            return None
        position = row.where()
        known.pop("denied", None)
        leg = Leg(**known, read_at=position)
        if leg.number and (earlier := self._positions.setdefault(leg.number, position)) is not position:
            sentence = f"the number {escaped(leg.number, 40)} is here and in {earlier.file}, line {earlier.span.line}"
            self.findings.append(
                row_finding(rules.DUPLICATE_ROW_ID, row, self.data_set.columns[0].theirs, sentence, number)
            )
            return None
        return leg

    def _report_unknown_fields(self, row: ForeignRow) -> None:
        # In the order of the file: the order of a set differs between runs.
        for field in row.cells:
            if field not in self._known_fields and field not in self._reported_fields:
                self._reported_fields.add(field)
                sentence = f"{self.data_set.name} has no known field {quoted(field)}"
                self.findings.append(row_finding(rules.FIELD_NOT_READ, row, field, sentence))

    @functools.cached_property
    def _known_fields(self) -> frozenset[str]:
        names = (name for column in self.data_set.columns for name in (column.theirs, *column.also_called))
        return frozenset(names) | self.data_set.left_out.keys()


def row_finding(rule: Rule, row: ForeignRow, field: str | None, sentence: str, number: str = "") -> Finding:
    """Returns a finding about a row, at the position of one of its fields. The number of the row is its address."""
    return finding_at(Fault(rule=rule, path=(), sentence=sentence), row.where(field), address=number)


def leg_finding(leg: Leg, fault: Fault) -> Finding:
    """Returns a finding for a fault of the record that a leg became, at the position of the leg."""
    of_row = Fault(rule=fault.rule, path=fault.path, sentence=f"row {escaped(leg.number, 40)}: {fault.sentence}")
    return finding_at(of_row, leg.read_at, address=leg.number)
