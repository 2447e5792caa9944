"""Which entries a visit gives: one for each run of days of a stop, and one for each engagement at an hour."""

import datetime
from collections.abc import Iterator

from diplovisit.english.entries import (
    date_prefix,
    location,
    location_of_engagement,
    span_prefix,
    summary_of_engagement,
    summary_of_stop,
)
from diplovisit.exporters.icalendar import entry
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
from diplovisit.record import Edtf, Engagement, Status, Stop, Visit
from diplovisit.record.edtf import Form


def calendar_entries(
    visit: Visit, *, stops: frozenset[str] | None = None, spans: bool = False
) -> tuple[CalendarEntry, ...]:
    """The entries of a visit, the one that carries the record first; empty where none of `stops` is one of its.

    `stops` are the ids of the stops to show, None for all. With `spans` a month or a year, of which the day is not
    known, is shown on all its days, and its SUMMARY says so. Where none of them has a day to stand on there is one
    journal without a date: RFC 5545, section 3.6, wants a component in every calendar, and readers skip this one.

    >>> from diplovisit import load
    >>> (entry,) = calendar_entries(load("seeds/misri-russia/visit.yaml"))
    >>> entry.summary, entry.start, entry.end, entry.location
    ('[Tentative] Foreign Secretary Vikram Misri visits Russia',
     datetime.date(2025, 3, 7), datetime.date(2025, 3, 8), 'Russia')
    """
    shown = visit.stops if stops is None else tuple(stop for stop in visit.stops if stop.id in stops)
    if not shown:
        return ()
    found = tuple(_Entries(visit, shown, spans=spans).events())
    return found or (_journal(visit, shown),)


def stands_alone(engagement: Engagement, placed: tuple[EntryTimes, ...] | NoCalendarDate) -> bool:
    """Whether an engagement is an entry of its own beside its stop, which is placed so.

    It is where it has an hour, and where its stop stands on no days, or on a span of which it knows the day.
    """
    if engagement.when is None:
        return False
    if engagement.when.form is Form.DATE_TIME or isinstance(placed, NoCalendarDate):
        return True
    return placed[0].is_span and isinstance(place_date(engagement.when), tuple)


def stop_times(stop: Stop, when: Edtf | None, *, spans: bool = False) -> tuple[EntryTimes, ...] | NoCalendarDate:
    """Where a stop stands in a calendar."""
    if when is None:
        return NoCalendarDate("no days are given")
    return place_date(when, duration=stop.duration, zone=stop.time_zone, spans=spans)


class _Entries:
    """The events of one visit, made one after the other: each is tied to the first."""

    def __init__(self, visit: Visit, shown: tuple[Stop, ...], *, spans: bool) -> None:
        self._visit = visit
        self._shown = shown
        self._spans = spans
        self._describer = Describer(visit)
        self._category = _category(visit)
        self._first: str | None = None

    def events(self) -> Iterator[CalendarEntry]:
        for stop in self._shown:
            whole = stop_status(self._visit, stop)
            placed = stop_times(stop, whole.when, spans=self._spans)
            parent = None
            if isinstance(placed, tuple):
                events = self._of_stop(stop, whole, placed)
                parent = events[0].uid
                yield from events
            for engagement in stop.engagements:
                if stands_alone(engagement, placed):
                    yield from self._of_engagement(stop, whole, engagement, parent)

    def _of_stop(self, stop: Stop, whole: StopStatus, placed: tuple[EntryTimes, ...]) -> list[CalendarEntry]:
        assert whole.when is not None  # or it would not be placed
        visit = self._visit
        span = span_prefix(whole.when) if placed[0].is_span else ""
        summary = whole.prefix + span + date_prefix(whole.when) + summary_of_stop(visit, stop)
        description = self._describer.of_stop(stop)
        kinds = (engagement.kind for engagement in stop.engagements)
        categories = tuple(dict.fromkeys((*self._category, *kinds)))
        where = location(stop, stop.places)
        return [
            self._event(
                key=entry.entry_key(visit.id, stop.id, day=placement.run),
                placement=placement,
                zone=stop.time_zone,
                status=whole.status,
                summary=summary,
                location=where,
                description=description,
                categories=categories,
                parent=None,
            )
            for placement in placed
        ]

    def _of_engagement(
        self, stop: Stop, whole: StopStatus, engagement: Engagement, parent: str | None
    ) -> Iterator[CalendarEntry]:
        assert engagement.when is not None  # or it would not stand alone
        placed = place_date(engagement.when, duration=engagement.duration, zone=stop.time_zone, spans=self._spans)
        if isinstance(placed, NoCalendarDate):
            return
        visit = self._visit
        status, prefix = engagement_status(engagement, whole)
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
    """The entry of a visit that has no day: it has a status only where that is one of a journal's."""
    kinds = (engagement.kind for stop in shown for engagement in stop.engagements)
    standings = {(whole.status, whole.prefix) for whole in (stop_status(visit, stop) for stop in shown)}
    status, prefix = standings.pop() if len(standings) == 1 else visit_status(visit.status)
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
