"""Whom a printed label and place mean on a day: the sovereign, and the territory where it is not the sovereign's own.

Both ways are needed: from a label to codes, and, where a record was changed, from codes to a label that means them.
"""

import datetime
import functools
import re
from collections.abc import Mapping

import attrs

from diplovisit.record import Edtf
from diplovisit.record.polities import Polity, PolityKind, named, polity

_INNER = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*")


@attrs.frozen
class Host:
    """Codes of the sovereign and of the territory; None where there is none, or none that is known."""

    country: str | None
    territory: str | None = None


@attrs.frozen
class Reading:
    """How a data set's labels are read where the table of polities alone does not tell.

    places: places as printed, without what stands in parentheses, to the territory that they lie in, or the state
    where several had the label.
    """

    places: Mapping[str, str]

    def host(self, label: str, locale: str, when: Edtf | None) -> Host:
        """Whom a label and a place mean; of several bearers of a name the one that was there on the first day.

        Where none was there, it is the one that is nearest in time, and the rules of records say why it is wrong.

        >>> reading = Reading(places={})
        >>> reading.host("United Kingdom", "Kingston (Jamaica)", Edtf("1920-11-30"))
        Host(country='GB', territory='JM')
        >>> reading.host("Russia", "Moscow", Edtf("1995-05-10")).country
        'RU'
        """
        return _host(self, label, locale, when.lower if when is not None else None)

    def __hash__(self) -> int:
        return id(self)


@functools.lru_cache(maxsize=10_000)
def _host(reading: Reading, label: str, locale: str, day: datetime.date | None) -> Host:
    label = label.strip()
    outer, inner = _parted(label)
    within = named(inner) if inner else ()
    bearers = named(outer) or within
    if not bearers:
        return Host(None)
    by_place = reading.places.get(locale.strip())
    sovereign = _chosen(bearers, locale, day, by_place)
    territories = [*within, *_of_place(locale)]
    if by_place is not None and (known := polity(by_place)) is not None:
        territories.append(known)
    for candidate in territories:
        if candidate.code != sovereign.code and _is_within(candidate, sovereign, day):
            return Host(sovereign.code, candidate.code)
    return Host(sovereign.code)


def _parted(text: str) -> tuple[str, str]:
    """What stands before parentheses at the end, and what stands in them."""
    found = _INNER.fullmatch(text)
    return (found["outer"].rstrip(), found["inner"]) if found is not None else (text, "")


def _of_place(locale: str) -> tuple[Polity, ...]:
    """The polities that a printed place names: in parentheses ("Kingston (Jamaica)"), or as the one place there is."""
    outer, inner = _parted(locale.strip())
    name = (inner or outer).removeprefix("The ")
    return () if "," in name else named(name)


def _chosen(bearers: tuple[Polity, ...], locale: str, day: datetime.date | None, by_place: str | None) -> Polity:
    states = [bearer for bearer in bearers if bearer.kind is not PolityKind.ORGANISATION] or list(bearers)
    there = [bearer for bearer in states if day is None or bearer.existed_on(day)]
    if not there:
        assert day is not None  # without a day all of them are there
        return min(states, key=lambda bearer: _years_away(bearer, day))
    fitting = [bearer for bearer in there if bearer.code == by_place]
    seats = [bearer for bearer in there if any(capital in locale for capital in bearer.capitals)]
    return (fitting or (seats if len(there) > 1 else []) or there)[0]


def _years_away(bearer: Polity, day: datetime.date) -> int:
    since, until = bearer.since or "0001", bearer.until or "9999"
    return max(int(since[:4]) - day.year, day.year - int(until[:4]), 0)


def _is_within(candidate: Polity, sovereign: Polity, day: datetime.date | None) -> bool:
    """Whether a candidate is a land of its own under the sovereign: a territory, a state to be, or a dominion."""
    if candidate.kind is PolityKind.ORGANISATION or sovereign.kind is PolityKind.ORGANISATION or day is None:
        return False
    if candidate.kind is PolityKind.TERRITORY:
        return True
    if candidate.kind is PolityKind.FORMER:
        # Zaire is no land of the Congo's but the same state by another name; West Berlin never was a state of its own.
        is_itself = candidate.alpha3 is not None and candidate.successors == (sovereign.code,)
        return candidate.existed_on(day) and sovereign.existed_on(day) and not is_itself
    # A state that came later: not the same state by its next name, as Zimbabwe is Southern Rhodesia.
    is_later = candidate.since is not None and not candidate.existed_on(day) and day.isoformat() < candidate.since
    return is_later and sovereign.successors != (candidate.code,)
