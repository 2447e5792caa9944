"""zone-sign-turned: a fixed zone such as Etc/GMT+3 whose sign was read as that of an offset."""

import datetime
from collections.abc import Iterator

from diplovisit.checks.facts import clocks
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.polities import polity

RULE = Rule(
    name="zone-sign-turned",
    group=Group.PLACE,
    severity=Severity.ERROR,
    finds="a `time_zone` such as Etc/GMT+3 in a country whose clocks have the opposite offset on those days",
    why="These names follow POSIX: Etc/GMT+3 is three hours behind UTC, not ahead. The error is twice the offset.",
    remedy="use the zone of the place, such as Europe/Helsinki, or swap the sign",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-07-07", time_zone: Etc/GMT+3}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-07-07", time_zone: Etc/GMT-3}
    """,
    source="POSIX, XBD section 8.3 (TZ), whose signs the file `etcetera` of the tz database uses",
)

_FIXED = lazy_pattern(r"Etc/GMT([+-])([1-9][0-9]?)")


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares fixed zones with the clocks of the country and territory, at noon on a certain first day."""
    for stop in visit.stops:
        fixed = _FIXED.fullmatch(stop.time_zone or "")
        first = stop.when.lower if stop.when is not None and not stop.when.qualifier else None
        if fixed is None or first is None:
            continue
        noon = datetime.datetime.combine(first, datetime.time(12), datetime.UTC)
        hosts = [host for code in (stop.country, stop.territory) if code and (host := polity(code)) is not None]
        offsets = {clocks.utc_offset(zone, noon) for host in hosts for zone in host.zones}
        ahead = datetime.timedelta(hours=int(fixed[2])) * (-1 if fixed[1] == "+" else 1)
        if ahead not in offsets and -ahead in offsets:
            clock = f"the clocks of {hosts[-1].name} are {clocks.offset_text(-ahead)} on {first}"
            yield f"{stop.id}/time_zone", f"{stop.time_zone} is {clocks.offset_text(ahead)} from UTC, but {clock}"
