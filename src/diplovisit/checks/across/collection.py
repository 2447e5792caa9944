"""All records given, as digests, with what several rules ask of them worked out once."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from diplovisit.checks.across.digest import Digest
from diplovisit.checks.across.identity import Identity
from diplovisit.checks.across.stay import Stay


@attrs.frozen
class Journey:
    """Somebody's stay in a record: whoever it is, the record, and the stay."""

    traveller: Identity
    record: Digest
    stay: Stay


class Collection:
    """The records given, in an order that does not hang on the order in which they were.

    `missed` are the ids of those that could not be read as records, None for one whose id cannot be told: they are
    given too, and nobody may say that they are not there.

    >>> from diplovisit import load
    >>> from diplovisit.checks.across import digest
    >>> seed = digest(load("seeds/misri-russia/visit.yaml"))
    >>> Collection([seed]).only("in-ru-misri-foreign-office-consultations") is seed
    True
    """

    def __init__(self, records: Iterable[Digest], missed: Iterable[str | None] = ()) -> None:
        self.records = tuple(sorted(records, key=lambda one: (one.id, one.file or "", one.line or 0, one.number)))
        self.missed = tuple(missed)
        self._days: dict[Identity, list[tuple[int, int, str | None]]] = {}

    @functools.cached_property
    def by_id(self) -> Mapping[str, tuple[Digest, ...]]:
        """The records by id; more than one where an id was given twice."""
        found: dict[str, list[Digest]] = {}
        for record in self.records:
            found.setdefault(record.id, []).append(record)
        return {name: tuple(records) for name, records in found.items()}

    def only(self, name: str) -> Digest | None:
        """The record of an id; None where there is none, or several, as nobody can say which is meant."""
        records = self.by_id.get(name, ())
        return records[0] if len(records) == 1 else None

    @functools.cached_property
    def singles(self) -> tuple[Digest, ...]:
        """The records whose id is theirs alone."""
        return tuple(records[0] for records in self.by_id.values() if len(records) == 1)

    def journeys_of(self, person: Identity) -> Iterator[Journey]:
        """Every stay of somebody who certainly is that person, once each."""
        seen: set[tuple[int, str]] = set()
        for key in person.keys:
            for journey in self._journeys.get(key, ()):
                at = (journey.record.number, journey.stay.id)
                if at not in seen and journey.traveller.is_certainly(person):
                    seen.add(at)
                    yield journey

    def days_of(self, person: Identity) -> Sequence[tuple[int, int, str | None]]:
        """Where somebody was when: the first and the last day of each stay, as ordinals, and its country."""
        if person not in self._days:
            self._days[person] = [
                (stay.when.lower.toordinal(), stay.when.upper.toordinal(), stay.country)
                for stay in (journey.stay for journey in self.journeys_of(person))
                if stay.when is not None and stay.when.lower is not None and stay.when.upper is not None
            ]
        return self._days[person]

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
