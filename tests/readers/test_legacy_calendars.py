"""Values as vCalendar 1.0 and its heirs encode them are read as text, or left out with a fault at their line."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.formats.icalendar_reading import parse_text_value
from diplovisit.readers.icalendar_components import CalendarFile, read_calendar_components


def _file(*lines: bytes, end: bytes = b"\r\n") -> CalendarFile:
    around = (b"BEGIN:VCALENDAR", b"VERSION:1.0", b"BEGIN:VEVENT", *lines, b"END:VEVENT", b"END:VCALENDAR", b"")
    return read_calendar_components(end.join(around))


def _text(file: CalendarFile, name: str = "SUMMARY") -> str | None:
    return parse_text_value(file.calendars[0].inside[0].first(name))


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks in K=C3=B6ln",), "Talks in Köln"),
        ((b"SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Talks in K=C3=B6ln",), "Talks in Köln"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Talks in K=F6ln",), "Talks in Köln"),
        ((b"SUMMARY;CHARSET=windows-1252;encoding=quoted-printable:=80 5",), "€ 5"),
        ((b"SUMMARY;QUOTED-PRINTABLE:Talks=20in Bonn",), "Talks in Bonn"),
        ((b"SUMMARY;CHARSET=UTF-8;QUOTED-PRINTABLE:K=C3=B6ln",), "Köln"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks=0D=0Ain Bonn",), "Talks\nin Bonn"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks =", b"in Bonn"), "Talks in Bonn"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks =", b"in =", b"Bonn"), "Talks in Bonn"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks =", b" in Bonn"), "Talks in Bonn"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:K=C3=", b"=B6ln: a=3Db"), "Köln: a=b"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:K\xc3\xb6ln=20",), "Köln "),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks=", b""), "Talks"),
        ((b"SUMMARY;ENCODING=QUOTED-PRINTABLE:Talks=", b"BEGIN:VALARM", b"END:VALARM"), "Talks"),
        ((b"SUMMARY;ENCODING=BASE64:VGFsa3MgaW4gS8O2bG4=",), "Talks in Köln"),
        ((b"SUMMARY;ENCODING=B:VGFsa3M=",), "Talks"),
        ((b"SUMMARY;BASE64:VGFs", b" a3M="), "Talks"),
        ((b"SUMMARY;ENCODING=BASE64;CHARSET=UTF-16LE:VABhAA==",), "Ta"),
        ((b"SUMMARY;ENCODING=8BIT:Talks=20",), "Talks=20"),
        ((b"SUMMARY;CHARSET=UTF-8:K\xc3\xb6ln",), "Köln"),
        ((b"SUMMARY;CHARSET=ISO-8859-1:K\xf6ln",), "Köln"),
        ((b'SUMMARY;LANGUAGE=de;CHARSET="windows-1251":\xcc\xee\xf1\xea\xe2\xe0',), "Москва"),
    ],
)
def test_an_encoded_value_is_read_as_text(lines: tuple[bytes, ...], text: str, end: bytes) -> None:
    """A value in quoted-printable, in base64 or in a declared charset is the text that it stands for, without a fault."""
    file = _file(*lines, b"LOCATION:Bonn", end=end)
    assert (_text(file), _text(file, "LOCATION"), file.faults) == (text, "Bonn", ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"SUMMARY;ENCODING=BASE64:VGFsa3M*", "SUMMARY is not valid text in BASE64 and utf-8; the line is omitted"),
        (b"SUMMARY;ENCODING=BASE64:VGFsa3", "not valid text in BASE64"),
        (b"SUMMARY;ENCODING=BASE64:////", "not valid text in BASE64"),
        (b"SUMMARY;ENCODING=QUOTED-PRINTABLE:K=F6ln", "not valid text in QUOTED-PRINTABLE and utf-8"),
        (b"SUMMARY;CHARSET=X-OURS;ENCODING=QUOTED-PRINTABLE:a", 'charset "X-OURS", which is unknown'),
        (b"SUMMARY;CHARSET=rot13;ENCODING=QUOTED-PRINTABLE:a", 'charset "rot13", which is unknown'),
        (b"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=07", "SUMMARY has the control character U+0007 in its QUOTED-PRINTABLE"),
        (b"SUMMARY;CHARSET=US-ASCII;ENCODING=QUOTED-PRINTABLE:=C3=B6", "and ascii"),
        (b"SUMMARY;CHARSET=ISO-8859-99:K\xf6ln", "byte 0xF6 is not UTF-8"),
    ],
)
def test_a_value_that_its_encoding_does_not_fit_is_a_fault_at_its_line(line: bytes, words: str) -> None:
    """A value that is not valid text in its declared encoding is reported at its line, and the lines around it are read."""
    file = _file(line, b"LOCATION:Bonn")
    (fault,) = file.faults
    assert (fault.rule.name, fault.span.line) == ("wrong-encoding", 4)
    assert words in fault.sentence
    assert _text(file, "LOCATION") == "Bonn"


def test_an_attachment_is_not_decoded() -> None:
    """An attachment in base64 is no text, and no fault."""
    file = _file(b"ATTACH;VALUE=BINARY;ENCODING=BASE64:/9j/4AAQ", b"IMAGE;ENCODING=BASE64;VALUE=BINARY:/9j/")
    assert file.faults == ()


_TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\\"), min_size=1, max_size=60)


@given(_TEXTS)
def test_texts_come_back_from_both_encodings(text: str) -> None:
    """A text that the standard library encodes, with its soft line breaks, reads back equal."""
    printable = quopri.encodestring(text.encode()).replace(b"\n", b"\r\n")
    file = _file(
        b"SUMMARY;ENCODING=QUOTED-PRINTABLE:" + printable, b"X-A;ENCODING=BASE64:" + base64.b64encode(text.encode())
    )
    assert (_text(file), _text(file, "X-A"), file.faults) == (text, text, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_calendar_in_another_unicode_encoding_is_read_and_reported(encoding: str) -> None:
    """A calendar in UTF-16 or UTF-32 is read, with a fault that names the encoding; a damaged one is refused."""
    written = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Köln\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode(encoding)
    file = read_calendar_components(written)
    assert _text(file) == "Köln"
    assert [fault.rule.name for fault in file.faults] == ["wrong-encoding"]
    damaged = read_calendar_components(written[:-1])
    assert damaged.calendars == ()
    assert "it is damaged" in damaged.faults[0].sentence


@pytest.mark.parametrize(
    ("line", "zone", "value"),
    [
        (
            b"DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20250307T090000",
            "(UTC+01:00) Amsterdam, Berlin",
            "20250307T090000",
        ),
        (
            b"DTSTART;TZID=(GMT) Greenwich Mean Time : Dublin:20250307T090000",
            "(GMT) Greenwich Mean Time : Dublin",
            "20250307T090000",
        ),
        (b"DTSTART;VALUE=DATE-TIME;TZID=(UTC+01:00) Paris:20250307T090000", "(UTC+01:00) Paris", "20250307T090000"),
        (b"DTSTART;TZID=(UTC+01:00) Paris;VALUE=DATE-TIME:20250307T090000", "(UTC+01:00) Paris", "20250307T090000"),
        (b"dtend;tzid=(UTC+01:00) Paris:20250307T090000Z", "(UTC+01:00) Paris", "20250307T090000Z"),
        (b"RECURRENCE-ID;TZID=tzone://Microsoft/Utc:20250307T090000", "tzone://Microsoft/Utc", "20250307T090000"),
        (b"DTSTART;TZID=UTC+01:00:20250307", "UTC+01:00", "20250307"),
        (b'DTSTART;TZID="(UTC+01:00) Paris":20250307T090000', "(UTC+01:00) Paris", "20250307T090000"),
        ("DTSTART;TZID=Zürich: Zeit:20250307T090000".encode(), "Zürich: Zeit", "20250307T090000"),
        (b"DTSTART;TZID=Europe/Paris:2025-03-07T09:00:00", "Europe/Paris", "2025-03-07T09:00:00"),
    ],
)
def test_a_colon_in_a_zone_needs_no_quotes(line: bytes, zone: str, value: str) -> None:
    """A TZID with a colon and without quotes goes to the last colon, if a day or an hour follows it; so does its position."""
    file = _file(line)
    (property,) = file.calendars[0].inside[0].properties
    assert (property.parameters["TZID"], property.value) == (zone, value)
    start, end = file.text.value_range(property)
    assert file.text.lines.text[start:end] == value
    assert file.faults == ()


def test_components_inside_an_entry_are_kept() -> None:
    """The components inside an entry are kept with it, and a component that RFC 5545 does not know with its calendar."""
    file = _file(
        b"BEGIN:VALARM", b"END:VALARM", b"BEGIN:PARTICIPANT", b"BEGIN:VLOCATION", b"END:VLOCATION", b"END:PARTICIPANT"
    )
    (event,) = file.calendars[0].inside
    assert [part.name for part in event.inside] == ["VALARM", "PARTICIPANT"]
    assert [part.name for part in event.inside[1].inside] == ["VLOCATION"]
    other = read_calendar_components(b"BEGIN:VCALENDAR\nBEGIN:X-OTHER\nEND:X-OTHER\nEND:VCALENDAR\n")
    assert [part.name for part in other.calendars[0].inside] == ["X-OTHER"]
