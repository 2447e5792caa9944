"""The people of a record, and which of them travel."""

import attrs

from diplovisit.record.constraints import Country, Id, Line, PersonId
from diplovisit.record.declare import doc, validated
from diplovisit.record.vocabularies import Capacity, PersonKind, Rank


@attrs.frozen(kw_only=True, field_transformer=validated)
class Identifier:
    """What somebody else calls the same thing: a scheme, and the value in it."""

    scheme: Line = attrs.field(
        metadata=doc("Whose identifier it is, by name.", examples=("wikidata", "us-state-department-travels"))
    )
    value: Line = attrs.field(metadata=doc("The identifier as the scheme writes it.", examples=("Q4921553", "1028")))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Person:
    """Somebody named in the record, once: a person, a group or an organisation."""

    id: Id = attrs.field(
        metadata=doc("Its id; everything else in the record refers to it by this.", examples=("misri",))
    )
    kind: PersonKind = attrs.field(
        default=PersonKind.PERSON,
        metadata=doc(
            "Whether the name is one person's, a group's or an organisation's; a person's where it is left out."
        ),
    )
    name: Line = attrs.field(
        metadata=doc("The name in the fullest form that the sources print.", examples=("Vikram Misri",))
    )
    aliases: tuple[Line, ...] = attrs.field(
        default=(), metadata=doc("Other spellings and shorter forms that the sources use.", examples=(["Zelensky"],))
    )
    office: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The office as the sources call it; left out where they call it nothing.", examples=("Foreign Secretary",)
        ),
    )
    country: Country | None = attrs.field(
        default=None,
        metadata=doc(
            "The state or organisation whose office or people it is; left out where it cannot be told.",
            examples=("IN",),
        ),
    )
    rank: Rank | None = attrs.field(
        default=None, metadata=doc("The rank of the office for protocol; our own choice, never a source's.")
    )
    identifiers: tuple[Identifier, ...] = attrs.field(default=(), metadata=doc("What registers call the same person."))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Traveller:
    """Somebody who makes the visit; addressed by the id of the person (`misri/capacity`)."""

    person: PersonId = attrs.field(metadata=doc("Who travels, by id.", examples=("misri",)))
    role: Line | None = attrs.field(
        default=None,
        metadata=doc("What the traveller is on this visit, in the sources' words.", examples=("head of delegation",)),
    )
    capacity: Capacity | None = attrs.field(
        default=None,
        metadata=doc(
            "In what capacity, where it is not simply as holder of the office: a President-elect travels as elect."
        ),
    )
