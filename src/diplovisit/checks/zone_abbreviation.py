"""zone-abbreviation: a time zone that is an abbreviation, and belongs to no place."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.polities import polity

RULE = Rule(
    name="zone-abbreviation",
    group=Group.PLACE,
    severity=Severity.WARNING,
    finds="a `time_zone` that is an abbreviation such as EST, which the tz database keeps only for old programs",
    why=(
        "EST is five hours behind UTC even in July, when New York is four hours behind. The meaning of"
        " CET differs between releases of the tz database."
    ),
    remedy="use the IANA name of the zone, such as America/New_York",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: EET}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Helsinki}
    """,
    source="the tz database (RFC 6557): since 2024b these names are in its file `backward`, only for compatibility",
)

_ABBREVIATIONS = frozenset(
    ("CET", "CST6CDT", "EET", "EST", "EST5EDT", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET")
)
_MAX_SHOWN = 3


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds abbreviations at every stop. GMT and UTC are accepted: each names one definite time."""
    for stop in visit.stops:
        if stop.time_zone in _ABBREVIATIONS:
            host = polity(stop.territory or stop.country or "")
            zones = host.zones if host is not None else ()
            more = ", …" if len(zones) > _MAX_SHOWN else ""
            instead = f"; {host.name} has {', '.join(zones[:_MAX_SHOWN])}{more}" if host is not None and zones else ""
            yield (
                f"{stop.id}/time_zone",
                f"{quoted(stop.time_zone)} is an abbreviation, not the zone of a place{instead}",
            )
