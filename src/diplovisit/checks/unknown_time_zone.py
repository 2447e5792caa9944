"""unknown-time-zone: a time zone that is missing from the tz database."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.zone_names import is_time_zone

RULE = Rule(
    name="unknown-time-zone",
    group=Group.PLACE,
    severity=Severity.ERROR,
    finds="a `time_zone` that is not a name in the tz database",
    why="Calendar programs drop a zone that they do not know, and show the times in the reader's own zone.",
    remedy="use the IANA name of the zone, such as Asia/Kolkata; an abbreviation such as IST is ambiguous",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Helsingfors}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Helsinki}
    """,
    source="the tz database (RFC 6557), to whose names RFC 5545, section 3.8.3.1, refers",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds zones that are neither of a country in the table nor among the zones without a country."""
    for stop in visit.stops:
        zone = stop.time_zone
        if zone is not None and not is_time_zone(zone):
            yield f"{stop.id}/time_zone", f"the tz database has no zone {quoted(zone)}"
