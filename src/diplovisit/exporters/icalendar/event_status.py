"""How a calendar shows a stop: on which days, with which STATUS, and with which prefix before its SUMMARY."""

import datetime
from typing import assert_never

import attrs

from diplovisit.exporters.icalendar import time_zones
from diplovisit.exporters.icalendar.entry import EventStatus
from diplovisit.record import (
    Duration,
    Edtf,
    Ending,
    Engagement,
    EngagementStatus,
    Modality,
    PreviousDates,
    Status,
    Stop,
    Visit,
)
from diplovisit.record.edtf import Form, Precision

_A_DAY = datetime.timedelta(days=1)
# A season is no span: its months depend on the hemisphere.
_SPANS = frozenset((Precision.MONTH, Precision.YEAR))

_POSTPONED = (EventStatus.CANCELLED, "[Postponed] ")
_CANCELLED = (EventStatus.CANCELLED, "[Cancelled] ")
_TENTATIVE = (EventStatus.TENTATIVE, "[Tentative] ")
_CONFIRMED = (EventStatus.CONFIRMED, "")

_STATUSES = {
    Status.REPORTED: _TENTATIVE,
    Status.ANNOUNCED: _CONFIRMED,
    Status.CONFIRMED: _CONFIRMED,
    Status.UNDER_WAY: _CONFIRMED,
    Status.HELD: _CONFIRMED,
    Status.POSTPONED: _POSTPONED,
    Status.CANCELLED: _CANCELLED,
}

_ENGAGEMENT_STATUSES = {EngagementStatus.POSTPONED: _POSTPONED, EngagementStatus.CANCELLED: _CANCELLED}

_SURE = (Modality.ASSERTED, Modality.SCHEDULED, None)


@attrs.frozen
class EntryTimes:
    """The start and the end of an entry, in the form of `CalendarEntry`.

    run: the first day of a run, where the days are a set; None otherwise. is_span: whether these are all the days of a
    month or a year of which only some unknown days are meant. borrowed_from: whose days these are, "stop" or "visit",
    where an engagement has none of its own; None otherwise.
    """

    start: datetime.date
    end: datetime.date | None
    run: datetime.date | None = None
    is_span: bool = False
    borrowed_from: str | None = None


@attrs.frozen
class NoCalendarDate:
    """The reason why a date has no place in a calendar; completes "2025-03 …"."""

    reason: str


def place_date(
    when: Edtf, *, duration: Duration | None = None, zone: str | None = None, spans: bool = False
) -> tuple[EntryTimes, ...] | NoCalendarDate:
    """Returns the place of a date in a calendar: one, or one for each run of days of a set.

    Nothing is invented: a month is not its first day, and an unknown day of several has no place. Whole days end with
    the day after the last (RFC 5545, section 3.6.1). `duration` counts only for a date with an hour, and only if
    it consists of hours, minutes and seconds: a stop of P1D that begins at ten does not end at ten. With `spans` a
    month or a year is placed on all its days, and marked with `is_span`.

    >>> place_date(Edtf("2025-03-07"))[0].end
    datetime.date(2025, 3, 8)
    >>> place_date(Edtf("2025-03")).reason
    'is known to the month and not to the day'
    >>> place_date(Edtf("2025-03"), spans=True)[0].end
    datetime.date(2025, 4, 1)
    """
    match when.form:
        case Form.DATE_TIME:
            return _entry_at_hour(when, duration, zone)
        case Form.ONE_OF:
            return NoCalendarDate("is one day of several, and which one is not known")
        case Form.DATE | Form.INTERVAL | Form.ALL_OF:
            return _entries_on_days(when, spans=spans)
        case _:
            assert_never(when.form)


def _entry_at_hour(when: Edtf, duration: Duration | None, zone: str | None) -> tuple[EntryTimes, ...] | NoCalendarDate:
    assert when.moment is not None  # the form guarantees it
    start = time_zones.instant(when.moment, zone)
    end = None
    # DTEND must be later than DTSTART (RFC 5545, section 3.8.2.2), and a duration may be PT0S.
    if start is not None and duration is not None and (clock_time := _clock_time(duration)):
        try:
            end = start + clock_time
        except OverflowError:  # 9999-12-31T23:00:00 plus two hours
            start = None
    return (
        (EntryTimes(start, end),)
        if start is not None
        else NoCalendarDate("lies in part outside the years 0001 to 9999")
    )


def exact_duration(of: Stop | Engagement) -> Duration | None:
    """Returns the duration of a stop or an engagement if it is exact; None for a range and for "about 45 minutes".

    Only an exact duration gives the hour when something ends. The description has the others.
    """
    return of.duration if of.duration_high is None and of.duration_qualifier is None else None


def _clock_time(duration: Duration) -> datetime.timedelta:
    if duration.is_nominal or duration.weeks or duration.days:
        return datetime.timedelta(0)
    return datetime.timedelta(hours=duration.hours, minutes=duration.minutes, seconds=duration.seconds)


def _entries_on_days(when: Edtf, *, spans: bool) -> tuple[EntryTimes, ...] | NoCalendarDate:
    is_span = spans and when.form is Form.DATE and when.precision in _SPANS
    if when.precision > Precision.DAY and not is_span:
        return NoCalendarDate(f"is known to the {when.precision.name.lower()} and not to the day")
    if when.lower is None or when.upper is None:
        return NoCalendarDate("has an end that is open or not known")
    if when.upper == datetime.date.max:  # the year after it has five digits
        return NoCalendarDate("ends on the last day that a calendar can name")
    if is_span:
        return (EntryTimes(when.lower, when.upper + _A_DAY, is_span=True),)
    is_set = when.form is Form.ALL_OF
    return tuple(EntryTimes(first, last + _A_DAY, first if is_set else None) for first, last in when.runs())


@attrs.frozen
class StopStatus:
    """The days, the STATUS and the prefix of one stop; `when` is None if the stop never had any days."""

    when: Edtf | None
    status: EventStatus
    prefix: str

    @property
    def off_word(self) -> str:
        """What became of a stop that does not take place: "cancelled" or "postponed"; "" for any other."""
        return self.prefix.strip("[] ").lower() if self.status is EventStatus.CANCELLED else ""


def stop_status(visit: Visit, stop: Stop) -> StopStatus:
    """Returns how to show a stop.

    The only stop of a visit is shown on the days of the visit if it has none itself.

    A stop that lost its days is shown on the last ones, as CANCELLED. RFC 5545 has no POSTPONED, and TENTATIVE would
    say that the stop may still happen on those days. The new days of a postponed visit are tentative. The prefix
    repeats the status in words, because Outlook ignores STATUS and Google drops cancelled entries.
    """
    status, prefix = _STATUSES[visit.status]
    when = stop.when if stop.when is not None or len(visit.stops) > 1 else visit.when
    if visit.status is Status.POSTPONED and when is not None and _has_new_days(stop):
        status, prefix = _TENTATIVE
    if when is not None or not stop.previously:
        return StopStatus(when, status, prefix)
    last = stop.previously[-1]
    if status is not EventStatus.CANCELLED:
        status, prefix = _ended(last.ended)
    return StopStatus(last.when, status, prefix)


def status_on_former_days(now: StopStatus, former: PreviousDates) -> StopStatus:
    """Returns how to show a stop on former days, because the days that it has now have no place in a calendar.

    A stop that is off says so; any other is postponed from these days, also if its new month is confirmed.
    """
    status, prefix = (now.status, now.prefix) if now.status is EventStatus.CANCELLED else _ended(former.ended)
    return StopStatus(former.when, status, prefix)


def status_on_cancelled_days(former: Edtf) -> StopStatus:
    """Returns how to show a stop on former days that were cancelled, whatever became of its other days."""
    return StopStatus(former, *_CANCELLED)


def visit_status(status: Status) -> tuple[EventStatus, str]:
    """Returns the STATUS and the prefix of a visit as a whole."""
    return _STATUSES[status]


def _has_new_days(stop: Stop) -> bool:
    """Whether the days of a stop took the place of earlier ones."""
    return bool(stop.previously) and stop.previously[-1].ended is Ending.RESCHEDULED


def _ended(ending: Ending) -> tuple[EventStatus, str]:
    match ending:
        case Ending.POSTPONED | Ending.RESCHEDULED:
            return _POSTPONED
        case Ending.CANCELLED:
            return _CANCELLED
        case _:
            assert_never(ending)


def engagement_status(engagement: Engagement, stop: StopStatus) -> tuple[EventStatus, str]:
    """Returns the STATUS and the prefix of an engagement.

    They are those of its stop, unless the engagement alone is off or unsure. A postponed engagement is CANCELLED on its
    old day, as a postponed visit is.
    """
    if stop.status is not EventStatus.CANCELLED and is_off(engagement):
        assert engagement.status is not None  # that is what is_off says
        return _ENGAGEMENT_STATUSES[engagement.status]
    if stop.status is EventStatus.CONFIRMED and engagement.modality not in _SURE:
        return _TENTATIVE
    return stop.status, stop.prefix


def is_off(engagement: Engagement) -> bool:
    """Whether an engagement alone is cancelled or postponed."""
    return engagement.status in _ENGAGEMENT_STATUSES
