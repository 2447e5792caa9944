"""The entries of a visit: one for each run of days of a stop, and one for each engagement at an hour.

Former days of a stop that were cancelled, while others were not, have one too.

A visit whose stops lack days has one for the days of the visit as a whole. An engagement that alone is off has one too,
also if it has no hour.
"""

import datetime
from collections.abc import Iterable, Iterator

from diplovisit.english.calendar_titles import (
    date_prefix,
    span_prefix,
    summary_of_engagement,
    summary_of_stop,
    summary_of_visit,
)
from diplovisit.english.entry_locations import entry_location, location_of_engagement, location_of_stops
from diplovisit.exporters.icalendar import entry
from diplovisit.exporters.icalendar.description import Describer
from diplovisit.exporters.icalendar.entry import CalendarEntry, EntryKind, EventStatus, RelationType
from diplovisit.exporters.icalendar.event_status import (
    EntryTimes,
    NoCalendarDate,
    StopStatus,
    engagement_status,
    status_on_cancelled_days,
    stop_status,
    visit_status,
)
from diplovisit.exporters.icalendar.placement import (
    cancelled_days,
    engagement_times,
    has_own_entry,
    place_stop,
    whole_visit_times,
)
from diplovisit.findings.argument_types import texts_of
from diplovisit.record import Engagement, Status, Stop, Visit
from diplovisit.record.visit_arguments import require_visit


def calendar_entries(
    visit: Visit, *, stops: str | Iterable[str] | None = None, spans: bool = False
) -> tuple[CalendarEntry, ...]:
    """Returns the entries of a visit, first the one that carries the record; empty where the visit has none of `stops`.

    `stops` are the ids of the stops to show, or one id; None for all. With `spans` a month or a year without a known
    day is shown on all its days, and its SUMMARY says so. Where no entry has a day, there is one journal without a
    date. RFC 5545, section 3.6, requires a component in every calendar, and readers skip a journal.

    >>> from diplovisit import calendar_entries, load
    >>> (entry,) = calendar_entries(load("seeds/misri-russia/visit.yaml"))
    >>> entry.summary, entry.start, entry.end, entry.location
    ('[Tentative] Foreign Secretary Vikram Misri visits Russia',
     datetime.date(2025, 3, 7), datetime.date(2025, 3, 8), 'Russia')
    """
    require_visit(visit)
    wanted = None if stops is None else frozenset(texts_of(stops))
    shown = tuple(stop for stop in visit.stops if wanted is None or stop.id in wanted)
    if not shown:
        return ()
    events = tuple(_EventMaker(visit, shown, spans=spans).events())
    return events or (_journal(visit, shown),)


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
            shown = place_stop(self._visit, stop, spans=self._spans)
            parent = parent_of_stops
            if isinstance(shown.times, tuple):
                events = self._of_stop(stop, shown.status, shown.times, parent_of_stops)
                parent = events[0].uid
                yield from events
            for former, place in cancelled_days(stop, shown, spans=self._spans):
                yield from self._of_stop(stop, status_on_cancelled_days(former), (place,), parent_of_stops)
            for engagement in stop.engagements:
                if has_own_entry(engagement, shown, whole):
                    times = engagement_times(stop, engagement, shown, whole, spans=self._spans)
                    yield from self._of_engagement(stop, shown.status_for(engagement), engagement, times, parent)

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
