"""no-such-hour: an hour that the clocks of the stop's time zone never showed."""

from collections.abc import Iterator

from diplovisit.checks.facts import clocks
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="no-such-hour",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="a time without an offset that the clocks of the stop's `time_zone` skip when they are put forward",
    why="That time does not exist there, and each calendar program moves it to a different one.",
    remedy="look up the time in the source; if it is by another clock, give its offset from UTC",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-30"
            time_zone: Europe/Helsinki
            engagements:
              - {id: arrival, kind: ceremony, when: "2025-03-30T03:30:00"}
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-30"
            time_zone: Europe/Helsinki
            engagements:
              - {id: arrival, kind: ceremony, when: "2025-03-30T04:30:00"}
    """,
    source=(
        "RFC 5545, section 3.3.5, on local times that do not occur; the tz database (RFC 6557) says when clocks change"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds hours that a clock change skips. An hour that occurs twice, in autumn, exists."""
    for stop in visit.stops:
        if stop.time_zone is None:
            continue
        whens = [(stop.id, stop.when), *((engagement.id, engagement.when) for engagement in stop.engagements)]
        for name, when in whens:
            if when is None or when.qualifier or when.moment is None or when.moment.tzinfo is not None:
                continue
            if (shown := clocks.skipped_to(stop.time_zone, when.moment)) is not None:
                forward = f"the clocks of {stop.time_zone} skip that time"
                yield f"{name}/when", f"is {when}, but {forward}; they show {shown.isoformat()} instead"
