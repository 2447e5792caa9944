"""What the sources state besides the visit itself: claims, and relations to other visits and events."""

from decimal import Decimal

import attrs

from diplovisit.record.constraints import ClaimId, Id, Party, RelationTarget, Sentence, StopId, Unit
from diplovisit.record.declare import RecordNode, doc, validated
from diplovisit.record.duration import Duration
from diplovisit.record.edtf import Edtf
from diplovisit.record.vocabularies import ClaimKind, Polarity, Qualifier, RelationKind


@attrs.frozen(kw_only=True, field_transformer=validated)
class Quantity(RecordNode):
    """A number with its unit, as exact as the words.

    >>> from diplovisit.record import Quantity
    >>> Quantity.of(value="66000000000", unit="USD").value
    Decimal('66000000000')
    """

    value: Decimal = attrs.field(
        metadata=doc("The number, written out in full; the lower end of a range.", examples=("66000000000",))
    )
    unit: Unit = attrs.field(
        metadata=doc(
            "An ISO 4217 currency code, person, item, rank, percent or ratio. For items, `what` says what they are.",
            examples=("USD", "person"),
        )
    )
    qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that makes the number inexact.", examples=("approximately",))
    )
    high: Decimal | None = attrs.field(
        default=None, metadata=doc("The upper end, if the words give a range.", examples=("70000000000",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Report(RecordNode):
    """Who reported a claim, and when.

    >>> from diplovisit.record import Report
    >>> Report.of(by="misri", when="2025-03-05").when
    Edtf('2025-03-05')
    """

    by: Party | None = attrs.field(default=None, metadata=doc("A country, or a person in `people`.", examples=("IN",)))
    when: Edtf | None = attrs.field(default=None, metadata=doc("When it was reported, in EDTF.", examples=("2025-01",)))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Claim(RecordNode):
    """Something that a source states besides the visit itself.

    >>> from diplovisit.record import Claim
    >>> trade = Claim.of(id="trade", kind="measure", what="two-way trade", quantity={"value": "66", "unit": "USD"})
    >>> trade.quantity.unit
    'USD'
    """

    id: Id = attrs.field(
        metadata=doc("The id of the claim.", examples=("trade-target", "trade-now", "singh-visit", "dead"))
    )
    kind: ClaimKind = attrs.field(metadata=doc("What kind of statement it is.", examples=("target",)))
    what: Sentence = attrs.field(
        metadata=doc("What is claimed, in the editors' words.", examples=("two-way trade, India and Russia",))
    )
    polarity: Polarity | None = attrs.field(
        default=None,
        metadata=doc(
            "Whether the claim is that it is so, or that it is not (“did not meet” is `denied`). It"
            " is so if this is left out.",
            examples=("denied",),
        ),
    )
    subjects: tuple[Party, ...] = attrs.field(
        default=(), metadata=doc("Whom it is about: ids of people, or country codes.", examples=(["IN", "RU"],))
    )
    quantity: Quantity | None = attrs.field(
        default=None,
        metadata=doc("The figure, if there is one.", examples=({"value": "100000000000", "unit": "USD"},)),
    )
    when: Edtf | None = attrs.field(
        default=None, metadata=doc("When it happened, for an event.", examples=("2024-12",))
    )
    as_of: Edtf | None = attrs.field(
        default=None, metadata=doc("The day for which a measured figure is valid.", examples=("2025-03-05",))
    )
    since: Edtf | None = attrs.field(default=None, metadata=doc("Since when it has been so.", examples=("2022",)))
    due: Edtf | None = attrs.field(default=None, metadata=doc("By when a target is to be reached.", examples=("2030",)))
    set: Edtf | None = attrs.field(default=None, metadata=doc("When a target was set.", examples=("2024",)))
    reported: Report | None = attrs.field(
        default=None,
        metadata=doc("Who reported it, if not the source itself.", examples=({"by": "IN", "when": "2025-01"},)),
    )
    disjoint_with: tuple[ClaimId, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Claims that count other people or things, so that their figures may be added.",
            examples=(["dead"],),
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Relation(RecordNode):
    """How this visit is related to another record, or to an event among the claims.

    >>> from diplovisit.record import Relation
    >>> Relation.of(kind="follows", target="modi-visit", offset="P3M").offset.months
    3
    """

    id: Id | None = attrs.field(
        default=None, metadata=doc("The id of the relation, so that evidence can cite it.", examples=("after-singh",))
    )
    kind: RelationKind = attrs.field(metadata=doc("How this visit is related to the target.", examples=("follows",)))
    target: RelationTarget = attrs.field(
        metadata=doc(
            "The id of a claim of this record, or of another record.",
            examples=("singh-visit", "in-ru-singh-defence-talks"),
        )
    )
    stops: tuple[StopId, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The ids of the stops for which the relation is true; it is true for the whole visit if this is left out.",
            examples=(["italy"],),
        ),
    )
    offset: Duration | None = attrs.field(
        default=None,
        metadata=doc("How far apart in time they are, in ISO 8601; the lower end of a range.", examples=("P3M",)),
    )
    offset_high: Duration | None = attrs.field(
        default=None, metadata=doc("The upper end, if the words give a range.", examples=("P4M",))
    )
    qualifier: Qualifier | None = attrs.field(
        default=None, metadata=doc("The word that makes the offset inexact.", examples=("nearly",))
    )
