"""The changes of a time zone's clock, as RFC 5545, section 3.6.5, wants them told: by a rule, or one by one.

The tz database is asked from outside, through `zoneinfo`: it gives no list of changes, so each day of a year is
compared with the next, and a change is then looked for to the second.
"""

import calendar
import datetime
import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.exporters.icalendar import time_zones

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECOND: Final = datetime.timedelta(seconds=1)
# The tz database lists changes one by one up to 2087 (Africa/Casablanca); from then on a zone has one rule or none.
_MODEL: Final = range(2101, 2129)  # 28 years: each weekday of each day of a year, leap years too
_BEFORE_ALL: Final = 1840  # the oldest change is of 1844 (Asia/Manila)


@attrs.frozen(kw_only=True)
class Observance:
    """A time during which the clock of a zone is so far from UTC, and when it begins.

    start, more: when it begins, on the clock before the change. rule: the RRULE by which it begins again each year,
    from `start` on; None where every beginning is told.
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
    """What the clock of a zone did from the first of a span of years to the last, in UTC; empty where there is no zone.

    The rule of a zone goes on for ever, and begins in the year before the first, so that the first has a clock from its
    first hour on. What came before the rule is told change by change.

    >>> [(str(found.start), found.rule) for found in observances("Europe/Lisbon", 2026, 2026)]
    [('2025-03-30 01:00:00', 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'),
     ('2025-10-26 02:00:00', 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU')]
    >>> [(found.name, found.rule) for found in observances("Asia/Kolkata", 2026, 2026)]
    [('IST', None)]
    """
    if time_zones.find_zone(zone) is None:
        return ()
    begin, end = max(1, first - 1), min(last + 1, datetime.MAXYEAR - 1)
    rules = _rules(zone)
    ruled_from = _ruled_from(zone, rules, begin) if rules is not None else end + 1
    if rules and ruled_from <= begin:
        return _by_rule(rules, _changes(zone, begin))
    told = itertools.chain.from_iterable(_changes(zone, year) for year in range(begin, min(ruled_from, end + 1)))
    found = [_as_it_was(zone, begin), *_one_by_one(told)]
    if rules and ruled_from <= end:
        found += _by_rule(rules, _changes(zone, ruled_from))
    return tuple(found)


@attrs.frozen(kw_only=True)
class _Change:
    """One change of a clock; `wall` is when it comes, on the clock before it."""

    wall: datetime.datetime
    before: datetime.timedelta
    after: datetime.timedelta
    name: str
    is_daylight: bool

    @property
    def pattern(self) -> tuple[object, ...]:
        """What is the same each year where there is a rule."""
        return (self.wall.month, self.wall.weekday(), self.wall.time(), self.before, self.after)


@attrs.frozen(kw_only=True)
class _Rule:
    """One change a year: its pattern, the days of the month it falls on, and its RRULE."""

    pattern: tuple[object, ...]
    days: range
    written: str

    def gives(self, change: _Change) -> bool:
        return change.pattern == self.pattern and change.wall.day in self.days


@functools.lru_cache(maxsize=1024)
def _rules(zone: str) -> tuple[_Rule, ...] | None:
    """The rules that a zone has for all time to come: none for a clock that stands still, None where they fit no RRULE.

    Cairo's clock goes back at the end of the last Thursday of October, a Friday that may lie in November.
    """
    years = [_changes(zone, year) for year in _MODEL]
    if len({len(changes) for changes in years}) != 1:
        return None
    found = [_rule(changes) for changes in zip(*years, strict=True)]
    kept = tuple(rule for rule in found if rule is not None)
    return kept if len(kept) == len(found) else None


def _rule(changes: tuple[_Change, ...]) -> _Rule | None:
    """The rule of the same change in each of the years; a weekday in seven days that follow one another."""
    if len({change.pattern for change in changes}) != 1:
        return None
    days = range(min(change.wall.day for change in changes), max(change.wall.day for change in changes) + 1)
    month, weekday = changes[0].wall.month, _WEEKDAYS[changes[0].wall.weekday()]
    if len(days) != 7:  # the days that one weekday of a month may fall on
        return None
    if days.start % 7 == 1:
        by_day = f"BYDAY={days.start // 7 + 1}{weekday}"
    elif days.stop - 1 == calendar.monthrange(_MODEL.start, month)[1]:
        by_day = f"BYDAY=-1{weekday}"
    else:
        # Jerusalem: the Friday before the last Sunday of March.
        by_day = f"BYMONTHDAY={','.join(map(str, days))};BYDAY={weekday}"
    return _Rule(pattern=changes[0].pattern, days=days, written=f"FREQ=YEARLY;BYMONTH={month};{by_day}")


def _ruled_from(zone: str, rules: tuple[_Rule, ...], begin: int) -> int:
    """The first year, not before `begin`, from which on the clock goes by its rules alone."""
    if begin >= _MODEL.start:
        return begin
    for year in range(_MODEL.start - 1, begin - 1, -1):
        changes = _changes(zone, year)
        if len(changes) != len(rules) or not all(rule.gives(change) for rule, change in zip(rules, changes)):
            return year + 1
    return begin


def _by_rule(rules: tuple[_Rule, ...], changes: tuple[_Change, ...]) -> tuple[Observance, ...]:
    return tuple(_begun(change, rule=rule.written) for rule, change in zip(rules, changes, strict=True))


def _one_by_one(changes: Iterable[_Change]) -> Iterator[Observance]:
    """The changes that are alike in all but their day as one observance."""
    alike: dict[tuple[object, ...], list[_Change]] = {}
    for change in changes:
        alike.setdefault((change.before, change.after, change.name, change.is_daylight), []).append(change)
    for first, *others in alike.values():
        yield _begun(first, more=tuple(change.wall for change in others))


def _begun(change: _Change, *, rule: str | None = None, more: tuple[datetime.datetime, ...] = ()) -> Observance:
    return Observance(
        start=change.wall,
        before=change.before,
        after=change.after,
        name=change.name,
        is_daylight=change.is_daylight,
        rule=rule,
        more=more,
    )


def _as_it_was(zone: str, year: int) -> Observance:
    """The clock at the beginning of a year, as one that was always so."""
    # West of Greenwich the year 1 has not begun at midnight in UTC, and no year comes before it.
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
    return tuple(_found(zone, year)) if year >= _BEFORE_ALL else ()


def _found(zone: str, year: int) -> Iterator[_Change]:
    day = datetime.timedelta(days=1)
    at = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
    end = datetime.datetime(year + 1, 1, 1, tzinfo=datetime.UTC)
    before = _offset(_local(zone, at))
    while at < end:
        after = _offset(_local(zone, at + day))
        if after != before:
            yield _change(zone, at, at + day)
        at, before = at + day, after


def _change(zone: str, low: datetime.datetime, high: datetime.datetime) -> _Change:
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
    return instant.astimezone(time_zones.find_zone(zone))


def _offset(local: datetime.datetime) -> datetime.timedelta:
    offset = local.utcoffset()
    assert offset is not None  # a ZoneInfo always has one
    return offset
