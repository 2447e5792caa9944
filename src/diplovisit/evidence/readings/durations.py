"""Durations: "day-long", "three weeks", "an hour and a half"."""

from decimal import Decimal
from typing import Final, TypeAlias

from diplovisit.evidence.lexicon import TIME_UNIT_PLURALS, TIME_UNITS
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.tokens import (
    LONGEST,
    Tokens,
    Unparsed,
    joins_neighbours,
    qualifier_at,
    tokens_of_sentence,
)
from diplovisit.evidence.readings.values import DurationReading
from diplovisit.record.duration import Duration

_MOST: Final = 999_999
_HALF: Final = Decimal("0.5")
_QUARTER: Final = Decimal("0.25")
# Each unit of time in ISO 8601: {unit: (prefix, letter, factor)}.
_ISO: Final = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "D", 14),
    "month": ("P", "M", 1),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}
_ORDER: Final = ("year", "month", "week", "day", "hour", "minute", "second")
# The units of which a part is a whole number of another unit. Half a day, a week or a month is none, or usage differs.
_FINER: Final = {"hour": ("PT", "M", 60), "minute": ("PT", "S", 60), "year": ("P", "M", 12)}
_LONG: Final = frozenset({"daylong", "weeklong", "monthlong", "yearlong", "hourlong"})

ParsedDuration: TypeAlias = tuple[DurationReading, int] | Unparsed | None
# A duration, the upper end of a range or None, and the position after them.
_Match: TypeAlias = tuple[Duration | Unparsed, Duration | Unparsed | None, int] | None
# A number, its unit of time, and the position after them.
_Counted: TypeAlias = tuple[Decimal, str, int]


def read_duration(words: str) -> DurationReading | Unparsed:
    """Reads a duration from the whole phrase.

    >>> read_duration("day-long").duration, read_duration("an hour and a half").duration
    (Duration('P1D'), Duration('PT90M'))
    >>> read_duration("nearly three months").qualifier.value
    'nearly'
    >>> read_duration("half a week")
    Unparsed(reason='part of a week is not a whole number of a smaller unit')
    """
    if len(words) > LONGEST:
        return Unparsed(f"the phrase has more than {LONGEST} characters, which no length of time has")
    tokens = tokens_of_sentence(words)
    result = duration_at(tokens, 0)
    if result is None:
        return Unparsed("no length of time was found")
    if isinstance(result, Unparsed):
        return result
    reading, end = result
    if end < len(tokens):
        return Unparsed(f"“{words[tokens[end].start :].rstrip()[:40]}” remains after the length of time")
    return reading


def duration_at(tokens: Tokens, at: int) -> ParsedDuration:
    """The longest duration at a position, and the position after it; None where there is none."""
    qualifier, start = qualifier_at(tokens, at)
    result = _long_at(tokens, start) or _range_at(tokens, start) or _compound_at(tokens, start)
    if not isinstance(result, tuple):
        return result
    duration, high, end = result
    if isinstance(duration, Unparsed) or isinstance(high, Unparsed):
        return duration if isinstance(duration, Unparsed) else high if isinstance(high, Unparsed) else None
    return DurationReading(duration=duration, high=high, qualifier=qualifier), end


def _long_at(tokens: Tokens, at: int) -> _Match:
    """An adjective such as "day-long" or "weeklong"."""
    if tokens.word(at) in _LONG:
        return _duration(Decimal(1), tokens.word(at).removesuffix("long")), None, at + 1
    if tokens.word(at) in TIME_UNITS and tokens.glued(at + 1) == "-" and tokens.glued(at + 2) == "long":
        return _duration(Decimal(1), tokens.word(at)), None, at + 3
    return None


def _range_at(tokens: Tokens, at: int) -> _Match:
    """A range such as "two to three days", "three or four weeks" or "2-3 hours"."""
    opening = tokens.word(at) if tokens.word(at) == "between" else ""
    first = number_at(tokens, at + 1 if opening else at)
    if not isinstance(first, tuple):
        return None
    low, end = first
    joint = tokens.word(end)
    if joint not in ({"and"} if opening else {"to", "-", "or"}) or not joins_neighbours(tokens, end):
        return None
    second = _counted_at(tokens, end + 1)
    if second is None or second[0] <= low.value or (joint == "or" and second[0] - low.value != 1):
        return None
    return _duration(low.value, second[1]), _duration(second[0], second[1]), second[2]


def _compound_at(tokens: Tokens, at: int) -> _Match:
    """One number with its unit, or two numbers with their units, the second unit smaller than the first.

    Examples are "two years and three months" and "1 hour 30 minutes".
    """
    first = _counted_at(tokens, at)
    if first is None:
        return None
    count, unit, end = first
    if count == count.to_integral_value() and unit in _ORDER:
        second = _counted_at(tokens, end + 1 if tokens.word(end) in {"and", ","} else end)
        if second is not None and second[1] in _ORDER and _ORDER.index(second[1]) > _ORDER.index(unit):
            return _sum(_duration(count, unit), _duration(second[0], second[1])), None, second[2]
    return _duration(count, unit), None, end


def _counted_at(tokens: Tokens, at: int) -> _Counted | None:
    """A number with its unit of time, and the position after them: "two-day", "90 minutes", "half an hour".

    None where there is none.
    """
    words = tuple(map(tokens.word, range(at, at + 5)))
    if words[0] in {"half", "quarter"} and words[1] in {"a", "an"} and words[2] in TIME_UNITS:
        return (_HALF, words[2], at + 3) if words[0] == "half" else None
    if words[:3] == ("three", "quarters", "of") and words[3] in {"a", "an"} and words[4] in TIME_UNITS:
        return 3 * _QUARTER, words[4], at + 5
    if words[:3] == ("a", "quarter", "of") and words[3] in {"a", "an"} and words[4] in TIME_UNITS:
        return _QUARTER, words[4], at + 5
    if words[0] in {"a", "an"} and words[1] in TIME_UNITS:
        if tokens.glued(at + 2) == "-":
            return None  # in "a day-long visit" the article belongs to the visit
        count, end = Decimal(1), at + 1
    else:
        number = number_at(tokens, at)
        if not isinstance(number, tuple) or _is_military_time(tokens, at):
            return None
        count, end = number[0].value, number[1]
        if tokens.glued(end) == "-" and not tokens[end + 1].spaced:
            end += 1
        elif not tokens[end].spaced:
            return None
    unit = TIME_UNIT_PLURALS.get(tokens.word(end), tokens.word(end))
    if unit not in TIME_UNITS:
        return None
    end += 1
    if (tokens.word(end), tokens.word(end + 1), tokens.word(end + 2)) == ("and", "a", "half"):
        return count + _HALF, unit, end + 3
    if tokens.glued(end) == "-" and tokens.glued(end + 1) == "long":
        return count, unit, end + 2
    return count, unit, end


def _is_military_time(tokens: Tokens, at: int) -> bool:
    """Whether the words may be "1730 hours", which is half past five."""
    return tokens[at].is_digits and len(tokens[at].text) == 4 and tokens.word(at + 1) in {"hours", "hrs"}


def _duration(count: Decimal, unit: str) -> Duration | Unparsed:
    if unit not in _ISO:
        return Unparsed(f"a {unit} is not a unit of time here")
    prefix, letter, factor = _ISO[unit]
    number = count * factor
    if number != number.to_integral_value():
        if unit not in _FINER:
            return Unparsed(f"part of a {unit} is not a whole number of a smaller unit")
        prefix, letter, factor = _FINER[unit]
        number = count * factor
    if number != number.to_integral_value() or not 0 <= number <= _MOST:
        return Unparsed(f"{count} {unit}s cannot be written in whole numbers of up to six digits")
    return Duration(f"{prefix}{int(number)}{letter}")


def _sum(first: Duration | Unparsed, second: Duration | Unparsed) -> Duration | Unparsed:
    if isinstance(first, Unparsed) or isinstance(second, Unparsed):
        return first if isinstance(first, Unparsed) else second
    date = "".join(text.text[1:] for text in (first, second) if not text.has_time)
    time = "".join(text.text[2:] for text in (first, second) if text.has_time)
    return Duration(f"P{date}" + (f"T{time}" if time else ""))
