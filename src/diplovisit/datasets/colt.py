"""The mapping of Country and Organizational Leader Travel (COLT, Pardee Institute).

A row is a trip of one leader to one country: a visit with one stop. Some trips have days. Others have only the year and
the number of days.
"""

import datetime
import re
from typing import Final

from diplovisit.datasets.model import (
    NOTHING_STATED,
    DataSet,
    FieldMapping,
    Known,
    Leg,
    UnreadableField,
    parse_day_cell,
    require_filled,
)
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Duration, Edtf, Rank
from diplovisit.record.polities import PolityKind, polities, polity

_RANKS: Final = {
    "GS": Rank.HEAD_OF_STATE_AND_GOVERNMENT,
    "G": Rank.HEAD_OF_GOVERNMENT,
    "S": Rank.HEAD_OF_STATE,
    "De Facto": Rank.DE_FACTO_LEADER,
    "F": Rank.FOREIGN_MINISTER,
    "E": Rank.FINANCE_MINISTER,
    "I": Rank.IGO_HEAD,
    "CP": Rank.CROWN_PRINCE,
}
_ROLES: Final = {rank: role for role, rank in _RANKS.items()}
_YEAR = re.compile("(?!0000)[0-9]{4}")
_DAYS = re.compile("[1-9][0-9]{0,2}")


def _country(text: str) -> str:
    matches = [candidate for candidate in polities().values() if text and candidate.alpha3 == text]
    # ATF is a current code. It was also the code of FQHH, from which that territory was separated.
    current = [candidate for candidate in matches if candidate.kind is not PolityKind.FORMER]
    if len(current or matches) == 1:
        return (current or matches)[0].code
    raise UnreadableField(f"expected a country code of three letters (ISO 3166-1 alpha-3); saw {quoted(text)}")


def _alpha3(code: str | None) -> str:
    match = polity(code) if code is not None else None
    return (match.alpha3 or "") if match is not None else ""


def _role(text: str, known: Known) -> Known:
    if (rank := _RANKS.get(text)) is None:
        suggestion = did_you_mean(closest(text, list(_RANKS)))
        raise UnreadableField(f"expected one of {', '.join(_RANKS)}; saw {quoted(text)}{suggestion}")
    return {"rank": rank}


def _year(text: str, known: Known) -> Known:
    if not _YEAR.fullmatch(text):
        raise UnreadableField(f"expected a year; saw {quoted(text)}")
    return {"when": Edtf(text)}


def _start(text: str, known: Known) -> Known:
    if not text:
        return {}
    first = parse_day_cell(text, "2005-06-03")
    if "when" in known and str(known["when"]) != f"{first.year:04}":
        raise UnreadableField(f"the trip starts on {first}, and its year is {known['when']}")
    return {"when": Edtf(first.isoformat())}


def _end(text: str, known: Known) -> Known:
    if not text:
        return {}
    last = parse_day_cell(text, "2005-06-03")
    when = known.get("when")
    if when is None or not when.is_day:
        raise UnreadableField(f"the trip ends on {last}, and the day it starts on is missing")
    if last < when.lower:
        raise UnreadableField(f"the trip ends on {last}, before it starts on {when}")
    return {"when": Edtf(f"{when}/{last}") if last > when.lower else when}


def _duration(text: str, known: Known) -> Known:
    if not text:
        return {}
    if not _DAYS.fullmatch(text):
        raise UnreadableField(f"expected a number of days; saw {quoted(text)}")
    # If the days are known too, the rule duration-disagrees compares them with their number.
    return {"duration": Duration(f"P{text}D")}


def _city(text: str, known: Known) -> Known:
    return {"places": tuple(name.strip() for name in text.split(";") if name.strip()), "locale": text}


def _days_of(leg: Leg) -> str:
    return str(leg.duration.days) if leg.duration is not None else ""


def _has_exact_days(leg: Leg) -> bool:
    return leg.when is not None and str(leg.when.lower) in str(leg.when)


COLT: Final = DataSet(
    name="colt",
    title="Country and Organizational Leader Travel (COLT)",
    publisher="Frederick S. Pardee Institute for International Futures",
    url="https://doi.org/10.7910/DVN/87YG4K",
    licence=None,
    language="en",
    form="csv",
    files=("*.csv",),
    columns=(
        FieldMapping(
            theirs="TripID",
            ours="stops: identifiers, of the scheme colt-trips",
            read=lambda text, _: {"number": require_filled(text, "the id of the trip")},
            write=lambda leg: leg.number,
        ),
        FieldMapping(
            theirs="LeaderID",
            ours="people: identifiers, of the scheme colt-leaders",
            read=lambda text, _: {"traveller": text},
            write=lambda leg: leg.traveller,
            required=False,
        ),
        FieldMapping(
            theirs="LeaderFullName",
            ours="people: name",
            read=lambda text, _: {"name": require_filled(text, "a name")},
            write=lambda leg: leg.name,
        ),
        FieldMapping(
            theirs="LeaderTitle",
            ours="people: office",
            read=lambda text, _: {"office": text or None},
            write=lambda leg: leg.office or "",
            required=False,
        ),
        FieldMapping(
            theirs="LeaderRole",
            ours="people: rank (GS, G, S, De Facto, F, E, I, CP)",
            read=_role,
            write=lambda leg: _ROLES.get(leg.rank, "") if leg.rank is not None else "",
        ),
        FieldMapping(
            theirs="LeaderCountryISO",
            ours="people: country; sending",
            read=lambda text, _: {"sender": _country(text)},
            write=lambda leg: _alpha3(leg.sender),
        ),
        FieldMapping(
            theirs="CountryVisitedISO",
            ours="stops: country",
            read=lambda text, _: {"country": _country(text)},
            write=lambda leg: _alpha3(leg.country),
        ),
        FieldMapping(
            theirs="CityVisited",
            ours="stops: places, where several are parted by semicolons",
            read=_city,
            write=lambda leg: leg.locale or "; ".join(leg.places),
            required=False,
        ),
        FieldMapping(
            theirs="TripYear",
            ours="stops: when, where the days are not known",
            read=_year,
            write=lambda leg: (
                f"{leg.when.lower.year:04}" if leg.when is not None and leg.when.lower is not None else ""
            ),
        ),
        FieldMapping(
            theirs="TripStartDate",
            ours="stops: when, its first day",
            read=_start,
            write=lambda leg: str(leg.first) if _has_exact_days(leg) else "",
            required=False,
        ),
        FieldMapping(
            theirs="TripEndDate",
            ours="stops: when, its last day",
            read=_end,
            write=lambda leg: str(leg.last) if _has_exact_days(leg) else "",
            required=False,
        ),
        FieldMapping(
            theirs="TripDuration",
            ours="stops: duration, in days",
            read=_duration,
            write=_days_of,
            required=False,
        ),
    ),
    left_out={
        "LeaderCountryOrIGO": "the code says it",
        "LeaderRegion": "it follows from the country",
        "LeaderSubregion": "it follows from the country",
        "LeaderSurname": "it is part of the full name",
        "CountryVisited": "the code says it",
        "RegionVisited": "it follows from the country",
        "SubRegionVisited": "it follows from the country",
    },
    scheme="colt-trips",
    people="colt-leaders",
    fields={
        "name": "LeaderFullName",
        "office": "LeaderTitle",
        "sender": "LeaderCountryISO",
        "country": "CountryVisitedISO",
        "place": "CityVisited",
        "when": "TripYear|TripStartDate|TripEndDate",
        "duration": "TripDuration",
        "remarks": "",
    },
    id_prefix="colt",
    gap=None,
    released=datetime.datetime(2025, 3, 21, tzinfo=datetime.UTC),
    locator=lambda leg, fields: f"TripID={leg.number}" + (f", {fields.replace('|', ', ')}" if fields else ""),
    parse_remarks=lambda _: NOTHING_STATED,
)
