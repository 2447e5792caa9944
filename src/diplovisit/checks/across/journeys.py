"""The journeys of travellers, and the countries of a person by day."""

import bisect
import operator
from collections.abc import Iterable
from typing import TypeAlias

import attrs

from diplovisit.checks.across.digest import RecordDigest
from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.checks.across.stops import Stay

JourneyPlace: TypeAlias = tuple[int, int, int]
"""A journey by the number of its record, and the positions of its stop and its traveller in it."""


@attrs.frozen
class Journey:
    """A stay of one traveller in one record, by their positions."""

    record: RecordDigest
    stop: int
    position: int

    @property
    def stay(self) -> Stay:
        """The digest of its stop."""
        return self.record.stays[self.stop]

    @property
    def traveller(self) -> PersonIdentity:
        """Whose journey it is."""
        return self.record.travellers[self.position]

    @property
    def place(self) -> JourneyPlace:
        """The numbers by which the collection finds it again. They sort the journeys of a record by stop."""
        return self.record.number, self.stop, self.position


class Whereabouts:
    """The countries of a person by day, with a lookup that does not search all stays.

    For each first day it has two of the stays that begin by that day: the one that ends last, and the one that ends
    last in another country.
    """

    def __init__(self, stays: Iterable[tuple[int, int, str | None]]) -> None:
        self._firsts: list[int] = []
        self._latest: list[tuple[tuple[int, str | None], tuple[int, str | None]]] = []
        nowhere: tuple[int, str | None] = (0, None)
        latest = latest_elsewhere = nowhere
        for first, last, country in sorted(stays, key=operator.itemgetter(0)):
            if country == latest[1] and latest[0]:
                latest = max(latest, (last, country), key=operator.itemgetter(0))
            elif last > latest[0]:
                latest, latest_elsewhere = (last, country), latest
            elif last > latest_elsewhere[0]:
                latest_elsewhere = (last, country)
            self._firsts.append(first)
            self._latest.append((latest, latest_elsewhere))

    def elsewhere(self, day: int, country: str | None) -> bool:
        """Whether a stay in another country includes that day."""
        index = bisect.bisect_right(self._firsts, day) - 1
        return index >= 0 and any(last >= day and other != country for last, other in self._latest[index])
