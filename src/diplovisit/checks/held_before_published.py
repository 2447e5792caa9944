"""held-before-published: a visit with the status held or under way, and only sources from before it."""

from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Group, Rule, Severity, Status, Visit

RULE = Rule(
    name="held-before-published",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="the status held or under-way, if all sources are dated before the first day of the visit",
    why="A source from before a visit can announce it, but cannot report that it took place.",
    remedy=(
        "set `status` to what the sources say (reported, announced, confirmed), or add a source from"
        " after the first day"
    ),
    breaks="""
        status: held
    """,
    keeps="""
        status: announced
    """,
    source="project rule, as in newsrooms: what has not happened yet is planned",
)

_STATUS_IN_WORDS = {Status.HELD: "was held", Status.UNDER_WAY: "is under way"}


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the latest source with the earliest possible first day.

    A single source from that day or later is enough, and so is one without a date. A data set reports 1974 much later,
    although the only dated source next to it is from 1968.
    """
    first = dates.visit_start(visit)
    if visit.status not in _STATUS_IN_WORDS or first is None:
        return
    if dates.undated_sources(visit):
        return
    published = dates.source_dates(visit.sources, visit)
    last = dates.latest_date(published) if published else None
    if last is None or last.upper is None or (first[0] - last.upper).days <= dates.MAX_DATE_LINE_DAYS:
        return
    cannot = f"a source from before a visit cannot report that it {_STATUS_IN_WORDS[visit.status]}"
    begins = f"on {first[0]}" if first[0] == first[1] else f"on {first[0]} at the earliest"
    yield "status", f"is {visit.status}, but the visit begins {begins}, after the latest source, {last}; {cannot}"
