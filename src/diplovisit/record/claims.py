"""What the sources say beside the visit itself: figures, events, stances, and how visits hang together."""

from decimal import Decimal

from diplovisit.record.constraints import ClaimId, Id, Party, RelationTarget, Sentence, Unit
from diplovisit.record.declare import field, node
from diplovisit.record.duration import Duration
from diplovisit.record.edtf import Edtf
from diplovisit.record.vocabularies import ClaimKind, Qualifier, RelationKind


@node
class Quantity:
    """A number with its unit, as exact as the words and no more."""

    value: Decimal = field("The number, written out; the lower end of a range.", examples=("66000000000",))
    unit: Unit = field("An ISO 4217 currency code, person, rank or percent.", examples=("USD", "person"))
    qualifier: Qualifier | None = field("The word that keeps it from being exact.", default=None)
    high: Decimal | None = field(
        "The upper end, where the words give a range.", default=None, examples=("70000000000",)
    )


@node
class Report:
    """Who reported a claim, and when."""

    by: Party | None = field("A country, or somebody in `people`.", default=None, examples=("IN",))
    when: Edtf | None = field("When it was reported, in EDTF.", default=None, examples=("2025-01",))


@node
class Claim:
    """Something a source states that is not the visit itself but belongs to its story."""

    id: Id = field("Its id.", examples=("trade-target",))
    kind: ClaimKind = field("What sort of statement it is.")
    what: Sentence = field("What is claimed, in our own words.", examples=("two-way trade, India and Russia",))
    subjects: tuple[Party, ...] = field("Whom it is about: people's ids or country codes.", default=())
    quantity: Quantity | None = field("The figure, where there is one.", default=None)
    when: Edtf | None = field("When it happened, for an event.", default=None, examples=("2022/..",))
    as_of: Edtf | None = field("The day on which a measure held.", default=None)
    since: Edtf | None = field("Since when it has been so.", default=None, examples=("2022",))
    due: Edtf | None = field("By when a target is to be reached.", default=None, examples=("2030",))
    set: Edtf | None = field("When a target was set.", default=None, examples=("2024",))
    reported: Report | None = field("Who reported it, where it is not the source itself.", default=None)
    disjoint_with: tuple[ClaimId, ...] = field(
        "Claims that count other people or things: the figures may be added, and are not the same.", default=()
    )


@node
class Relation:
    """How this visit stands to another record, or to an event among the claims."""

    kind: RelationKind = field("How it stands to it.")
    target: RelationTarget = field(
        "A claim of this record, or another record, by id.", examples=("singh-visit", "in-ru-singh-defence-talks")
    )
    offset: Duration | None = field("How far apart in time, in ISO 8601.", default=None, examples=("P3M",))
    qualifier: Qualifier | None = field("The word that keeps the offset from being exact.", default=None)
