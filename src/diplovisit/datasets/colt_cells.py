"""The cells of COLT: codes of countries and of roles, days, durations, and what is not known yet."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.datasets.model import Known, Leg, UnreadableField, parse_day_cell
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Duration, Edtf, Rank
from diplovisit.record.polities import Polity, PolityKind, polities, polity
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
_YEAR = lazy_pattern(r"((?!0000)[0-9]{4})(?:\.0)?")
_DAYS = lazy_pattern(r"([1-9][0-9]{0,2})(?:\.0)?")
# Written where a day without an hour is kept as a moment, as spreadsheets do.
_MIDNIGHT = lazy_pattern(r"(?<=[0-9])[T ]00:00(?::00(?:\.0+)?)?Z?")
_UNKNOWN: Final = frozenset({"", "TBD", "NA", "N/A", "UNKNOWN"})


def is_unknown(text: str) -> bool:
    """Whether a cell says nothing, or that its value is to be determined."""
    return text.strip().upper() in _UNKNOWN


def plain_text(text: str) -> str:
    """Returns a text without blanks at its ends, with plain line ends, and with a blank in the place of a tab."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip(" \n")


def plain_line(text: str) -> str:
    """Returns a text on one line, with its blanks."""
    return " ".join(re.split("[\t\n\r]+", text))


def read_iso3_country(text: str, label: str, name_column: str) -> tuple[str, tuple[str, ...]]:
    """Returns the code of a country, and what is odd about it.

    label: the name of the country in another column, "" if the row has none. It has to mean the same country. It also
    decides where the code is none of ISO 3166-1. Raises UnreadableField.

    >>> read_iso3_country("BRA", "Brazil", "CountryVisited"), read_iso3_country("KSV", "Kosovo", "CountryVisited")
    (('BR', ()), ('XK', ('expected a country code of three letters (ISO 3166-1 alpha-3); saw "KSV"; ...',)))
    """
    code = text.strip().upper()
    matches = [candidate for candidate in polities().values() if code and candidate.alpha3 == code]
    # ATF is a current code. It was also the code of FQHH, from which that territory was separated.
    current = [candidate for candidate in matches if candidate.kind is not PolityKind.FORMER]
    meant = candidates(label.strip(), None) if label else ()
    if len(current or matches) == 1:
        country = (current or matches)[0]
        return country.code, _compared(country, meant, label, name_column)
    sentence = f"expected a country code of three letters (ISO 3166-1 alpha-3); saw {quoted(text)}"
    if len(meant) != 1:
        raise UnreadableField(sentence)
    return meant[0].code, (f"{sentence}; {name_column} says {meant[0].name}",)


def _compared(country: Polity, meant: Sequence[Polity], label: str, name_column: str) -> tuple[str, ...]:
    """Compares a country with what its name means. Raises UnreadableField for another state."""
    if not label:
        return ()
    if not meant:
        return (f"{name_column} has the unknown country name {quoted(label)}; the code {country.alpha3} is used",)
    if any(not _heirs(candidate.code).isdisjoint(_heirs(country.code)) for candidate in meant):
        return ()
    names = " or ".join(candidate.name for candidate in meant)
    sentence = f"the code {country.alpha3} is {country.name}, but {name_column} says {names}"
    kinds = {candidate.kind for candidate in (country, *meant)}
    if kinds & {PolityKind.TERRITORY, PolityKind.ORGANISATION}:
        # Hong Kong may be filed under the code of China.
        return (f"{sentence}; the code is used",)
    raise UnreadableField(sentence)


def _heirs(code: str) -> frozenset[str]:
    """Returns the codes of a country and of all states that followed it."""
    found = {code}
    ahead = [code]
    while ahead:
        state = polity(ahead.pop())
        new = set(state.successors) - found if state is not None else set()
        found |= new
        ahead += new
    return frozenset(found)


def alpha3_of(code: str | None) -> str:
    """Returns the code of three letters; "" if the country has none."""
    match = polity(code) if code is not None else None
    return (match.alpha3 or "") if match is not None else ""


def printed_name(label: str, code: str | None) -> str:
    """Returns the printed name of a country, unless it means another country than the code does by now."""
    country = polity(code) if code is not None else None
    try:
        if country is not None:
            _compared(country, candidates(label, None), label, "")
    except UnreadableField:
        return ""
    return label


def read_role(text: str, known: Known) -> Known:
    """Returns the rank of a role; raises UnreadableField."""
    by_fold = {role.casefold(): rank for role, rank in _RANKS.items()}
    if (rank := by_fold.get(text.strip().casefold())) is None:
        suggestion = did_you_mean(closest(text, list(_RANKS)))
        raise UnreadableField(f"expected one of {', '.join(_RANKS)}; saw {quoted(text)}{suggestion}")
    return {"rank": rank}


def read_year(text: str, known: Known) -> Known:
    """Returns the year of a trip; raises UnreadableField."""
    if (match := _YEAR.fullmatch(text.strip())) is None:
        raise UnreadableField(f"expected a year; saw {quoted(text)}")
    return {"when": Edtf(match[1])}


def read_first_day(text: str, known: Known) -> Known:
    """Returns the first day, if it is known; raises UnreadableField."""
    if is_unknown(text):
        return {}
    first = parse_day_cell(_MIDNIGHT.sub("", text.strip()), "2005-06-03")
    if "when" in known and str(known["when"]) != f"{first.year:04}":
        raise UnreadableField(f"the trip starts on {first}, but its year is {known['when']}")
    return {"when": Edtf(first.isoformat())}


def read_last_day(text: str, known: Known) -> Known:
    """Returns the days up to the last one, if it is known; raises UnreadableField."""
    if is_unknown(text):
        return {}
    last = parse_day_cell(_MIDNIGHT.sub("", text.strip()), "2005-06-03")
    when = known.get("when")
    if when is None or not when.is_day:
        raise UnreadableField(f"the trip ends on {last}, but its first day is missing")
    if last < when.lower:
        raise UnreadableField(f"the trip ends on {last}, before it starts on {when}")
    return {"when": Edtf(f"{when}/{last}") if last > when.lower else when}


def read_days_of_trip(text: str, known: Known) -> Known:
    """Returns the duration, if it is known; raises UnreadableField."""
    if is_unknown(text):
        return {}
    if text.strip() in {"0", "0.0"}:
        return {"warnings": (f"{quoted(text)} is not a possible number of days, and is omitted",)}
    if (match := _DAYS.fullmatch(text.strip())) is None:
        raise UnreadableField(f"expected a number of days, or TBD; saw {quoted(text)}")
    # If the days are known too, the rule duration-disagrees compares them with their number.
    return {"duration": Duration(f"P{match[1]}D")}


def read_cities(text: str, known: Known) -> Known:
    """Returns the places, which are separated by semicolons."""
    if is_unknown(text):
        return {}
    return {
        "places": tuple(plain_line(name).strip() for name in text.split(";") if name.strip()),
        "locale": plain_text(text),
    }


def write_duration(leg: Leg) -> str:
    """Returns the number of days."""
    return str(leg.duration.days) if leg.duration is not None else ""


def has_exact_days(leg: Leg) -> bool:
    """Whether a leg has days, and not a year alone."""
    return leg.when is not None and str(leg.when.lower) in str(leg.when)
