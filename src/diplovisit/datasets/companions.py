"""Who accompanied whom: from a name in remarks to the visit of that person, wherever in the data set it is."""

from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.datasets.leg import Leg
from diplovisit.datasets.story import Companion

NEAR: Final = 7
"""Days between the legs of two who are said to have been together, and yet may be, with a slip in the days of one."""


@attrs.frozen
class Visited:
    """A leg of somebody who may be accompanied, and the id of the record that it is in."""

    leg: Leg
    record: str


class Companions:
    """The legs of those who are accompanied, by office.

    >>> from diplovisit.record import Edtf
    >>> theirs = Leg(name="Barack Obama", office="President", country="IT", when=Edtf("2014-03-26/2014-03-28"))
    >>> ours = Leg(office="Secretary of State", country="IT", when=Edtf("2014-03-25"))
    >>> Companions([Visited(theirs, "us-obama-barack-3410")]).visit_of(ours, Companion("President", "Obama", "")).record
    'us-obama-barack-3410'
    """

    def __init__(self, visited: Iterable[Visited]) -> None:
        self._by_office: dict[str | None, list[Visited]] = {}
        for each in visited:
            self._by_office.setdefault(each.leg.office, []).append(each)

    def visit_of(self, leg: Leg, companion: Companion) -> Visited | None:
        """The leg that was made together with this one, or the nearest in time; None where none is near.

        The same country and a day in common come before days in common, and those before days that are near.
        """
        ranked = (
            sorted(
                (_days_between(each.leg, leg), each.leg.country != leg.country, each.leg.number, each)
                for each in self._of(companion)
                if each.leg.when is not None and leg.when is not None
            )
            if leg.when is not None
            else []
        )
        together = [entry for entry in ranked if entry[0] == 0]
        best = next((entry for entry in together if not entry[1]), together[0] if together else None)
        best = best or (ranked[0] if ranked and ranked[0][0] <= NEAR and companion.name else None)
        return best[3] if best is not None else None

    def person(self, leg: Leg, companion: Companion) -> Leg | None:
        """A leg of the person that is meant, the nearest in time, to tell the full name by."""
        return min(
            (each.leg for each in self._of(companion) if each.leg.when is not None),
            key=lambda other: (_days_between(other, leg), other.number),
            default=None,
        )

    def _of(self, companion: Companion) -> list[Visited]:
        """The legs of that office and name: remarks have the last name alone, and sometimes a place behind it."""
        words = companion.name.split()
        there = self._by_office.get(companion.office, [])
        return [each for each in there if not words or each.leg.name.split()[-1] in words]


def _days_between(one: Leg, other: Leg) -> int:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 10**9
    return max((one.first - other.last).days, (other.first - one.last).days, 0)
