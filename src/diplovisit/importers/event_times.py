"""The days and hours of a calendar event as a record states them (RFC 5545, section 3.6.1)."""

import datetime
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.icalendar_reading import Moment, Property
from diplovisit.importers import property_rules, rules
from diplovisit.importers.calendar_zones import CalendarZones
from diplovisit.importers.event_durations import EventDuration, UnreadableLength, hours_of, parse_event_duration
from diplovisit.importers.event_hours import read_hour
from diplovisit.importers.event_moments import TimeProblem, read_moment
from diplovisit.importers.recurrence import excludes_first
from diplovisit.importers.whole_days import WholeDays, read_whole_days, span_of_hours
from diplovisit.readers.calendar_record import ID_PROPERTY
from diplovisit.readers.icalendar_components import CalendarComponent

_A_DAY: Final = datetime.timedelta(days=1)


@attrs.frozen(kw_only=True)
class EventTimes:
    """The times of an event in the forms of a record: an EDTF date, an ISO 8601 duration, a zone of the tz database.

    start, end: the properties that they are from. problems: what is unreadable, or read otherwise than it is written.
    """

    when: str | None = None
    duration: str | None = None
    zone: str | None = None
    start: Property | None = None
    end: Property | None = None
    problems: tuple[TimeProblem, ...] = ()


def times_of(event: CalendarComponent, zones: CalendarZones | None = None) -> EventTimes:
    """Returns the times of an event. Its end is the day after the last day, or the hour when the event is over.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VEVENT\\nDTSTART;VALUE=DATE:20250307\\nDTEND;VALUE=DATE:20250310\\nEND:VEVENT"
    >>> times_of(read_calendar_components(written).calendars[0].inside[0]).when
    '2025-03-07/2025-03-09'
    """
    return _TimesReading(event, zones or CalendarZones()).times()


def last_event_day(start: datetime.date, end: datetime.date) -> datetime.date | None:
    """Returns the last day of an event on whole days; None if it ends before it begins.

    The end is the day after the last day (RFC 5545). Some programs end an event of one day with that same day.
    """
    if end <= start:
        return start if end == start else None
    return end - _A_DAY


class _TimesReading:
    """The reading of the times of one event."""

    def __init__(self, event: CalendarComponent, zones: CalendarZones) -> None:
        self._event, self._zones = event, zones
        self._problems: list[TimeProblem] = []

    def times(self) -> EventTimes:
        first = self._event.first("DTSTART")
        if first is None:
            if self._event.name == "VEVENT":
                sentence = "the event has no DTSTART, so the draft has no days"
                self._report(sentence, self._event.first("DTEND", "DURATION"), property_rules.EVENT_WITHOUT_DAY)
            return EventTimes(problems=tuple(self._problems))
        times = EventTimes(start=first)
        start = self._start(first)
        if start is not None and not self._is_excluded(start):
            ends = self._ends(start)
            if not start.has_hour:
                return self._complete(self._on_days(first, start.value, ends))
            # Our own entries have days as days, so their midnights are meant.
            is_own = self._event.first(ID_PROPERTY) is not None
            days = read_whole_days(self._event, start, ends.moment, self._zones) if not is_own else None
            if days is None or not self._accepts(days, first, start, ends):
                return self._complete(self._at_an_hour(first, start, ends))
            if days.first is not None and days.last is not None:
                times = attrs.evolve(times, when=_span(days.first, days.last))
        return self._complete(times)

    def _complete(self, times: EventTimes) -> EventTimes:
        return attrs.evolve(times, problems=tuple(self._problems))

    def _start(self, first: Property) -> Moment | None:
        """Returns the start; None if it is unreadable, or if the event has two that differ."""
        read = read_moment(first)
        self._problems += read.problems
        if read.value is None:
            self._report(f"DTSTART is {quoted(first.value)}, which is neither a day nor a time", first)
            return None
        for other in self._event.all("DTSTART")[1:]:
            second = read_moment(other).value
            if second is None or not self._is_same(read.value, second):
                shown = str(second) if second is not None else quoted(other.value)
                self._report(f"the event has two DTSTART, {read.value} and {shown}, so the draft has neither", other)
                return None
        return read.value

    def _is_excluded(self, start: Moment) -> bool:
        """Whether the event is repeated, but not held on its first day; its days are then those of the repetitions."""
        prop = excludes_first(self._event, start, self._zones)
        if prop is not None:
            takes = "EXDATE removes" if prop.name == "EXDATE" else "EXRULE may remove"
            sentence = f"{takes} {start}, the first day of the series, so the draft has no day"
            self._report(sentence, prop, rules.RECURRING_EVENT)
        return prop is not None

    def _accepts(self, days: WholeDays, first: Property, start: Moment, ends: "_Ends") -> bool:
        """Reports how hours that stand for days are read, and returns whether they are read so."""
        prop, mark = days.mark or first, days.mark.name if days.mark is not None else "the event"
        problem = days.contradiction or days.unclear
        if problem is not None:
            rest = "the draft has the hours" if days.contradiction is not None else "the draft has no day"
            self._report(f"{mark} says that the event lasts whole days, but {problem}; {rest}", prop)
            return days.contradiction is None
        reason = f"{mark} says that it lasts whole days" if days.mark is not None else "these are midnights"
        sentence = f"the event goes {span_of_hours(start, ends.moment)}, and {reason}; the draft has days without hours"
        self._report(sentence, prop, property_rules.DAYS_AS_HOURS)
        return True

    def _ends(self, start: Moment) -> "_Ends":
        """Reads DTEND and DURATION. DTEND decides where they differ."""
        end, length = self._event.first("DTEND"), self._event.first("DURATION")
        ends = _Ends()
        lengths = {prop.value.strip().upper().lstrip("+"): prop for prop in reversed(self._event.all("DURATION"))}
        if length is not None and len(lengths) > 1 and not self._is_one_length(start):
            shown = " and ".join(quoted(prop.value, 40) for prop in reversed(lengths.values()))
            other = self._event.all("DURATION")[1]
            rest = "the draft follows DTEND" if end is not None else "the draft has neither"
            self._report(f"the event has several DURATION, {shown}; {rest}", other)
            length = None
        if length is not None:
            try:
                duration = parse_event_duration(length)
                moment = duration.end_of(start, self._zones)
                ends = _Ends(prop=length, duration=duration, moment=moment)
            except UnreadableLength as error:
                ends = _Ends(prop=length)
                sentence = f"DURATION is {quoted(length.value)}, which is not a valid length of an event: {error}"
                self._report(sentence, length)
        if end is None:
            return ends
        read = read_moment(end)
        self._problems += read.problems
        for other in self._event.all("DTEND")[1:]:
            second = read_moment(other).value
            if read.value is None or second is None or not self._is_same(read.value, second):
                self._report(f"the event has two DTEND, {quoted(end.value)} and {quoted(other.value)}", other)
                return _Ends(prop=end, is_reported=True)
        if length is not None and not (ends.moment and read.value and self._is_same(ends.moment, read.value)):
            sentence = f"DURATION is {quoted(length.value)} and DTEND is {quoted(end.value)}; the draft follows DTEND"
            self._report(sentence, length)
        return _Ends(prop=end, moment=read.value, is_reported=False)

    def _is_one_length(self, start: Moment) -> bool:
        """Whether all DURATION of an event end it at one moment, as P1D and PT24H may."""
        try:
            lengths = list(map(parse_event_duration, self._event.all("DURATION")))
        except UnreadableLength:
            return False
        ends = {length.end_of(start, self._zones) if start.has_hour else length.whole_days for length in lengths}
        return len(ends) == 1 and None not in ends

    def _on_days(self, first: Property, start: datetime.date, ends: "_Ends") -> EventTimes:
        last: datetime.date | None = start
        if ends.prop is None or ends.is_reported:
            last = start
        elif ends.prop.name == "DURATION":
            last = self._last_day_by_duration(start, ends)
        elif ends.moment is None:
            self._report(
                f"DTEND is {quoted(ends.prop.value)}, which is not a day, but the event begins with one", ends.prop
            )
        elif ends.moment.has_hour:
            last = self._last_day_of_hour(start, ends.moment, ends.prop)
        elif (last := last_event_day(start, ends.moment.value)) is None:
            self._report(f"the event ends on {ends.moment}, before its first day, {start}", ends.prop)
        return EventTimes(when=_span(start, last or start), start=first)

    def _last_day_by_duration(self, start: datetime.date, ends: "_Ends") -> datetime.date | None:
        days = ends.duration.whole_days if ends.duration is not None else None
        last = None
        if days is not None:
            try:
                last = last_event_day(start, start + days * _A_DAY)
            except OverflowError:  # P999999D from 9999-01-01
                last = None
        if last is None and ends.duration is not None and ends.prop is not None:
            self._report(f"DURATION is {quoted(ends.prop.value)}, which is not a number of days", ends.prop)
        return last

    def _last_day_of_hour(self, start: datetime.date, end: Moment, prop: Property) -> datetime.date | None:
        """Returns the last day of an event that begins with a day and ends at an hour."""
        wall = end.value
        last = None
        if isinstance(wall, datetime.datetime) and wall.tzinfo is None and wall.date() >= start:
            is_midnight = wall.time() == datetime.time() and wall.date() > start
            last = wall.date() - _A_DAY if is_midnight else wall.date()
        known = f"; the draft ends on {last}" if last is not None else ""
        self._report(f"DTEND is {end}, which is not a day, but the event begins with one{known}", prop)
        return last

    def _at_an_hour(self, first: Property, start: Moment, ends: "_Ends") -> EventTimes:
        duration = ends.duration.text if ends.duration is not None else None
        end = ends.moment
        if ends.prop is not None and ends.prop.name == "DTEND" and not ends.is_reported:
            if end is None or not end.has_hour:
                sentence = f"DTEND is {quoted(ends.prop.value)}, which is not a time, but the event begins at one"
                self._report(sentence, ends.prop)
            elif (length := self._length(start, end)) is None:
                self._report(f"the time from {start} to {end} cannot be computed", ends.prop)
            elif not length and end.value != start.value and end.zone == start.zone:
                sentence = f"the event goes from {start} to {end}, which are the same time because of a clock change"
                self._report(f"{sentence}; the draft has no duration", ends.prop)
            elif length < datetime.timedelta(0):
                self._report(f"the event ends at {end}, before it begins, {start}", ends.prop)
            elif length:
                duration = hours_of(length)
        elif duration is not None and end is not None and self._is_zone_nameless(start):
            # Without the name of its zone the record cannot count days on the clock, so it has the hours between.
            length = self._length(start, end)
            duration = hours_of(length) if length is not None else duration
        hour = read_hour(first, start, self._zones)
        self._problems += hour.problems
        return EventTimes(when=hour.when, duration=duration, zone=hour.zone, start=first, end=ends.prop)

    def _is_zone_nameless(self, start: Moment) -> bool:
        return start.zone is not None and self._zones.meaning(start.zone).zone is None

    def _length(self, start: Moment, end: Moment) -> datetime.timedelta | None:
        """Returns the time between two hours, measured between instants: clocks may change in between."""
        first, last = self._zones.instant(start), self._zones.instant(end)
        if first is not None and last is not None:
            return last - first
        if isinstance(start.value, datetime.datetime) and isinstance(end.value, datetime.datetime):
            is_naive = start.value.tzinfo is None and end.value.tzinfo is None
            return end.value - start.value if is_naive and start.zone == end.zone else None
        return None

    def _is_same(self, first: Moment, second: Moment) -> bool:
        instants = self._zones.instant(first), self._zones.instant(second)
        return instants[0] == instants[1] if None not in instants else first == second

    def _report(self, sentence: str, prop: Property | None, rule: Rule = rules.MALFORMED_EVENT) -> None:
        self._problems.append(TimeProblem(sentence=sentence, prop=prop, rule=rule))


@attrs.frozen(kw_only=True)
class _Ends:
    """The end of an event: the property it is from, the moment when it is over, and the length by DURATION."""

    prop: Property | None = None
    moment: Moment | None = None
    duration: EventDuration | None = None
    is_reported: bool = False


def _span(first: datetime.date, last: datetime.date) -> str:
    return first.isoformat() if last == first else f"{first}/{last}"
