"""Who is named in a record, and who travels."""

from diplovisit.record.constraints import Country, Id, Line, PersonId
from diplovisit.record.declare import field, node
from diplovisit.record.vocabularies import Capacity, PersonKind, Rank


@node
class Identifier:
    """What somebody else calls the same thing: a scheme, and the value in it."""

    scheme: Line = field("Whose identifier it is, by name.", examples=("wikidata", "us-state-department-travels"))
    value: Line = field("The identifier as the scheme writes it.", examples=("Q4921553", "1028"))


@node
class Person:
    """Somebody named in the record, once: a person, a group or an organisation."""

    id: Id = field("Its id; everything else in the record refers to it by this.", examples=("misri",))
    kind: PersonKind = field(
        "Whether the name is one person's, a group's or an organisation's; a person's where it is left out.",
        default=PersonKind.PERSON,
    )
    name: Line = field("The name in the fullest form that the sources print.", examples=("Vikram Misri",))
    aliases: tuple[Line, ...] = field(
        "Other spellings and shorter forms that the sources use.", default=(), examples=(["Zelensky"],)
    )
    office: Line | None = field(
        "The office as the sources call it; left out where they call it nothing.",
        default=None,
        examples=("Foreign Secretary",),
    )
    country: Country | None = field(
        "The state or organisation whose office or people it is; left out where it cannot be told.",
        default=None,
        examples=("IN",),
    )
    rank: Rank | None = field("The rank of the office for protocol; our own choice, never a source's.", default=None)
    identifiers: tuple[Identifier, ...] = field("What registers call the same person.", default=())


@node
class Traveller:
    """Somebody who makes the visit; addressed by the id of the person (`misri/capacity`)."""

    person: PersonId = field("Who travels, by id.", examples=("misri",))
    role: Line | None = field(
        "What the traveller is on this visit, in the sources' words.", default=None, examples=("head of delegation",)
    )
    capacity: Capacity | None = field(
        "In what capacity, where it is not simply as holder of the office: a President-elect travels as elect.",
        default=None,
    )
