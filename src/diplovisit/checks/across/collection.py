"""All records given, as digests, with what several rules ask of them worked out once."""

import bisect
import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

from diplovisit.checks.across.identity import PersonIdentity, person_identity
from diplovisit.checks.across.stops import Stay, make_stay
from diplovisit.record import Edtf, Relation, Status, Visit
from diplovisit.record.vocabularies import ClaimKind

# MERGED: The digest of a record: what the rules across records need of it, and no more.


@attrs.frozen(kw_only=True)
class Event:
    """An event among the claims of a record that one of its relations is to.

    people: those of its subjects that are people of the record.
    """

    id: str
    when: Edtf | None
    people: tuple[PersonIdentity, ...]


@attrs.frozen(kw_only=True)
class RecordDigest:
    """One record, as the others see it.

    number: which of the records given it is, from 0. file: None for a record that was built in Python. line: the one
    that its text begins on, which is 1 but in JSON Lines; None where it came from no text.
    claims: the ids of its claims that its relations are to.
    """

    number: int
    id: str
    file: str | None
    line: int | None
    revision: int
    status: Status
    travellers: tuple[PersonIdentity, ...]
    stays: tuple[Stay, ...]
    relations: tuple[Relation, ...]
    claims: frozenset[str]
    events: tuple[Event, ...]

    @property
    def is_off(self) -> bool:
        """Whether the visit is not to be held on the days that it has."""
        return self.status in {Status.CANCELLED, Status.POSTPONED}

    def others(self, relation: Relation) -> str | None:
        """The id of the other record that a relation is to; None where it is to a claim, or to this very record."""
        return None if relation.target in self.claims or relation.target == self.id else relation.target


def make_digest(visit: Visit, *, number: int = 0, file: str | None = None, line: int | None = None) -> RecordDigest:
    """The digest of a record that was read from a file, or built in Python.

    >>> from diplovisit import load
    >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
    >>> seed.id, seed.travellers[0].called, seed.stays[0].country
    ('in-ru-misri-foreign-office-consultations', 'Vikram Misri', 'RU')
    """
    people = {person.id: person_identity(person) for person in visit.people}
    targets = {relation.target for relation in visit.relations}
    claims = [claim for claim in visit.claims if claim.id in targets]
    return RecordDigest(
        number=number,
        id=visit.id,
        file=file,
        line=line,
        revision=visit.revision,
        status=visit.status,
        travellers=tuple(dict.fromkeys(people[traveller.person] for traveller in visit.travellers)),
        stays=tuple(map(make_stay, visit.stops)),
        relations=visit.relations,
        claims=frozenset(claim.id for claim in claims),
        events=tuple(
            Event(
                id=claim.id,
                when=claim.when,
                people=tuple(people[subject] for subject in claim.subjects if subject in people),
            )
            for claim in claims
            if claim.kind is ClaimKind.EVENT
        ),
    )


# MERGED: What a rule across records says: the record and the address at fault, and a sentence that names
# other records.


@attrs.frozen
class RecordPlace:
    """A place in a record that a sentence names: symbolic, until somebody has the file and its lines.

    before, after: the words around it, which fall away with it where the record has no place in a file.
    """

    record: RecordDigest
    address: str
    before: str = " ("
    after: str = ")"


Words: TypeAlias = tuple[str | RecordPlace, ...]


@attrs.frozen(kw_only=True)
class CrossRecordIssue:
    """A fault that shows only beside other records."""

    record: RecordDigest
    address: str
    words: Words

    @property
    def spots(self) -> Iterator[RecordPlace]:
        """The places that the sentence names, in other records or in this one."""
        return (word for word in self.words if isinstance(word, RecordPlace))

    def sentence(self, place: Callable[[RecordPlace], str | None] = lambda _: None) -> str:
        """The sentence; `place` says where a spot is, such as visits/a.yaml:12, and None where it is in no file.

        >>> from diplovisit.checks.across import make_digest
        >>> from diplovisit import load
        >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
        >>> told = CrossRecordIssue(record=seed, address="id", words=("is another's id too", RecordPlace(seed, "id")))
        >>> told.sentence(lambda spot: "visits.jsonl:7"), told.sentence()
        ("is another's id too (visits.jsonl:7)", "is another's id too")
        """
        return "".join(word if isinstance(word, str) else _placed(word, place(word)) for word in self.words)


def _placed(spot: RecordPlace, place: str | None) -> str:
    return "" if place is None else f"{spot.before}{place}{spot.after}"


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
    >>> from diplovisit.checks.across import make_digest
    >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
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
