"""What the sources state besides the visit itself: claims, and relations to other visits and events."""

from decimal import Decimal

import attrs

from diplovisit.record.constraints import ClaimId, Id, Party, RelationTarget, Sentence, StopId, Unit
from diplovisit.record.declare import doc, validated
from diplovisit.record.duration import Duration
from diplovisit.record.edtf import Edtf
from diplovisit.record.vocabularies import ClaimKind, Polarity, Qualifier, RelationKind


@attrs.frozen(kw_only=True, field_transformer=validated)
class Quantity:
    """A number with its unit, as exact as the words and no more."""

    value: Decimal = attrs.field(
        metadata=doc("The number, written out; the lower end of a range.", examples=("66000000000",))
    )
    unit: Unit = attrs.field(
        metadata=doc(
            "An ISO 4217 currency code, person, item, rank, percent or ratio; `what` says what the items are.",
            examples=("USD", "person"),
        )
    )
    qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that keeps it from being exact.", examples=("approximately",))
    )
    high: Decimal | None = attrs.field(
        default=None, metadata=doc("The upper end, where the words give a range.", examples=("70000000000",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Report:
    """Who reported a claim, and when."""

    by: Party | None = attrs.field(default=None, metadata=doc("A country, or somebody in `people`.", examples=("IN",)))
    when: Edtf | None = attrs.field(default=None, metadata=doc("When it was reported, in EDTF.", examples=("2025-01",)))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Claim:
    """Something a source states that is not the visit itself but belongs to its story."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("trade-target", "trade-now", "singh-visit", "dead")))
    kind: ClaimKind = attrs.field(metadata=doc("What sort of statement it is.", examples=("target",)))
    what: Sentence = attrs.field(
        metadata=doc("What is claimed, in our own words.", examples=("two-way trade, India and Russia",))
    )
    polarity: Polarity | None = attrs.field(
        default=None,
        metadata=doc(
            "Whether it is so or is not (“did not meet” is denied); it is so where it is left out.",
            examples=("denied",),
        ),
    )
    subjects: tuple[Party, ...] = attrs.field(
        default=(), metadata=doc("Whom it is about: people's ids or country codes.", examples=(["IN", "RU"],))
    )
    quantity: Quantity | None = attrs.field(
        default=None,
        metadata=doc("The figure, where there is one.", examples=({"value": "100000000000", "unit": "USD"},)),
    )
    when: Edtf | None = attrs.field(
        default=None, metadata=doc("When it happened, for an event.", examples=("2024-12",))
    )
    as_of: Edtf | None = attrs.field(
        default=None, metadata=doc("The day on which a measure held.", examples=("2025-03-05",))
    )
    since: Edtf | None = attrs.field(default=None, metadata=doc("Since when it has been so.", examples=("2022",)))
    due: Edtf | None = attrs.field(default=None, metadata=doc("By when a target is to be reached.", examples=("2030",)))
    set: Edtf | None = attrs.field(default=None, metadata=doc("When a target was set.", examples=("2024",)))
    reported: Report | None = attrs.field(
        default=None,
        metadata=doc(
            "Who reported it, where it is not the source itself.", examples=({"by": "IN", "when": "2025-01"},)
        ),
    )
    disjoint_with: tuple[ClaimId, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Claims that count other people or things: the figures may be added, and are not the same.",
            examples=(["dead"],),
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Relation:
    """How this visit stands to another record, or to an event among the claims."""

    id: Id | None = attrs.field(
        default=None, metadata=doc("Its id, so that evidence can cite it.", examples=("after-singh",))
    )
    kind: RelationKind = attrs.field(metadata=doc("How it stands to it.", examples=("follows",)))
    target: RelationTarget = attrs.field(
        metadata=doc(
            "A claim of this record, or another record, by id.", examples=("singh-visit", "in-ru-singh-defence-talks")
        )
    )
    stops: tuple[StopId, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The stops of this record that it is true of, by id; of the visit as a whole where it is left out.",
            examples=(["italy"],),
        ),
    )
    offset: Duration | None = attrs.field(
        default=None, metadata=doc("How far apart in time, in ISO 8601; the lower end of a range.", examples=("P3M",))
    )
    offset_high: Duration | None = attrs.field(
        default=None, metadata=doc("The upper end, where the words give a range.", examples=("P4M",))
    )
    qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that keeps the offset from being exact.", examples=("nearly",))
    )
