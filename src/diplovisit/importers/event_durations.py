"""Lengths of events: DURATION as RFC 5545 has it (section 3.3.6), and the time between two instants."""

import datetime

import attrs

from diplovisit.formats.icalendar_reading import Moment, Property
from diplovisit.importers.calendar_zones import CalendarZones
from diplovisit.lazy_patterns import lazy_pattern

# Weeks with days are against RFC 5545, but mean only one thing.
_LENGTH = lazy_pattern(
    r"([+-])?P(?=[0-9T])(?:([0-9]+)W)?(?:([0-9]+)D)?(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?"
)
_MONTHS_OR_YEARS = lazy_pattern(r"[+-]?P[0-9]*(?:[0-9]+Y|[0-9]+M)[0-9YMWDTHS]*")
_LONGEST_NUMBER = 6
_LONGEST = 60
_SECONDS_OF_DAY = 86_400


class UnreadableLength(ValueError):
    """Raised for a DURATION that is no length of an event; the message is a clause that says why."""


@attrs.frozen(kw_only=True)
class EventDuration:
    """The length of an event. `text` is in ISO 8601, as written but for the sign; None for no time at all."""

    text: str | None
    days: int
    seconds: int

    @property
    def whole_days(self) -> int | None:
        """The number of days; None if it is no whole number of them. Some programs write a day as PT24H."""
        more, rest = divmod(self.seconds, _SECONDS_OF_DAY)
        return None if rest else self.days + more

    def end_of(self, start: Moment, zones: CalendarZones) -> Moment | None:
        """Returns when an event is over that begins at `start`; None outside the years 0001 to 9999.

        Days are counted on the clock, hours between instants (RFC 5545, section 3.3.6): clocks may change in between.
        """
        try:
            shifted = Moment(start.value + datetime.timedelta(days=self.days), start.zone)
            if not self.seconds or not start.has_hour:
                return shifted
            instant = zones.instant(shifted)
            more = datetime.timedelta(seconds=self.seconds)
            return Moment(instant + more) if instant is not None else Moment(shifted.value + more, start.zone)
        except OverflowError:
            return None


def parse_event_duration(prop: Property) -> EventDuration:
    """Reads a DURATION. Raises UnreadableLength.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> parse_event_duration(parse_property("DURATION:+P1W2D", 0)).whole_days
    9
    >>> parse_event_duration(parse_property("DURATION:P1M", 0))
    Traceback (most recent call last):
    diplovisit.importers.event_durations.UnreadableLength: it has months or years, which iCalendar does not allow
    """
    written = prop.value.strip().upper()
    if len(written) > _LONGEST:
        raise UnreadableLength("it is too long")
    match = _LENGTH.fullmatch(written)
    if match is None:
        if _MONTHS_OR_YEARS.fullmatch(written):
            raise UnreadableLength("it has months or years, which iCalendar does not allow")
        raise UnreadableLength("it does not have the form P1D or PT1H30M")
    if any(number is not None and len(number) > _LONGEST_NUMBER for number in match.groups()[1:]):
        raise UnreadableLength("it is too long")
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in match.groups()[1:])
    total = hours * 3600 + minutes * 60 + seconds
    is_zero = not (weeks or days or total)
    if match[1] == "-" and not is_zero:
        raise UnreadableLength("it is negative")
    return EventDuration(text=None if is_zero else written.lstrip("+-"), days=weeks * 7 + days, seconds=total)


def hours_of(length: datetime.timedelta) -> str | None:
    """Writes a length in hours, minutes and seconds; None if it is too long.

    Days are not used: a day of a duration is a calendar day, which may have 23 hours.
    """
    minutes, seconds = divmod(length.days * _SECONDS_OF_DAY + length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    text = "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)
    return text if hours < 1_000_000 else None
