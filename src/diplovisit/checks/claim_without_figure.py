"""claim-without-figure: a claim of a kind that has a figure, without one."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import ClaimKind, Group, Polarity, Rule, Severity, Visit

RULE = Rule(
    name="claim-without-figure",
    group=Group.QUANTITY,
    severity=Severity.WARNING,
    finds="a claim of kind `count`, `measure`, `target` or `rank` without a `quantity`",
    why="A figure that is only in prose cannot be compared, or checked against its words.",
    remedy=(
        "add the `quantity`, or use the kind `statement`, `event` or `stance`; if the sources give no"
        " figure, say so under `absent`"
    ),
    breaks="""
        claims:
          - {id: wounded, kind: count, what: 40 people hurt on the ferry}
    """,
    keeps="""
        claims:
          - {id: wounded, kind: count, what: people hurt on the ferry, quantity: {value: "40", unit: person}}
    """,
    source="project rule: a count, a measure, a target and a rank are figures",
)

_KINDS_WITH_FIGURE = (ClaimKind.COUNT, ClaimKind.MEASURE, ClaimKind.TARGET, ClaimKind.RANK)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds such claims, except targets with a due day, denied claims, and those whose quantity is declared absent."""
    declared_absent = {row.about for row in visit.absent}
    for claim in visit.claims:
        if (
            claim.kind not in _KINDS_WITH_FIGURE
            or claim.quantity is not None
            or claim.polarity is Polarity.DENIED
            or f"{claim.id}/quantity" in declared_absent
        ):
            continue
        if claim.kind is not ClaimKind.TARGET or claim.due is None:
            yield f"{claim.id}/kind", f"{quoted(claim.what)} is a {claim.kind} without a quantity"
