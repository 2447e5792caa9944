"""range-backwards: a range whose upper end is not above its lower end."""

from collections.abc import Iterator

from diplovisit.checks.facts.lengths import is_not_above
from diplovisit.record import Duration, Engagement, Group, Rule, Severity, Stop, Visit

RULE = Rule(
    name="range-backwards",
    group=Group.QUANTITY,
    severity=Severity.ERROR,
    finds="a quantity whose `high` is not above its `value`, or a length whose upper end is not above its lower end",
    why="The upper end of a range must be above the lower end; otherwise the range is empty.",
    remedy="swap the two ends; if there is no range, delete the upper end",
    breaks="""
        claims:
          - {id: guests, kind: count, what: guests at the dinner, quantity: {value: "300", high: "200", unit: person}}
    """,
    keeps="""
        claims:
          - {id: guests, kind: count, what: guests at the dinner, quantity: {value: "200", high: "300", unit: person}}
    """,
    source=(
        "project rule: `value`, `duration` and `offset` are the lower end of a range; `high`,"
        " `duration_high` and `offset_high` are the upper end"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the ends of every range. Two equal ends are no range.

    A month and 30 days are not compared, because a month may have more days or fewer.
    """
    for claim in visit.claims:
        quantity = claim.quantity
        if quantity is not None and quantity.high is not None and quantity.high <= quantity.value:
            relation = "the same as" if quantity.high == quantity.value else "below"
            sentence = f"the upper end, {quantity.high}, is {relation} the lower end, {quantity.value}"
            yield f"{claim.id}/quantity/high", sentence
    for address, low, high in _lengths(visit):
        if low is not None and high is not None and is_not_above(high, low):
            relation = "the same as" if high == low else "not above"
            yield address, f"the upper end, {high}, is {relation} the lower end, {low}"


def _lengths(visit: Visit) -> Iterator[tuple[str, Duration | None, Duration | None]]:
    for stop in visit.stops:
        nodes: tuple[Stop | Engagement, ...] = (stop, *stop.engagements)
        for node in nodes:
            yield f"{node.id}/duration_high", node.duration, node.duration_high
    for position, relation in enumerate(visit.relations):
        yield f"{relation.id or f'relations/{position}'}/offset_high", relation.offset, relation.offset_high
