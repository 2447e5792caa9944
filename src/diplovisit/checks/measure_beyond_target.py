"""measure-beyond-target: a measure that has already reached its target, or is in another unit."""

from collections.abc import Iterator

from diplovisit.record import Claim, ClaimKind, Group, Polarity, Qualifier, Quantity, Rule, Severity, Visit

RULE = Rule(
    name="measure-beyond-target",
    group=Group.QUANTITY,
    severity=Severity.WARNING,
    finds="a measure that already reaches the target for the same thing, or has another unit",
    why=(
        "A target is normally above the present figure. Otherwise a zero may be missing, million may"
        " stand for billion, or the two figures were swapped."
    ),
    remedy="check both figures against their quotes; if the target is a reduction, give it the qualifier at-most",
    breaks="""
        claims:
          - {id: goal, kind: target, what: bilateral trade, quantity: {value: "9000000000", unit: EUR}, due: "2030"}
          - {id: now, kind: measure, what: bilateral trade, quantity: {value: "55000000000", unit: EUR}}
    """,
    keeps="""
        claims:
          - {id: goal, kind: target, what: bilateral trade, quantity: {value: "9000000000", unit: EUR}, due: "2030"}
          - {id: now, kind: measure, what: bilateral trade, quantity: {value: "5500000000", unit: EUR}}
    """,
    source="project rule: a superfluous zero is a common slip, and a target for the same thing reveals it",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares each measure with the targets of the same `what`, unless their subjects differ or one is denied."""
    targets: dict[str, list[Claim]] = {}
    claims = [claim for claim in visit.claims if claim.polarity is not Polarity.DENIED]
    for claim in claims:
        if claim.kind is ClaimKind.TARGET and claim.quantity:
            targets.setdefault(_topic(claim), []).append(claim)
    for claim in claims:
        if claim.kind is ClaimKind.MEASURE and claim.quantity:
            for target in targets.get(_topic(claim), ()):
                if target.quantity and (finding := _beyond(claim, claim.quantity, target, target.quantity)):
                    yield finding
                    break


def _topic(claim: Claim) -> str:
    return " ".join(claim.what.casefold().split())


def _beyond(measure: Claim, actual: Quantity, target: Claim, goal_quantity: Quantity) -> tuple[str, str] | None:
    if measure.subjects and target.subjects and set(measure.subjects) != set(target.subjects):
        return None
    if actual.unit != goal_quantity.unit:
        sentence = f"is in {actual.unit}, but the target {target.id} for the same thing is in {goal_quantity.unit}"
        return f"{measure.id}/quantity/unit", sentence
    if _reaches(actual, goal_quantity):
        goal = f"reaches the target {target.id}, {goal_quantity.high or goal_quantity.value} {goal_quantity.unit}"
        return f"{measure.id}/quantity/value", f"is {actual.value} {actual.unit}, which already {goal}"
    return None


def _reaches(actual: Quantity, goal_quantity: Quantity) -> bool:
    if goal_quantity.qualifier is Qualifier.AT_MOST or actual.qualifier is Qualifier.AT_MOST:
        return False
    goal = goal_quantity.high or goal_quantity.value
    # "Nearly 100" does not reach 100, and 100 does not reach "over 100".
    inexact = {Qualifier.NEARLY, Qualifier.APPROXIMATELY}
    if actual.qualifier in inexact or goal_quantity.qualifier in {Qualifier.OVER, Qualifier.APPROXIMATELY}:
        return actual.value > goal
    return actual.value >= goal
