"""The record itself: one visit, as its sources describe it at one revision."""

import datetime
from typing import Annotated, Any, Self

import attrs

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import references
from diplovisit.record.building import build_node
from diplovisit.record.claims import Claim, Relation
from diplovisit.record.constraints import Count, Country, Line, Party, RecordId, Sentence, WholeRule
from diplovisit.record.declare import RecordNode, doc, validated
from diplovisit.record.edtf import Edtf
from diplovisit.record.people import Person, Traveller
from diplovisit.record.sources import Absence, Evidence, Ignored, Source
from diplovisit.record.stops import Stop, Topic
from diplovisit.record.vocabularies import Announcement, Category, Status, TravellerStatus


@attrs.frozen(kw_only=True, field_transformer=validated)
class Visit(RecordNode):
    """A diplomatic visit: who is sent by whom to which host, when and what for, and by which words.

    Raises ValueError where a field breaks its declaration, where two things share an id, and where something refers to
    what the record does not have. `InvalidRecord`, a ValueError, holds the faults of ids and references.

    >>> from diplovisit import load
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> seed.status, seed.stops[0].country, seed.leader.name
    (<Status.REPORTED: 'reported'>, 'RU', 'Vikram Misri')
    """

    format: Annotated[int, WholeRule(least=1, greatest=1)] = attrs.field(
        metadata=doc("The version of this schema; a published version never changes.", examples=(1,))
    )
    id: RecordId = attrs.field(
        metadata=doc(
            "The record's own id. It holds no date and never changes: calendar entries hang on it.",
            examples=("in-ru-misri-foreign-office-consultations",),
        )
    )
    revision: Count = attrs.field(metadata=doc("Counts the published states of the record, from 1.", examples=(1,)))
    revised: datetime.datetime = attrs.field(
        metadata=doc(
            "When this revision was made: RFC 3339, in UTC, to the second.", examples=("2025-03-05T12:00:00Z",)
        )
    )
    title: Line = attrs.field(
        metadata=doc("What to call the visit in a list.", examples=("Foreign Secretary Vikram Misri visits Russia",))
    )
    status: Status = attrs.field(metadata=doc("How far the visit has come, in the words of its sources."))
    announcement: Announcement | None = attrs.field(
        default=None,
        metadata=doc("What the sources say of an official announcement; left out where they say nothing."),
    )
    category: Category | None = attrs.field(
        default=None,
        metadata=doc("The protocol class of the visit and nothing else; left out where no source gives it."),
    )
    sending: tuple[Country, ...] = attrs.field(
        default=(), metadata=doc("The sending states or organisations.", examples=(["IN"],))
    )
    sending_territories: tuple[Country, ...] = attrs.field(
        default=(),
        metadata=doc("Territories or later states that send, whose sovereign stands in `sending`.", examples=(["TZ"],)),
    )
    invited_by: Party | None = attrs.field(
        default=None, metadata=doc("Who invited: a country, or somebody in `people`.")
    )
    people: tuple[Person, ...] = attrs.field(metadata=doc("Everyone the record names, once.", at_least=1))
    travellers: tuple[Traveller, ...] = attrs.field(metadata=doc("Who makes the visit; the first leads.", at_least=1))
    when: Edtf | None = attrs.field(
        default=None,
        metadata=doc(
            "The days of the visit as a whole, in EDTF, where a source gives them so; its stops lie within them.",
            examples=("2026-06-09/2026-06-11",),
        ),
    )
    stops: tuple[Stop, ...] = attrs.field(metadata=doc("Where it goes, in order.", at_least=1))
    purposes: tuple[Sentence, ...] = attrs.field(default=(), metadata=doc("What it is for, a sentence each."))
    agenda: tuple[Topic, ...] = attrs.field(
        default=(), metadata=doc("What is to be talked about on the visit as a whole.")
    )
    claims: tuple[Claim, ...] = attrs.field(default=(), metadata=doc("What the sources say beside the visit itself."))
    relations: tuple[Relation, ...] = attrs.field(
        default=(), metadata=doc("How it stands to other visits and to events.")
    )
    sources: tuple[Source, ...] = attrs.field(metadata=doc("What it was read from, the chief one first.", at_least=1))
    evidence: tuple[Evidence, ...] = attrs.field(default=(), metadata=doc("Why it says what it says.", at_most=10_000))
    absent: tuple[Absence, ...] = attrs.field(default=(), metadata=doc("What the sources do not say."))
    ignore: tuple[Ignored, ...] = attrs.field(
        default=(), metadata=doc("What they say and the record leaves out, with reasons.")
    )
    notes: tuple[Sentence, ...] = attrs.field(default=(), metadata=doc("What a reader should know, a sentence each."))

    @property
    def coming(self) -> tuple[Traveller, ...]:
        """The travellers without those who withdrew; the first leads."""
        return tuple(traveller for traveller in self.travellers if traveller.status is not TravellerStatus.WITHDRAWN)

    @property
    def leader(self) -> Person | None:
        """The person who leads: the first of those who are coming. None where all of them withdrew.

        >>> from diplovisit import load
        >>> load("seeds/misri-russia/visit.yaml").leader.name
        'Vikram Misri'
        """
        return self.person(self.coming[0].person) if self.coming else None

    def person(self, id: str) -> Person:
        """Returns the person, group or organisation of an id. Raises KeyError, with the id that was perhaps meant.

        >>> from diplovisit import load
        >>> load("seeds/misri-russia/visit.yaml").person("misri").office
        'Foreign Secretary'
        """
        for person in self.people:
            if person.id == id:
                return person
        suggestion = did_you_mean(closest(id, [person.id for person in self.people]))
        raise KeyError(f"nobody in the record has the id {quoted(id)}{suggestion}")

    @classmethod
    def of(cls, /, **fields: Any) -> Self:
        """Makes a record from what people write, and names all faults at once, as `of` of every class does.

        `format` and `revision` are 1 where they are left out. A time for `revised` in any zone becomes UTC, and is cut
        to the second. Ids and references are checked with the rest.

        >>> from diplovisit import Visit
        >>> visit = Visit.of(
        ...     id="fi-ee-envoy-talks",
        ...     revised="2026-05-28T12:00:00Z",
        ...     title="An envoy of Finland visits Estonia",
        ...     status="announced",
        ...     sending="FI",
        ...     people={"id": "envoy", "name": "Aino Virtanen", "country": "FI"},
        ...     travellers="envoy",
        ...     stops={"id": "tallinn", "country": "EE", "when": "2026-06-09"},
        ...     sources={"id": "ministry", "kind": "statement", "language": "en"},
        ... )
        >>> visit.leader.name, visit.stops[0].when, visit.revision
        ('Aino Virtanen', Edtf('2026-06-09'), 1)
        """
        return build_node(cls, {"format": 1, "revision": 1} | fields, is_whole=True)

    def __attrs_post_init__(self) -> None:
        """Raises InvalidRecord for a duplicate id or a dangling reference."""
        references.require_valid_references(self)
