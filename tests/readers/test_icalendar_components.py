"""Calendars are read as programs write them, and every fault has its line."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.formats import icalendar_writing
from diplovisit.formats.icalendar_reading import CalendarText, parse_moment, parse_property, parse_text_value
from diplovisit.readers import Document, SyntaxFault, calendar_record, icalendar_components
from diplovisit.readers.icalendar_components import CalendarFile, read_calendar_components

_LINES = (
    *(b"BEGIN:VCALENDAR", b"begin:vevent", b"SUMMARY:Talks", b'DTSTART;TZID="Europe/Moscow":20250307T100000'),
    *(b"BEGIN:VALARM", b"SUMMARY:Wake up", b"END:VALARM", b"END:VEVENT", b"END:VCALENDAR", b" and on", b"\tand on"),
    *(
        b"",
        b" ",
        b"no colon",
        b'X;A=":1',
        b"\xef\xbb\xbfBEGIN:VCALENDAR",
        b"SUMMARY:\xd6sterreich",
        b"A:\x00",
        b"\xd6:1",
    ),
    *(b"END:NOTHING", b"BEGIN:VTIMEZONE", b"END:VTIMEZONE", b"BEGIN:VTODO", b"BEGIN:", b"END:", b"BEGIN:X-OTHER"),
)
_BREAKS = st.sampled_from([b"\r\n", b"\n", b"\r", b"\r\r\n", b"\n\n"])
calendars = st.lists(st.tuples(st.sampled_from(_LINES), _BREAKS).map(b"".join), max_size=20).map(b"".join)


def _event(*lines: bytes, end: bytes = b"\r\n") -> bytes:
    return end.join((b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *lines, b"END:VEVENT", b"END:VCALENDAR", b""))


def _summaries(file: CalendarFile) -> list[str | None]:
    return [parse_text_value(entry.first("SUMMARY")) for calendar in file.calendars for entry in calendar.inside]


@given(st.one_of(st.binary(max_size=300), calendars))
def test_no_bytes_raise_and_every_fault_has_its_line(data: bytes) -> None:
    """Any bytes give entries and faults, each at a position inside the file."""
    file = read_calendar_components(data)
    for fault in file.faults:
        line = file.text.lines.line(fault.span.line)
        assert 1 <= fault.span.column <= fault.span.end_column <= len(line) + 2
    for calendar in file.calendars:
        for entry in calendar.inside:
            assert file.text.lines.line(file.text.line_number(entry.at)).strip().upper().startswith("BEGIN")


@given(calendars)
def test_what_is_read_without_a_fault_is_balanced(data: bytes) -> None:
    """A file without a fault has as many entries as BEGIN lines and as END lines."""
    file = read_calendar_components(data)
    if not file.faults:
        begun = data.lower().count(b"begin:vevent")
        assert sum(entry.name == "VEVENT" for calendar in file.calendars for entry in calendar.inside) == begun


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80),
    st.integers(1, 80),
    st.sampled_from([b"\r\n", b"\n", b"\r", b"\r\r\n"]),
    st.sampled_from([b" ", b"\t"]),
)
def test_a_text_survives_every_way_of_folding(value: str, width: int, end: bytes, blank: bytes) -> None:
    """A text reads back from folds at any octet, also inside a character, with any line end and either blank."""
    line = f"SUMMARY:{icalendar_writing.escape_text(value)}".encode()
    folded = (end + blank).join(line[start : start + width] for start in range(0, len(line), width))
    file = read_calendar_components(_event(b"UID:1", folded, end=end))
    assert file.faults == ()
    assert _summaries(file) == [value]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40), st.integers(1, 90))
def test_a_value_has_its_position(value: str, width: int) -> None:
    """The position of a value is that of its first character in the file, however the line is folded."""
    line = f'X-É;CN="ä:ö":@{value}'.replace("É", "E").encode()
    folded = b"\r\n ".join(line[start : start + width] for start in range(0, len(line), width))
    file = read_calendar_components(_event(folded))
    entry = file.calendars[0].inside[0]
    result = entry.first("X-E")
    assert result is not None
    assert result.parameters == {"CN": "ä:ö"}
    start, _ = file.text.value_range(result)
    assert file.text.lines.text[start] == "@"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30))
def test_parameters_are_read_as_they_are_written(value: str) -> None:
    """A written parameter reads back equal, quotes and carets included (RFC 6868)."""
    written = icalendar_writing.content_line("X-P", "value", {"CN": value})
    (line,) = CalendarText(written).unfolded_lines()
    result = parse_property(line.octets.decode(), 0)
    assert result is not None
    assert (result.parameters["CN"], result.value) == (value, "value")


def test_a_caret_escapes_what_a_parameter_cannot_contain() -> None:
    """`^n`, `^'` and `^^` are a line break, a quote and a caret; any other caret is itself (RFC 6868, section 3.2)."""
    result = parse_property("ATTENDEE;CN=\"^'Jo^'^n^^ ^x\":mailto:jo@example.org", 0)
    assert result is not None
    assert result.parameters["CN"] == '"Jo"\n^ ^x'


@pytest.mark.parametrize(
    ("data", "rule", "line", "sentence"),
    [
        (b"", "empty-file", 1, "empty"),
        (b"<!DOCTYPE html><p>", "another-kind-of-file", 1, "web page"),
        (b"PK\x03\x04xxxx", "another-kind-of-file", 1, "ZIP"),
        (b"{}", "malformed-calendar", 1, 'expected BEGIN:VCALENDAR; saw "{}"'),
        ("BEGIN:VCALENDAR\r\n".encode("utf-16"), "wrong-encoding", 1, "UTF-16"),
        (b"\xef\xbb\xbf" + _event(b"SUMMARY:x"), "byte-order-mark", 1, "EF BB BF"),
        (_event(b"UID:1", b"SUMMARY:\xd6sterreich"), "wrong-encoding", 4, 'Windows-1252 it would be "Ö"'),
        (_event(b"SUMMARY:a\x00b"), "forbidden-character", 3, "U+0000"),
        (_event(b"SUMMARY:Talks in", b"Moscow"), "malformed-calendar", 4, 'saw "Moscow"'),
        (_event(b'X;CN="open:1'), "malformed-calendar", 3, "expected a name, a colon and a value"),
        (
            _event(b"UID:1").replace(b"END:VEVENT\r\n", b""),
            "unclosed-component",
            2,
            "no END before END:VCALENDAR on line 4",
        ),
        (_event(b"BEGIN:VEVENT", b"UID:2"), "unclosed-component", 2, "no END before BEGIN:VEVENT on line 3"),
        (
            _event(b"UID:1").replace(b"BEGIN:VEVENT\r\n", b""),
            "unclosed-component",
            3,
            "END:VEVENT has no matching BEGIN",
        ),
        (_event(b"UID:1")[:-20], "torn-calendar", 2, "the file ends inside the VEVENT that begins on line 2"),
        (b"BEGIN:VEVENT\nEND:VEVENT\n", "malformed-calendar", 1, "expected BEGIN:VCALENDAR; saw BEGIN:VEVENT"),
        (_event(b"UID:1") + b"UID:2", "malformed-calendar", 6, "UID is outside the calendar"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 200, "too-deep", 101, "more than 100 deep"),
    ],
)
def test_a_fault_of_a_file_is_reported_with_its_line(data: bytes, rule: str, line: int, sentence: str) -> None:
    """Each fault has its rule, its line, and a sentence that says what was seen."""
    faults = [(fault.rule.name, fault.span.line, fault.sentence) for fault in read_calendar_components(data).faults]
    assert any(result[:2] == (rule, line) and sentence in result[2] for result in faults), faults


def test_a_file_of_too_many_bytes_or_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calendar above the limits of bytes, line breaks or lines is reported as too large."""
    monkeypatch.setattr(icalendar_components, "LARGEST_CALENDAR", 30)
    assert [fault.rule.name for fault in read_calendar_components(_event(b"UID:1")).faults] == ["too-large"]
    monkeypatch.undo()
    monkeypatch.setattr(icalendar_components, "MOST_CALENDAR_BREAKS", 3)
    assert [fault.rule.name for fault in read_calendar_components(_event(b"UID:1")).faults] == ["too-large"]
    monkeypatch.undo()
    monkeypatch.setattr(icalendar_components, "MOST_CALENDAR_LINES", 3)
    assert {fault.rule.name for fault in read_calendar_components(_event(b"UID:1")).faults} == {
        "too-large",
        "torn-calendar",
    }


def test_faults_above_the_limit_do_not_affect_entries() -> None:
    """A complete entry is read even after a thousand malformed lines, of which only the first are reported."""
    file = read_calendar_components(b"BEGIN:VCALENDAR\n" + b"junk\n" * 1000 + _event(b"SUMMARY:Talks", end=b"\n"))
    assert len(file.faults) == 100
    assert _summaries(file) == ["Talks"]


def test_good_entries_are_read_next_to_bad_ones() -> None:
    """An entry without END is not read, the entries around it are, and properties of inner components are ignored."""
    alarm = (b"BEGIN:VALARM", b"SUMMARY:Wake up", b"END:VALARM")
    bad = _event(b"SUMMARY:Two").replace(b"END:VEVENT\r\n", b"")
    zone = _event(b"SUMMARY:Three").replace(
        b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    file = read_calendar_components(_event(*alarm, b"SUMMARY:One") + bad + zone)
    assert _summaries(file) == ["One", None, "Three"]
    assert [fault.rule.name for fault in file.faults] == ["unclosed-component"]


def test_a_calendar_that_was_never_closed_keeps_its_entries() -> None:
    """Complete entries are read from a calendar without END, at the end of the file or before the next calendar."""
    open_ended = _event(b"SUMMARY:One").replace(b"END:VCALENDAR\r\n", b"")
    file = read_calendar_components(open_ended + open_ended.replace(b"One", b"Two"))
    assert _summaries(file) == ["One", "Two"]
    assert [fault.rule.name for fault in file.faults] == ["unclosed-component", "torn-calendar"]


def test_a_text_is_unescaped_once() -> None:
    """Both escapes of a line break are read, an escaped backslash starts no escape, and an unknown escape stays."""
    result = parse_property("SUMMARY:a\\Nb\\nc\\\\nd\\,\\;\\x\\", 0)
    assert parse_text_value(result) == "a\nb\nc\\nd,;\\x\\"


def test_an_entry_inside_an_unknown_component_is_read() -> None:
    """An entry inside an unknown component is read as an entry of its calendar."""
    data = _event(b"SUMMARY:Talks").replace(b"BEGIN:VEVENT", b"BEGIN:X-GROUP\r\nBEGIN:VEVENT")
    file = read_calendar_components(data.replace(b"END:VEVENT", b"END:VEVENT\r\nEND:X-GROUP"))
    assert (_summaries(file), file.faults) == (["Talks"], ())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("DTSTART;VALUE=DATE:20250307", "2025-03-07"),
        ("DTSTART:20250307", "2025-03-07"),
        ("DTSTART:20250307T070000Z", "2025-03-07T07:00:00Z"),
        ("DTSTART:20250307T070000", "2025-03-07T07:00:00"),
        (
            "DTSTART;TZID=America/Argentina/Buenos_Aires:20250307T070000",
            "2025-03-07T07:00:00 (America/Argentina/Buenos_Aires)",
        ),
        ("DTSTART:20250230", None),
        ("DTSTART:00000101", None),
        ("DTSTART:2025-03-07", None),
        ("DTSTART:２０２５0307", None),
        ("DTSTART:20250307T250000", None),
        ("DTSTART:", None),
    ],
)
def test_days_and_hours_are_read_as_written(written: str, expected: str | None) -> None:
    """DATE and DATE-TIME are read in their three forms, and any other value is refused."""
    result = parse_property(written, 0)
    assert result is not None
    moment = parse_moment(result)
    assert (str(moment) if moment is not None else None) == expected


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("", "empty"),
        ("eyJmb3JtYXQiOjF", "not a multiple of four"),
        ("eyJmb3JtYXQiOjF9====", "not a multiple of four"),
        ("eyJm b3JtYXQiOjF", "U+0020 is not in base64url"),
        ("eyJmb3JtYXQ+OjF9", "U+002B is not in base64url"),
        (base64.urlsafe_b64encode(b'{"id": "a"').decode(), "the line ends inside the mapping"),
        (base64.urlsafe_b64encode(b'{"id": 1, "id": 2}').decode(), '"id" occurs here and at column 2'),
        (base64.urlsafe_b64encode(b"[1]").decode(), "not a mapping of fields"),
        (base64.urlsafe_b64encode(b"\xff\xfe").decode(), "not UTF-8 text"),
    ],
)
def test_a_damaged_record_is_reported_with_its_line(value: str, sentence: str) -> None:
    """A record that was cut off or edited gives a fault at its line, and never an exception."""
    text = CalendarText(f"BEGIN:VEVENT\n{calendar_record.RECORD_PROPERTY}:{value}".encode())
    line = list(text.unfolded_lines())[1]
    result = parse_property(line.octets.decode(), line.at)
    assert result is not None
    read = calendar_record.read_embedded_record(result, text, name="x.ics")
    assert isinstance(read, SyntaxFault)
    assert (read.rule.name, read.span.line) == ("damaged-record", 2)
    assert sentence in read.sentence


def test_every_position_in_a_record_is_that_of_its_property() -> None:
    """The position of every path in a record is the line of the calendar with the record."""
    value = base64.urlsafe_b64encode(b'{"stops": [{"when": "2025"}]}').decode()
    text = CalendarText(f"BEGIN:VEVENT\r\n{calendar_record.RECORD_PROPERTY}:{value}".encode())
    line = list(text.unfolded_lines())[1]
    result = parse_property(line.octets.decode(), line.at)
    assert result is not None
    document = calendar_record.read_embedded_record(result, text, name="x.ics")
    assert isinstance(document, Document)
    for path in ((), ("stops",), ("stops", 0, "when"), ("nothing", 7)):
        assert document.span(path).line == 2
    assert document.line(2).startswith("X-DIPLOVISIT-RECORD:")


def test_a_control_character_after_invalid_utf_8_has_its_position() -> None:
    """The column of a control character counts each invalid octet before it as one character."""
    file = read_calendar_components(_event(b"SUMMARY:\xd6\xd6\xd6Talks\x07"))
    (control,) = [fault for fault in file.faults if fault.rule.name == "forbidden-character"]
    assert (control.span.line, control.span.column) == (3, 17)
