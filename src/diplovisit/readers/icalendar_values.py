"""Values of the properties of a calendar: texts, and days and hours (RFC 5545, section 3.3)."""

import datetime
import re
import zoneinfo

import attrs

from diplovisit.readers.icalendar_lines import Property
from diplovisit.record.judge import escaped

_ESCAPE = re.compile(r"\\([\\;,nN])")
_MOMENT = re.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")


def parse_text_value(found: Property | None) -> str | None:
    r"""The text that a property says (RFC 5545, section 3.3.11); a backslash before anything else stands for itself.

    >>> from diplovisit.readers.icalendar_lines import property_of
    >>> print(parse_text_value(property_of(r"SUMMARY:C:\\New\; a\, b", 0)))
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

    >>> from diplovisit.readers.icalendar_lines import property_of
    >>> str(parse_moment(property_of("DTSTART;TZID=Europe/Moscow:20250307T100000", 0)))
    '2025-03-07T10:00:00 (Europe/Moscow)'
    >>> parse_moment(property_of("DTSTART;VALUE=DATE:20250230", 0)) is None
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
