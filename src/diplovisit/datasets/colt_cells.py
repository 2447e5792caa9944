"""The cells of COLT: codes of countries and of roles, days, durations, and what is not known yet."""

import re
from typing import Final

from diplovisit.datasets.model import Known, Leg, UnreadableField, parse_day_cell
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Duration, Edtf, Rank
from diplovisit.record.polities import PolityKind, polities, polity, polity_name
from diplovisit.record.shared_names import candidates

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
ROLES: Final = {rank: role for role, rank in _RANKS.items()}
_YEAR = re.compile(r"((?!0000)[0-9]{4})(?:\.0)?")
_DAYS = re.compile(r"([1-9][0-9]{0,2})(?:\.0)?")
# Written where a day without an hour is kept as a moment, as spreadsheets do.
_MIDNIGHT = re.compile(r"(?<=[0-9])[T ]00:00(?::00(?:\.0+)?)?Z?")
_UNKNOWN: Final = frozenset({"", "TBD", "NA", "N/A", "UNKNOWN"})


def is_unknown(text: str) -> bool:
    """Whether a cell says nothing, or that its value is to be determined."""
    return text.strip().upper() in _UNKNOWN


def read_alpha3(text: str) -> str:
    """Returns the code of a country; raises UnreadableField."""
    matches = [candidate for candidate in polities().values() if text and candidate.alpha3 == text]
    # ATF is a current code. It was also the code of FQHH, from which that territory was separated.
    current = [candidate for candidate in matches if candidate.kind is not PolityKind.FORMER]
    if len(current or matches) == 1:
        return (current or matches)[0].code
    raise UnreadableField(f"expected a country code of three letters (ISO 3166-1 alpha-3); saw {quoted(text)}")


def alpha3_of(code: str | None) -> str:
    """Returns the code of three letters; "" if the country has none."""
    match = polity(code) if code is not None else None
    return (match.alpha3 or "") if match is not None else ""


def _name_of_code(text: str, code: str | None, column: str) -> tuple[str, ...]:
    """Compares the name of a country with its code. Returns what is odd; raises UnreadableField for another country."""
    if code is None or is_unknown(text):
        return ()
    meant = candidates(text.strip(), None)
    if not meant:
        return (f"no country is known by the name {quoted(text.strip())}; the code {alpha3_of(code)} is read",)
    known = {candidate.code for candidate in meant} | {heir for candidate in meant for heir in candidate.successors}
    successors = named.successors if (named := polity(code)) is not None else ()
    if code not in known and known.isdisjoint(successors):
        names = " or ".join(candidate.name for candidate in meant)
        raise UnreadableField(f"{column} says {alpha3_of(code)}, {polity_name(code)}; the name here is {names}")
    return ()


def read_sender_name(text: str, known: Known) -> Known:
    """Compares the name of the sender with its code."""
    warnings = _name_of_code(text, known.get("sender"), "LeaderCountryISO")
    return {"sender_label": "" if is_unknown(text) else text, "warnings": warnings}


def read_host_name(text: str, known: Known) -> Known:
    """Compares the name of the country visited with its code."""
    warnings = _name_of_code(text, known.get("country"), "CountryVisitedISO")
    return {"label": "" if is_unknown(text) else text, "warnings": warnings}


def printed_name(label: str, code: str | None) -> str:
    """Returns the printed name of a country, unless it means another country than the code does by now."""
    try:
        _name_of_code(label, code, "")
    except UnreadableField:
        return ""
    return label


def read_role(text: str, known: Known) -> Known:
    """Returns the rank of a role; raises UnreadableField."""
    by_fold = {role.casefold(): rank for role, rank in _RANKS.items()}
    if (rank := by_fold.get(text.casefold())) is None:
        suggestion = did_you_mean(closest(text, list(_RANKS)))
        raise UnreadableField(f"expected one of {', '.join(_RANKS)}; saw {quoted(text)}{suggestion}")
    return {"rank": rank}


def read_year(text: str, known: Known) -> Known:
    """Returns the year of a trip; raises UnreadableField."""
    if (match := _YEAR.fullmatch(text)) is None:
        raise UnreadableField(f"expected a year; saw {quoted(text)}")
    return {"when": Edtf(match[1])}


def read_first_day(text: str, known: Known) -> Known:
    """Returns the first day, if it is known; raises UnreadableField."""
    if is_unknown(text):
        return {}
    first = parse_day_cell(_MIDNIGHT.sub("", text), "2005-06-03")
    if "when" in known and str(known["when"]) != f"{first.year:04}":
        raise UnreadableField(f"the trip starts on {first}, and its year is {known['when']}")
    return {"when": Edtf(first.isoformat())}


def read_last_day(text: str, known: Known) -> Known:
    """Returns the days up to the last one, if it is known; raises UnreadableField."""
    if is_unknown(text):
        return {}
    last = parse_day_cell(_MIDNIGHT.sub("", text), "2005-06-03")
    when = known.get("when")
    if when is None or not when.is_day:
        raise UnreadableField(f"the trip ends on {last}, and the day it starts on is missing")
    if last < when.lower:
        raise UnreadableField(f"the trip ends on {last}, before it starts on {when}")
    return {"when": Edtf(f"{when}/{last}") if last > when.lower else when}


def read_days_of_trip(text: str, known: Known) -> Known:
    """Returns the duration, if it is known; raises UnreadableField."""
    if is_unknown(text):
        return {}
    if (match := _DAYS.fullmatch(text)) is None:
        raise UnreadableField(f"expected a number of days, or TBD; saw {quoted(text)}")
    # If the days are known too, the rule duration-disagrees compares them with their number.
    return {"duration": Duration(f"P{match[1]}D")}


def read_cities(text: str, known: Known) -> Known:
    """Returns the places, which are separated by semicolons."""
    if is_unknown(text):
        return {}
    return {"places": tuple(name.strip() for name in text.split(";") if name.strip()), "locale": text}


def write_duration(leg: Leg) -> str:
    """Returns the number of days."""
    return str(leg.duration.days) if leg.duration is not None else ""


def has_exact_days(leg: Leg) -> bool:
    """Whether a leg has days, and not a year alone."""
    return leg.when is not None and str(leg.when.lower) in str(leg.when)
