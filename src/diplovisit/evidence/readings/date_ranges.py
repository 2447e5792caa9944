"""Ranges of dates: "March 3-5", "from October 6 to October 8, 2026", "2020-2025", "Monday to Wednesday"."""

import datetime
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import WEEKDAYS
from diplovisit.evidence.readings.calendar_dates import calendar_at, day_at, month_name_at, with_year, year_at
from diplovisit.evidence.readings.tokens import Tokens, Unparsed, joins_neighbours
from diplovisit.evidence.readings.values import DateReading, DateRelation, DateTerm

_JOINTS: Final = frozenset({"-", "to", "through", "until", "till"})
_OPENINGS: Final = frozenset({"from", "between"})
_MOST_DAYS_LISTED: Final = 8
_SATURDAY: Final = 6
_PARTS_OF_YEARS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}

ParsedRange: TypeAlias = tuple[DateReading, int] | Unparsed | None
_Ends: TypeAlias = tuple[DateTerm, DateTerm, int]


def range_at(tokens: Tokens, at: int, opening: str = "") -> ParsedRange:
    """The range at a position, and the position after it; None where there is one date or none.

    `opening` is the "from" or "between" before the position. After "between" a single date is returned, so that the
    caller can refuse it.

    >>> reading, end = range_at(Tokens("March 3-5, 2025"), 0)
    >>> reading.start.day, reading.end.day, reading.start.year
    (3, 5, 2025)
    """
    if (months := _quarter_or_half(tokens, at)) is not None:
        return months
    if (weekend := _weekend(tokens, at)) is not None:
        return weekend
    for reader in (_month_then_days, _days_then_month, _two_dates):
        result = reader(tokens, at, opening)
        if isinstance(result, Unparsed):
            return result
        if result is not None:
            first, last, end = result
            start = _ordered_start(first, last)
            if isinstance(start, Unparsed):
                return start
            return DateReading(start=start, end=last, relation=DateRelation.FROM_TO), end
    if opening == "between":
        single = calendar_at(tokens, at)
        return (DateReading(start=single[0]), single[1]) if isinstance(single, tuple) else single
    return None


def _quarter_or_half(tokens: Tokens, at: int) -> tuple[DateReading, int] | None:
    """The months of a quarter or a half of a year: "Q2 2026", "H1 2026", "the second quarter of 2026"."""
    start = at + 1 if tokens.word(at) == "the" else at
    number, noun = tokens.word(start), tokens.word(start + 1)
    if number in {"q", "h"} and start == at and tokens[start + 1].is_digits and not tokens[start + 1].spaced:
        ordinal, months, year_start = int(tokens.word(start + 1)[:2]), 3 if number == "q" else 6, start + 2
        year_start += tokens.word(year_start) == "of"
    elif noun in {"quarter", "half"} and tokens.word(start + 2) == "of":
        ordinal, months, year_start = _PARTS_OF_YEARS.get(number, 0), 3 if noun == "quarter" else 6, start + 3
    else:
        return None
    year = year_at(tokens, year_start)
    if not 0 < ordinal <= 12 // months or year is None or tokens.glued(year[1]) in {"-", "/"}:
        return None
    last = ordinal * months
    first = DateTerm(year=year[0], month=last - months + 1)
    return DateReading(start=first, end=DateTerm(year=year[0], month=last)), year[1]


def _weekend(tokens: Tokens, at: int) -> ParsedRange:
    """Both days of a weekend: "the weekend of 7 and 8 June 2025". They are then a Saturday and a Sunday."""
    start = at + 1 if tokens.word(at) == "the" else at
    if (tokens.word(start), tokens.word(start + 1)) != ("weekend", "of"):
        return None
    days = range_at(tokens, start + 2)
    if not isinstance(days, tuple) or days[0].end is None or days[0].end.day is None:
        return None
    first = attrs.evolve(days[0].start, weekday=_SATURDAY)
    last = attrs.evolve(days[0].end, weekday=_SATURDAY + 1)
    return attrs.evolve(days[0], start=first, end=last), days[1]


def _is_joint(tokens: Tokens, at: int, opening: str) -> bool:
    word = tokens.word(at)
    return (word == "and") if opening == "between" else (word in _JOINTS and joins_neighbours(tokens, at))


def _month_then_days(tokens: Tokens, at: int, opening: str) -> _Ends | Unparsed | None:
    """A month before two days: "March 3-5, 2025", "March 7 and 8"."""
    if (month := month_name_at(tokens, at)) is None or (first := day_at(tokens, month[1])) is None:
        return None
    if (second := _second_day(tokens, first, opening)) is None or month_name_at(tokens, second[1]) is not None:
        return None
    last = with_year(tokens, second[1], month[0], second[0])
    if not isinstance(last, tuple):
        return last
    return attrs.evolve(last[0], day=first[0]), last[0], last[1]


def _days_then_month(tokens: Tokens, at: int, opening: str) -> _Ends | Unparsed | None:
    """Two days before a month: "3-5 March", "3rd to 5th of March 2025"."""
    start = at + 1 if tokens.word(at) == "the" else at
    weekday, start = _weekday_before_day(tokens, start)
    if (first := day_at(tokens, start)) is None or (second := _second_day(tokens, first, opening)) is None:
        return None
    month_at = second[1] + 1 if tokens.word(second[1]) == "of" else second[1]
    if (month := month_name_at(tokens, month_at)) is None:
        return None
    last = with_year(tokens, month[1], month[0], second[0])
    if not isinstance(last, tuple):
        return last
    until = attrs.evolve(last[0], weekday=second[2])
    return attrs.evolve(until, day=first[0], weekday=weekday), until, last[1]


def _weekday_before_day(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """The weekday before a day, None where there is none, and the position of the day: "Tuesday 5"."""
    if (weekday := WEEKDAYS.get(tokens.word(at))) is None:
        return None, at
    return weekday, at + 2 if tokens.glued(at + 1) == "," else at + 1


def _second_day(tokens: Tokens, first: tuple[int, int], opening: str) -> tuple[int, int, int | None] | None:
    """The day after a joint, the position after it, and its weekday.

    After "and" it must be the next day: "March 7 and 12" are two days and not a range.
    """
    number, end = first
    pair = tokens.word(end) in {"and", "&"} and opening not in _OPENINGS
    # Between two days of one month a dash with blanks is a range, too: "10 – 12 June".
    spaced_dash = tokens.word(end) == "-" and opening != "between" and tokens[end].spaced and tokens[end + 1].spaced
    if not pair and not spaced_dash and not _is_joint(tokens, end, opening):
        return None
    weekday, start = _weekday_before_day(tokens, end + 1)
    second = day_at(tokens, start)
    if second is None or (pair and second[0] != number + 1):
        return None
    return *second, weekday


def days_apart_at(tokens: Tokens, at: int) -> tuple[Unparsed, int] | None:
    """The refusal of several days of a month that are no range, and the position after it; None where there are none.

    >>> days_apart_at(Tokens("4 and 11 September 2024"), 0)
    (Unparsed(reason='several days are listed'), 5)
    >>> days_apart_at(Tokens("September 4 or 5, 2024"), 0)[1], days_apart_at(Tokens("4 September"), 0)
    (6, None)
    """
    start = at + 1 if tokens.word(at) in {"either", "both"} else at
    start = start + 1 if tokens.word(start) == "the" else start
    leading = month_name_at(tokens, start)
    if (end := _listed_days(tokens, leading[1] if leading is not None else start)) is None:
        return None
    if leading is None:
        month_at = end + 1 if tokens.word(end) == "of" else end
        if (month := month_name_at(tokens, month_at)) is None:
            return None
        end = month[1]
    elif month_name_at(tokens, end) is not None:
        return None
    year = year_at(tokens, end + 1 if tokens.glued(end) == "," else end)
    return Unparsed("several days are listed"), year[1] if year is not None else end


def _listed_days(tokens: Tokens, at: int) -> int | None:
    """The position after two days or more with "and" or "or" before the last one."""
    day = day_at(tokens, at)
    for _ in range(_MOST_DAYS_LISTED):
        if day is None:
            return None
        end = day[1]
        comma = tokens.glued(end) == ","
        joint = end + 1 if comma else end
        if tokens.word(joint) in {"and", "or", "&", "/"}:
            last = day_at(tokens, joint + 1)
            return last[1] if last is not None else None
        if not comma:
            return None
        day = day_at(tokens, joint)
    return None


def _two_dates(tokens: Tokens, at: int, opening: str) -> _Ends | Unparsed | None:
    first = calendar_at(tokens, at)
    if not isinstance(first, tuple):
        return _span_of_years(tokens, at) or (None if first is None else first)
    term, end = first
    if tokens.glued(end) == "," and tokens.word(end + 1) in _JOINTS - {"-"} and term.day is not None:
        end += 1  # from Tuesday, May 5, through Thursday, May 7, 2026
    if not _is_joint(tokens, end, opening):
        # Between two complete dates a dash with blanks also makes a range: "March 3 - April 5".
        if opening == "between" or tokens.word(end) != "-":
            return None
        second = calendar_at(tokens, end + 1)
        if term.day is None or not isinstance(second, tuple) or second[0].day is None or second[0].month is None:
            return None
    if (span := _span_of_years(tokens, at)) is not None:
        return span
    second = calendar_at(tokens, end + 1)
    if second is None:
        return None
    return second if isinstance(second, Unparsed) else (term, *second)


def _span_of_years(tokens: Tokens, at: int) -> Unparsed | None:
    year = year_at(tokens, at)
    if year is None or tokens.glued(year[1]) != "-" or tokens[year[1] + 1].spaced:
        return None
    following = tokens[year[1] + 1]
    if following.is_digits and len(following.text) == 2:
        return Unparsed(f"“{tokens[at].text}-{following.text}” may be a span of years or one financial year")
    return None


def _ordered_start(first: DateTerm, last: DateTerm) -> DateTerm | Unparsed:
    """The first date, with the year of the last one where it has none.

    The two dates must be of the same kind, and the last must be later.
    """
    if _kind(first) != _kind(last):
        return Unparsed("the two dates of the range are of different kinds")
    if first.month is None and first.day is not None:
        return Unparsed("the two dates of the range have no month")
    if first.weekday is not None and first.month is None:
        return first  # from Friday to Monday
    if first.year is not None and last.year is None and last.month is not None:
        return Unparsed("the first date of the range has a year, but the second has none")
    if first.month is not None and last.month is not None:
        rises = (first.month, first.day or 0) < (last.month, last.day or 0)
        if first.year is None and last.year is not None:
            first = attrs.evolve(first, year=last.year if rises else last.year - 1)
            if first.day == 29 and first.month == 2 and not _exists(first):
                return Unparsed("that year has no February 29")
            return first
        if first.year is None and not rises:
            return Unparsed("the range crosses New Year or is reversed, and no year says which")
    keys = [
        (term.year or 0, term.decade or 0, term.month or 0, term.season or 0, term.day or 0) for term in (first, last)
    ]
    return first if keys[0] < keys[1] else Unparsed("the end of the range is not after its start")


def _exists(term: DateTerm) -> bool:
    try:
        datetime.date(term.year or 1, term.month or 1, term.day or 1)
    except ValueError:
        return False
    return True


def _kind(term: DateTerm) -> tuple[bool, ...]:
    """Which fields a date has; a weekday beside a day counts for nothing."""
    fields = (term.month, term.day, term.season, term.decade)
    stated = tuple(value is not None for value in fields)
    return (*stated, term.month is None and term.weekday is not None, term.part is not None)
