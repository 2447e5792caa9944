"""Compares the entries of a calendar with the record that the calendar carries."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Span
from diplovisit.formats.icalendar_reading import CalendarText, Moment, Property, parse_moment, parse_text_value
from diplovisit.importers.calendar_zones import CalendarZones
from diplovisit.importers.event_times import last_event_day
from diplovisit.importers.left_out import PEOPLE, READ, is_telling
from diplovisit.importers.rules import CALENDAR_EDITED
from diplovisit.readers.calendar_record import ID_PROPERTY, embedded_record_property
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
_MAX_SHOWN_LENGTH = 60
_CONTEXT_LENGTH = 15


def compare_with_record(
    entries: Iterable[CalendarComponent], expected: Iterable[CalendarComponent], text: CalendarText
) -> Iterator[SyntaxFault]:
    """Compares the entries of a visit in a calendar with the entries that its record gives.

    `expected` are the entries of the record, exported again. An entry is compared with the one that has its key or its
    UID. Exports with and without spans may give two of one key; the one that differs least counts. Entries of the
    record alone are not reported: a calendar may show only some of the stops. An event of the calendar alone is
    reported, and so is what somebody added to an entry.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nUID:7\\nDTSTART:20250307T070000Z\\nEND:VEVENT\\nEND:VCALENDAR"
    >>> was, now = read_calendar_components(written), read_calendar_components(written.replace(b"0307T", b"0308T"))
    >>> [fault.sentence for fault in compare_with_record(now.calendars[0].inside, was.calendars[0].inside, now.text)]
    ['the calendar shows 2025-03-08T07:00:00Z, but the record inside it has 2025-03-07T07:00:00Z']
    """
    by_key: dict[tuple[str, tuple[str, str]], list[CalendarComponent]] = {}
    journals: dict[tuple[str, str], list[CalendarComponent]] = {}
    for entry in expected:
        for name in _names(entry):
            by_key.setdefault((entry.name, name), []).append(entry)
            if entry.name != "VEVENT":
                journals.setdefault(name, []).append(entry)
    seen: dict[int, CalendarComponent] = {}
    for entry in entries:
        names = list(_names(entry))
        alternatives = next((by_key[entry.name, name] for name in names if (entry.name, name) in by_key), None)
        if alternatives is None and entry.name == "VEVENT":
            # Somebody may make an event of a journal entry. A visit without a day is no event that lost its day.
            alternatives = next((journals[name] for name in names if name in journals), None)
        if alternatives is None:
            yield from _unknown_entry(entry, text)
            continue
        faults, counterpart = _least_different(entry, alternatives, text)
        yield from faults
        other = seen.setdefault(id(counterpart), entry)
        if other is not entry and not _is_twin(entry, other):
            yield _fault(entry, entry.first(ID_PROPERTY), text, _SECOND_ENTRY)


_SECOND_ENTRY: Final = "the calendar has two different entries for something that the record inside it has once"
_COMPARED: Final = frozenset((*_TEXTS, "DTSTART", "DTEND", "DURATION"))
_NOT_COMPARED: Final = frozenset(("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "CREATED", ID_PROPERTY))
"""The properties that programs write anew whenever they save an entry."""


def _least_different(
    entry: CalendarComponent, alternatives: list[CalendarComponent], text: CalendarText
) -> tuple[list[SyntaxFault], CalendarComponent]:
    """Returns how an entry differs from the one of `alternatives` that it differs from least, and that one."""
    least: tuple[list[SyntaxFault], CalendarComponent] | None = None
    for one in alternatives:
        faults = [*_differences(entry, one, text), *_additions(entry, one, text)]
        if least is None or len(faults) < len(least[0]):
            least = faults, one
        if not faults:
            break
    assert least is not None  # there is at least one
    return least


def _unknown_entry(entry: CalendarComponent, text: CalendarText) -> Iterator[SyntaxFault]:
    """Reports an event of which the record gives none. A journal entry depends on the stops that were exported."""
    if entry.name == "VEVENT" and entry.first(ID_PROPERTY, "DTSTART") is not None:
        prop = entry.first(ID_PROPERTY)
        name = quoted(prop.value.strip(), 100) if prop is not None else "without an id"
        shown = _written(entry.first("DTSTART"), _moment(entry, "DTSTART")) or "no day"
        sentence = f"the calendar has an entry {name} on {shown}, which is not in the record inside it"
        yield _fault(entry, prop, text, sentence)


def _additions(entry: CalendarComponent, expected: CalendarComponent, text: CalendarText) -> Iterator[SyntaxFault]:
    """Reports the properties that somebody added: a repetition, a person, a comment, or a second text or day."""
    carried = embedded_record_property(entry)
    carried_at = carried.at if carried is not None else None
    recorded = Counter(prop.name for prop in expected.properties)
    for prop in entry.properties:
        if prop.name in _COMPARED:
            others = entry.all(prop.name)
            if prop is not others[0] and prop.value != others[0].value:
                yield _fault(entry, prop, text, f"the calendar shows a second {prop.name}, {_shown(prop)}")
        elif (
            prop.name in _NOT_COMPARED
            or recorded[prop.name]
            or not _says_something(prop, entry)
            or prop.at == carried_at
        ):
            continue
        else:
            sentence = f"the calendar shows {prop.name} {_shown(prop)}, which is not in the record inside it"
            yield _fault(entry, prop, text, sentence)


def _says_something(prop: Property, entry: CalendarComponent) -> bool:
    if not prop.value.strip() or (prop.name == "CLASS" and prop.value.strip().upper() == "PUBLIC"):
        return False
    return prop.name in READ or is_telling(prop, entry) or prop.name in PEOPLE


def _shown(prop: Property) -> str:
    return quoted(parse_text_value(prop) or prop.value, _MAX_SHOWN_LENGTH)


def _is_twin(entry: CalendarComponent, other: CalendarComponent) -> bool:
    """Whether two entries say the same. Merged feeds have an entry twice."""
    first, second = (
        {(prop.name, prop.value) for prop in each.properties if prop.name in _COMPARED} for each in (entry, other)
    )
    return first == second


def _names(entry: CalendarComponent) -> Iterator[tuple[str, str]]:
    for name in (ID_PROPERTY, "UID"):
        if (prop := entry.first(name)) is not None:
            yield name, prop.value.strip()


def _differences(entry: CalendarComponent, expected: CalendarComponent, text: CalendarText) -> Iterator[SyntaxFault]:
    yield from _time_differences(entry, expected, text)
    for name, label in _TEXTS.items():
        prop = entry.first(name)
        shown, recorded = parse_text_value(prop), parse_text_value(expected.first(name))
        if name == "STATUS":
            shown = shown.strip().upper() if shown is not None else None
        if (shown or None) != (recorded or None):
            shown, recorded = _around_difference(shown or "", recorded or "")
            yield _fault(entry, prop, text, _sentence(label, shown, recorded))


def _sentence(label: str, shown: str, recorded: str) -> str:
    if not recorded:
        return f"the calendar shows {label} {quoted(shown)}, which is not in the record inside it"
    if not shown:
        return f"the calendar does not show {label}, but the record inside it has {quoted(recorded)}"
    return f"the calendar shows {label} {quoted(shown)}, but the record inside it has {quoted(recorded)}"


def _around_difference(shown: str, recorded: str) -> tuple[str, str]:
    """Shortens two long texts to the part from just before their first difference, so that it is visible."""
    if max(len(shown), len(recorded)) <= _MAX_SHOWN_LENGTH or not shown or not recorded:
        return shown, recorded
    pairs = enumerate(zip(shown, recorded))
    difference = next((index for index, (left, right) in pairs if left != right), min(len(shown), len(recorded)))
    start = max(difference - _CONTEXT_LENGTH, 0)
    return (shown, recorded) if start == 0 else (f"…{shown[start:]}", f"…{recorded[start:]}")


def _time_differences(
    entry: CalendarComponent, expected: CalendarComponent, text: CalendarText
) -> Iterator[SyntaxFault]:
    start, expected_start = _moment(entry, "DTSTART"), _moment(expected, "DTSTART")
    if not _is_same(start, expected_start):
        prop = entry.first("DTSTART")
        yield _fault(entry, prop, text, _sentence_of_time("", _written(prop, start), expected_start))
    end, expected_end = _end(entry, start), _end(expected, expected_start)
    if not _is_same(end, expected_end):
        prop = entry.first("DTEND", "DURATION")
        is_day = expected_end is not None and not expected_end.has_hour
        label = " as the last day" if is_day else " as the end"
        yield _fault(entry, prop, text, _sentence_of_time(label, _written(prop, end), expected_end))


def _sentence_of_time(label: str, shown: str | None, recorded: Moment | None) -> str:
    if shown is None:
        return f"the calendar shows no day{label}, but the record inside it has {recorded}"
    if recorded is None:
        return f"the calendar shows {shown}{label}, which is not in the record inside it"
    return f"the calendar shows {shown}{label}, but the record inside it has {recorded}"


def _written(prop: Property | None, moment: Moment | None) -> str | None:
    if moment is not None:
        return str(moment)
    return quoted(prop.value) if prop is not None else None


def _moment(entry: CalendarComponent, name: str) -> Moment | None:
    prop = entry.first(name)
    return parse_moment(prop) if prop is not None else None


def _end(entry: CalendarComponent, start: Moment | None) -> Moment | None:
    """Returns the last day of an entry, or the hour when it is over; None if there is none.

    Programs write an end as DTEND, as DURATION, or not at all for one whole day.
    """
    end = _moment(entry, "DTEND")
    if end is None and start is not None and (prop := entry.first("DURATION")) is not None:
        end = _after(start, prop)
    if start is None or start.has_hour:
        return end
    if end is None:
        return start if entry.first("DTEND", "DURATION") is None else None
    if end.has_hour:
        return end
    last = last_event_day(start.value, end.value)
    return Moment(last) if last is not None else end


def _after(start: Moment, prop: Property) -> Moment | None:
    try:
        length = Duration(prop.value.strip())
        delta = datetime.timedelta(
            days=length.weeks * 7 + length.days, hours=length.hours, minutes=length.minutes, seconds=length.seconds
        )
        return Moment(start.value + delta, start.zone)
    except (DurationError, OverflowError):
        return None


def _is_same(shown: Moment | None, expected: Moment | None) -> bool:
    """Whether two moments are equal: 10:00 in Moscow is 07:00Z, also where Outlook calls it Russian Standard Time."""
    if shown is None or expected is None:
        return shown is expected
    zones = CalendarZones()
    first, second = zones.instant(shown), zones.instant(expected)
    return first == second if first is not None and second is not None else shown == expected


def _fault(entry: CalendarComponent, prop: Property | None, text: CalendarText, sentence: str) -> SyntaxFault:
    spot = text.value_range(prop) if prop is not None else text.line_range(entry.at)
    span: Span = text.lines.span(*spot)
    return SyntaxFault(rule=CALENDAR_EDITED, span=span, sentence=sentence)
