"""Where a calendar puts a visit, its stops and its engagements, and which engagements have an entry of their own."""

import datetime
from typing import Final

import attrs

from diplovisit.exporters.icalendar.event_status import (
    EntryTimes,
    NoCalendarDate,
    StopStatus,
    exact_duration,
    is_off,
    place_date,
    status_on_former_days,
    stop_status,
)
from diplovisit.record import Edtf, Ending, Engagement, Stop, Visit
from diplovisit.record.edtf import Form

_A_DAY: Final = datetime.timedelta(days=1)


@attrs.frozen
class PlacedStop:
    """The place of a stop in a calendar, and how it is shown there.

    status, times: those of the entry of the stop. own_status, own_times: those of the days that the stop has now. They
    differ where these days have no place, and the entry stays on former days.
    """

    status: StopStatus
    times: tuple[EntryTimes, ...] | NoCalendarDate
    own_status: StopStatus
    own_times: tuple[EntryTimes, ...] | NoCalendarDate

    def status_for(self, engagement: Engagement) -> StopStatus:
        """Returns the status that an engagement has from its stop: that of the former days if it is not on the new."""
        new, when = self.own_status.when, engagement.when
        return self.own_status if new is not None and when is not None and when.overlaps(new) else self.status


def place_stop(visit: Visit, stop: Stop, *, spans: bool = False) -> PlacedStop:
    """Returns the place of a stop in a calendar, and how it is shown there.

    Where its days have no place, such as a new month, its last former days that have one keep their entry as CANCELLED.
    Otherwise a subscriber would see the visit disappear.
    """
    own = stop_status(visit, stop)
    own_times = _stop_times(stop, own.when, spans=spans)
    if isinstance(own_times, NoCalendarDate):
        for former in reversed(stop.previously):
            times = _stop_times(stop, former.when, spans=spans)
            if isinstance(times, tuple):
                return PlacedStop(status_on_former_days(own, former), times, own, own_times)
    return PlacedStop(own, own_times, own, own_times)


def cancelled_days(stop: Stop, placed: PlacedStop, *, spans: bool = False) -> tuple[tuple[Edtf, EntryTimes], ...]:
    """Returns the former whole days of a stop that were cancelled, and on which nothing else of it is shown.

    One day of a set may be cancelled while the others stay. Each place has the `run` that it had in the set, so that
    its entry keeps its UID.
    """
    taken = list(placed.times) if isinstance(placed.times, tuple) else []
    found: list[tuple[Edtf, EntryTimes]] = []
    for former in stop.previously:
        times = _stop_times(stop, former.when, spans=spans)
        if former.ended is not Ending.CANCELLED or isinstance(times, NoCalendarDate):
            continue
        for one in times:
            if not isinstance(one.start, datetime.datetime) and not any(_share_a_day(one, other) for other in taken):
                taken.append(one)
                found.append((former.when, attrs.evolve(one, run=one.start)))
    return tuple(found)


def _share_a_day(first: EntryTimes, second: EntryTimes) -> bool:
    (first_day, first_end), (second_day, second_end) = _days_of(first), _days_of(second)
    return first_day < second_end and second_day < first_end


def _days_of(times: EntryTimes) -> tuple[datetime.date, datetime.date]:
    """The first day, and the day after the last; an hour is on its day in UTC, and on the days around it."""
    if isinstance(times.start, datetime.datetime):
        day = times.start.date()
        return day - min(_A_DAY, day - datetime.date.min), day + min(2 * _A_DAY, datetime.date.max - day)
    assert times.end is not None  # whole days have one
    return times.start, times.end


def _stop_times(stop: Stop, when: Edtf | None, *, spans: bool) -> tuple[EntryTimes, ...] | NoCalendarDate:
    if when is None:
        return NoCalendarDate("no days are given")
    return place_date(when, duration=exact_duration(stop), zone=stop.time_zone, spans=spans)


def has_own_entry(
    engagement: Engagement,
    placed: PlacedStop,
    whole: tuple[EntryTimes, ...] | NoCalendarDate | None = None,
) -> bool:
    """Whether an engagement has an entry of its own; `placed` and `whole` are the places of its stop and its visit.

    It does if it has an hour. It also does if its stop has no days, or a span of days within which the engagement has
    a known day. One that alone is off always does: the entry of its stop cannot be CANCELLED for it.
    """
    times = placed.own_times
    if is_off(engagement) and (isinstance(placed.times, tuple) or isinstance(whole, tuple)):
        return True
    if engagement.when is None:
        return False
    if engagement.when.form is Form.DATE_TIME or isinstance(times, NoCalendarDate):
        return True
    return times[0].is_span and isinstance(place_date(engagement.when), tuple)


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
    placed: PlacedStop,
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
    for around, name in ((placed.times, "stop"), (whole, "visit")):
        if isinstance(around, tuple):
            return (EntryTimes(around[0].start, around[-1].end, borrowed_from=name),)
    return times
