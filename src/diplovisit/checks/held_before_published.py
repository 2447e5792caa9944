"""held-before-published: a visit told as held, or under way, by words from before it."""

from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Group, Rule, Severity, Status, Visit

RULE = Rule(
    name="held-before-published",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="the status held or under-way where every source is dated, and older than the first day of the visit",
    why="Words from before a visit can announce it, and cannot say that it was held.",
    remedy="set `status` back to what the sources say (reported, announced, confirmed), or add a source from after it",
    breaks="""
        status: held
    """,
    keeps="""
        status: announced
    """,
    source="our own, and the first rule of every newsroom: what has not happened yet is planned",
)

_SAID = {Status.HELD: "was held", Status.UNDER_WAY: "is under way"}


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the latest word with the earliest first day.

    One source of that day is enough to be silent, and so is one without a date: a data set told of 1974 much later,
    though the only dated paper beside it is of 1968.
    """
    first = dates.visit_start(visit)
    if visit.status not in _SAID or first is None:
        return
    if dates.undated_sources(visit):
        return
    published = dates.source_dates(visit.sources, visit)
    last = dates.latest_date(published) if published else None
    if last is None or last.upper is None or (first[0] - last.upper).days <= dates.ROUND_THE_GLOBE:
        return
    cannot = f"words from before a visit cannot say that it {_SAID[visit.status]}"
    begins = f"on {first[0]}" if first[0] == first[1] else f"on {first[0]} at the earliest"
    yield "status", f"is {visit.status}, and the visit begins {begins}, after the latest source, {last}: {cannot}"
