"""disjoint-counts-summed: a figure that is our own sum of disjoint counts."""

import decimal
from collections.abc import Iterator
from decimal import Decimal

from diplovisit.record import Basis, Claim, Group, Rule, Severity, Visit

RULE = Rule(
    name="disjoint-counts-summed",
    group=Group.QUANTITY,
    severity=Severity.WARNING,
    finds="a figure that equals the sum of disjoint figures, and that no quote states",
    why=(
        "One government reports twelve dead and another reports sixteen missing, but nobody reports 28."
        " Such a sum is the record's own figure, but it looks like one from a source."
    ),
    remedy="delete the sum, or add a `stated` row that quotes the source of the sum",
    breaks="""
        claims:
          - {id: dead, kind: count, what: sailors who died, quantity: {value: "3", unit: person}}
          - id: missing
            kind: count
            what: sailors missing
            quantity: {value: "9", unit: person}
            disjoint_with: [dead]
          - {id: lost, kind: count, what: sailors lost, quantity: {value: "12", unit: person}}
    """,
    keeps="""
        claims:
          - {id: dead, kind: count, what: sailors who died, quantity: {value: "3", unit: person}}
          - id: missing
            kind: count
            what: sailors missing
            quantity: {value: "9", unit: person}
            disjoint_with: [dead]
    """,
    source="project rule: figures of different reporters are attributed separately and never added up",
)


# A figure is the sum of two counts or a few. More terms would take hours in a hostile record.
_MAX_TERMS = 12
_DIGITS = 100


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares figures with the sums of disjoint figures: of pairs, and of groups that are disjoint throughout."""
    sums: dict[tuple[str, Decimal], list[tuple[Claim, ...]]] = {}
    for group in _groups(visit):
        if (total := _total(group)) is not None:
            sums.setdefault(total, []).append(group)
    if not sums:
        return
    stated = {address for row in visit.evidence if row.basis is Basis.STATED for address in row.about}
    for claim in visit.claims:
        if claim.quantity is None or claim.quantity.high is not None:
            continue
        if stated & {claim.id, f"{claim.id}/quantity", f"{claim.id}/quantity/value"}:
            continue
        groups = sums.get((claim.quantity.unit, claim.quantity.value), ())
        summed: tuple[Claim, ...] = next((group for group in groups if not _is_distinct(claim, group)), ())
        if summed:
            terms = " + ".join(f"{term.quantity.value} ({term.id})" for term in summed if term.quantity)
            sentence = f"{claim.quantity.value} is the sum of {terms}, separate counts; no quote states it"
            yield f"{claim.id}/quantity", sentence


def _is_distinct(claim: Claim, group: tuple[Claim, ...]) -> bool:
    """Whether a claim is in the group, or disjoint with it: of 12, 16 and 28 others, 28 is no sum."""
    return any(
        term.id == claim.id or term.id in claim.disjoint_with or claim.id in term.disjoint_with for term in group
    )


def _groups(visit: Visit) -> Iterator[tuple[Claim, ...]]:
    """Yields the groups of mutually disjoint claims, in the order of the record: pairs, and larger groups."""
    disjoint: dict[str, set[str]] = {}
    for claim in visit.claims:
        for other in claim.disjoint_with:
            if other != claim.id:
                disjoint.setdefault(claim.id, set()).add(other)
                disjoint.setdefault(other, set()).add(claim.id)
    order = {claim.id: position for position, claim in enumerate(visit.claims)}
    groups: dict[tuple[str, ...], None] = {}
    for name, others in disjoint.items():
        for other in others:
            groups[tuple(sorted((name, other), key=order.__getitem__))] = None
        whole = {name, *others}
        if len(whole) <= _MAX_TERMS and all(whole - {other} <= disjoint[other] for other in others):
            groups[tuple(sorted(whole, key=order.__getitem__))] = None
    for group in sorted(groups, key=lambda group: [order[name] for name in group]):
        yield tuple(visit.claims[order[name]] for name in group)


def _total(group: tuple[Claim, ...]) -> tuple[str, Decimal] | None:
    """Returns the unit and the sum; None if there is no sum: for ranks, for ranges, and for 12 and 0."""
    terms = [claim.quantity for claim in group if claim.quantity is not None]
    units = {term.unit for term in terms}
    if len(terms) < len(group) or len(units) > 1 or "rank" in units:
        return None
    if any(term.value <= 0 or term.high is not None for term in terms):
        return None
    # The sum must be exact. A figure has at most 40 digits, and the default precision of decimal is 28.
    with decimal.localcontext(prec=_DIGITS):
        return units.pop(), sum((term.value for term in terms), Decimal(0))
