"""Packs the digest of a record as text, and unpacks it. Records that follow one another share equal people and days."""

import functools
import json
from typing import Any, Final

from diplovisit.checks.across.digest import Event, NamedPerson, RecordDigest
from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.checks.across.stops import Meeting, Stay
from diplovisit.record import Edtf, Rank, Relation, RelationKind, Status
from diplovisit.record.vocabularies import StopKind

_MAX_SHARED: Final = 1_000
"""How many people and dates are cached. Others are unpacked again."""


def pack_digest(digest: RecordDigest) -> str:
    """Returns a digest as JSON text in ASCII, without its number, id, file and line.

    Each person is packed once, as a text of its own, and referred to by position.

    >>> from diplovisit import load
    >>> from diplovisit.checks.across import make_digest
    >>> digest = make_digest(load("examples/obama-rome.yaml"))
    >>> unpack_digest(pack_digest(digest), number=0, id=digest.id, file=None, line=None) == digest
    True
    """
    people = {person.identity: position for position, person in reversed([*enumerate(digest.people)])}
    return json.dumps(
        (
            digest.revision,
            digest.status,
            [(person.id, pack_identity(person.identity), person.in_office) for person in digest.people],
            [people[traveller] for traveller in digest.travellers],
            [_pack_stay(stay, people) for stay in digest.stays],
            [(relation.kind, relation.target, relation.stops) for relation in digest.relations],
            sorted(digest.claims),
            [(event.id, _text(event.when), [people[person] for person in event.people]) for event in digest.events],
        ),
        separators=(",", ":"),
    )


def unpack_digest(
    text: str, *, number: int, id: str, file: str | None, line: int | None
) -> RecordDigest:  # the name of the field
    """Returns the digest of a packed text. Its relations have neither an id nor an offset: no rule needs them."""
    revision, status, named, travellers, stays, relations, claims, events = json.loads(text)
    people = tuple(NamedPerson(name, unpack_identity(packed), in_office) for name, packed, in_office in named)
    return RecordDigest(
        number=number,
        id=id,
        file=file,
        line=line,
        revision=revision,
        status=Status(status),
        travellers=tuple(people[position].identity for position in travellers),
        people=people,
        stays=tuple(_unpack_stay(packed, people) for packed in stays),
        relations=tuple(
            Relation(kind=RelationKind(kind), target=target, stops=tuple(stops)) for kind, target, stops in relations
        ),
        claims=frozenset(claims) if claims else _NO_CLAIMS,
        events=tuple(
            Event(id=name, when=_date(when), people=tuple(people[position].identity for position in positions))
            for name, when, positions in events
        ),
    )


_NO_CLAIMS: Final[frozenset[str]] = frozenset()


def _text(when: Edtf | None) -> str | None:
    return when.text if when is not None else None


@functools.lru_cache(maxsize=_MAX_SHARED)
def pack_identity(identity: PersonIdentity) -> str:
    """Returns a person as JSON text in ASCII."""
    return json.dumps(
        (
            identity.called,
            identity.name,
            identity.country,
            identity.office,
            identity.rank,
            identity.aliases,
            identity.identifiers,
        ),
        separators=(",", ":"),
    )


def _pack_stay(stay: Stay, people: dict[PersonIdentity, int]) -> tuple[object, ...]:
    return (
        (stay.id, stay.kind, stay.country, stay.territory, stay.places, _text(stay.when), stay.numbers),
        [
            (meeting.engagement, meeting.position, people[meeting.host], _text(meeting.when))
            for meeting in stay.meetings
        ],
    )


def _unpack_stay(packed: Any, people: tuple[NamedPerson, ...]) -> Stay:
    (name, kind, country, territory, places, when, numbers), meetings = packed
    return Stay(
        id=name,
        kind=StopKind(kind),
        country=country,
        territory=territory,
        places=tuple(places),
        when=_date(when),
        numbers=tuple(numbers),
        meetings=tuple(
            Meeting(engagement, position, people[host].identity, _date(days))
            for engagement, position, host, days in meetings
        ),
    )


@functools.lru_cache(maxsize=_MAX_SHARED)
def unpack_identity(text: str) -> PersonIdentity:
    """Returns the person of a packed text; the same object for texts that follow one another closely."""
    called, name, country, office, rank, aliases, identifiers = json.loads(text)
    return PersonIdentity(
        called=called,
        name=tuple(name) if name is not None else None,
        country=country,
        office=office,
        rank=Rank(rank) if rank is not None else None,
        aliases=tuple(map(tuple, aliases)),
        identifiers=tuple((scheme, value) for scheme, value in identifiers),
    )


@functools.lru_cache(maxsize=_MAX_SHARED)
def _parsed(text: str) -> Edtf:
    return Edtf(text)


def _date(text: str | None) -> Edtf | None:
    return _parsed(text) if text is not None else None
