"""The digest of a record: the parts that the rules across records need."""

from typing import Final

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
class DatedPerson:
    """Somebody whom a record names, with the first and the last year of its stops.

    record: the number of the record. position: which of its people it is, from 0.
    """

    record: int
    position: int
    first: int
    last: int
    in_office: bool
    identity: PersonIdentity


@attrs.frozen(kw_only=True)
class RecordDigest:
    """The parts of a record that the rules across records need.

    number: its position in the collection, from 0; it is 0 until it is added to one. file: None for a record that was
    built in Python. line: the first line of its text, which is 1 except in JSON Lines; None if it came from no text.
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

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of its stops; None if none of them has a year."""
        days = [day for stay in self.stays if stay.when is not None for day in (stay.when.lower, stay.when.upper)]
        years = [day.year for day in days if day is not None]
        return (min(years), max(years)) if years else None

    @property
    def order(self) -> tuple[str, str, int, int]:
        """A key that sorts records, which does not depend on the order in which they were given, except for copies."""
        return self.id, self.file or "", self.line or 0, self.number

    def other_record_id(self, relation: Relation) -> str | None:
        """Returns the id of the other record that a relation refers to; None for a claim, or for this record itself."""
        return None if relation.target in self.claims or relation.target == self.id else relation.target


_OUT_OF_OFFICE: Final = frozenset({Capacity.FORMER, Capacity.DEPUTY, Capacity.ENVOY})


def make_digest(visit: Visit, *, file: str | None = None, line: int | None = None) -> RecordDigest:
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
        number=0,
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
