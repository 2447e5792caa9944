"""The offset of a clock by the rules that a calendar has for its time zone (VTIMEZONE; RFC 5545, section 3.6.5)."""

import calendar
import datetime
import functools
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.formats.icalendar_reading import parse_moment
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.icalendar_components import CalendarComponent

_OFFSET = lazy_pattern("([+-])([0-9]{2})([0-9]{2})([0-9]{2})?")
_BY_DAY = lazy_pattern("([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTHS: Final = range(1, 13)
_PARTS: Final = frozenset(("FREQ", "INTERVAL", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"))
_MOST_REPETITIONS: Final = 400
_A_DAY = datetime.timedelta(days=1)
_NO_CHANGE = datetime.timedelta(0)
# Every event of a calendar follows the rules of its zone. Those of a whole history have some hundred parts and dates.
_MOST_PARTS: Final = 150
_LONGEST_LIST: Final = 20_000


class UnreadableZoneRules(ValueError):
    """Raised for rules that this module cannot follow; the offset is then unknown."""


@attrs.frozen
class _Onset:
    """The beginning of an observance: the clock before it, and the offsets before and after it."""

    wall: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta

    def applies_at(self, wall: datetime.datetime) -> bool:
        """Whether a wall time is not before the onset.

        A skipped time has the offset before the change, and a time that occurs twice means the first of the two (RFC
        5545, section 3.3.5).
        """
        return wall - self.wall >= max(_NO_CHANGE, self.after - self.before)


def offset_by_rules(zone: CalendarComponent, wall: datetime.datetime) -> datetime.timedelta | None:
    r"""Returns the offset from UTC of a wall time by the rules of a VTIMEZONE; None if they cannot be followed.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> rules = b"BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\n"
    >>> written = b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Ours\n" + rules + b"END:VTIMEZONE\nEND:VCALENDAR"
    >>> (zone,) = read_calendar_components(written).calendars[0].inside
    >>> offset_by_rules(zone, datetime.datetime(2025, 3, 7, 10))
    datetime.timedelta(seconds=10800)
    """
    onsets = _onsets_around(zone, wall.year)
    if not onsets:
        return None
    latest = max((onset for onset in onsets if onset.applies_at(wall)), key=lambda it: it.wall, default=None)
    return latest.after if latest is not None else min(onsets, key=lambda onset: onset.wall).before


@functools.lru_cache(maxsize=64)
def _onsets_around(zone: CalendarComponent, year: int) -> tuple[_Onset, ...]:
    """Returns the onsets that decide what applies in a year; none for rules that cannot be followed."""
    listed = sum(len(prop.value) for part in zone.inside for prop in part.all("RDATE"))
    if len(zone.inside) > _MOST_PARTS or listed > _LONGEST_LIST:
        return ()
    try:
        return tuple(onset for part in zone.inside for onset in _onsets(part, year))
    except (UnreadableZoneRules, OverflowError):
        return ()


def _onsets(part: CalendarComponent, year: int) -> Iterator[_Onset]:
    """Yields the beginnings of an observance that decide what applies in a year: the first of all, and the latest."""
    if part.name not in {"STANDARD", "DAYLIGHT"}:
        return
    before, after = _offset(part, "TZOFFSETFROM"), _offset(part, "TZOFFSETTO")
    start = _wall(part)
    for wall in (start, *_listed(part), *_repeated(part, start, year, before)):
        yield _Onset(wall, before, after)


def _offset(part: CalendarComponent, name: str) -> datetime.timedelta:
    prop = part.first(name)
    match = _OFFSET.fullmatch(prop.value.strip()) if prop is not None else None
    if match is None:
        raise UnreadableZoneRules(name)
    size = datetime.timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    if size >= _A_DAY:
        raise UnreadableZoneRules(name)
    return size if match[1] == "+" else -size


def _wall(part: CalendarComponent) -> datetime.datetime:
    prop = part.first("DTSTART")
    moment = parse_moment(prop) if prop is not None else None
    if moment is None or not isinstance(moment.value, datetime.datetime):
        raise UnreadableZoneRules("DTSTART")
    return moment.value.replace(tzinfo=None)


def _listed(part: CalendarComponent) -> Iterator[datetime.datetime]:
    for prop in part.all("RDATE"):
        for written in prop.value.split(","):
            moment = parse_moment(prop._replace(value=written))
            if moment is None or not isinstance(moment.value, datetime.datetime):
                raise UnreadableZoneRules("RDATE")
            yield moment.value.replace(tzinfo=None)


def _repeated(
    part: CalendarComponent, start: datetime.datetime, year: int, before: datetime.timedelta
) -> Iterator[datetime.datetime]:
    """Yields the repetitions in a year and the year before it. A rule may have ended: then its last ones count too."""
    for prop in part.all("RRULE"):
        rule = dict(item.partition("=")[::2] for item in prop.value.strip().upper().split(";") if item)
        # Without a month, "-1SU" is the last Sunday of the year, which no clock changes on.
        if rule.get("FREQ") != "YEARLY" or not rule.keys() <= _PARTS or ("BYDAY" in rule and "BYMONTH" not in rule):
            raise UnreadableZoneRules("RRULE")
        if "COUNT" in rule:
            yield from _counted(rule, start, year)
            continue
        until = _until(rule.get("UNTIL"), before)
        latest = min(year, until.year) if until is not None else year
        # Two years for each interval, so that the latest of all repetitions before `year` is among them.
        interval = _positive(rule.get("INTERVAL", "1"))
        for candidate in range(max(start.year, latest - 2 * interval), latest + 1):
            if (candidate - start.year) % interval == 0:
                walls = (datetime.datetime.combine(day, start.time()) for day in _days(rule, start, candidate))
                yield from (wall for wall in walls if wall >= start and (until is None or wall <= until))


def _counted(rule: dict[str, str], start: datetime.datetime, year: int) -> list[datetime.datetime]:
    """Returns the repetitions of a rule with COUNT up to a year."""
    count, interval = _positive(rule["COUNT"]), _positive(rule.get("INTERVAL", "1"))
    if count > _MOST_REPETITIONS or "UNTIL" in rule:
        raise UnreadableZoneRules("COUNT")
    walls: list[datetime.datetime] = []
    for candidate in range(start.year, min(year, start.year + count * interval) + 1, interval):
        days = sorted(_days(rule, start, candidate))
        walls += [wall for day in days if (wall := datetime.datetime.combine(day, start.time())) >= start]
    return walls[:count]


def _until(written: str | None, before: datetime.timedelta) -> datetime.datetime | None:
    """The end of a rule on the clock before the change. In UTC, as RFC 5545 requires it, or as a wall time."""
    if written is None:
        return None
    match = re.fullmatch("([0-9]{8})(?:T([0-9]{6})(Z?))?", written)
    if match is None:
        raise UnreadableZoneRules("UNTIL")
    try:
        moment = datetime.datetime.strptime(match[1] + (match[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007  # a wall time
    except ValueError:
        raise UnreadableZoneRules("UNTIL") from None
    return moment + before if match[3] else moment


def _days(rule: dict[str, str], start: datetime.datetime, year: int) -> Iterator[datetime.date]:
    months = [_number(month) for month in rule["BYMONTH"].split(",")] if "BYMONTH" in rule else [start.month]
    for month in months:
        if month not in _MONTHS:
            raise UnreadableZoneRules("BYMONTH")
        length = calendar.monthrange(year, month)[1]
        numbers = _numbers_of_month(rule, start, length)
        days = [datetime.date(year, month, number) for number in numbers if 1 <= number <= length]
        if "BYDAY" in rule:
            yield from (day for written in rule["BYDAY"].split(",") for day in _of_weekday(written, days))
        else:
            yield from days


def _numbers_of_month(rule: dict[str, str], start: datetime.datetime, length: int) -> list[int]:
    if "BYMONTHDAY" in rule:
        numbers = [_number(day) for day in rule["BYMONTHDAY"].split(",")]
        return [number if number > 0 else length + 1 + number for number in numbers]
    return list(range(1, length + 1)) if "BYDAY" in rule else [start.day]


def _of_weekday(written: str, days: list[datetime.date]) -> list[datetime.date]:
    """The days on a weekday; `-1SU` is the last of them, `2SU` the second."""
    match = _BY_DAY.fullmatch(written)
    if match is None:
        raise UnreadableZoneRules("BYDAY")
    matching = [day for day in sorted(days) if day.weekday() == _WEEKDAYS.index(match[2])]
    if match[1] is None:
        return matching
    number = int(match[1])
    index = number - 1 if number > 0 else number
    return [matching[index]] if -len(matching) <= index < len(matching) and number else []


def _positive(written: str) -> int:
    number = _number(written)
    if number < 0:
        raise UnreadableZoneRules("RRULE")
    return number


def _number(written: str) -> int:
    if not re.fullmatch("[+-]?[0-9]{1,3}", written) or int(written) == 0:
        raise UnreadableZoneRules("RRULE")
    return int(written)
