"""unknown-time-zone: a time zone that is missing from the tz database."""

from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.polities import zone_countries

RULE = Rule(
    name="unknown-time-zone",
    group=Group.PLACE,
    severity=Severity.ERROR,
    finds="a `time_zone` that is no name of the tz database",
    why="A calendar drops a zone that it does not know, and shows the hours as if they were the reader's own.",
    remedy="use the IANA name of the zone, such as Asia/Kolkata; an abbreviation such as IST names several",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Helsingfors}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Helsinki}
    """,
    source="the tz database (RFC 6557), whose names RFC 5545, section 3.8.3.1, points to",
)

_ZONES_WITHOUT_COUNTRY = frozenset(
    """
    CET CST6CDT EET EST EST5EDT Factory GMT GMT+0 GMT-0 GMT0 Greenwich HST MET MST MST7MDT PST8PDT UCT UTC Universal WET
    Zulu Etc/GMT Etc/GMT0 Etc/GMT+0 Etc/GMT-0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""The zones without a country, from the tz database, release 2026f, files `etcetera`, `backward` and `factory`."""

# The signs are those of POSIX: Etc/GMT-14 is fourteen hours ahead of Greenwich, Etc/GMT+12 twelve hours behind.
_FIXED_OFFSETS = frozenset(f"Etc/GMT{hours:+}" for hours in range(-14, 13) if hours)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds zones that are neither of a country in the table nor among the zones without a country."""
    for stop in visit.stops:
        zone = stop.time_zone
        if (
            zone is not None
            and zone not in _ZONES_WITHOUT_COUNTRY
            and zone not in _FIXED_OFFSETS
            and not zone_countries(zone)
        ):
            yield f"{stop.id}/time_zone", f"the tz database has no zone {quoted(zone)}"
