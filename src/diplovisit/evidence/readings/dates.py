"""Dates and ranges of dates, with their preposition and qualifier."""

import datetime
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import DAY_PARTS
from diplovisit.evidence.readings.calendar_dates import calendar_at
from diplovisit.evidence.readings.clock_times import Clock, clock_at, hours_at, zone_at
from diplovisit.evidence.readings.date_matching import zone_of_instant
from diplovisit.evidence.readings.date_ranges import days_apart_at, range_at
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.ranks import ordinal_at
from diplovisit.evidence.readings.relative_days import relative_at
from diplovisit.evidence.readings.tokens import LONGEST, Tokens, Unparsed, qualifier_at, tokens_of_sentence
from diplovisit.evidence.readings.values import DateReading, DateRelation, DateTerm
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import Qualifier

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

ParsedTerm: TypeAlias = tuple[DateTerm | Unparsed, int] | Unparsed | None
ParsedDate: TypeAlias = tuple[DateReading | Unparsed, int] | Unparsed | None
"""A date and the position after it. A refusal with a position covers all the words that belong together."""

_ISO_MOMENT: Final = lazy_pattern(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(Z|[+-][0-9]{2}:[0-9]{2})?(?![0-9:])"
)
_OPENINGS_OF_A_TIME: Final = frozenset({"commencing", "starting", "beginning", "from"})
_MOST_DAYS_COUNTED: Final = 1000
_AFTER_A_BARE_DAY: Final = frozenset(
    [
        "",
        ",",
        ".",
        ";",
        ":",
        ")",
        "'",
        "-",
        "for",
        "and",
        "to",
        "at",
        "in",
        "with",
        "after",
        "before",
        "but",
        "as",
        "by",
    ]
)


def read_date(words: str) -> DateReading | Unparsed:
    """Reads a date from the whole phrase. Fields that the words do not state stay None.

    >>> read_date("by 2030").start.year, read_date("March 7").start.year
    (2030, None)
    >>> read_date("03/07/2025")
    Unparsed(reason='“03/07/2025” may have the day first or the month first')
    """
    if len(words) > LONGEST:
        return Unparsed(f"the phrase has more than {LONGEST} characters, which no date has")
    tokens = tokens_of_sentence(words)
    result = date_at(tokens, 0)
    if result is None:
        return Unparsed("no date was found")
    if isinstance(result, Unparsed):
        return result
    reading, end = result
    if end < len(tokens) and not isinstance(reading, Unparsed):
        return Unparsed(f"“{words[tokens[end].start :].rstrip()[:40]}” remains after the date")
    return reading


def date_at(tokens: Tokens, at: int) -> ParsedDate:
    """The longest date at a position, and the position after it; None where there is none."""
    relation, start = relation_at(tokens, at)
    qualifier, start = qualifier_at(tokens, start)
    if relation is None and qualifier is not None:
        relation, start = relation_at(tokens, start)
    elif relation is DateRelation.ON and tokens.word(start) == "or":  # on or about 5 May
        qualifier, start = qualifier_at(tokens, start + 1)
        if qualifier is None:
            return None
    opening = tokens.word(at) if tokens.word(at) in {"from", "between"} else ""
    if (several := hours_at(tokens, start)) is not None:
        return several
    if (moment := _iso_moment(tokens, start)) is not None:
        return DateReading(start=moment[0], relation=relation, qualifier=qualifier), moment[1]
    if opening == "between":
        result = range_at(tokens, at + 1, "between")
        return None if result is None else Unparsed("“between” has no second date") if _is_single(result) else result
    dated: ParsedDate = range_at(tokens, start, opening) or days_apart_at(tokens, start)
    dated = dated or _single_at(tokens, start, relation)
    if not isinstance(dated, tuple):
        return dated
    reading, end = dated
    if isinstance(reading, Unparsed):
        return reading, end
    if (fault := _mismatch(reading, relation, qualifier, tokens.word(start))) is not None:
        return fault if isinstance(fault, Unparsed) else None
    # "until 5-7 May" is no range of days, but a bound.
    bounded = relation not in {None, DateRelation.ON, DateRelation.IN, DateRelation.FROM}
    stated = relation if bounded else reading.relation or relation
    return attrs.evolve(reading, relation=stated, qualifier=qualifier), end


def relation_at(tokens: Tokens, at: int) -> tuple[DateRelation | None, int]:
    """The preposition at a position, None where there is none, and the position after it.

    >>> relation_at(Tokens("no later than 2030"), 0)
    (<DateRelation.BY: 'by'>, 3)
    """
    words = tuple(tokens.word(at + n) for n in range(3))
    if words in {("no", "later", "than"), ("not", "later", "than")}:
        return DateRelation.BY, at + 3
    if words[0] == "at" and (clock_at(tokens, at + 1) is not None or hours_at(tokens, at + 1) is not None):
        return DateRelation.ON, at + 1
    relation = _PREPOSITIONS.get(words[0])
    return relation, at if relation is None else at + 1


def _is_single(date: ParsedDate) -> bool:
    return isinstance(date, tuple) and isinstance(date[0], DateReading) and date[0].end is None


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
    return Unparsed(f"“{qualifier}” limits a number, not a date")


def _single_at(tokens: Tokens, at: int, relation: DateRelation | None) -> ParsedDate:
    if relation is DateRelation.ON and (day := _bare_day_at(tokens, at)) is not None:
        return day
    result = term_at(tokens, at)
    if not isinstance(result, tuple):
        return result
    term, end = result
    return term if isinstance(term, Unparsed) else DateReading(start=term), end


def _bare_day_at(tokens: Tokens, at: int) -> tuple[DateReading, int] | None:
    """A day of a month that is not named: "on the 15th"."""
    if tokens.word(at) != "the" or not tokens[at + 1].is_digits or (day := ordinal_at(tokens, at + 1)) is None:
        return None
    number, end = day
    if not 1 <= number <= 31 or tokens.word(end) not in _AFTER_A_BARE_DAY or tokens.glued(end) == "-":
        return None
    if tokens.word(end) in {"and", "to", ","}:
        other = ordinal_at(tokens, end + 2 if tokens.word(end + 1) == "the" else end + 1)
        if other is not None and tokens[other[1] - 1].lower in {"st", "nd", "rd", "th"}:
            return None  # on the 17th and 18th
    return DateReading(start=DateTerm(day=number)), end


def term_at(tokens: Tokens, at: int) -> ParsedTerm:
    """One date at a position, with the time of day before or after it; None where there is none."""
    if (counted := _counted_from_date(tokens, at)) is not None:
        return counted
    if (clock := clock_at(tokens, at)) is not None:
        return _clock_then_day(tokens, *clock)
    result = _day_at(tokens, at)
    if not isinstance(result, tuple) or not result[0].is_day:
        return result
    term, end = result
    zone = zone_at(tokens, end)  # 10 March 2025 (IST) at 5.15 pm
    start = zone[1] if zone is not None else end
    start = start + 1 if tokens.word(start) == "," else start
    start = start + 1 if tokens.word(start) in _OPENINGS_OF_A_TIME else start
    clock = clock_at(tokens, start + 1 if tokens.word(start) == "at" else start)
    if clock is None or hours_at(tokens, start) is not None:
        return result
    if isinstance(clock[0], Unparsed):
        return clock[0], clock[1]
    dated = clock[0] if zone is None else attrs.evolve(clock[0], zone=zone[0])
    return _timed(term, dated, clock[1])


def _clock_then_day(tokens: Tokens, clock: Clock | Unparsed, end: int) -> ParsedTerm:
    start = end + 1 if tokens.word(end) == "," else end
    words = tuple(tokens.word(start + n) for n in range(4))
    part = None
    if words[0] in {"on", "in"} and words[1] == "the" and words[2] in DAY_PARTS and words[3] == "of":
        part, start = words[2], start + 4
    elif words[0] == "on":
        start += 1
    day = _day_at(tokens, start)
    if isinstance(day, Unparsed):
        return day
    term = DateTerm()
    if day is not None:
        term, end = day
        term = term if part is None else attrs.evolve(term, day_part=part)
    return (clock, end) if isinstance(clock, Unparsed) else _timed(term, clock, end)


def _timed(term: DateTerm, clock: Clock, end: int) -> ParsedTerm:
    """The term with a time and its end, or a refusal.

    Refused are a time outside its part of the day ("8 p.m. in the morning") and a time next to a term that is no day.
    """
    part = term.day_part or clock.part
    if isinstance(time := clock.within(part), Unparsed):
        return time, end
    if term != DateTerm(day_part=term.day_part) and not term.is_day:
        return Unparsed("a time of day needs a day")
    timed = attrs.evolve(term, time=time, zone=clock.zone, day_part=part)
    if clock.other is not None and clock.zone != "local":
        zone = zone_of_instant(timed, *clock.other)
        return (zone, end) if isinstance(zone, Unparsed) else (attrs.evolve(timed, zone=zone), end)
    return timed, end


def _iso_moment(tokens: Tokens, at: int) -> tuple[DateTerm, int] | None:
    """A day and a time in ISO 8601: "2026-02-19T16:15:00+05:45"."""
    if not tokens[at].is_digits or len(tokens[at].text) != 4 or tokens.glued(at + 5) != "t":
        return None
    if (match := _ISO_MOMENT.match(tokens.text, tokens[at].start)) is None:
        return None
    try:
        moment = datetime.datetime.fromisoformat(match[1])
    except ValueError:
        return None
    end = at
    while end < len(tokens) and tokens[end].start < match.end():
        end += 1
    offset = match[2]
    zone = None if not offset else "UTC" if offset == "Z" else f"UTC{offset}"
    return DateTerm(year=moment.year, month=moment.month, day=moment.day, time=moment.time(), zone=zone), end


def _counted_from_date(tokens: Tokens, at: int) -> ParsedTerm:
    """A day counted from a day that stands beside it: "the eve of 5 May 2026", "two days after 9 October 2025"."""
    start = at + 1 if tokens.word(at) in {"the", "a", "one"} else at
    words = tokens.word(start), tokens.word(start + 1)
    if words == ("eve", "of"):
        step, end = -1, start + 2
    elif words[1] in {"before", "after"} and words[0] == "day" and start > at:
        step, end = -1 if words[1] == "before" else 1, start + 2
    elif tokens.word(at + 1) == "days" and tokens.word(at + 2) in {"before", "after"}:
        number = number_at(tokens, at)
        if not isinstance(number, tuple) or number[1] != at + 1 or not number[0].is_whole:
            return None
        if not 0 < number[0].value < _MOST_DAYS_COUNTED:
            return None
        step, end = int(number[0].value) * (-1 if tokens.word(at + 2) == "before" else 1), at + 3
    else:
        return None
    origin = calendar_at(tokens, end)
    if not isinstance(origin, tuple) or not origin[0].is_day:
        return None
    if origin[0].year is None or origin[0].month is None or origin[0].day is None:
        return Unparsed("a day is counted from a day without a year"), origin[1]
    day = datetime.date(origin[0].year, origin[0].month, origin[0].day) + datetime.timedelta(days=step)
    return DateTerm(year=day.year, month=day.month, day=day.day), origin[1]


def _day_at(tokens: Tokens, at: int) -> tuple[DateTerm, int] | Unparsed | None:
    result = relative_at(tokens, at) or calendar_at(tokens, at)
    if not isinstance(result, tuple):
        return result
    term, end = result
    part = tokens.word(end)
    if part in DAY_PARTS and term.is_day and term.day_part is None:
        return attrs.evolve(term, day_part=part), end + 1
    return term, end
