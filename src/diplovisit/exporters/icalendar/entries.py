"""The entries of a visit: one for each run of days of a stop, and one for each engagement at an hour."""

import datetime
from collections.abc import Iterator

from diplovisit.english.names import (
    date_prefix,
    entry_location,
    location_of_engagement,
    span_prefix,
    summary_of_engagement,
    summary_of_stop,
)
from diplovisit.exporters.icalendar import entry, time_zones
from diplovisit.exporters.icalendar.description import Describer
from diplovisit.exporters.icalendar.entry import CalendarEntry, EntryKind, EventStatus, RelationType
from diplovisit.exporters.icalendar.event_status import (
    EntryTimes,
    NoCalendarDate,
    StopStatus,
    engagement_status,
    place_date,
    stop_status,
    visit_status,
)
from diplovisit.record import Edtf, Engagement, Group, Rule, Severity, Status, Stop, Visit
from diplovisit.record.edtf import Form


def calendar_entries(
    visit: Visit, *, stops: frozenset[str] | None = None, spans: bool = False
) -> tuple[CalendarEntry, ...]:
    """Returns the entries of a visit, first the one that carries the record; empty where the visit has none of `stops`.

    `stops` are the ids of the stops to show, None for all. With `spans` a month or a year without a known day is shown
    on all its days, and its SUMMARY says so. Where no entry has a day, there is one journal without a date. RFC 5545,
    section 3.6, requires a component in every calendar, and readers skip a journal.

    >>> from diplovisit import load
    >>> (entry,) = calendar_entries(load("seeds/misri-russia/visit.yaml"))
    >>> entry.summary, entry.start, entry.end, entry.location
    ('[Tentative] Foreign Secretary Vikram Misri visits Russia',
     datetime.date(2025, 3, 7), datetime.date(2025, 3, 8), 'Russia')
    """
    shown = visit.stops if stops is None else tuple(stop for stop in visit.stops if stop.id in stops)
    if not shown:
        return ()
    events = tuple(_EventMaker(visit, shown, spans=spans).events())
    return events or (_journal(visit, shown),)


def has_own_entry(engagement: Engagement, placed: tuple[EntryTimes, ...] | NoCalendarDate) -> bool:
    """Whether an engagement has an entry of its own; `placed` is the place of its stop in the calendar.

    It does if it has an hour. It also does if its stop has no days, or a span of days within which the engagement has
    a known day.
    """
    if engagement.when is None:
        return False
    if engagement.when.form is Form.DATE_TIME or isinstance(placed, NoCalendarDate):
        return True
    return placed[0].is_span and isinstance(place_date(engagement.when), tuple)


def stop_times(stop: Stop, when: Edtf | None, *, spans: bool = False) -> tuple[EntryTimes, ...] | NoCalendarDate:
    """Returns the place of a stop in a calendar, or why it has none."""
    if when is None:
        return NoCalendarDate("no days are given")
    return place_date(when, duration=stop.duration, zone=stop.time_zone, spans=spans)


class _EventMaker:
    """Makes the events of one visit; each is related to the first."""

    def __init__(self, visit: Visit, shown: tuple[Stop, ...], *, spans: bool) -> None:
        self._visit = visit
        self._shown = shown
        self._spans = spans
        self._describer = Describer(visit)
        self._category = _category(visit)
        self._first: str | None = None

    def events(self) -> Iterator[CalendarEntry]:
        for stop in self._shown:
            status = stop_status(self._visit, stop)
            placed = stop_times(stop, status.when, spans=self._spans)
            parent = None
            if isinstance(placed, tuple):
                events = self._of_stop(stop, status, placed)
                parent = events[0].uid
                yield from events
            for engagement in stop.engagements:
                if has_own_entry(engagement, placed):
                    yield from self._of_engagement(stop, status, engagement, parent)

    def _of_stop(self, stop: Stop, status: StopStatus, placed: tuple[EntryTimes, ...]) -> list[CalendarEntry]:
        assert status.when is not None  # otherwise it would not be placed
        visit = self._visit
        span = span_prefix(status.when) if placed[0].is_span else ""
        summary = status.prefix + span + date_prefix(status.when) + summary_of_stop(visit, stop)
        description = self._describer.of_stop(stop)
        kinds = (engagement.kind for engagement in stop.engagements)
        categories = tuple(dict.fromkeys((*self._category, *kinds)))
        place = entry_location(stop, stop.places)
        return [
            self._event(
                key=entry.entry_key(visit.id, stop.id, day=placement.run),
                placement=placement,
                zone=stop.time_zone,
                status=status.status,
                summary=summary,
                location=place,
                description=description,
                categories=categories,
                parent=None,
            )
            for placement in placed
        ]

    def _of_engagement(
        self, stop: Stop, status_of_stop: StopStatus, engagement: Engagement, parent: str | None
    ) -> Iterator[CalendarEntry]:
        assert engagement.when is not None  # otherwise it would have no entry of its own
        placed = place_date(engagement.when, duration=engagement.duration, zone=stop.time_zone, spans=self._spans)
        if isinstance(placed, NoCalendarDate):
            return
        visit = self._visit
        status, prefix = engagement_status(engagement, status_of_stop)
        prefix += span_prefix(engagement.when) if placed[0].is_span else ""
        for placement in placed:
            yield self._event(
                key=entry.entry_key(visit.id, stop.id, engagement.id, day=placement.run),
                placement=placement,
                zone=stop.time_zone,
                status=status,
                summary=prefix + date_prefix(engagement.when) + summary_of_engagement(visit, engagement),
                location=location_of_engagement(visit, stop, engagement),
                description=self._describer.of_engagement(stop, engagement),
                categories=(*self._category, engagement.kind),
                parent=parent,
            )

    def _event(
        self,
        *,
        key: str,
        placement: EntryTimes,
        zone: str | None,
        status: EventStatus,
        summary: str,
        location: str | None,
        description: str,
        categories: tuple[str, ...],
        parent: str | None,
    ) -> CalendarEntry:
        uid = entry.entry_uid(key)
        related = None
        if parent is not None:
            related = (RelationType.PARENT, parent)
        elif self._first is not None:
            related = (RelationType.SIBLING, self._first)
        is_first = self._first is None
        self._first = self._first or uid
        return CalendarEntry(
            kind=EntryKind.EVENT,
            key=key,
            uid=uid,
            sequence=self._visit.revision,
            stamp=self._visit.revised,
            start=placement.start,
            end=placement.end,
            zone=zone if isinstance(placement.start, datetime.datetime) else None,
            status=status,
            summary=summary,
            location=location,
            description=description,
            categories=categories,
            url=self._visit.sources[0].url,
            related=related,
            carries_record=is_first,
        )


def _journal(visit: Visit, shown: tuple[Stop, ...]) -> CalendarEntry:
    """The entry of a visit without a day; it has a STATUS only where that is allowed for a journal."""
    kinds = (engagement.kind for stop in shown for engagement in stop.engagements)
    stop_statuses = [stop_status(visit, stop) for stop in shown]
    statuses = {(status.status, status.prefix) for status in stop_statuses}
    status, prefix = statuses.pop() if len(statuses) == 1 else visit_status(visit.status)
    is_off = status is EventStatus.CANCELLED and visit.status is not Status.POSTPONED
    return CalendarEntry(
        kind=EntryKind.JOURNAL,
        key=entry.entry_key(visit.id),
        uid=entry.entry_uid(entry.entry_key(visit.id)),
        sequence=visit.revision,
        stamp=visit.revised,
        start=None,
        end=None,
        zone=None,
        status=EventStatus.CANCELLED if is_off else None,
        summary=prefix + visit.title,
        location=None,
        description=Describer(visit).of_visit(shown),
        categories=tuple(dict.fromkeys((*_category(visit), *kinds))),
        url=visit.sources[0].url,
        related=None,
        carries_record=True,
    )


def _category(visit: Visit) -> tuple[str, ...]:
    return (visit.category,) if visit.category is not None else ()


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
