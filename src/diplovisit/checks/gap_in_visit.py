"""gap-in-visit: days between two stops without a record."""

import datetime
from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="gap-in-visit",
    group=Group.TIME,
    severity=Severity.INFO,
    finds="a gap of two or more whole days between one stop and the next",
    why="One visit is one journey. A stop may be missing, a date may be wrong, or there were two visits.",
    remedy="add the missing stop, correct the days, or split the record into two",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
          - {id: sweden, country: SE, when: "2025-03-11"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
          - {id: sweden, country: SE, when: "2025-03-08"}
    """,
    source=(
        "project rule: a visit is one journey; in the State Department's travels, legs that follow"
        " within a day are one journey"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares neighbouring stops in the order of their days. A stop without certain days could fill any gap."""
    stays = [
        (stop.when.lower, stop.when.upper, stop.id) for stop in visit.stops if stop.when and not stop.when.qualifier
    ]
    known = sorted((first, last, name) for first, last, name in stays if first is not None and last is not None)
    if len(known) < len(visit.stops):
        return
    reached: datetime.date | None = None
    for first, last, name in known:
        # One whole day between two stops may be travel, as by sea or across the date line.
        if reached is not None and (gap := (first - reached).days - 1) > 1:
            one_day = datetime.timedelta(days=1)
            missing = f"the record has no stop for {gap} days, {reached + one_day}/{first - one_day}"
            yield f"{name}/when", f"begins on {first}, but the previous stop ends on {reached}; {missing}"
        reached = last if reached is None else max(reached, last)
