"""zone-not-of-country: a time zone that is not used in the country of the stop."""

from collections.abc import Iterator

from diplovisit.checks.facts.states import successors_of
from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.polities import polity, zone_countries

RULE = Rule(
    name="zone-not-of-country",
    group=Group.PLACE,
    severity=Severity.ERROR,
    finds="a `time_zone` that is not used in the stop's country or territory",
    why="The times of the stop are wrong in every calendar, by the difference between the two zones.",
    remedy="correct the zone or the country; put a territory with its own zone in `territory`",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Moscow}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07", time_zone: Europe/Helsinki}
    """,
    source="the tz database (RFC 6557): zone.tab, its table of zones by country",
)

_MAX_SHOWN = 6  # Russia and the United States have dozens; the first few are enough


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds zones of other countries. UTC and fixed offsets have no country, and are accepted everywhere."""
    for stop in visit.stops:
        codes = [code for code in (stop.country, stop.territory) if code is not None]
        if stop.time_zone is None or not codes:
            continue
        users = zone_countries(stop.time_zone)
        zones = [zone for code in codes for zone in _zones(code)]
        if users and zones and stop.time_zone not in zones:
            shown = ", ".join(zones[:_MAX_SHOWN]) + (", …" if len(zones) > _MAX_SHOWN else "")
            sentence = f"{stop.time_zone} is a zone of {', '.join(users)}, but the stop is in {' and '.join(codes)}"
            yield f"{stop.id}/time_zone", f"{sentence}, whose zones are {shown}"


def _zones(code: str) -> tuple[str, ...]:
    """Returns the zones of a country and of its successors: the tz database has none for former states."""
    return tuple(
        zone
        for country in (code, *successors_of(code))
        if (match := polity(country)) is not None
        for zone in match.zones
    )
