"""count-not-whole: a number of persons or things, or a rank, that is no whole number or is too low."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="count-not-whole",
    group=Group.QUANTITY,
    severity=Severity.ERROR,
    finds=(
        "a number of persons or items that is negative or has a fraction, or a rank that is not a whole number from 1"
    ),
    why="People and things are counted in whole numbers from 0, and ranks start at 1. The figure or its unit is wrong.",
    remedy='write the number in full ("1500000", not "1.5" for a million and a half), or correct `unit`',
    breaks="""
        claims:
          - {id: guests, kind: count, what: people at the reception, quantity: {value: "2.5", unit: person}}
    """,
    keeps="""
        claims:
          - {id: guests, kind: count, what: people at the reception, quantity: {value: "2500", unit: person}}
    """,
    source="project rule: people and things are counted, not measured",
)

_MINIMUM = {"person": 0, "item": 0, "rank": 1}
_EXPECTED = {
    "person": "expected a whole number of persons from 0",
    "item": "expected a whole number of items from 0",
    "rank": "expected a rank as a whole number from 1",
}


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Checks both ends of a figure. Money, per cent and ratios may have fractions and negative values."""
    for claim in visit.claims:
        if (quantity := claim.quantity) is None or quantity.unit not in _MINIMUM:
            continue
        for field, number in (("value", quantity.value), ("high", quantity.high)):
            if number is not None and (number != number.to_integral_value() or number < _MINIMUM[quantity.unit]):
                yield f"{claim.id}/quantity/{field}", f"is {number}; {_EXPECTED[quantity.unit]}"
