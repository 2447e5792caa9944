"""measure-beyond-target: a measure that has already reached its target, or is in another unit."""

from collections.abc import Iterator

from diplovisit.record import Claim, ClaimKind, Group, Qualifier, Quantity, Rule, Severity, Visit

RULE = Rule(
    name="measure-beyond-target",
    group=Group.QUANTITY,
    severity=Severity.WARNING,
    finds="a measure that already reaches the target for the same thing, or is counted in another unit",
    why="A target is ahead of what there is. Where it is not, a zero is missing, million stands for billion, or the"
    " two were mixed up.",
    remedy="check both figures against their words; a target that is to be come down to has the qualifier at-most",
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
    source="our own: a zero too many is the commonest slip in a sum, and the target beside it shows it",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares a measure with the targets of the same `what`, where their subjects do not tell them apart."""
    targets: dict[str, list[Claim]] = {}
    for claim in visit.claims:
        if claim.kind is ClaimKind.TARGET and claim.quantity:
            targets.setdefault(_thing(claim), []).append(claim)
    for claim in visit.claims:
        if claim.kind is ClaimKind.MEASURE and claim.quantity:
            for target in targets.get(_thing(claim), ()):
                if target.quantity and (finding := _beyond(claim, claim.quantity, target, target.quantity)):
                    yield finding
                    break


def _thing(claim: Claim) -> str:
    return " ".join(claim.what.casefold().split())


def _beyond(measure: Claim, seen: Quantity, target: Claim, aim: Quantity) -> tuple[str, str] | None:
    if measure.subjects and target.subjects and set(measure.subjects) != set(target.subjects):
        return None
    if seen.unit != aim.unit:
        said = f"is in {seen.unit}, and {target.id}, the target for the same, is in {aim.unit}"
        return f"{measure.id}/quantity/unit", said
    if _reaches(seen, aim):
        goal = f"{target.id}, the target for the same, is {aim.high or aim.value} {aim.unit}"
        return f"{measure.id}/quantity/value", f"is {seen.value} {seen.unit}, and {goal}: it is reached already"
    return None


def _reaches(seen: Quantity, aim: Quantity) -> bool:
    if aim.qualifier is Qualifier.AT_MOST or seen.qualifier is Qualifier.AT_MOST:
        return False
    goal = aim.high or aim.value
    # "Nearly 100" is not there yet, and nor is 100 where the target is "over 100".
    inexact = {Qualifier.NEARLY, Qualifier.APPROXIMATELY}
    if seen.qualifier in inexact or aim.qualifier in {Qualifier.OVER, Qualifier.APPROXIMATELY}:
        return seen.value > goal
    return seen.value >= goal
