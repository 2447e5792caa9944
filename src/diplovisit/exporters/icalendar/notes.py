"""The rule no-calendar-date: what a calendar cannot show as the record has it."""

from collections.abc import Iterator

from diplovisit.exporters.icalendar import time_zones
from diplovisit.exporters.icalendar.entries import has_own_entry, stop_times
from diplovisit.exporters.icalendar.event_status import NoCalendarDate, place_date, stop_status
from diplovisit.record import Edtf, Engagement, Group, Rule, Severity, Stop, Visit

RULE = Rule(
    name="no-calendar-date",
    group=Group.EXPORT,
    severity=Severity.INFO,
    finds="a date or an hour that a calendar cannot show as the record has it",
    why="An entry of a calendar stands on days; the first of a month, put where the record says the month, would be a"
    " day that no source gives. The record is in the calendar all the same, and a person who looks there sees nothing.",
    remedy="nothing, where the sources say no more; give the days or the hour's time zone where they do",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03"}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    source="RFC 5545, section 3.3.4: a DATE is a year, a month and a day",
)


def undated_notes(
    visit: Visit, *, stops: frozenset[str] | None = None, spans: bool = False
) -> Iterator[tuple[str, str]]:
    """Yields an address and a sentence for what the calendar of a visit leaves out, or shows less precisely.

    `stops` and `spans` are those of `calendar_entries`.

    >>> from diplovisit import load
    >>> list(undated_notes(load("seeds/misri-russia/visit.yaml")))
    []
    """
    for stop in visit.stops:
        if stops is None or stop.id in stops:
            yield from _of_stop(visit, stop, spans=spans)


def _of_stop(visit: Visit, stop: Stop, *, spans: bool) -> Iterator[tuple[str, str]]:
    status = stop_status(visit, stop)
    placed = stop_times(stop, status.when, spans=spans)
    if isinstance(placed, NoCalendarDate):
        yield f"{stop.id}/when", f"{_reason(status.when, placed)}, so the calendar has no entry for this stop"
    hours = [status.when]
    for engagement in stop.engagements:
        if has_own_entry(engagement, placed):
            yield from _of_engagement(stop, engagement, spans=spans)
            hours.append(engagement.when)
    zone = stop.time_zone
    local_hours = [
        when for when in hours if when is not None and when.moment is not None and when.moment.tzinfo is None
    ]
    if zone is not None and local_hours and time_zones.find_zone(zone) is None:
        shown = "every reader is shown the hours on their own clock"
        yield f"{stop.id}/time_zone", f"the rules of the time zone {zone} are not on this machine, so {shown}"


def _of_engagement(stop: Stop, engagement: Engagement, *, spans: bool) -> Iterator[tuple[str, str]]:
    assert engagement.when is not None  # otherwise it would have no entry of its own
    placed = place_date(engagement.when, duration=engagement.duration, zone=stop.time_zone, spans=spans)
    if isinstance(placed, NoCalendarDate):
        sentence = f"{_reason(engagement.when, placed)}, so the calendar has no entry for this engagement"
        yield f"{engagement.id}/when", sentence


def _reason(when: Edtf | None, unplaced: NoCalendarDate) -> str:
    return f"{when.text} {unplaced.reason}" if when is not None else unplaced.reason
