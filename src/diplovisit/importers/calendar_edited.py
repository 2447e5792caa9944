"""Compares what a calendar shows with what the record inside it says."""

import datetime
from collections.abc import Iterable, Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Span
from diplovisit.formats.icalendar_reading import CalendarText, Moment, Property, parse_moment, parse_text_value
from diplovisit.importers.event import last_event_day
from diplovisit.importers.rules import CALENDAR_EDITED
from diplovisit.readers.calendar_record import KEY
from diplovisit.readers.documents import SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.duration import Duration, DurationError

_TEXTS = {
    "UID": "the UID",
    "STATUS": "the status",
    "SUMMARY": "the title",
    "LOCATION": "the place",
    "DESCRIPTION": "the description",
}
_SHOWN = 60
_BEFORE = 15


def compare_with_record(
    entries: Iterable[CalendarComponent], expected: Iterable[CalendarComponent], text: CalendarText
) -> Iterator[SyntaxFault]:
    """Compares the entries of a visit, as they stand in a calendar, with those that its record gives.

    `expected` are the entries of the same record, exported anew. An entry is held against the one with its key or its
    UID; of entries that only one side has nothing is said, as a calendar may show some of the stops.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nUID:7\\nDTSTART:20250307T070000Z\\nEND:VEVENT\\nEND:VCALENDAR"
    >>> was, now = read_calendar(written), read_calendar(written.replace(b"0307T", b"0308T"))
    >>> [fault.sentence for fault in compare_with_record(now.calendars[0].inside, was.calendars[0].inside, now.text)]
    ['the calendar shows 2025-03-08T07:00:00Z, the record inside it says 2025-03-07T07:00:00Z']
    """
    by_key = {name: entry for entry in expected for name in _names(entry)}
    for entry in entries:
        meant = next((by_key[name] for name in _names(entry) if name in by_key), None)
        if meant is not None:
            yield from _differences(entry, meant, text)


def _names(entry: CalendarComponent) -> Iterator[tuple[str, str]]:
    for name in (KEY, "UID"):
        if (found := entry.first(name)) is not None:
            yield name, found.value.strip()


def _differences(entry: CalendarComponent, meant: CalendarComponent, text: CalendarText) -> Iterator[SyntaxFault]:
    yield from _of_times(entry, meant, text)
    for name, label in _TEXTS.items():
        found = entry.first(name)
        shown, said = parse_text_value(found), parse_text_value(meant.first(name))
        if name == "STATUS":
            shown = shown.strip().upper() if shown is not None else None
        if (shown or None) != (said or None):
            shown, said = _windows(shown or "", said or "")
            yield _fault(entry, found, text, _sentence(label, shown, said))


def _sentence(label: str, shown: str, said: str) -> str:
    if not said:
        return f"the calendar shows {label} {quoted(shown)}, of which the record inside it says nothing"
    if not shown:
        return f"the calendar does not show {label}, the record inside it says {quoted(said)}"
    return f"the calendar shows {label} {quoted(shown)}, the record inside it says {quoted(said)}"


def _windows(shown: str, said: str) -> tuple[str, str]:
    """Long texts from a little before the first difference on, so that it can be seen."""
    if max(len(shown), len(said)) <= _SHOWN or not shown or not said:
        return shown, said
    pairs = enumerate(zip(shown, said))
    same = next((place for place, (one, other) in pairs if one != other), min(len(shown), len(said)))
    start = max(same - _BEFORE, 0)
    return (shown, said) if start == 0 else (f"…{shown[start:]}", f"…{said[start:]}")


def _of_times(entry: CalendarComponent, meant: CalendarComponent, text: CalendarText) -> Iterator[SyntaxFault]:
    start, expected = _moment(entry, "DTSTART"), _moment(meant, "DTSTART")
    if not _is_same(start, expected):
        found = entry.first("DTSTART")
        yield _fault(entry, found, text, _sentence_of_time("", _written(found, start), expected))
    end, expected_end = _end(entry, start), _end(meant, expected)
    if not _is_same(end, expected_end):
        found = entry.first("DTEND", "DURATION")
        is_day = expected_end is not None and not expected_end.has_hour
        label = " as the last day" if is_day else " as the end"
        yield _fault(entry, found, text, _sentence_of_time(label, _written(found, end), expected_end))


def _sentence_of_time(label: str, shown: str | None, said: Moment | None) -> str:
    if shown is None:
        return f"the calendar shows no day{label}, the record inside it says {said}"
    if said is None:
        return f"the calendar shows {shown}{label}, of which the record inside it says nothing"
    return f"the calendar shows {shown}{label}, the record inside it says {said}"


def _written(found: Property | None, moment: Moment | None) -> str | None:
    if moment is not None:
        return str(moment)
    return quoted(found.value) if found is not None else None


def _moment(entry: CalendarComponent, name: str) -> Moment | None:
    found = entry.first(name)
    return parse_moment(found) if found is not None else None


def _end(entry: CalendarComponent, start: Moment | None) -> Moment | None:
    """The last day, or the hour at which it is over, however it is written; None where there is none.

    Programs write an end as they like: as DTEND, as DURATION, or not at all for one whole day.
    """
    end = _moment(entry, "DTEND")
    if end is None and start is not None and (found := entry.first("DURATION")) is not None:
        end = _after(start, found)
    if start is None or start.has_hour:
        return end
    if end is None:
        return start if entry.first("DTEND", "DURATION") is None else None
    if end.has_hour:
        return end
    last = last_event_day(start.value, end.value)
    return Moment(last) if last is not None else end


def _after(start: Moment, found: Property) -> Moment | None:
    try:
        length = Duration(found.value.strip())
        delta = datetime.timedelta(
            days=length.weeks * 7 + length.days, hours=length.hours, minutes=length.minutes, seconds=length.seconds
        )
        return Moment(start.value + delta, start.zone)
    except (DurationError, OverflowError):
        return None


def _is_same(one: Moment | None, other: Moment | None) -> bool:
    """Whether two moments are one: 10:00 in Moscow is 07:00Z."""
    if one is None or other is None:
        return one is other
    first, second = one.instant(), other.instant()
    return first == second if first is not None and second is not None else one == other


def _fault(entry: CalendarComponent, found: Property | None, text: CalendarText, sentence: str) -> SyntaxFault:
    spot = text.value_range(found) if found is not None else text.line_range(entry.at)
    span: Span = text.lines.span(*spot)
    return SyntaxFault(rule=CALENDAR_EDITED, span=span, sentence=sentence)
