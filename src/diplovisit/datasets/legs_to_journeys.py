"""Groups the legs of a data set into journeys, and finds the journey of a companion."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.datasets.model import Companion, DataSet, Leg
from diplovisit.formats.ascii_letters import fold_to_ascii

MAX_DAYS_APART: Final = 7
"""The most days between the legs of two people whom remarks describe as together.

They may have been together even so: the days of one of them may be wrong.
"""

_MAX_ID_LENGTH: Final = 64
_UNKNOWN_DISTANCE: Final = 10**9


def journeys(legs: Iterable[Leg], gap: int | None) -> Iterator[tuple[Leg, ...]]:
    """Groups legs into journeys of one traveller in one office.

    At most `gap` days lie between the end of a leg and the beginning of the next. Two legs are at most one day apart if
    they share a day, or if the second begins on the day after the first ends.

    Journeys are sorted by traveller, and those of one traveller by day. A leg without a day is a journey of its own.
    Where `gap` is None, every leg is.

    >>> from diplovisit.record import Edtf
    >>> legs = [
    ...     Leg(number=n, when=Edtf(d))
    ...     for n, d in (("1", "1961-05-16/1961-05-18"), ("2", "1961-05-31/1961-06-03"), ("3", "1961-06-03/1961-06-04"))
    ... ]
    >>> [[leg.number for leg in journey] for journey in journeys(legs, 1)]
    [['1'], ['2', '3']]
    """
    by_traveller: dict[tuple[str, str, str | None], list[Leg]] = {}
    for leg in legs:
        by_traveller.setdefault((leg.traveller, leg.name, leg.office), []).append(leg)
    for legs_of_traveller in by_traveller.values():
        yield from _split_at_gaps(legs_of_traveller, gap)


def _split_at_gaps(legs: list[Leg], gap: int | None) -> Iterator[tuple[Leg, ...]]:
    journey: list[Leg] = []
    end: int | None = None
    for leg in sorted(legs, key=_sort_key):
        follows = gap is not None and end is not None and leg.first is not None and leg.first.toordinal() - end <= gap
        if journey and not follows:
            yield tuple(journey)
            journey, end = [], None
        journey.append(leg)
        if leg.last is not None:
            end = max(end or 0, leg.last.toordinal())
    if journey:
        yield tuple(journey)


def _sort_key(leg: Leg) -> tuple[int, int, int, str, str]:
    # If two legs begin on the same day, the shorter one comes first: the traveller came from there.
    first = leg.first.toordinal() if leg.first is not None else 0
    last = leg.last.toordinal() if leg.last is not None else 0
    # Numbers are compared as digits: Python converts no more than 4,300 digits to a number.
    digits = leg.number.lstrip("0") if leg.number.isascii() and leg.number.isdecimal() else ""
    return (first, last, len(digits), digits, leg.number)


def record_id(data_set: DataSet, journey: tuple[Leg, ...]) -> str:
    """Returns the id of a journey's record: the traveller, and the lowest number of its legs.

    Legs that the data set adds later have higher numbers, so they do not change the id. Accents are folded.

    >>> from diplovisit.datasets.state_department import STATE_DEPARTMENT
    >>> record_id(STATE_DEPARTMENT, (Leg(number="2777", traveller="kennedy-john-f"),))
    'us-kennedy-john-f-2777'
    """
    if journey[0].record:
        return journey[0].record
    lowest = min((leg.number for leg in journey), key=lambda number: (len(number), number))
    words = fold_to_ascii("-".join((data_set.id_prefix, journey[0].traveller or journey[0].name, lowest))).lower()
    return re.sub("[^a-z0-9]+", "-", words).strip("-")[-_MAX_ID_LENGTH:].lstrip("-")


@attrs.frozen
class CompanionLeg:
    """A leg of a person who may be accompanied, and the id of its record."""

    leg: Leg
    record: str


class Companions:
    """The legs of all people who may be accompanied, by office.

    >>> from diplovisit.record import Edtf
    >>> theirs = Leg(name="Barack Obama", office="President", country="IT", when=Edtf("2014-03-26/2014-03-28"))
    >>> ours = Leg(office="Secretary of State", country="IT", when=Edtf("2014-03-25"))
    >>> companions = Companions([CompanionLeg(theirs, "us-obama-barack-3410")])
    >>> companions.visit_of(ours, Companion("President", "Obama", "")).record
    'us-obama-barack-3410'
    """

    def __init__(self, companion_legs: Iterable[CompanionLeg]) -> None:
        self._by_office: dict[str | None, list[CompanionLeg]] = {}
        for companion_leg in companion_legs:
            self._by_office.setdefault(companion_leg.leg.office, []).append(companion_leg)

    def visit_of(self, leg: Leg, companion: Companion) -> CompanionLeg | None:
        """Returns the companion's leg that was made together with this one; None if no leg is near enough.

        A leg in the same country with a common day is preferred. Next is a leg with a common day, and then the nearest
        leg within `MAX_DAYS_APART` days.
        """
        ranked = (
            sorted(
                (
                    _days_between(candidate.leg, leg),
                    candidate.leg.country != leg.country,
                    candidate.leg.number,
                    candidate,
                )
                for candidate in self._legs_of(companion)
                if candidate.leg.when is not None and leg.when is not None
            )
            if leg.when is not None
            else []
        )
        together = [entry for entry in ranked if entry[0] == 0]
        best = next((entry for entry in together if not entry[1]), together[0] if together else None)
        best = best or (ranked[0] if ranked and ranked[0][0] <= MAX_DAYS_APART and companion.name else None)
        return best[3] if best is not None else None

    def person(self, leg: Leg, companion: Companion) -> Leg | None:
        """Returns the companion's leg that is nearest in time, for the person's full name; None if there is no leg."""
        return min(
            (candidate.leg for candidate in self._legs_of(companion) if candidate.leg.when is not None),
            key=lambda candidate: (_days_between(candidate, leg), candidate.number),
            default=None,
        )

    def _legs_of(self, companion: Companion) -> list[CompanionLeg]:
        """Returns the legs of that office and name: remarks give only the last name, sometimes followed by a place."""
        words = companion.name.split()
        in_office = self._by_office.get(companion.office, [])
        return [candidate for candidate in in_office if not words or candidate.leg.name.split()[-1] in words]


def companions_of(data_set: DataSet, journeys: Iterable[tuple[Leg, ...]]) -> Companions:
    """Returns the legs of everybody in the data set, with the ids of their records."""
    return Companions(CompanionLeg(leg, record_id(data_set, journey)) for journey in journeys for leg in journey)


def _days_between(leg: Leg, other: Leg) -> int:
    if leg.first is None or leg.last is None or other.first is None or other.last is None:
        return _UNKNOWN_DISTANCE
    return max((leg.first - other.last).days, (other.first - leg.last).days, 0)
