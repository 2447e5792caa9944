"""The record itself: one visit, as its sources tell it at one revision."""

import datetime
from typing import Annotated

from diplovisit.record import identity
from diplovisit.record.claims import Claim, Relation
from diplovisit.record.constraints import Count, Country, Line, Party, RecordId, Sentence, WholeRule
from diplovisit.record.declare import field, node
from diplovisit.record.people import Person, Traveller
from diplovisit.record.sources import Absence, Evidence, Ignored, Source
from diplovisit.record.stops import Stop, Topic
from diplovisit.record.vocabularies import Announcement, Category, Status


@node
class Visit:
    """A diplomatic visit: who is sent by whom to which host, when and what for, and by which words.

    Raises ValueError where a field breaks its declaration, where two things share an id, and where something refers to
    what the record does not have. `InvalidRecord`, a ValueError, holds the faults of ids and references.
    """

    format: Annotated[int, WholeRule(least=1, greatest=1)] = field(
        "The version of this schema; a published version never changes.", examples=(1,)
    )
    id: RecordId = field(
        "The record's own id. It holds no date and never changes: calendar entries hang on it.",
        examples=("in-ru-misri-foreign-office-consultations",),
    )
    revision: Count = field("Counts the published states of the record, from 1.", examples=(1,))
    revised: datetime.datetime = field(
        "When this revision was made: RFC 3339, in UTC, to the second.", examples=("2025-03-05T12:00:00Z",)
    )
    title: Line = field("What to call the visit in a list.", examples=("Foreign Secretary Vikram Misri visits Russia",))
    status: Status = field("How far the visit has come, in the words of its sources.")
    announcement: Announcement | None = field(
        "What the sources say of an official announcement; left out where they say nothing.", default=None
    )
    category: Category | None = field(
        "The protocol class of the visit and nothing else; left out where no source gives it.", default=None
    )
    sending: tuple[Country, ...] = field("The sending states or organisations.", default=(), examples=(["IN"],))
    invited_by: Party | None = field("Who invited: a country, or somebody in `people`.", default=None)
    people: tuple[Person, ...] = field("Everyone the record names, once.", at_least=1)
    travellers: tuple[Traveller, ...] = field("Who makes the visit; the first leads.", at_least=1)
    stops: tuple[Stop, ...] = field("Where it goes, in order.", at_least=1)
    purposes: tuple[Sentence, ...] = field("What it is for, a sentence each.", default=())
    agenda: tuple[Topic, ...] = field("What is to be talked about on the visit as a whole.", default=())
    claims: tuple[Claim, ...] = field("What the sources say beside the visit itself.", default=())
    relations: tuple[Relation, ...] = field("How it stands to other visits and to events.", default=())
    sources: tuple[Source, ...] = field("What it was read from, the chief one first.", at_least=1)
    evidence: tuple[Evidence, ...] = field("Why it says what it says.", default=(), at_most=10_000)
    absent: tuple[Absence, ...] = field("What the sources do not say.", default=())
    ignore: tuple[Ignored, ...] = field("What they say and the record leaves out, with reasons.", default=())
    notes: tuple[Sentence, ...] = field("What a reader should know, a sentence each.", default=())

    def __attrs_post_init__(self) -> None:
        """Holds ids and references to their laws."""
        identity.require(self)
