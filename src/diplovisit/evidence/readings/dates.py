"""Dates and ranges of dates, with their preposition and qualifier."""

import datetime
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import DAY_PARTS
from diplovisit.evidence.readings.calendar_dates import calendar_at
from diplovisit.evidence.readings.date_ranges import range_at
from diplovisit.evidence.readings.relative_days import relative_at
from diplovisit.evidence.readings.tokens import LONGEST, Tokens, Unparsed, qualifier_at
from diplovisit.evidence.readings.values import DateReading, DateRelation, DateTerm
from diplovisit.record.vocabularies import Qualifier

_NOON: Final = 12
_HOURS: Final = 24
_MINUTES: Final = 60

ParsedClock: TypeAlias = tuple[datetime.time, int] | Unparsed | None


def clock_at(tokens: Tokens, at: int) -> ParsedClock:
    """The time at a position, and the position after it; None where there is none.

    An hour without "a.m." or "p.m." must have two digits, a colon and minutes, as on a 24-hour clock. "8:30" may be in
    either half of the day. Usage differs on which day midnight belongs to.

    >>> clock_at(Tokens("8 p.m."), 0)[0], clock_at(Tokens("10.30 am"), 0)[0], clock_at(Tokens("20:00"), 0)[0]
    (datetime.time(20, 0), datetime.time(10, 30), datetime.time(20, 0))
    >>> clock_at(Tokens("8:30"), 0)
    Unparsed(reason='“8:30” may be in the morning or in the evening')
    """
    if tokens.word(at) == "noon":
        return datetime.time(_NOON), at + 1
    if tokens.word(at) == "midnight":
        return Unparsed("“midnight” may be the beginning of the day or its end")
    hour = tokens[at]
    if not hour.is_digits or len(hour.text) > 2:
        return None
    minute, end, colon = 0, at + 1, tokens.glued(at + 1) == ":"
    if (colon or tokens.glued(end) == ".") and _are_minutes(tokens, end + 1):
        minute, end = int(tokens[end + 1].text), end + 2
    half = _half_at(tokens, end)
    if half is None and tokens.word(end) == "o" and tokens.glued(end + 1) == "'":
        return Unparsed(f"“{hour.text} o'clock” may be in the morning or in the evening")
    if half is None and (not colon or end == at + 1):
        return None
    shown = tokens.text[hour.start : tokens[end - 1].end]
    if int(hour.text) >= _HOURS or minute >= _MINUTES:
        return Unparsed(f"“{shown}” is no time of a day")
    if half is None:
        if tokens.glued(end) == ":":
            return Unparsed(f"“{shown}” goes on, with seconds or otherwise")
        if len(hour.text) == 1:
            return Unparsed(f"“{shown}” may be in the morning or in the evening")
        return datetime.time(int(hour.text), minute), end
    later, after = half
    if not 1 <= int(hour.text) <= _NOON:
        return Unparsed(f"“{shown}” has a.m. or p.m. beside an hour that is not from 1 to 12")
    if int(hour.text) == _NOON and not later and not minute:
        return Unparsed("12 a.m. may be the beginning of the day or its end")
    return datetime.time(int(hour.text) % _NOON + _NOON * later, minute), after


def _are_minutes(tokens: Tokens, at: int) -> bool:
    return tokens[at].is_digits and not tokens[at].spaced and len(tokens[at].text) == 2


def _half_at(tokens: Tokens, at: int) -> tuple[bool, int] | None:
    """Whether the half of the day is "p.m.", and the position after it; None where neither half is stated."""
    word = tokens.word(at)
    if word in {"am", "pm"}:
        return word == "pm", at + 1
    if word in {"a", "p"} and tokens.glued(at + 1) == "." and tokens.glued(at + 2) == "m":
        return word == "p", at + 4 if tokens.glued(at + 3) == "." else at + 3
    return None


_PREPOSITIONS: Final = {
    "on": DateRelation.ON,
    "in": DateRelation.IN,
    "during": DateRelation.IN,
    "by": DateRelation.BY,
    "since": DateRelation.SINCE,
    "until": DateRelation.UNTIL,
    "till": DateRelation.UNTIL,
    "from": DateRelation.FROM,
    "before": DateRelation.BEFORE,
    "after": DateRelation.AFTER,
}

ParsedDate: TypeAlias = tuple[DateReading, int] | Unparsed | None


def read_date(words: str) -> DateReading | Unparsed:
    """Reads a date from the whole phrase. Fields that the words do not state stay None.

    >>> read_date("by 2030").start.year, read_date("March 7").start.year
    (2030, None)
    >>> read_date("03/07/2025")
    Unparsed(reason='“03/07/2025” may have the day or the month first')
    """
    if len(words) > LONGEST:
        return Unparsed(f"the phrase has more than {LONGEST} characters, which no date has")
    tokens = Tokens(words)
    result = date_at(tokens, 0)
    if result is None:
        return Unparsed("no date stands there")
    if isinstance(result, Unparsed):
        return result
    reading, end = result
    if end < len(tokens):
        return Unparsed(f"“{words[tokens[end].start :].rstrip()[:40]}” is left over behind the date")
    return reading


def date_at(tokens: Tokens, at: int) -> ParsedDate:
    """The longest date at a position, and the position after it; None where there is none."""
    relation, start = relation_at(tokens, at)
    qualifier, start = qualifier_at(tokens, start)
    if relation is None and qualifier is not None:
        relation, start = relation_at(tokens, start)
    opening = tokens.word(at) if tokens.word(at) in {"from", "between"} else ""
    if opening == "between":
        result = range_at(tokens, at + 1, "between")
        return None if result is None else Unparsed("“between” has no second date") if _is_single(result) else result
    result = range_at(tokens, start, opening) or _single_at(tokens, start)
    if not isinstance(result, tuple):
        return result
    reading, end = result
    if (fault := _mismatch(reading, relation, qualifier, tokens.word(start))) is not None:
        return fault if isinstance(fault, Unparsed) else None
    return attrs.evolve(reading, relation=reading.relation or relation, qualifier=qualifier), end


def relation_at(tokens: Tokens, at: int) -> tuple[DateRelation | None, int]:
    """The preposition at a position, None where there is none, and the position after it.

    >>> relation_at(Tokens("no later than 2030"), 0)
    (<DateRelation.BY: 'by'>, 3)
    """
    words = tuple(tokens.word(at + n) for n in range(3))
    if words == ("no", "later", "than"):
        return DateRelation.BY, at + 3
    if words[0] == "at" and isinstance(clock_at(tokens, at + 1), tuple):
        return DateRelation.ON, at + 1
    relation = _PREPOSITIONS.get(words[0])
    return relation, at if relation is None else at + 1


def _is_single(date: ParsedDate) -> bool:
    return isinstance(date, tuple) and date[0].end is None


def _mismatch(
    reading: DateReading, relation: DateRelation | None, qualifier: Qualifier | None, first: str
) -> Unparsed | bool | None:
    """Why a preposition or a qualifier cannot precede a date; True where the words are no date, None where it can.

    "In May 12 people died" does not contain May 12, and "on" cannot precede a month, as in "on March".
    """
    term = reading.start
    alone = reading.end is None and term.relative is None
    if alone and relation is DateRelation.IN and (term.day is not None or term.weekday is not None):
        return True
    coarse = not term.is_day and term.relative is None
    if alone and relation is DateRelation.ON and coarse:
        return True
    counted = term.relative is not None and abs(term.relative.offset) > 0 and not first.isalpha()
    if qualifier in {None, Qualifier.APPROXIMATELY} or counted or (term.relative is not None and first.isalpha()):
        return None
    return Unparsed(f"“{qualifier}” bounds a number and no date")


def _single_at(tokens: Tokens, at: int) -> ParsedDate:
    result = term_at(tokens, at)
    if not isinstance(result, tuple):
        return result
    return DateReading(start=result[0]), result[1]


def term_at(tokens: Tokens, at: int) -> tuple[DateTerm, int] | Unparsed | None:
    """One date at a position, with the time of day before or after it; None where there is none."""
    clock = clock_at(tokens, at)
    if isinstance(clock, Unparsed):
        return clock
    if clock is not None:
        time, end = clock
        day = _day_at(tokens, end + 1 if tokens.word(end) in {"on", ","} else end)
        if isinstance(day, Unparsed):
            return day
        if day is None:
            return DateTerm(time=time), end
        return _timed(attrs.evolve(day[0], time=time), day[1])
    result = _day_at(tokens, at)
    if not isinstance(result, tuple):
        return result
    term, end = result
    clock = clock_at(tokens, end + 1 if tokens.word(end) in {"at", ","} else end) if term.is_day else None
    if isinstance(clock, tuple):
        return _timed(attrs.evolve(term, time=clock[0]), clock[1])
    return result


def _timed(term: DateTerm, end: int) -> tuple[DateTerm, int] | Unparsed:
    """The term and its end, or a refusal.

    Refused are a time outside its part of the day ("8 p.m. in the morning") and a time next to a term that is no day.
    """
    assert term.time is not None
    if term.day_part is not None:
        first, last = DAY_PARTS[term.day_part]
        if not first <= term.time.hour < last:
            return Unparsed(f"“{term.day_part}” does not go with {term.time:%H:%M}")
    days = attrs.evolve(term, time=None)
    return (term, end) if days.is_day else Unparsed("a time of day stands beside what is no day")


def _day_at(tokens: Tokens, at: int) -> tuple[DateTerm, int] | Unparsed | None:
    result = relative_at(tokens, at) or calendar_at(tokens, at)
    if not isinstance(result, tuple):
        return result
    term, end = result
    part = tokens.word(end)
    if part in DAY_PARTS and term.is_day and term.day_part is None:
        return attrs.evolve(term, day_part=part), end + 1
    return term, end
