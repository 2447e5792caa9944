"""Time zones: hours of a record as instants in UTC, and the rules of a zone as a VTIMEZONE.

RFC 5545, section 3.6.5, requires the changes of a clock as a rule, or one by one. The `zoneinfo` of Python has no list
of the changes. So the offset of each day of a year is compared with the next, and a change is then located to the
second.
"""

import calendar
import datetime
import functools
import itertools
import zoneinfo
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.formats.icalendar_writing import component_lines, content_line, escape_text

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECOND: Final = datetime.timedelta(seconds=1)
# The tz database lists changes one by one up to 2087 (Africa/Casablanca); after that a zone has rules or no changes.
_MODEL: Final = range(2101, 2129)  # 28 years: each day of the year on each weekday, in leap years too
_BEFORE_ALL: Final = 1840  # the oldest change was in 1844 (Asia/Manila)


def instant(moment: datetime.datetime, zone: str | None) -> datetime.datetime | None:
    """Returns the time in UTC if it has an offset or its zone is known; otherwise the naive time, unchanged.

    An ambiguous hour means the first of the two. A skipped hour is computed with the offset before the change. RFC
    5545, section 3.3.5, and PEP 495 with fold=0 agree on both. None where the time in UTC is outside the years 0001 to
    9999.

    >>> dinner = datetime.datetime(2026, 10, 6, 20)
    >>> instant(dinner, "Europe/Lisbon").isoformat(), instant(dinner, None).isoformat()
    ('2026-10-06T19:00:00+00:00', '2026-10-06T20:00:00')
    """
    if moment.tzinfo is None and zone is not None and (rules := find_zone(zone)) is not None:
        moment = moment.replace(tzinfo=rules)
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError:  # 0001-01-01T00:00:00+05:30
        return None


def wall_time(moment: datetime.datetime, zone: str) -> datetime.datetime | None:
    """Returns the wall-clock time of a zone at an instant; None where a reader could not recover the instant.

    That is so where this machine does not know the zone, and in an ambiguous hour, for which readers choose either
    meaning.

    >>> dinner = datetime.datetime(2026, 10, 6, 19, tzinfo=datetime.UTC)
    >>> wall_time(dinner, "Europe/Lisbon").isoformat()
    '2026-10-06T20:00:00'
    >>> wall_time(datetime.datetime(2026, 10, 25, 1, 30, tzinfo=datetime.UTC), "Europe/Lisbon") is None
    True
    """
    if (rules := find_zone(zone)) is None:
        return None
    try:
        local = moment.astimezone(rules)
        is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    except OverflowError:  # 9999-12-31T23:30:00Z in Asia/Tokyo
        return None
    return None if is_twice else local.replace(tzinfo=None)


@functools.lru_cache(maxsize=1024)
def find_zone(name: str) -> zoneinfo.ZoneInfo | None:
    """Returns a zone of the tz database by its name, None where this machine lacks it."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # "America" is a folder of the database
        return None


@attrs.frozen(kw_only=True)
class Observance:
    """A period in which a zone has one offset from UTC, and when it begins.

    start, more: when it begins, in wall-clock time before the change. before, after: the offsets before and after the
    change. rule: the RRULE by which it begins again each year from `start` on; None where `start` and `more` list every
    beginning.
    """

    start: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str
    is_daylight: bool
    rule: str | None = None
    more: tuple[datetime.datetime, ...] = ()


@functools.lru_cache(maxsize=1024)
def observances(zone: str, first: int, last: int) -> tuple[Observance, ...]:
    """Returns the observances of a zone for a span of years in UTC; empty for an unknown zone.

    A rule has no end. Observances begin in the year before the first, so that an offset is known from the first hour
    on. Changes from before the rule are listed one by one.

    >>> [(str(part.start), part.rule) for part in observances("Europe/Lisbon", 2026, 2026)]
    [('2025-03-30 01:00:00', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'),
     ('2025-10-26 02:00:00', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')]
    >>> [(part.name, part.rule) for part in observances("Asia/Kolkata", 2026, 2026)]
    [('IST', None)]
    """
    if find_zone(zone) is None:
        return ()
    begin, end = max(1, first - 1), min(last + 1, datetime.MAXYEAR - 1)
    rules = _rules(zone)
    ruled_from = _ruled_from(zone, rules, begin) if rules is not None else end + 1
    if rules and ruled_from <= begin:
        return _ruled_observances(rules, _changes(zone, begin))
    unruled = itertools.chain.from_iterable(_changes(zone, year) for year in range(begin, min(ruled_from, end + 1)))
    result = [_initial_observance(zone, begin), *_listed_observances(unruled)]
    if rules and ruled_from <= end:
        result += _ruled_observances(rules, _changes(zone, ruled_from))
    return tuple(result)


@attrs.frozen(kw_only=True)
class _Change:
    """One change of a clock; `wall` is its wall-clock time before the change."""

    wall: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str
    is_daylight: bool

    @property
    def pattern(self) -> tuple[object, ...]:
        """The values that are the same each year if the change follows a rule."""
        return (self.wall.month, self.wall.weekday(), self.wall.time(), self.before, self.after)


@attrs.frozen(kw_only=True)
class _Rule:
    """A yearly change: its pattern, the days of the month on which it can fall, and its RRULE."""

    pattern: tuple[object, ...]
    days: range
    rrule: str

    def matches(self, change: _Change) -> bool:
        return change.pattern == self.pattern and change.wall.day in self.days


@functools.lru_cache(maxsize=1024)
def _rules(zone: str) -> tuple[_Rule, ...] | None:
    """The rules of a zone for the distant future: empty for a clock that never changes, None where no RRULE fits.

    Cairo's clock goes back at the end of the last Thursday of October. That is a Friday, and may be in November.
    """
    years = [_changes(zone, year) for year in _MODEL]
    if len({len(changes) for changes in years}) != 1:
        return None
    rules = [_rule(changes) for changes in zip(*years, strict=True)]
    fitting = tuple(rule for rule in rules if rule is not None)
    return fitting if len(fitting) == len(rules) else None


def _rule(changes: tuple[_Change, ...]) -> _Rule | None:
    """The rule of the same change in each of the years: a weekday within seven consecutive days."""
    if len({change.pattern for change in changes}) != 1:
        return None
    days = range(min(change.wall.day for change in changes), max(change.wall.day for change in changes) + 1)
    month, weekday = changes[0].wall.month, _WEEKDAYS[changes[0].wall.weekday()]
    if len(days) != 7:  # a given weekday of a month, such as the second, falls within seven days
        return None
    if days.start % 7 == 1:
        by_day = f"BYDAY={days.start // 7 + 1}{weekday}"
    elif days.stop - 1 == calendar.monthrange(_MODEL.start, month)[1]:
        by_day = f"BYDAY=-1{weekday}"
    else:
        # Jerusalem: the Friday before the last Sunday of March.
        by_day = f"BYMONTHDAY={','.join(map(str, days))};BYDAY={weekday}"
    return _Rule(pattern=changes[0].pattern, days=days, rrule=f"FREQ=YEARLY;BYMONTH={month};{by_day}")


def _ruled_from(zone: str, rules: tuple[_Rule, ...], begin: int) -> int:
    """The first year, not before `begin`, from which on the clock follows only its rules."""
    if begin >= _MODEL.start:
        return begin
    for year in range(_MODEL.start - 1, begin - 1, -1):
        changes = _changes(zone, year)
        if len(changes) != len(rules) or not all(rule.matches(change) for rule, change in zip(rules, changes)):
            return year + 1
    return begin


def _ruled_observances(rules: tuple[_Rule, ...], changes: tuple[_Change, ...]) -> tuple[Observance, ...]:
    return tuple(_observance_of(change, rule=rule.rrule) for rule, change in zip(rules, changes, strict=True))


def _listed_observances(changes: Iterable[_Change]) -> Iterator[Observance]:
    """Yields one observance for all changes that differ only in their day."""
    alike: dict[tuple[object, ...], list[_Change]] = {}
    for change in changes:
        alike.setdefault((change.before, change.after, change.name, change.is_daylight), []).append(change)
    for first, *others in alike.values():
        yield _observance_of(first, more=tuple(change.wall for change in others))


def _observance_of(change: _Change, *, rule: str | None = None, more: tuple[datetime.datetime, ...] = ()) -> Observance:
    return Observance(
        start=change.wall,
        before=change.before,
        after=change.after,
        name=change.name,
        is_daylight=change.is_daylight,
        rule=rule,
        more=more,
    )


def _initial_observance(zone: str, year: int) -> Observance:
    """The observance at the beginning of a year, as if it had always applied."""
    # West of Greenwich the year 1 has not begun at midnight in UTC, and Python has no year before it.
    local = _local(zone, datetime.datetime(year, 1, 2 if year == 1 else 1, tzinfo=datetime.UTC))
    offset = _offset(local)
    return Observance(
        start=datetime.datetime(year, 1, 1),  # noqa: DTZ001  # on the clock of the zone
        before=offset,
        after=offset,
        name=local.tzname() or zone,
        is_daylight=bool(local.dst()),
    )


@functools.lru_cache(maxsize=16_384)
def _changes(zone: str, year: int) -> tuple[_Change, ...]:
    """The changes of a zone's clock in a year, in UTC."""
    return tuple(_find_changes(zone, year)) if year >= _BEFORE_ALL else ()


def _find_changes(zone: str, year: int) -> Iterator[_Change]:
    day = datetime.timedelta(days=1)
    at = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
    end = datetime.datetime(year + 1, 1, 1, tzinfo=datetime.UTC)
    before = _offset(_local(zone, at))
    while at < end:
        after = _offset(_local(zone, at + day))
        if after != before:
            yield _locate_change(zone, at, at + day)
        at, before = at + day, after


def _locate_change(zone: str, low: datetime.datetime, high: datetime.datetime) -> _Change:
    before = _offset(_local(zone, low))
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if _offset(_local(zone, middle)) == before:
            low = middle
        else:
            high = middle
    after = _local(zone, high)
    return _Change(
        wall=(high + before).replace(tzinfo=None),
        before=before,
        after=_offset(after),
        name=after.tzname() or zone,
        is_daylight=bool(after.dst()),
    )


def _local(zone: str, instant: datetime.datetime) -> datetime.datetime:
    return instant.astimezone(find_zone(zone))


def _offset(local: datetime.datetime) -> datetime.timedelta:
    offset = local.utcoffset()
    assert offset is not None  # a ZoneInfo always has one
    return offset


def vtimezone(zone: str, first: int, last: int) -> bytes:
    r"""Returns the VTIMEZONE of a zone of the tz database, right for the years from the first to the last.

    It serves readers that do not know the names of zones (RFC 5545, section 3.6.5).

    >>> print(vtimezone("Asia/Kolkata", 2025, 2025).decode().replace("\r", ""), end="")
    BEGIN:VTIMEZONE
    TZID:Asia/Kolkata
    BEGIN:STANDARD
    DTSTART:20240101T000000
    TZOFFSETFROM:+0530
    TZOFFSETTO:+0530
    TZNAME:IST
    END:STANDARD
    END:VTIMEZONE
    """
    parts = (_component(observance) for observance in observances(zone, first, last))
    return component_lines("VTIMEZONE", content_line("TZID", escape_text(zone)), *parts)


def _component(observance: Observance) -> bytes:
    return component_lines("DAYLIGHT" if observance.is_daylight else "STANDARD", *_observance_lines(observance))


def _observance_lines(observance: Observance) -> Iterator[bytes]:
    yield content_line("DTSTART", format_wall_time(observance.start))
    yield content_line("TZOFFSETFROM", _offset_text(observance.before))
    yield content_line("TZOFFSETTO", _offset_text(observance.after))
    yield content_line("TZNAME", escape_text(observance.name))
    if observance.rule is not None:
        yield content_line("RRULE", observance.rule)
    if observance.more:
        yield content_line("RDATE", ",".join(map(format_wall_time, observance.more)))


def format_wall_time(moment: datetime.datetime) -> str:
    """Returns a wall-clock time as iCalendar writes it (RFC 5545, section 3.3.5, form 1).

    It uses isoformat, because strftime does not pad years before 1000 on every platform.

    >>> format_wall_time(datetime.datetime(974, 5, 3, 10))
    '09740503T100000'
    """
    return moment.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _offset_text(offset: datetime.timedelta) -> str:
    """The form of RFC 5545, section 3.3.14, with seconds: clocks before the telegraph followed the sun to the second.

    >>> _offset_text(datetime.timedelta(hours=-3, minutes=-30)), _offset_text(datetime.timedelta(seconds=9017))
    ('-0330', '+023017')
    """
    seconds = round(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds_left = divmod(rest, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}{minutes:02}{f'{seconds_left:02}' if seconds_left else ''}"
