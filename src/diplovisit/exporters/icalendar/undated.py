"""Notes on what the calendar of a visit leaves out, or shows less precisely."""

from collections.abc import Iterator

from diplovisit.exporters.icalendar import time_zones
from diplovisit.exporters.icalendar.event_status import EntryTimes, NoCalendarDate
from diplovisit.exporters.icalendar.placement import engagement_times, has_own_entry, place_stop, whole_visit_times
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
    shown = tuple(stop for stop in visit.stops if stops is None or stop.id in stops)
    whole = whole_visit_times(visit, shown, spans=spans)
    if isinstance(whole, NoCalendarDate):
        yield "when", f"{_reason(visit.when, whole)}, so the calendar has no entry for the visit as a whole"
    for stop in shown:
        yield from _of_stop(visit, stop, whole, spans=spans)


def _of_stop(
    visit: Visit, stop: Stop, whole: tuple[EntryTimes, ...] | NoCalendarDate | None, *, spans: bool
) -> Iterator[tuple[str, str]]:
    placed = place_stop(visit, stop, spans=spans)
    status = placed.own_status
    if isinstance(placed.own_times, NoCalendarDate):
        address = "when" if stop.when is None and status.when is visit.when is not None else f"{stop.id}/when"
        if isinstance(placed.times, tuple):
            shown = f"shows this stop on its earlier days, as {placed.status.off_word}"
        elif isinstance(whole, tuple):
            shown = "shows this stop only in the entry of the visit"
        else:
            shown = "has no entry for this stop"
        yield address, f"{_reason(status.when, placed.own_times)}, so the calendar {shown}"
    hours = [status.when]
    for engagement in stop.engagements:
        if has_own_entry(engagement, placed, whole):
            yield from _of_engagement(engagement, engagement_times(stop, engagement, placed, whole, spans=spans))
            hours.append(engagement.when)
    zone = stop.time_zone
    local_hours = [
        when for when in hours if when is not None and when.moment is not None and when.moment.tzinfo is None
    ]
    if zone is not None and local_hours and time_zones.find_zone(zone) is None:
        shown = "every reader is shown the hours on their own clock"
        yield f"{stop.id}/time_zone", f"the rules of the time zone {zone} are not on this machine, so {shown}"


def _of_engagement(
    engagement: Engagement, placed: tuple[EntryTimes, ...] | NoCalendarDate
) -> Iterator[tuple[str, str]]:
    if isinstance(placed, NoCalendarDate):
        sentence = f"{_reason(engagement.when, placed)}, so the calendar has no entry for this engagement"
        yield f"{engagement.id}/when", sentence


def _reason(when: Edtf | None, unplaced: NoCalendarDate) -> str:
    return f"{when.text} {unplaced.reason}" if when is not None else unplaced.reason
