"""range-backwards: a range whose upper end is not above its lower end."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="range-backwards",
    group=Group.QUANTITY,
    severity=Severity.ERROR,
    finds="a quantity whose `high` is not above its `value`",
    why="`value` is the lower end of a range and `high` the upper: the other way round, no number lies between them.",
    remedy="exchange the two, or leave `high` out where there is no range",
    breaks="""
        claims:
          - {id: guests, kind: count, what: guests at the dinner, quantity: {value: "300", high: "200", unit: person}}
    """,
    keeps="""
        claims:
          - {id: guests, kind: count, what: guests at the dinner, quantity: {value: "200", high: "300", unit: person}}
    """,
    source="our own: `value` is the lower end of a range, and `high` the upper",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the ends of every range. Two equal ends are no range."""
    for claim in visit.claims:
        quantity = claim.quantity
        if quantity is not None and quantity.high is not None and quantity.high <= quantity.value:
            relation = "the same as" if quantity.high == quantity.value else "below"
            sentence = f"the upper end, {quantity.high}, is {relation} the lower end, {quantity.value}"
            yield f"{claim.id}/quantity/high", sentence
