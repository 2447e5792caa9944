"""The digest of a record: what the rules across records need of it, and no more."""

import attrs

from diplovisit.checks.across.identity import PersonIdentity, person_identity
from diplovisit.checks.across.stay import Stay, make_stay
from diplovisit.record import Edtf, Relation, Status, Visit
from diplovisit.record.vocabularies import ClaimKind


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
