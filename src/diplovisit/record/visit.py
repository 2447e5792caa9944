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
    """A diplomatic visit: who travels for whom to which host, when and why, and which words say so.

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
            "The id of the record. It has no date and never changes, because calendar entries are identified by it.",
            examples=("in-ru-misri-foreign-office-consultations",),
        )
    )
    revision: Count = attrs.field(
        metadata=doc("The number of the published state of the record, from 1.", examples=(1,))
    )
    revised: datetime.datetime = attrs.field(
        metadata=doc(
            "When this revision was made, in UTC, to the second (RFC 3339).", examples=("2025-03-05T12:00:00Z",)
        )
    )
    title: Line = attrs.field(
        metadata=doc("A title of the visit for lists.", examples=("Foreign Secretary Vikram Misri visits Russia",))
    )
    status: Status = attrs.field(
        metadata=doc("How far the visit has come, according to its sources.", examples=("announced",))
    )
    announcement: Announcement | None = attrs.field(
        default=None,
        metadata=doc(
            "What the sources say about an official announcement; left out if they say nothing.", examples=("official",)
        ),
    )
    category: Category | None = attrs.field(
        default=None,
        metadata=doc("The protocol class of the visit; left out if no source states it.", examples=("state",)),
    )
    sending: tuple[Country, ...] = attrs.field(
        default=(), metadata=doc("The sending states or organisations.", examples=(["IN"],))
    )
    sending_territories: tuple[Country, ...] = attrs.field(
        default=(),
        metadata=doc("Territories or later states that send; their sovereign is in `sending`.", examples=(["TZ"],)),
    )
    invited_by: Party | None = attrs.field(
        default=None, metadata=doc("Who invited: a country, or a person in `people`.", examples=("RU", "morita"))
    )
    people: tuple[Person, ...] = attrs.field(
        metadata=doc(
            "Everybody whom the record names, once.",
            examples=([{"id": "misri", "name": "Vikram Misri", "office": "Foreign Secretary", "country": "IN"}],),
            at_least=1,
        )
    )
    travellers: tuple[Traveller, ...] = attrs.field(
        metadata=doc("Who makes the visit; the first one leads.", examples=([{"person": "misri"}],), at_least=1)
    )
    when: Edtf | None = attrs.field(
        default=None,
        metadata=doc(
            "The days of the whole visit, in EDTF, if a source gives them so; all stops are within them.",
            examples=("2026-06-09/2026-06-11",),
        ),
    )
    stops: tuple[Stop, ...] = attrs.field(
        metadata=doc(
            "Where the visit goes, in order.",
            examples=([{"id": "russia", "country": "RU", "when": "2025-03-07"}],),
            at_least=1,
        )
    )
    purposes: tuple[Sentence, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What the visit is for, one sentence each.",
            examples=(["to hold the yearly talks of the two foreign ministries"],),
        ),
    )
    agenda: tuple[Topic, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The topics of the visit as a whole.",
            examples=([{"id": "energy", "label": "energy supplies"}],),
        ),
    )
    claims: tuple[Claim, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What the sources say about other things than the visit itself.",
            examples=(
                [
                    {
                        "id": "trade-now",
                        "kind": "measure",
                        "what": "trade between India and Russia",
                        "quantity": {"value": "66000000000", "unit": "USD", "qualifier": "approximately"},
                    }
                ],
            ),
        ),
    )
    relations: tuple[Relation, ...] = attrs.field(
        default=(),
        metadata=doc(
            "How the visit is related to other visits and to events.",
            examples=([{"kind": "follows", "target": "in-ru-singh-defence-talks"}],),
        ),
    )
    sources: tuple[Source, ...] = attrs.field(
        metadata=doc(
            "What the record was made from, the main source first.",
            examples=([{"id": "nationpress", "kind": "news", "publisher": "NationPress", "language": "en"}],),
            at_least=1,
        )
    )
    evidence: tuple[Evidence, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Why the record says what it says.",
            examples=(
                [{"about": ["russia/when"], "basis": "stated", "sources": ["nationpress"], "quote": "7 March 2025"}],
            ),
            at_most=10_000,
        ),
    )
    absent: tuple[Absence, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What the sources do not say.", examples=([{"about": "russia/places", "reason": "no city is named"}],)
        ),
    )
    ignore: tuple[Ignored, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What the sources say and the record leaves out, with reasons.",
            examples=([{"quote": "in 2021", "kind": "figures", "reason": "an earlier visit by somebody else"}],),
        ),
    )
    notes: tuple[Sentence, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What a reader should know, one sentence each.",
            examples=(["The report does not say who will lead the talks on the Russian side."],),
        ),
    )

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
