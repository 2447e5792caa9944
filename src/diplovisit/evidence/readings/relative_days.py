"""Dates that are counted from another: "yesterday", "last year", "two days later", "that evening", "the second day"."""

from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import DAY_PARTS, MONTHS, TIME_UNIT_PLURALS, WEEKDAYS
from diplovisit.evidence.readings.calendar_dates import part_at
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.ranks import ordinal_at
from diplovisit.evidence.readings.tokens import Tokens
from diplovisit.evidence.readings.values import DateOrigin, DateTerm, DateUnit, Relative

_NAMED_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_FROM_THE_REPORT: Final = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_WITH_AN_ARTICLE: Final = frozenset({"current", "coming"})
_FROM_ANOTHER: Final = {"previous": -1, "same": 0, "that": 0, "following": 1}
_DIRECTIONS: Final = {
    "ago": (-1, DateOrigin.DATELINE),
    "hence": (1, DateOrigin.DATELINE),
    "earlier": (-1, DateOrigin.OTHER),
    "before": (-1, DateOrigin.OTHER),
    "later": (1, DateOrigin.OTHER),
    "after": (1, DateOrigin.OTHER),
}
_UNITS: Final = {"day": DateUnit.DAY, "week": DateUnit.WEEK, "month": DateUnit.MONTH, "year": DateUnit.YEAR}
_STAYS: Final = frozenset(["visit", "trip", "tour", "stay", "journey", "summit", "talks", "conference", "meeting"])
_OWNERS: Final = frozenset(["the", "his", "her", "their", "its", "a"])
_MOST: Final = 10_000
_MOST_DAYS_OF_A_VISIT: Final = 60

ParsedRelative: TypeAlias = tuple[DateTerm, int] | None


def relative_at(tokens: Tokens, at: int) -> ParsedRelative:
    """The relative date at a place, with the place behind it.

    >>> term, _ = relative_at(Tokens("three months ago"), 0)
    >>> term.relative.offset, term.relative.unit.value
    (-3, 'month')
    """
    for reader in (_named_day, _day_of_visit, _counted, _stepped):
        if (found := reader(tokens, at)) is not None:
            return found
    if (part := part_at(tokens, at)) is not None and (found := _stepped(tokens, part[1])) is not None:
        relative = found[0].relative
        if relative is not None and relative.unit in {DateUnit.WEEK, DateUnit.MONTH, DateUnit.YEAR}:
            return attrs.evolve(found[0], part=part[0]), found[1]
    return None


def _named_day(tokens: Tokens, at: int) -> ParsedRelative:
    words = tuple(tokens.word(at + n) for n in range(4))
    if words == ("the", "day", "before", "yesterday"):
        return _from(DateUnit.DAY, -2), at + 4
    if words == ("the", "day", "after", "tomorrow"):
        return _from(DateUnit.DAY, 2), at + 4
    if words[0] == "tonight":
        return attrs.evolve(_from(DateUnit.DAY, 0), day_part="night"), at + 1
    if (offset := _NAMED_DAYS.get(words[0])) is not None:
        return _from(DateUnit.DAY, offset), at + 1
    return None


def _stepped(tokens: Tokens, at: int) -> ParsedRelative:
    """Such as "last year", "this evening", "the next day", "last Friday"."""
    start = at + 1 if tokens.word(at) == "the" else at
    step, what = tokens.word(start), tokens.word(start + 1)
    from_another = step in _FROM_ANOTHER or (step == "next" and (start > at or what == "day"))
    if from_another:
        return _from_another(_FROM_ANOTHER.get(step, 1), what, start + 2)
    if start > at and step not in _WITH_AN_ARTICLE:
        # "the day before", "the year after"
        if (unit := _UNITS.get(step)) is not None and what in {"before", "after"}:
            return _from(unit, -1 if what == "before" else 1, DateOrigin.OTHER), start + 2
        return None
    if (offset := _FROM_THE_REPORT.get(step)) is None:
        return None
    if what in DAY_PARTS:
        days = -1 if step == "last" and what == "night" else 0
        if step == "this" or days:
            return attrs.evolve(_from(DateUnit.DAY, days), day_part=what), start + 2
        return None
    if (unit := _UNITS.get(what)) is not None and unit is not DateUnit.DAY:
        return _from(unit, offset), start + 2
    named = Relative(unit=DateUnit.NAMED, offset=offset)
    if (weekday := WEEKDAYS.get(what)) is not None:
        return DateTerm(weekday=weekday, relative=named), start + 2
    if (month := MONTHS.get(what)) is not None:
        return DateTerm(month=month, relative=named), start + 2
    return None


def _from_another(offset: int, what: str, end: int) -> ParsedRelative:
    if (unit := _UNITS.get(what)) is not None:
        return _from(unit, offset, DateOrigin.OTHER), end
    if what in DAY_PARTS and not offset:
        return attrs.evolve(_from(DateUnit.DAY, 0, DateOrigin.OTHER), day_part=what), end
    return None


def _counted(tokens: Tokens, at: int) -> ParsedRelative:
    """Such as "two days ago", "a week later", "a fortnight ago"."""
    if tokens.word(at) in {"a", "one"}:
        count, end = 1, at + 1
    else:
        number = number_at(tokens, at)
        if not isinstance(number, tuple) or not number[0].is_whole or not 0 < number[0].value <= _MOST:
            return None
        count, end = int(number[0].value), number[1]
    word = TIME_UNIT_PLURALS.get(tokens.word(end), tokens.word(end))
    if word == "fortnight":
        word, count = "week", 2 * count
    if (unit := _UNITS.get(word)) is None:
        return None
    if (tokens.word(end + 1), tokens.word(end + 2)) == ("from", "now"):
        return _from(unit, count), end + 3
    if (direction := _DIRECTIONS.get(tokens.word(end + 1))) is None:
        return None
    sign, origin = direction
    return _from(unit, sign * count, origin), end + 2


def _day_of_visit(tokens: Tokens, at: int) -> ParsedRelative:
    """Such as "the first day", "the second day of his visit", "the final day"."""
    if tokens.word(at) != "the":
        return None
    if tokens.word(at + 1) in {"last", "final", "closing"}:
        number, end = -1, at + 2
    elif tokens.word(at + 1) == "opening":
        number, end = 1, at + 2
    elif (ordinal := ordinal_at(tokens, at + 1)) is not None and ordinal[0] <= _MOST_DAYS_OF_A_VISIT:
        number, end = ordinal
    else:
        return None
    if tokens.word(end) != "day":
        return None
    end += 1
    if tokens.word(end) != "of":
        return DateTerm(day_of_visit=number), end
    # "of his state visit"; "the first day of March" is another thing.
    first = end + 2 if tokens.word(end + 1) in _OWNERS else end + 1
    stay = next((place for place in (first, first + 1) if tokens.word(place) in _STAYS), None)
    return (DateTerm(day_of_visit=number), stay + 1) if stay is not None else None


def _from(unit: DateUnit, offset: int, origin: DateOrigin = DateOrigin.DATELINE) -> DateTerm:
    return DateTerm(relative=Relative(unit=unit, offset=offset, origin=origin))
