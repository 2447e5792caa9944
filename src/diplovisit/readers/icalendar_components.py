"""Reads the components of a calendar file: its entries with their properties, and its faults."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, Final

import attrs

from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.icalendar_reading import CalendarText, Property, UnfoldedLine, parse_property
from diplovisit.formats.legacy_encodings import UnreadableEncoding, decode_value, find_charset, is_encoded
from diplovisit.formats.positions import OffsetRange
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import calendar_rules, syntax_rules
from diplovisit.readers.documents import SyntaxFault, SyntaxFaults, TooManyFaults
from diplovisit.readers.encoding import wide_encoding
from diplovisit.readers.limits import (
    DEEPEST,
    LARGEST_CALENDAR,
    MOST_CALENDAR_BREAKS,
    MOST_CALENDAR_LINES,
    MOST_FAULTS,
)
from diplovisit.readers.wrong_files import report_wrong_file_kind

# RFC 5545, section 3.6: the components of a calendar, which never contain one another. VALARM, STANDARD, DAYLIGHT and
# the components of RFC 9073 are inside these.
_ENTRIES: Final = frozenset(("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY", "VPOLL"))
# RFC 5545, section 3.1, CONTROL: every control except HTAB. Lines have no line breaks where this is used.
# It searches octets, because a decoded text with U+FFFD for invalid UTF-8 has lost their offsets.
_CONTROL = lazy_pattern(rb"[\x00-\x08\x0a-\x1f\x7f]")

_CHARSET = lazy_pattern(rb"[^:]*?;CHARSET=\"?([A-Za-z0-9_-]{1,40})[\";:]", re.IGNORECASE)


@attrs.frozen(kw_only=True, eq=False)
class CalendarComponent:
    """A calendar, an entry of a calendar, or a component inside an entry, with its BEGIN and END.

    `at` is the offset of its BEGIN, in octets of the file. `inside` has the entries of a calendar, and what else is in
    it; for an entry, the components inside it, such as its alarms.
    """

    name: str
    properties: tuple[Property, ...] = attrs.field(repr=False)
    at: int
    inside: "tuple[CalendarComponent, ...]" = ()

    def first(self, *names: str) -> Property | None:
        """Returns the first property with one of these names, tried in their order. None without such a property."""
        for name in names:
            for property in self.properties:
                if property.name == name:
                    return property
        return None

    def all(self, name: str) -> "tuple[Property, ...]":
        """Returns all properties with this name, in the order of the file."""
        return tuple(property for property in self.properties if property.name == name)


@attrs.frozen(kw_only=True, eq=False)
class CalendarFile:
    """The content of a calendar file: its calendars, and its faults in the order of the file."""

    text: CalendarText
    calendars: tuple[CalendarComponent, ...]
    faults: tuple[SyntaxFault, ...]


def read_calendar_components(source: bytes | BinaryIO) -> CalendarFile:
    r"""Reads a file of calendars. Bad content is never raised but given as faults; complete entries are still read.

    >>> file = read_calendar_components(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talks\nEND:VEVENT\nBEGIN:VEVENT\n")
    >>> [entry.first("SUMMARY").value for entry in file.calendars[0].inside]
    ['Talks']
    >>> file.faults[0].sentence, file.faults[0].span.line
    ('the file ends inside the VEVENT that begins on line 5', 5)
    """
    data = source if isinstance(source, bytes) else _bytes(source)
    if len(data) > LARGEST_CALENDAR:
        sentence = f"expected a calendar of at most {LARGEST_CALENDAR:,} bytes; this one is larger"
        return _refused(CalendarText(b""), syntax_rules.TOO_LARGE, sentence, "export fewer records at a time")
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_CALENDAR_BREAKS:
        sentence = f"expected a calendar of at most {MOST_CALENDAR_BREAKS:,} line breaks; this one has more"
        return _refused(CalendarText(b""), syntax_rules.TOO_LARGE, sentence, "export fewer records at a time")
    text = CalendarText(data)
    if (wide := wide_encoding(data)) is not None:
        return _read_wide(data, wide)
    if not data.strip():
        return _refused(
            text, syntax_rules.EMPTY_FILE, "expected a calendar; the file is empty", "export the calendar again"
        )
    return _Reader(text).file()


def _read_wide(data: bytes, encoding: str) -> CalendarFile:
    """Reads a calendar in UTF-16 or UTF-32, as some programs save it; the encoding is a fault all the same."""
    sentence = f"the file is {encoding.rstrip('BEL')}, not UTF-8"
    try:
        octets = data.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeError:
        return _refused(CalendarText(data), syntax_rules.WRONG_ENCODING, f"{sentence}, and it is damaged")
    text = CalendarText(octets)
    fault = SyntaxFault(rule=syntax_rules.WRONG_ENCODING, span=text.lines.span(0, 1), sentence=sentence)
    file = _Reader(text).file()
    return attrs.evolve(file, faults=(fault, *file.faults))


class _Open:
    """A component whose END is not reached yet."""

    def __init__(self, name: str, at: int) -> None:
        self.name, self.at = name, at
        self.properties: list[Property] = []
        self.inside: list[CalendarComponent] = []
        self.had_entries = False

    def closed(self) -> CalendarComponent:
        return CalendarComponent(
            name=self.name, properties=tuple(self.properties), at=self.at, inside=tuple(self.inside)
        )


class _Reader:
    """The reading of one file."""

    def __init__(self, text: CalendarText) -> None:
        self._text = text
        self._faults: list[SyntaxFault] = []
        self._stack: list[_Open] = []
        self._calendars: list[CalendarComponent] = []
        self._has_begun = False

    def file(self) -> CalendarFile:
        for number, line in enumerate(self._lines(), start=1):
            if number > MOST_CALENDAR_LINES:
                sentence = f"expected a calendar of at most {MOST_CALENDAR_LINES:,} lines; it continues after this line"
                self._add(syntax_rules.TOO_LARGE, line.at, sentence, "export fewer records at a time")
                break
            property = self._property(line)
            if property is None:
                continue
            if property.name == "BEGIN":
                if len(self._stack) >= DEEPEST:
                    sentence = f"components are nested more than {DEEPEST} deep"
                    self._add(
                        syntax_rules.TOO_DEEP, line.at, sentence, "remove the levels that a calendar does not have"
                    )
                    break
                self._has_begun = True
                self._begin(property)
            elif property.name == "END":
                self._end(property)
            elif not self._stack:
                self._add(calendar_rules.MALFORMED_CALENDAR, line.at, f"{property.name} is outside the calendar")
            else:
                self._stack[-1].properties.append(property)
        if not self._has_begun:
            return _no_calendar(self._text)
        self._finish()
        faults = tuple(sorted(self._faults, key=lambda fault: fault.span))
        return CalendarFile(text=self._text, calendars=tuple(self._calendars), faults=faults)

    def _lines(self) -> Iterator[UnfoldedLine]:
        for line in self._text.unfolded_lines():
            if line.at == 0 and line.octets.startswith(codecs.BOM_UTF8):
                sentence = "the file begins with a byte order mark (EF BB BF)"
                self._add(syntax_rules.BYTE_ORDER_MARK, 0, sentence, offsets=(0, 1))
                yield UnfoldedLine(line.octets.removeprefix(codecs.BOM_UTF8), len(codecs.BOM_UTF8))
            else:
                yield line

    def _property(self, line: UnfoldedLine) -> Property | None:
        try:
            text = line.octets.decode()
        except UnicodeDecodeError as error:
            if (declared := _decoded_as_declared(line.octets)) is None:
                self._add_encoding_fault(line, error)
            text = declared or line.octets.decode(errors="replace")
        if not text.isprintable() and (control := _CONTROL.search(line.octets)):
            offsets = self._offsets(line.at, control.start())
            sentence = f"the control character U+{ord(control.group()):04X} is not allowed in this line"
            self._add(syntax_rules.FORBIDDEN_CHARACTER, line.at, sentence, offsets=offsets)
        property = parse_property(text, line.at)
        if property is None:
            sentence = f"expected a name, a colon and a value; saw {quoted(text, 40)}"
            self._add(calendar_rules.MALFORMED_CALENDAR, line.at, sentence)
        elif "ENCODING" in property.parameters and is_encoded(property):
            try:
                return decode_value(property)
            except UnreadableEncoding as error:
                # The value as it is written would be no text for people.
                self._add(syntax_rules.WRONG_ENCODING, line.at, f"{error}; the line is omitted")
                return None
        return property

    def _add_encoding_fault(self, line: UnfoldedLine, error: UnicodeDecodeError) -> None:
        byte = line.octets[error.start]
        letter = bytes((byte,)).decode("cp1252", errors="ignore")
        suggestion = f"; in Windows-1252 it would be {quoted(letter)}" if letter.isprintable() and letter else ""
        offsets = self._offsets(line.at, error.start)
        self._add(syntax_rules.WRONG_ENCODING, line.at, f"byte 0x{byte:02X} is not UTF-8{suggestion}", offsets=offsets)

    def _offsets(self, at: int, index: int) -> OffsetRange:
        start = self._text.offset(self._text.octet(at, index))
        return start, start + 1

    def _begin(self, property: Property) -> None:
        name = property.value.strip().upper()
        if name == "VCALENDAR":
            self._unclosed(0, property)
        elif name in _ENTRIES:
            entry = next((depth for depth, component in enumerate(self._stack) if component.name in _ENTRIES), None)
            if entry is not None:
                self._unclosed(entry, property)
        if not self._stack and name != "VCALENDAR":
            sentence = f"expected BEGIN:VCALENDAR; saw BEGIN:{escaped(property.value, 40)}"
            self._add(calendar_rules.MALFORMED_CALENDAR, property.at, sentence)
        self._stack.append(_Open(name, property.at))

    def _end(self, property: Property) -> None:
        name = property.value.strip().upper()
        depth = next((depth for depth in reversed(range(len(self._stack))) if self._stack[depth].name == name), None)
        if depth is None:
            sentence = f"END:{escaped(property.value, 40)} has no matching BEGIN"
            self._add(calendar_rules.UNCLOSED_COMPONENT, property.at, sentence)
            return
        self._unclosed(depth + 1, property)
        self._close(self._stack.pop())

    def _close(self, closed: _Open) -> None:
        """Adds an entry to its calendar, and any other component to the one around it."""
        if closed.name not in _ENTRIES:
            if self._stack and not closed.had_entries:
                self._stack[-1].inside.append(closed.closed())
            elif self._stack:
                self._stack[-1].had_entries = True  # its entries are in the calendar
            elif closed.inside or closed.name == "VCALENDAR":
                self._calendars.append(closed.closed())
        elif not self._stack:
            # Outside every calendar, which is reported at its BEGIN.
            self._calendars.append(CalendarComponent(name="", properties=(), at=closed.at, inside=(closed.closed(),)))
        else:
            # Also for an entry inside a component that RFC 5545 does not know: nothing is dropped in silence.
            self._stack[0].inside.append(closed.closed())
            self._stack[-1].had_entries = True

    def _unclosed(self, depth: int, property: Property) -> None:
        """Reports and removes the components that should have ended before this line. A calendar keeps its entries."""
        while len(self._stack) > depth:
            unclosed = self._stack.pop()
            next_line = f"{property.name}:{escaped(property.value, 40)} on line {self._text.line_number(property.at)}"
            sentence = f"this {escaped(unclosed.name, 40)} has no END before {next_line}"
            self._add(calendar_rules.UNCLOSED_COMPONENT, unclosed.at, sentence)
            if not self._stack and unclosed.inside and unclosed.name not in _ENTRIES:
                self._calendars.append(unclosed.closed())

    def _finish(self) -> None:
        if not self._stack:
            return
        first, last = self._stack[0], self._stack[-1]
        sentence = (
            f"the file ends inside the {escaped(last.name, 40)} that begins on line {self._text.line_number(last.at)}"
        )
        self._add(calendar_rules.TORN_CALENDAR, last.at, sentence)
        if first.name not in _ENTRIES:
            self._calendars.append(first.closed())

    def _add(
        self, rule: Rule, at: int, sentence: str, remedy: str | None = None, *, offsets: OffsetRange | None = None
    ) -> None:
        """Adds a fault. Above the limit of faults it is dropped, and reading continues."""
        if len(self._faults) < MOST_FAULTS:
            span = self._text.lines.span(*(offsets or self._text.line_range(at)))
            self._faults.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))


def _decoded_as_declared(octets: bytes) -> str | None:
    """Decodes a line by the CHARSET of its property, as vCalendar 1.0 has it; None if it has none that fits."""
    declared = _CHARSET.match(octets)
    charset = find_charset(declared[1].decode()) if declared is not None else None
    if charset is None:
        return None
    try:
        return octets.decode(charset)
    except UnicodeDecodeError:
        return None


def _refused(text: CalendarText, rule: Rule, sentence: str, remedy: str | None = None) -> CalendarFile:
    fault = SyntaxFault(rule=rule, span=text.lines.span(0, 1), sentence=sentence, remedy=remedy)
    return CalendarFile(text=text, calendars=(), faults=(fault,))


def _no_calendar(text: CalendarText) -> CalendarFile:
    """Returns the fault of a file that is no calendar: its actual kind, where that is recognised."""
    faults = SyntaxFaults(text.lines)
    with suppress(TooManyFaults):
        report_wrong_file_kind(text.lines.text, faults)
    if faults:
        return CalendarFile(text=text, calendars=(), faults=faults.in_order())
    seen = quoted(text.lines.text.lstrip()[:80].splitlines()[0] if text.lines.text.strip() else "blanks", 40)
    return _refused(text, calendar_rules.MALFORMED_CALENDAR, f"expected BEGIN:VCALENDAR; saw {seen}")


def _bytes(stream: BinaryIO) -> bytes:
    data = bytearray()
    # A pipe may return less than requested; /dev/zero never ends.
    while len(data) <= LARGEST_CALENDAR and (chunk := stream.read(min(1_000_000, LARGEST_CALENDAR + 1 - len(data)))):
        data += chunk
    return bytes(data)
