"""A calendar is read alike with any folding and line breaks, and each fault has a position; nothing is raised."""

from collections.abc import Iterator

from diplovisit import export, load
from diplovisit.formats.icalendar_reading import CalendarText, parse_moment, parse_text_value
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.icalendar_components import CalendarComponent, CalendarFile, read_calendar_components
from tests.fuzz import messages, seeds
from tests.fuzz.target import Target

_TIMES = ("DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID")


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    file = read_calendar_components(data)
    messages.require_located(file.faults, file.text.lines)
    spans = [fault.span for fault in file.faults]
    assert spans == sorted(spans)
    for calendar in file.calendars:
        for entry in calendar.inside:
            line = file.text.lines.line(file.text.line_number(entry.at))
            assert line.lstrip("\ufeff").upper().startswith("BEGIN")
            for name in _TIMES:
                if (found := entry.first(name)) is not None:
                    parse_moment(found)
            parse_text_value(entry.first("SUMMARY"))
    for end, width in ((b"\r\n", 75), (b"\n", 1)):
        again = _folded(data, end, width)
        if again is not None and wide_encoding(again) is None:
            assert _said(read_calendar_components(again)) == _said(file)


def _folded(data: bytes, end: bytes, width: int) -> bytes | None:
    """The same lines, folded after this many octets; None if a line is empty or begins with a blank.

    None, too, for UTF-16 and UTF-32, because folding would change their first octets, by which they are recognised.
    """
    lines = [line.octets for line in CalendarText(data).unfolded_lines()]
    if any(line[:1] in (b" ", b"\t") for line in lines) or not data.strip() or wide_encoding(data) is not None:
        return None
    return b"".join((end + b" ").join(_pieces(line, width)) + end for line in lines)


def _pieces(line: bytes, width: int) -> Iterator[bytes]:
    for start in range(0, max(len(line), 1), width):
        yield line[start : start + width]


def _said(file: CalendarFile) -> object:
    return [fault.rule.name for fault in file.faults if fault.rule.name != "byte-order-mark"], list(
        map(_inside, file.calendars)
    )


def _inside(component: CalendarComponent) -> object:
    said = [(found.name, dict(found.parameters), found.value) for found in component.properties]
    return component.name, said, list(map(_inside, component.inside))


def calendars() -> Iterator[bytes]:
    """Calendars as other programs and as we write them."""
    yield from seeds.files(".ics")
    yield export(load("examples/least.yaml"), "ics")
    yield (
        b'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID="Europe/Moscow":20250307T100000\r\nDURATION:PT1H\r\n'
        b"SUMMARY;X-A=^n:Talks\\, 1\\n2\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


WORDS = (
    *("BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VTODO\n", "BEGIN:VTIMEZONE\r\n"),
    *("BEGIN:VALARM\r\n", "END:VALARM\r\n", "\r\n ", "\n\t", "\r", "\r\r\n", ":", ";", "=", ",", '"', "\\n", "\\,", "^n", "^'", "\x00"),
    *("DTSTART", ";VALUE=DATE", ";TZID=", "Europe/Moscow", "20250307", "20250307T100000", "Z", "DTEND:", "DURATION:", "PT1H", "P1D"),
    *("SUMMARY:", "DESCRIPTION:", "LOCATION:", "STATUS:", "CONFIRMED", "CANCELLED", "TENTATIVE", "UID:", "URL:", "RRULE:FREQ=DAILY"),
    *("X-DIPLOVISIT-ID:", "X-DIPLOVISIT-RECORD:", "SEQUENCE:", "LAST-MODIFIED:", "DTSTAMP:", "ATTENDEE:", "ORGANIZER:", "GEO:1;2"),
    *("RECURRENCE-ID:", "RDATE:", "EXDATE:", "CATEGORIES:", "CLASS:", "PRODID:", "METHOD:", "X-WR-TIMEZONE:", "00000000", "99991231"),
    *("\ufeff", "\xa0", "\u2028", "/", "@", " – ", "(stopover)", "AA=="),
)  # fmt: skip

TARGET = Target(name="icalendar", law=law, seeds=calendars, words=WORDS, longest=8_192)
