"""nobody-travels: a visit whose travellers have all withdrawn."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Status, Visit

RULE = Rule(
    name="nobody-travels",
    group=Group.PEOPLE,
    severity=Severity.ERROR,
    finds="a visit that is neither cancelled nor postponed, although all its travellers have withdrawn",
    why="Every visit has a traveller. Either another traveller is missing, or the visit does not take place.",
    remedy="add the replacement traveller, or correct the `status` of the traveller or of the visit",
    breaks="""
        travellers: [{person: tamm, status: withdrawn}]
    """,
    keeps="""
        status: cancelled
        travellers: [{person: tamm, status: withdrawn}]
    """,
    source="project rule: a visit has at least one traveller",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds visits without a traveller who comes along."""
    if not visit.coming and visit.status not in {Status.CANCELLED, Status.POSTPONED}:
        withdrew = "the only traveller has withdrawn" if len(visit.travellers) == 1 else "all travellers have withdrawn"
        yield f"{visit.travellers[0].person}/status", f"{withdrew}, but the visit is {visit.status}"
