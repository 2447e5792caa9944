"""Content lines of a calendar that somebody wrote, unfolded, each with its place (RFC 5545, section 3.1).

Unfolded are the octets, before they are decoded: RFC 5545 lets a fold stand inside a character, and there are programs
that put it there. Read is what programs write: lines that end with LF or CR alone, folds with a tab, lines of any
length, names in small letters, blank lines.
"""

import bisect
import datetime
import functools
import re
import zoneinfo
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from diplovisit.findings.phrases import escaped
from diplovisit.formats.positions import Lines, OffsetRange

# CR CR LF is what a program on Windows makes of CR LF that it takes for text.
_BREAK = rb"(?:\r{0,2}\n|\r)"
# Possessive, so that a line of a hundred megabytes is looked at once.
_LOGICAL = re.compile(rb"[^\r\n]*+(?:%b[ \t][^\r\n]*+)*+" % _BREAK)
_AFTER = re.compile(_BREAK)
_FOLD = re.compile(rb"%b[ \t]" % _BREAK)
_LONGEST_FOLD = 4  # CR, CR, LF and a blank
_LINE_START = re.compile(rb"\r\n|\n|\r")

_PARAMETER_VALUE = '(?:"[^"]*+"|[^";:,]*+)'
# Names are letters, digits and hyphens to RFC 5545; an underscore or a point does no harm, and is met with.
_HEAD = re.compile(f"([A-Za-z0-9_.-]++)((?:;[A-Za-z0-9_.-]++={_PARAMETER_VALUE}(?:,{_PARAMETER_VALUE})*+)*+):")
_PARAMETER = re.compile(f";([A-Za-z0-9_.-]++)=({_PARAMETER_VALUE}(?:,{_PARAMETER_VALUE})*+)")
_CARET = re.compile(r"\^[n'^]")
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}

_NO_PARAMETERS: Mapping[str, str] = {}


class Property(NamedTuple):
    """One property of a component, its name and those of its parameters in capitals, its value as it is written.

    `at` is the offset, in octets of the file, at which its line begins; `value_at` the octet of the unfolded line at
    which the value does. A tuple and not an attrs class: a file may have a million of them.
    """

    name: str
    parameters: Mapping[str, str]
    value: str
    at: int
    value_at: int


class UnfoldedLine(NamedTuple):
    """One line, unfolded, and the offset at which it begins."""

    octets: bytes
    at: int


@attrs.frozen(eq=False)
class CalendarText:
    r"""The octets of a calendar file, and where they are seen: offsets in octets become lines and columns.

    >>> text = CalendarText("BEGIN:VEVENT\r\nSUMMARY:Erdo\r\n ğan\r\n".encode())
    >>> [unfolded.octets.decode() for unfolded in text.unfolded_lines()]
    ['BEGIN:VEVENT', 'SUMMARY:Erdoğan']
    """

    data: bytes = attrs.field(repr=False)

    @functools.cached_property
    def lines(self) -> Lines:
        """The text in lines, for people; an octet that is no UTF-8 is shown as U+FFFD."""
        return Lines(self.data.decode(errors="replace"))

    @functools.cached_property
    def _starts(self) -> list[int]:
        # Line breaks are ASCII, so these are the lines of `lines`, counted in octets.
        return [0, *(found.end() for found in _LINE_START.finditer(self.data))]

    def unfolded_lines(self) -> Iterator[UnfoldedLine]:
        """The unfolded lines that are not blank."""
        at, end = 0, len(self.data)
        while at < end:
            found = _LOGICAL.match(self.data, at)
            assert found is not None  # it matches nothing, too
            octets = found.group()
            if b"\n" in octets or b"\r" in octets:
                octets = _FOLD.sub(b"", octets)
            if octets.strip():
                yield UnfoldedLine(octets, at)
            after = _AFTER.match(self.data, found.end())
            at = after.end() if after is not None else end

    def offset(self, octet: int) -> int:
        """The offset in `lines` of an octet of the file."""
        if len(self.lines.text) == len(self.data):
            return octet
        number = bisect.bisect_right(self._starts, octet) - 1
        begin = self._starts[number]
        return self.lines.starts[number] + len(self.data[begin:octet].decode(errors="replace"))

    def line_number(self, octet: int) -> int:
        """The number of the line that an octet of the file stands in."""
        return bisect.bisect_right(self._starts, octet)

    def octet(self, at: int, index: int) -> int:
        """The octet of the file that is the one at an index of the unfolded line which begins at `at`."""
        # No further than a fold can lie: a file without folds would be searched to its end each time.
        end = at + index + _LONGEST_FOLD
        while (fold := _FOLD.search(self.data, at, end)) is not None and fold.start() - at <= index:
            index -= fold.start() - at
            at = fold.end()
            end = at + index + _LONGEST_FOLD
        return at + index

    def line_range(self, at: int) -> OffsetRange:
        """The line that begins at an octet, as far as its first break."""
        end = _AFTER.search(self.data, at)
        return self.offset(at), self.offset(end.start() if end is not None else len(self.data))

    def value_range(self, found: Property) -> OffsetRange:
        """Where the value of a property stands, as far as its first fold; the property where it has no value."""
        start, end = self.line_range(self.octet(found.at, found.value_at))
        return (start, end) if start < end else self.line_range(found.at)


def parse_property(text: str, at: int) -> Property | None:
    r"""Reads an unfolded line; None where it is no content line.

    The value of a parameter is given without its quotes, and with what `^n`, `^^` and `^'` stand for (RFC 6868).

    >>> parse_property('dtstart;TZID="Europe/Moscow":20250307T100000', 0)[:3]
    ('DTSTART', {'TZID': 'Europe/Moscow'}, '20250307T100000')
    >>> parse_property("and then no colon", 0) is None
    True
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    parameters = _NO_PARAMETERS
    if head[2]:
        parameters = {found[1].upper(): _parameter(found[2]) for found in _PARAMETER.finditer(head[2])}
    # A head is nearly always ASCII, and the value then begins at as many octets as characters.
    value_at = head.end() if head[0].isascii() else len(head[0].encode())
    return Property(head[1].upper(), parameters, text[head.end() :], at, value_at)


def _parameter(written: str) -> str:
    value = written[1:-1] if written.startswith('"') and written.count('"') == 2 and written.endswith('"') else written
    return _CARET.sub(lambda found: _CARETS[found.group()], value) if "^" in value else value


# MERGED: Values of the properties of a calendar: texts, and days and hours (RFC 5545, section 3.3).

_ESCAPE = re.compile(r"\\([\\;,nN])")
_MOMENT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")


def parse_text_value(found: Property | None) -> str | None:
    r"""The text that a property says (RFC 5545, section 3.3.11); a backslash before anything else stands for itself.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> print(parse_text_value(parse_property(r"SUMMARY:C:\\New\; a\, b", 0)))
    C:\New; a, b
    """
    if found is None:
        return None
    value = found.value
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] in "nN" else escape[1], value) if "\\" in value else value


@attrs.frozen
class Moment:
    """A day, or an hour of a day: aware in UTC where it is written so, else naive, on the clock of a zone or of anyone.

    `zone` is the TZID as it is written, None where there is none.
    """

    value: datetime.date
    zone: str | None = None

    @property
    def has_hour(self) -> bool:
        """Whether it is an hour and not a whole day."""
        return isinstance(self.value, datetime.datetime)

    def instant(self) -> datetime.datetime | None:
        """The hour in UTC; None for a day, for an hour on anyone's clock, and where this machine has no such zone."""
        if not isinstance(self.value, datetime.datetime):
            return None
        moment = self.value
        if moment.tzinfo is None:
            if self.zone is None or (rules := _rules(self.zone)) is None:
                return None
            moment = moment.replace(tzinfo=rules)
        try:
            return moment.astimezone(datetime.UTC)
        except OverflowError:  # 00010101T000000 in Asia/Kolkata
            return None

    def __str__(self) -> str:
        written = self.value.isoformat().replace("+00:00", "Z")
        return written if self.zone is None else f"{written} ({escaped(self.zone, 60)})"


def parse_moment(found: Property) -> Moment | None:
    """The day or the hour that a property gives (RFC 5545, sections 3.3.4 and 3.3.5); None where it gives neither.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> str(parse_moment(parse_property("DTSTART;TZID=Europe/Moscow:20250307T100000", 0)))
    '2025-03-07T10:00:00 (Europe/Moscow)'
    >>> parse_moment(parse_property("DTSTART;VALUE=DATE:20250230", 0)) is None
    True
    """
    matched = _MOMENT.fullmatch(found.value.strip())
    if matched is None:
        return None
    try:
        numbers = [int(number) for number in matched.groups()[:6] if number is not None]
        if len(numbers) == 3:
            return Moment(datetime.date(*numbers))
        year, month, day, hour, minute, second = numbers
        moment = datetime.datetime(year, month, day, hour, minute, second, tzinfo=datetime.UTC if matched[7] else None)
    except ValueError:
        return None
    return Moment(moment, None if matched[7] else found.parameters.get("TZID"))


def _rules(zone: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of the database
        return None
