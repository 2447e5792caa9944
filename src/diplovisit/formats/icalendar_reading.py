"""Reads content lines of iCalendar: unfolded lines with their positions, and the values of properties (RFC 5545).

Octets are unfolded before they are decoded: RFC 5545, section 3.1, allows a fold inside a character, and some programs
write one there. The reader accepts what programs write: lines that end with LF or CR alone, folds with a tab, lines of
any length, names in lower case, blank lines.
"""

import bisect
import datetime
import functools
import re
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import attrs

from diplovisit.findings.phrases import escaped
from diplovisit.formats.positions import Lines, OffsetRange
from diplovisit.lazy_patterns import lazy_pattern

# A program on Windows that writes CR LF in text mode produces CR CR LF.
_BREAK = rb"(?:\r{0,2}\n|\r)"
# Possessive, so a line of a hundred megabytes is scanned once.
_UNFOLDED = lazy_pattern(rb"[^\r\n]*+(?:%b[ \t][^\r\n]*+)*+" % _BREAK)
_AFTER = lazy_pattern(_BREAK)
_FOLD = lazy_pattern(rb"%b[ \t]" % _BREAK)
_LONGEST_FOLD = 4  # CR, CR, LF and a blank
_LINE_START = lazy_pattern(rb"\r\n|\n|\r")

# A quoted-printable line of vCalendar 1.0 goes on in the next line, after a "=" at its end and without a fold.
_SOFT_BREAK = b"="
_QUOTED_PRINTABLE = b"QUOTED-PRINTABLE"
# A stray "=" before these must not take the end of an entry into a text.
_NO_TEXT = (b"BEGIN:", b"END:")

_PARAMETER_VALUE = '(?:"[^"]*+"|[^";:,]*+)'
# vCalendar 1.0 writes the encoding without "ENCODING=".
_BARE_ENCODING = "(?i:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)(?=[;:]|$)"
# RFC 5545 allows letters, digits and hyphens in names. Underscores and points do no harm and occur in practice.
_HEAD = lazy_pattern(
    f"([A-Za-z0-9_.-]++)((?:;(?:{_BARE_ENCODING}|[A-Za-z0-9_.-]++={_PARAMETER_VALUE}(?:,{_PARAMETER_VALUE})*+))*+):"
)
_PARAMETER = lazy_pattern(f";(?:({_BARE_ENCODING})|([A-Za-z0-9_.-]++)=({_PARAMETER_VALUE}(?:,{_PARAMETER_VALUE})*+))")
# Exchange writes TZID=(UTC+01:00) Amsterdam without quotes: the value is then what follows the last colon.
_UNQUOTED_ZONE = lazy_pattern(
    '([A-Za-z0-9_.-]++)((?:;VALUE=[A-Z-]++)?;TZID=([^";]*+)(?:;VALUE=[A-Z-]++)?)', re.IGNORECASE
)
_MOMENT_AT_END = lazy_pattern("[0-9]{8}(?:T[0-9]{6}Z?)?")
_CARET = lazy_pattern(r"\^[n'^]")
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}

# RFC 5545, sections 3.3.11 (TEXT), 3.3.4 and 3.3.5 (DATE, DATE-TIME).
_ESCAPE = lazy_pattern(r"\\([\\;,nN])")
_MOMENT = lazy_pattern("([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")

CONTRADICTION: Final = " and "
"""What joins the values of a parameter that is written twice and differs."""

_NO_PARAMETERS: Mapping[str, str] = {}


class Property(NamedTuple):
    """A property of a component. Its name and the names of its parameters are in capitals, its value as written.

    `at` is the offset of its line, in octets of the file. `value_at` is the offset of its value, in octets of the
    unfolded line. It is a tuple and not an attrs class: a file may have a million of them.
    """

    name: str
    parameters: Mapping[str, str]
    value: str
    at: int
    value_at: int


class UnfoldedLine(NamedTuple):
    """An unfolded line, and the offset at which it starts in octets of the file."""

    octets: bytes
    at: int


@attrs.frozen(eq=False)
class CalendarText:
    r"""The octets of a calendar file, with their positions in its text, for lines and columns.

    >>> text = CalendarText("BEGIN:VEVENT\r\nSUMMARY:Erdo\r\n ğan\r\n".encode())
    >>> [unfolded.octets.decode() for unfolded in text.unfolded_lines()]
    ['BEGIN:VEVENT', 'SUMMARY:Erdoğan']
    """

    data: bytes = attrs.field(repr=False)

    @functools.cached_property
    def lines(self) -> Lines:
        """The lines of the text, for display. An octet that is not UTF-8 is shown as U+FFFD."""
        return Lines(self.data.decode(errors="replace"))

    @functools.cached_property
    def _starts(self) -> list[int]:
        # Line breaks are ASCII, so these are the lines of `lines`, counted in octets.
        return [0, *(match.end() for match in _LINE_START.finditer(self.data))]

    def unfolded_lines(self) -> Iterator[UnfoldedLine]:
        """Yields the unfolded lines that are not blank."""
        at, end = 0, len(self.data)
        while at < end:
            match = _UNFOLDED.match(self.data, at)
            assert match is not None  # the pattern matches the empty text
            octets, start = self._unfolded(match), at
            after = _AFTER.match(self.data, match.end())
            at = after.end() if after is not None else end
            if octets.endswith(_SOFT_BREAK) and _QUOTED_PRINTABLE in octets.partition(b":")[0].upper():
                octets, at = self._with_next_lines(octets, at)
            if octets.strip():
                yield UnfoldedLine(octets, start)

    def _unfolded(self, match: re.Match[bytes]) -> bytes:
        octets = match.group()
        return _FOLD.sub(b"", octets) if b"\n" in octets or b"\r" in octets else octets

    def _with_next_lines(self, octets: bytes, at: int) -> tuple[bytes, int]:
        """Appends the lines at `at` on which a quoted-printable line goes on; returns it and where the next begins."""
        parts = [octets]
        while parts[-1].endswith(_SOFT_BREAK) and at < len(self.data):
            match = _UNFOLDED.match(self.data, at)
            assert match is not None  # the pattern matches the empty text
            following = self._unfolded(match)
            if following[:6].upper().startswith(_NO_TEXT):
                break
            parts[-1] = parts[-1].removesuffix(_SOFT_BREAK)
            parts.append(following)
            after = _AFTER.match(self.data, match.end())
            at = after.end() if after is not None else len(self.data)
        return b"".join(parts), at

    def offset(self, octet: int) -> int:
        """Returns the offset in `lines` of an octet of the file."""
        if len(self.lines.text) == len(self.data):
            return octet
        number = bisect.bisect_right(self._starts, octet) - 1
        start = self._starts[number]
        return self.lines.starts[number] + len(self.data[start:octet].decode(errors="replace"))

    def line_number(self, octet: int) -> int:
        """Returns the number of the line that contains an octet of the file."""
        return bisect.bisect_right(self._starts, octet)

    def octet(self, at: int, index: int) -> int:
        """Returns the offset in the file of an octet of an unfolded line that starts at `at`."""
        # The search is bounded: a file without folds would otherwise be searched to its end each time.
        end = at + index + _LONGEST_FOLD
        while (fold := _FOLD.search(self.data, at, end)) is not None and fold.start() - at <= index:
            index -= fold.start() - at
            at = fold.end()
            end = at + index + _LONGEST_FOLD
        return at + index

    def line_range(self, at: int) -> OffsetRange:
        """Returns the range of the line that starts at an octet, to its first break."""
        end = _AFTER.search(self.data, at)
        return self.offset(at), self.offset(end.start() if end is not None else len(self.data))

    def value_range(self, property: Property) -> OffsetRange:
        """Returns the range of the value of a property, to its first fold. Without a value, that of the property."""
        start, end = self.line_range(self.octet(property.at, property.value_at))
        return (start, end) if start < end else self.line_range(property.at)


def parse_property(text: str, at: int) -> Property | None:
    r"""Parses an unfolded line that starts at `at`. None where it is no content line.

    The value of a parameter has no quotes, and the characters that `^n`, `^^` and `^'` mean (RFC 6868). A parameter
    that is written twice and differs has both values, as "Europe/Paris and Asia/Tokyo": neither is taken for certain.

    >>> parse_property('dtstart;TZID="Europe/Moscow":20250307T100000', 0)[:3]
    ('DTSTART', {'TZID': 'Europe/Moscow'}, '20250307T100000')
    >>> parse_property("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20250307T100000", 0)[:3]
    ('DTSTART', {'TZID': '(UTC+01:00) Amsterdam, Berlin'}, '20250307T100000')
    >>> parse_property("and then no colon", 0) is None
    True
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    parameters = _NO_PARAMETERS
    if head[2]:
        if ":" in text[head.end() :] and (unquoted := _unquoted_zone(text, at)) is not None:
            return unquoted
        parameters = _parameters(map(_parameter_pair, _PARAMETER.finditer(head[2])))
    # A head is nearly always ASCII; then its length in octets is its length in characters.
    value_at = head.end() if head[0].isascii() else len(head[0].encode())
    return Property(head[1].upper(), parameters, text[head.end() :], at, value_at)


def _unquoted_zone(text: str, at: int) -> Property | None:
    """Parses a time whose TZID has a colon and no quotes; None for any other line."""
    before, _, value = text.rpartition(":")
    head = _UNQUOTED_ZONE.fullmatch(before)
    if head is None or not _MOMENT_AT_END.fullmatch(value.strip()):
        return None
    parameters = dict(map(_parameter_pair, re.finditer("()([A-Z]+)=([^;]*)", head[2], re.IGNORECASE)))
    return Property(head[1].upper(), parameters, value, at, len(before.encode()) + 1)


def _parameters(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Returns parameters by name. Of one that is written twice and differs, both values are kept, joined by "and"."""
    parameters: dict[str, str] = {}
    for name, value in pairs:
        known = parameters.setdefault(name, value)
        if known != value and value not in known.split(CONTRADICTION):
            parameters[name] = f"{known}{CONTRADICTION}{value}"
    return parameters


def _parameter_pair(match: re.Match[str]) -> tuple[str, str]:
    return ("ENCODING", match[1].upper()) if match[1] else (match[2].upper(), _parameter(match[3]))


def _parameter(written: str) -> str:
    value = written[1:-1] if written.startswith('"') and written.count('"') == 2 and written.endswith('"') else written
    return _CARET.sub(lambda match: _CARETS[match.group()], value) if "^" in value else value


def parse_text_value(property: Property | None) -> str | None:
    r"""Returns the text of a property (RFC 5545, section 3.3.11). None where there is no property.

    A backslash before any other character is a backslash.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> print(parse_text_value(parse_property(r"SUMMARY:C:\\New\; a\, b", 0)))
    C:\New; a, b
    """
    if property is None:
        return None
    value = property.value
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], value) if "\\" in value else value


@attrs.frozen
class Moment:
    """A day, or a time of a day. A time is aware where it is written in UTC, and otherwise naive local time.

    `zone` is the TZID as written. None means no zone: a day, a time in UTC, or a time in everybody's own zone.
    """

    value: datetime.date
    zone: str | None = None

    @property
    def has_hour(self) -> bool:
        """Whether this is a time and not a whole day."""
        return isinstance(self.value, datetime.datetime)

    def instant(self) -> datetime.datetime | None:
        """Returns the time in UTC. None for a day, a time without a zone, and a zone that this machine lacks."""
        if not isinstance(self.value, datetime.datetime):
            return None
        moment = self.value
        if moment.tzinfo is None:
            if self.zone is None or (rules := find_zone_rules(self.zone)) is None:
                return None
            moment = moment.replace(tzinfo=rules)
        try:
            return moment.astimezone(datetime.UTC)
        except OverflowError:  # 00010101T000000 in Asia/Kolkata
            return None

    def __str__(self) -> str:
        written = self.value.isoformat().replace("+00:00", "Z")
        return written if self.zone is None else f"{written} ({escaped(self.zone, 60)})"


def parse_moment(property: Property) -> Moment | None:
    """Returns the day or time of a property (RFC 5545, sections 3.3.4 and 3.3.5). None where its value is neither.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> str(parse_moment(parse_property("DTSTART;TZID=Europe/Moscow:20250307T100000", 0)))
    '2025-03-07T10:00:00 (Europe/Moscow)'
    >>> parse_moment(parse_property("DTSTART;VALUE=DATE:20250230", 0)) is None
    True
    """
    match = _MOMENT.fullmatch(property.value.strip())
    if match is None:
        return None
    try:
        numbers = [int(number) for number in match.groups()[:6] if number is not None]
        if len(numbers) == 3:
            return Moment(datetime.date(*numbers))
        year, month, day, hour, minute, second = numbers
        moment = datetime.datetime(year, month, day, hour, minute, second, tzinfo=datetime.UTC if match[7] else None)
    except ValueError:
        return None
    return Moment(moment, None if match[7] else property.parameters.get("TZID"))


def find_zone_rules(zone: str) -> zoneinfo.ZoneInfo | None:
    """Returns the rules of a zone by its name; None where this machine lacks it."""
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of the database
        return None
