"""All records given, as digests, with what several rules ask of them worked out once."""

import bisect
import functools
import operator
from collections.abc import Iterable, Iterator, Mapping

import attrs

from diplovisit.checks.across.digest import RecordDigest
from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.checks.across.stay import Stay


@attrs.frozen
class Journey:
    """Somebody's stay in a record: whoever it is, the record, and the stay."""

    traveller: PersonIdentity
    record: RecordDigest
    stay: Stay


class _Whereabouts:
    """Where somebody was when, so that one day is looked up without going through all stays.

    Of the stays that begin by some day, two are kept: the one that ends last, and the one that ends last in another
    country.
    """

    def __init__(self, stays: Iterable[tuple[int, int, str | None]]) -> None:
        self._firsts: list[int] = []
        self._latest: list[tuple[tuple[int, str | None], tuple[int, str | None]]] = []
        nowhere: tuple[int, str | None] = (0, None)
        best = other = nowhere
        for first, last, country in sorted(stays, key=operator.itemgetter(0)):
            if country == best[1] and best[0]:
                best = max(best, (last, country), key=operator.itemgetter(0))
            elif last > best[0]:
                best, other = (last, country), best
            elif last > other[0]:
                other = (last, country)
            self._firsts.append(first)
            self._latest.append((best, other))

    def elsewhere(self, day: int, country: str | None) -> bool:
        """Whether a stay in another country has that day."""
        index = bisect.bisect_right(self._firsts, day) - 1
        return index >= 0 and any(last >= day and land != country for last, land in self._latest[index])


class RecordCollection:
    """The records given, in an order that does not hang on the order in which they were.

    `missed` are the ids of those that could not be read as records, None for one whose id cannot be told: they are
    given too, and nobody may say that they are not there.

    >>> from diplovisit import load
    >>> from diplovisit.checks.across import digest
    >>> seed = digest(load("seeds/misri-russia/visit.yaml"))
    >>> RecordCollection([seed]).single("in-ru-misri-foreign-office-consultations") is seed
    True
    """

    def __init__(self, records: Iterable[RecordDigest], missed: Iterable[str | None] = ()) -> None:
        self.records = tuple(sorted(records, key=lambda one: (one.id, one.file or "", one.line or 0, one.number)))
        self.missed = tuple(missed)
        self._whereabouts: dict[PersonIdentity, _Whereabouts] = {}

    @functools.cached_property
    def by_id(self) -> Mapping[str, tuple[RecordDigest, ...]]:
        """The records by id; more than one where an id was given twice."""
        found: dict[str, list[RecordDigest]] = {}
        for record in self.records:
            found.setdefault(record.id, []).append(record)
        return {name: tuple(records) for name, records in found.items()}

    def single(self, name: str) -> RecordDigest | None:
        """The record of an id; None where there is none, or several, as nobody can say which is meant."""
        records = self.by_id.get(name, ())
        return records[0] if len(records) == 1 else None

    @functools.cached_property
    def singles(self) -> tuple[RecordDigest, ...]:
        """The records whose id is theirs alone."""
        return tuple(records[0] for records in self.by_id.values() if len(records) == 1)

    def journeys_of(self, person: PersonIdentity) -> Iterator[Journey]:
        """Every stay of somebody who certainly is that person, once each."""
        seen: set[tuple[int, str]] = set()
        for key in person.keys:
            for journey in self._journeys.get(key, ()):
                at = (journey.record.number, journey.stay.id)
                if at not in seen and journey.traveller.is_certainly(person):
                    seen.add(at)
                    yield journey

    def was_elsewhere(self, person: PersonIdentity, day: int, country: str | None) -> bool:
        """Whether somebody was in another country too on a day, which is given as an ordinal."""
        if person not in self._whereabouts:
            self._whereabouts[person] = _Whereabouts(
                (stay.when.lower.toordinal(), stay.when.upper.toordinal(), stay.country)
                for stay in (journey.stay for journey in self.journeys_of(person))
                if stay.when is not None and stay.when.lower is not None and stay.when.upper is not None
            )
        return self._whereabouts[person].elsewhere(day, country)

    @functools.cached_property
    def _journeys(self) -> Mapping[tuple[str, ...], list[Journey]]:
        found: dict[tuple[str, ...], list[Journey]] = {}
        for record in self.records:
            if record.is_off:
                continue
            for traveller in record.travellers:
                for stay in record.stays:
                    for key in traveller.keys:
                        found.setdefault(key, []).append(Journey(traveller, record, stay))
        return found
