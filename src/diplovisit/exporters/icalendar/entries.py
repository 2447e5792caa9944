"""The entries of a visit: one for each run of days of a stop, and one for each engagement at an hour.

A visit whose stops lack days has one for the days of the visit as a whole. An engagement that alone is off has one too,
also if it has no hour.
"""

import datetime
from collections.abc import Iterator

from diplovisit.english.calendar_titles import (
    date_prefix,
    entry_location,
    location_of_engagement,
    location_of_stops,
    span_prefix,
    summary_of_engagement,
    summary_of_stop,
    summary_of_visit,
)
from diplovisit.exporters.icalendar import entry, time_zones
from diplovisit.exporters.icalendar.description import Describer
from diplovisit.exporters.icalendar.entry import CalendarEntry, EntryKind, EventStatus, RelationType
from diplovisit.exporters.icalendar.event_status import (
    EntryTimes,
    NoCalendarDate,
    StopStatus,
    engagement_status,
    exact_duration,
    is_off,
    place_date,
    stop_status,
    visit_status,
)
from diplovisit.record import Edtf, Ending, Engagement, Group, Rule, Severity, Status, Stop, Visit
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


def has_own_entry(
    engagement: Engagement,
    placed: tuple[EntryTimes, ...] | NoCalendarDate,
    whole: tuple[EntryTimes, ...] | NoCalendarDate | None = None,
) -> bool:
    """Whether an engagement has an entry of its own; `placed` and `whole` are the places of its stop and its visit.

    It does if it has an hour. It also does if its stop has no days, or a span of days within which the engagement has
    a known day. One that alone is off always does: the entry of its stop cannot be CANCELLED for it.
    """
    if is_off(engagement) and (isinstance(placed, tuple) or isinstance(whole, tuple)):
        return True
    if engagement.when is None:
        return False
    if engagement.when.form is Form.DATE_TIME or isinstance(placed, NoCalendarDate):
        return True
    return placed[0].is_span and isinstance(place_date(engagement.when), tuple)


def stop_times(stop: Stop, when: Edtf | None, *, spans: bool = False) -> tuple[EntryTimes, ...] | NoCalendarDate:
    """Returns the place of a stop in a calendar, or why it has none."""
    if when is None:
        return NoCalendarDate("no days are given")
    return place_date(when, duration=exact_duration(stop), zone=stop.time_zone, spans=spans)


def whole_visit_times(
    visit: Visit, shown: tuple[Stop, ...], *, spans: bool = False
) -> tuple[EntryTimes, ...] | NoCalendarDate | None:
    """Returns the place of a visit as a whole in a calendar; None where its stops have days of their own.

    The only stop of a visit takes the days of the visit, so that its entry keeps its UID when its own days become
    known. A stop that was dropped lacks no days.
    """
    if visit.when is None or len(visit.stops) == 1 or not any(map(_lacks_days, shown)):
        return None
    zones = {stop.time_zone for stop in visit.stops}
    return place_date(visit.when, zone=zones.pop() if len(zones) == 1 else None, spans=spans)


def _lacks_days(stop: Stop) -> bool:
    return stop.when is None and not (stop.previously and stop.previously[-1].ended is Ending.CANCELLED)


def engagement_times(
    stop: Stop,
    engagement: Engagement,
    placed: tuple[EntryTimes, ...] | NoCalendarDate,
    whole: tuple[EntryTimes, ...] | NoCalendarDate | None,
    *,
    spans: bool = False,
) -> tuple[EntryTimes, ...] | NoCalendarDate:
    """Returns the place of an engagement that has an entry of its own; `placed`, `whole` are as for `has_own_entry`.

    One that is off and whose day is not known is on all days of its stop, or else of its visit: without an entry, the
    one that an earlier calendar had would stay as it was.
    """
    times: tuple[EntryTimes, ...] | NoCalendarDate = NoCalendarDate("no days are given")
    if engagement.when is not None:
        times = place_date(engagement.when, duration=exact_duration(engagement), zone=stop.time_zone, spans=spans)
    if isinstance(times, tuple) or not is_off(engagement):
        return times
    for around, name in ((placed, "stop"), (whole, "visit")):
        if isinstance(around, tuple):
            return (EntryTimes(around[0].start, around[-1].end, borrowed_from=name),)
    return times


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
        whole = whole_visit_times(self._visit, self._shown, spans=self._spans)
        parent_of_stops = None
        if isinstance(whole, tuple):
            events = self._of_visit(whole)
            parent_of_stops = events[0].uid
            yield from events
        for stop in self._shown:
            status = stop_status(self._visit, stop)
            placed = stop_times(stop, status.when, spans=self._spans)
            parent = parent_of_stops
            if isinstance(placed, tuple):
                events = self._of_stop(stop, status, placed, parent_of_stops)
                parent = events[0].uid
                yield from events
            for engagement in stop.engagements:
                if has_own_entry(engagement, placed, whole):
                    times = engagement_times(stop, engagement, placed, whole, spans=self._spans)
                    yield from self._of_engagement(stop, status, engagement, times, parent)

    def _of_visit(self, placed: tuple[EntryTimes, ...]) -> list[CalendarEntry]:
        """The entry of the whole visit, whichever stops are shown: it has one UID in every calendar."""
        visit = self._visit
        assert visit.when is not None  # otherwise it would not be placed
        status, prefix = visit_status(visit.status)
        span = span_prefix(visit.when) if placed[0].is_span else ""
        kinds = (engagement.kind for stop in visit.stops for engagement in stop.engagements)
        return [
            self._event(
                key=entry.entry_key(visit.id, day=placement.run),
                placement=placement,
                zone=None,
                status=status,
                summary=prefix + span + date_prefix(visit.when) + summary_of_visit(visit),
                location=location_of_stops(visit.stops),
                description=self._describer.of_visit(visit.stops),
                categories=tuple(dict.fromkeys((*self._category, *kinds))),
                parent=None,
            )
            for placement in placed
        ]

    def _of_stop(
        self, stop: Stop, status: StopStatus, placed: tuple[EntryTimes, ...], parent: str | None
    ) -> list[CalendarEntry]:
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
                parent=parent,
            )
            for placement in placed
        ]

    def _of_engagement(
        self,
        stop: Stop,
        status_of_stop: StopStatus,
        engagement: Engagement,
        placed: tuple[EntryTimes, ...] | NoCalendarDate,
        parent: str | None,
    ) -> Iterator[CalendarEntry]:
        if isinstance(placed, NoCalendarDate):
            return
        visit = self._visit
        status, prefix = engagement_status(engagement, status_of_stop)
        if engagement.when is not None and placed[0].borrowed_from is None:
            prefix += span_prefix(engagement.when) if placed[0].is_span else ""
            prefix += date_prefix(engagement.when)
        for placement in placed:
            yield self._event(
                key=entry.entry_key(visit.id, stop.id, engagement.id, day=placement.run),
                placement=placement,
                zone=stop.time_zone,
                status=status,
                summary=prefix + summary_of_engagement(visit, engagement),
                location=location_of_engagement(visit, stop, engagement),
                description=self._describer.of_engagement(stop, engagement, borrowed_from=placement.borrowed_from),
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
        summary=prefix + summary_of_visit(visit),
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
    shown = tuple(stop for stop in visit.stops if stops is None or stop.id in stops)
    whole = whole_visit_times(visit, shown, spans=spans)
    if isinstance(whole, NoCalendarDate):
        yield "when", f"{_reason(visit.when, whole)}, so the calendar has no entry for the visit as a whole"
    for stop in shown:
        yield from _of_stop(visit, stop, whole, spans=spans)


def _of_stop(
    visit: Visit, stop: Stop, whole: tuple[EntryTimes, ...] | NoCalendarDate | None, *, spans: bool
) -> Iterator[tuple[str, str]]:
    status = stop_status(visit, stop)
    placed = stop_times(stop, status.when, spans=spans)
    if isinstance(placed, NoCalendarDate):
        address = "when" if stop.when is None and status.when is visit.when is not None else f"{stop.id}/when"
        is_within = isinstance(whole, tuple)
        shown = "shows this stop only in the entry of the visit" if is_within else "has no entry for this stop"
        yield address, f"{_reason(status.when, placed)}, so the calendar {shown}"
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
