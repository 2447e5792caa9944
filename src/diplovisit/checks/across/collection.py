"""All given records as digests, with the results that several rules across records need."""

import bisect
import functools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from diplovisit.checks.across.identity import PersonIdentity, person_identity
from diplovisit.checks.across.stops import Stay, make_stay
from diplovisit.record import Edtf, Relation, RelationKind, Status, Visit
from diplovisit.record.vocabularies import Capacity, ClaimKind


@attrs.frozen(kw_only=True)
class Event:
    """An event among the claims of a record that is the target of one of its relations.

    people: those of its subjects that are people of the record.
    """

    id: str
    when: Edtf | None
    people: tuple[PersonIdentity, ...]


@attrs.frozen
class NamedPerson:
    """Somebody whom a record names: the id in it, the identity, and whether the office is or will be theirs."""

    id: str
    identity: PersonIdentity
    in_office: bool


@attrs.frozen(kw_only=True)
class RecordDigest:
    """The parts of a record that the rules across records need.

    number: its position among the given records, from 0. file: None for a record that was built in Python. line: the
    first line of its text, which is 1 except in JSON Lines; None if it came from no text.
    people: everyone whom it names.
    claims: the ids of its claims that are targets of its relations.
    """

    number: int
    id: str
    file: str | None
    line: int | None
    revision: int
    status: Status
    travellers: tuple[PersonIdentity, ...]
    people: tuple[NamedPerson, ...]
    stays: tuple[Stay, ...]
    relations: tuple[Relation, ...]
    claims: frozenset[str]
    events: tuple[Event, ...]

    @property
    def is_off(self) -> bool:
        """Whether the visit will not take place on its days: it is cancelled or postponed."""
        return self.status in {Status.CANCELLED, Status.POSTPONED}

    def other_record_id(self, relation: Relation) -> str | None:
        """Returns the id of the other record that a relation refers to; None for a claim, or for this record itself."""
        return None if relation.target in self.claims or relation.target == self.id else relation.target


_OUT_OF_OFFICE: Final = frozenset({Capacity.FORMER, Capacity.DEPUTY, Capacity.ENVOY})


def make_digest(visit: Visit, *, number: int = 0, file: str | None = None, line: int | None = None) -> RecordDigest:
    """Returns the digest of a record.

    >>> from diplovisit import load
    >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
    >>> seed.id, seed.travellers[0].called, seed.stays[0].country
    ('in-ru-misri-foreign-office-consultations', 'Vikram Misri', 'RU')
    """
    people = {person.id: person_identity(person) for person in visit.people}
    out_of_office = {traveller.person for traveller in visit.travellers if traveller.capacity in _OUT_OF_OFFICE}
    targets = {relation.target for relation in visit.relations}
    claims = [claim for claim in visit.claims if claim.id in targets]
    return RecordDigest(
        number=number,
        id=visit.id,
        file=file,
        line=line,
        revision=visit.revision,
        status=visit.status,
        travellers=tuple(dict.fromkeys(people[traveller.person] for traveller in visit.coming)),
        people=tuple(NamedPerson(name, identity, name not in out_of_office) for name, identity in people.items()),
        stays=tuple(make_stay(stop, people, visit.when if len(visit.stops) == 1 else None) for stop in visit.stops),
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


# The relations of two records that may describe the same days: the records state their relation themselves.
_DECLARED: Final = frozenset({RelationKind.ACCOMPANIES, RelationKind.PART_OF, RelationKind.SUPERSEDES})


def describe_the_same(record: RecordDigest, other: RecordDigest) -> bool:
    """Whether two records share their id, which another rule finds, or say that they describe the same days."""
    return record.id == other.id or any(
        relation.kind in _DECLARED and source.other_record_id(relation) == target.id
        for source, target in ((record, other), (other, record))
        for relation in source.relations
    )


@attrs.frozen
class RecordPlace:
    """A place in a record that a sentence names, by address, until its file and line are known.

    before, after: the words around the place. They are omitted with it if the record is in no file.
    """

    record: RecordDigest
    address: str
    before: str = " ("
    after: str = ")"


Words: TypeAlias = tuple[str | RecordPlace, ...]


@attrs.frozen(kw_only=True)
class CrossRecordIssue:
    """A fault that is visible only in comparison with other records."""

    record: RecordDigest
    address: str
    words: Words

    @property
    def spots(self) -> Iterator[RecordPlace]:
        """The places that the sentence names, in this record or in others."""
        return (word for word in self.words if isinstance(word, RecordPlace))

    def sentence(self, place: Callable[[RecordPlace], str | None] = lambda _: None) -> str:
        """Returns the sentence. `place` gives the position of a spot, such as visits/a.yaml:12, or None without a file.

        >>> from diplovisit.checks.across import make_digest
        >>> from diplovisit import load
        >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
        >>> issue = CrossRecordIssue(record=seed, address="id", words=("is another's id too", RecordPlace(seed, "id")))
        >>> issue.sentence(lambda spot: "visits.jsonl:7"), issue.sentence()
        ("is another's id too (visits.jsonl:7)", "is another's id too")
        """
        return "".join(word if isinstance(word, str) else _spot_in_words(word, place(word)) for word in self.words)


def _spot_in_words(spot: RecordPlace, place: str | None) -> str:
    return "" if place is None else f"{spot.before}{place}{spot.after}"


@attrs.frozen
class Journey:
    """A stay of one traveller in one record."""

    traveller: PersonIdentity
    record: RecordDigest
    stay: Stay


class _Whereabouts:
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


class RecordCollection:
    """The given records, in an order that does not depend on the order in which they were given.

    `missed` are the ids of records that were given but unreadable, so that rules do not call them missing. The id is
    None if it is unknown.

    >>> from diplovisit import load
    >>> from diplovisit.checks.across import make_digest
    >>> seed = make_digest(load("seeds/misri-russia/visit.yaml"))
    >>> RecordCollection([seed]).single("in-ru-misri-foreign-office-consultations") is seed
    True
    """

    def __init__(self, records: Iterable[RecordDigest], missed: Iterable[str | None] = ()) -> None:
        self.records = tuple(
            sorted(records, key=lambda record: (record.id, record.file or "", record.line or 0, record.number))
        )
        self.missed = tuple(missed)
        self._whereabouts: dict[PersonIdentity, _Whereabouts] = {}

    @functools.cached_property
    def by_id(self) -> Mapping[str, tuple[RecordDigest, ...]]:
        """The records by id; several if they share an id."""
        by_id: dict[str, list[RecordDigest]] = {}
        for record in self.records:
            by_id.setdefault(record.id, []).append(record)
        return {name: tuple(records) for name, records in by_id.items()}

    def single(self, name: str) -> RecordDigest | None:
        """Returns the record of an id; None if there is none, or if several records share the id."""
        records = self.by_id.get(name, ())
        return records[0] if len(records) == 1 else None

    @functools.cached_property
    def singles(self) -> tuple[RecordDigest, ...]:
        """The records with a unique id."""
        return tuple(records[0] for records in self.by_id.values() if len(records) == 1)

    def journeys_of(self, person: PersonIdentity) -> Iterator[Journey]:
        """Yields each stay of travellers who are certainly that person, once."""
        yielded: set[tuple[int, str]] = set()
        for key in person.keys:
            for journey in self._journeys.get(key, ()):
                stay = (journey.record.number, journey.stay.id)
                if stay not in yielded and journey.traveller.is_certainly(person):
                    yielded.add(stay)
                    yield journey

    def journeys_by_key(self) -> Iterator[Sequence[Journey]]:
        """Yields the journeys of travellers with a lookup key in common, who may still be two people."""
        for key in sorted(self._journeys):
            yield self._journeys[key]

    def was_elsewhere(self, person: PersonIdentity, day: int, country: str | None) -> bool:
        """Whether a person was in another country too on a day. The day is an ordinal."""
        if person not in self._whereabouts:
            self._whereabouts[person] = _Whereabouts(
                (stay.when.lower.toordinal(), stay.when.upper.toordinal(), stay.country)
                for stay in (journey.stay for journey in self.journeys_of(person))
                if stay.when is not None and stay.when.lower is not None and stay.when.upper is not None
            )
        return self._whereabouts[person].elsewhere(day, country)

    @functools.cached_property
    def _journeys(self) -> Mapping[tuple[str, ...], list[Journey]]:
        by_key: dict[tuple[str, ...], list[Journey]] = {}
        for record in self.records:
            if record.is_off:
                continue
            for traveller in record.travellers:
                for stay in record.stays:
                    for key in traveller.keys:
                        by_key.setdefault(key, []).append(Journey(traveller, record, stay))
        return by_key
