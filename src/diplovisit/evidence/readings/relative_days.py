"""Dates counted from another date: "yesterday", "last year", "two days later", "that evening", "the second day"."""

from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import DAY_PARTS, MONTHS, TIME_UNIT_PLURALS, WEEKDAYS
from diplovisit.evidence.readings.calendar_dates import part_at
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.ranks import ordinal_at
from diplovisit.evidence.readings.tokens import Tokens
from diplovisit.evidence.readings.values import DateOrigin, DateTerm, DateUnit, Relative

_NAMED_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_STEPS_FROM_DATELINE: Final = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_WITH_AN_ARTICLE: Final = frozenset({"current", "coming"})
_STEPS_FROM_OTHER: Final = {"previous": -1, "same": 0, "that": 0, "following": 1}
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
    """The relative date at a position, and the position after it; None where there is none.

    >>> term, _ = relative_at(Tokens("three months ago"), 0)
    >>> term.relative.offset, term.relative.unit.value
    (-3, 'month')
    """
    for reader in (_named_day, _day_of_visit, _counted, _stepped):
        if (result := reader(tokens, at)) is not None:
            return result
    if (part := part_at(tokens, at)) is not None and (result := _stepped(tokens, part[1])) is not None:
        relative = result[0].relative
        if relative is not None and relative.unit in {DateUnit.WEEK, DateUnit.MONTH, DateUnit.YEAR}:
            return attrs.evolve(result[0], part=part[0]), result[1]
    return None


def _named_day(tokens: Tokens, at: int) -> ParsedRelative:
    words = tuple(tokens.word(at + n) for n in range(4))
    start = at + 1 if words[0] == "the" else at  # Indian English leaves the article out
    named = tuple(tokens.word(start + n) for n in range(3))
    if named == ("day", "before", "yesterday"):
        return _relative_term(DateUnit.DAY, -2), start + 3
    if named == ("day", "after", "tomorrow"):
        return _relative_term(DateUnit.DAY, 2), start + 3
    if words[0] == "tonight":
        return attrs.evolve(_relative_term(DateUnit.DAY, 0), day_part="night"), at + 1
    if words[:2] == ("to", "-") and (offset := _NAMED_DAYS.get(f"to{words[2]}")) is not None:
        return _relative_term(DateUnit.DAY, offset), at + 3  # "to-day", as it was once written
    if (offset := _NAMED_DAYS.get(words[0])) is not None:
        return _relative_term(DateUnit.DAY, offset), at + 1
    return None


def _stepped(tokens: Tokens, at: int) -> ParsedRelative:
    """One step from an origin: "last year", "this evening", "the next day", "last Friday"."""
    start = at + 1 if tokens.word(at) == "the" else at
    step, unit_word = tokens.word(start), tokens.word(start + 1)
    from_other = step in _STEPS_FROM_OTHER or (step == "next" and (start > at or unit_word == "day"))
    if from_other:
        return _step_from_other(_STEPS_FROM_OTHER.get(step, 1), unit_word, start + 2)
    if start > at and step not in _WITH_AN_ARTICLE:
        # "the day before", "the year after"
        if (unit := _UNITS.get(step)) is not None and unit_word in {"before", "after"}:
            return _relative_term(unit, -1 if unit_word == "before" else 1, DateOrigin.OTHER), start + 2
        return None
    if (offset := _STEPS_FROM_DATELINE.get(step)) is None:
        return None
    if unit_word in DAY_PARTS:
        days = -1 if step == "last" and unit_word in {"night", "evening"} else 0
        if step == "this" or days:
            return attrs.evolve(_relative_term(DateUnit.DAY, days), day_part=unit_word), start + 2
        return None
    if (unit := _UNITS.get(unit_word)) is not None and unit is not DateUnit.DAY:
        return _relative_term(unit, offset), start + 2
    named = Relative(unit=DateUnit.NAMED, offset=offset)
    if (weekday := WEEKDAYS.get(unit_word)) is not None:
        return DateTerm(weekday=weekday, relative=named), start + 2
    if (month := MONTHS.get(unit_word)) is not None:
        return DateTerm(month=month, relative=named), start + 2
    return None


def _step_from_other(offset: int, unit_word: str, end: int) -> ParsedRelative:
    if (unit := _UNITS.get(unit_word)) is not None:
        return _relative_term(unit, offset, DateOrigin.OTHER), end
    if unit_word in DAY_PARTS and not offset:
        return attrs.evolve(_relative_term(DateUnit.DAY, 0, DateOrigin.OTHER), day_part=unit_word), end
    return None


def _counted(tokens: Tokens, at: int) -> ParsedRelative:
    """A number of units from an origin: "two days ago", "a week later", "a fortnight ago"."""
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
        return _relative_term(unit, count), end + 3
    if (direction := _DIRECTIONS.get(tokens.word(end + 1))) is None:
        return None
    sign, origin = direction
    return _relative_term(unit, sign * count, origin), end + 2


def _day_of_visit(tokens: Tokens, at: int) -> ParsedRelative:
    """A day of a stay by its number: "the first day", "the second day of his visit", "the final day"."""
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
    # "of his state visit" is a stay; "the first day of March" is not.
    first = end + 2 if tokens.word(end + 1) in _OWNERS else end + 1
    stay = next((position for position in (first, first + 1) if tokens.word(position) in _STAYS), None)
    return (DateTerm(day_of_visit=number), stay + 1) if stay is not None else None


def _relative_term(unit: DateUnit, offset: int, origin: DateOrigin = DateOrigin.DATELINE) -> DateTerm:
    return DateTerm(relative=Relative(unit=unit, offset=offset, origin=origin))
