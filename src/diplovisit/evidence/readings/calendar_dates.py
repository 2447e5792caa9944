"""Dates of the calendar by name and number: "March 7, 2025", "7th of March", "mid-March", "the 1990s"."""

import calendar
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    SCALE_PLURALS,
    SCALES,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.readings.ranks import ordinal_at
from diplovisit.evidence.readings.tokens import Tokens, Unparsed, memoised
from diplovisit.evidence.readings.values import DateTerm, PeriodPart

YEARS: Final = range(1000, 2200)
"""The years that four digits can mean."""

_LEAP: Final = 2024
_MONTHS: Final = 12
_NO_DAY_BEFORE: Final = frozenset({"%", ":", "/", "percent", "per"}) | set(SCALES) | set(SCALE_PLURALS)
_HALF_OF_A_DAY: Final = frozenset({"am", "pm"})

ParsedCalendarDate: TypeAlias = tuple[DateTerm, int] | Unparsed | None


@memoised
def calendar_at(tokens: Tokens, at: int) -> ParsedCalendarDate:
    """The date by name and number at a position, and the position after it; None where there is none.

    >>> term, end = calendar_at(Tokens("Tuesday, March 4, 2025"), 0)
    >>> term.weekday, term.year, term.month, term.day, end
    (2, 2025, 3, 4, 6)
    """
    for reader in (_in_digits, _with_weekday, day_and_month_at, _part_of, _month_at, _season_at, _decade_at):
        if (result := reader(tokens, at)) is not None:
            return _weekday_in_brackets(tokens, *result) if isinstance(result, tuple) else result
    if (year := year_at(tokens, at)) is not None:
        return DateTerm(year=year[0]), year[1]
    return None


@memoised
def day_and_month_at(tokens: Tokens, at: int) -> ParsedCalendarDate:
    """A day with its month, and the year where it is stated."""
    if (month := month_name_at(tokens, at)) is not None:
        if (day := day_at(tokens, month[1])) is None:
            return None
        return with_year(tokens, day[1], month[0], day[0])
    start = at + 1 if tokens.word(at) == "the" else at
    if (day := day_at(tokens, start)) is None:
        return None
    if (month := month_name_at(tokens, day[1] + 1 if tokens.word(day[1]) == "of" else day[1])) is None:
        return None
    return with_year(tokens, month[1], month[0], day[0])


def with_year(tokens: Tokens, at: int, month: int, day: int) -> ParsedCalendarDate:
    """A day of a month, with the year that may follow it, after a comma or without one."""
    year = year_at(tokens, at + 1 if tokens.glued(at) == "," else at)
    if day > calendar.monthrange(year[0] if year else _LEAP, month)[1]:
        return Unparsed(f"that month has no day {day}")
    return DateTerm(year=year[0] if year else None, month=month, day=day), year[1] if year else at


def month_name_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The month at a position, in full or abbreviated, and the position after it and its full stop.

    None where there is none.

    >>> month_name_at(Tokens("Sept. 9"), 0)
    (9, 2)
    """
    if (month := MONTHS.get(tokens.word(at))) is not None:
        return month, at + 1
    if (month := MONTH_ABBREVIATIONS.get(tokens.word(at))) is not None:
        return month, at + 2 if tokens.glued(at + 1) == "." else at + 1
    return None


def day_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The number of a day at a position, in digits or as an ordinal, and the position after it.

    None where there is none.

    >>> day_at(Tokens("7th"), 0), day_at(Tokens("7 million"), 0), day_at(Tokens("7.5"), 0)
    ((7, 2), None, None)
    """
    start = at + 1 if tokens.word(at) == "the" else at
    if (ordinal := ordinal_at(tokens, start)) is not None:
        return ordinal if ordinal[0] <= 31 and tokens.glued(ordinal[1]) != "-" else None
    token = tokens[at]
    if not token.is_digits or len(token.text) > 2 or not 1 <= int(token.text) <= 31:
        return None
    following = tokens[at + 1]
    if _forbids_date(tokens, at + 1) or (following.text.isalpha() and not following.spaced):
        return None
    if following.lower in {".", ","} and not following.spaced and _continues(tokens, at + 1):
        return None
    if following.lower in _HALF_OF_A_DAY or (following.lower in {"a", "p"} and tokens.glued(at + 2) == "."):
        return None
    return int(token.text), at + 1


def year_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The year at a position, and the position after it; None where there is none.

    A year has four digits, and no separator with more digits follows them.

    >>> year_at(Tokens("2025."), 0), year_at(Tokens("2025.5"), 0), year_at(Tokens("2025km"), 0)
    ((2025, 1), None, None)
    """
    token, following = tokens[at], tokens[at + 1]
    if not token.is_digits or len(token.text) != 4 or int(token.text) not in YEARS:
        return None
    if not following.spaced and (
        following.text.isalnum() or following.lower in {"%", "/"} or _continues(tokens, at + 1)
    ):
        return None
    if _forbids_date(tokens, at + 1):
        return None
    return int(token.text), at + 1


def _forbids_date(tokens: Tokens, at: int) -> bool:
    """Whether the token after digits makes them another figure; a colon does before more digits: "10:30"."""
    if tokens.word(at) == ":":
        return tokens.glued(at) == ":" and tokens[at + 1].is_digits and not tokens[at + 1].spaced
    return tokens.word(at) in _NO_DAY_BEFORE


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether the token at a position is a separator with more digits after it."""
    return tokens.word(at) in {".", ",", ":"} and tokens[at + 1].is_digits and not tokens[at + 1].spaced


def _with_weekday(tokens: Tokens, at: int) -> ParsedCalendarDate:
    word = tokens.word(at)
    if (weekday := WEEKDAYS.get(word)) is not None:
        end = at + 1
    elif (weekday := WEEKDAY_ABBREVIATIONS.get(word)) is not None:
        end = at + 2 if tokens.glued(at + 1) == "." else at + 1
    else:
        return None
    dated = day_and_month_at(tokens, end + 1 if tokens.glued(end) == "," else end)
    if isinstance(dated, tuple):
        return attrs.evolve(dated[0], weekday=weekday), dated[1]
    if dated is not None:
        return dated
    if (day := _day_of_no_month(tokens, end)) is not None:
        return DateTerm(weekday=weekday, day=day[0]), day[1]
    return (DateTerm(weekday=weekday), at + 1) if word in WEEKDAYS else None


def _day_of_no_month(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The day of a month that is not named, after its weekday: "Friday the 12th", "Friday, 12th", "Friday (12th)"."""
    opened = tokens.word(at) == "("
    start = at + 1 if opened or tokens.glued(at) == "," else at
    if (day := day_at(tokens, start)) is None or month_name_at(tokens, day[1]) is not None:
        return None
    if tokens[day[1] - 1].is_digits or tokens.word(day[1]) == "of":
        return None  # "on Friday, 12 people died"
    return (day[0], day[1] + 1) if opened and tokens.word(day[1]) == ")" else None if opened else day


def _weekday_in_brackets(tokens: Tokens, term: DateTerm, end: int) -> tuple[DateTerm, int]:
    """The date with the weekday that may follow it: "7 March 2025 (Friday)"."""
    if term.day is None or term.weekday is not None or tokens.word(end) != "(" or tokens.word(end + 2) != ")":
        return term, end
    weekday = WEEKDAYS.get(tokens.word(end + 1)) or WEEKDAY_ABBREVIATIONS.get(tokens.word(end + 1))
    return (term, end) if weekday is None else (attrs.evolve(term, weekday=weekday), end + 3)


def _part_of(tokens: Tokens, at: int) -> ParsedCalendarDate:
    """A part of a month, season, year or decade: "mid-March", "early 2024", "late January 2025"."""
    if (part := part_at(tokens, at)) is None:
        return None
    whole = _month_at(tokens, part[1])
    if whole is None and (year := year_at(tokens, part[1])) is not None:
        whole = DateTerm(year=year[0]), year[1]
    whole = whole or _season_at(tokens, part[1]) or _decade_at(tokens, part[1])
    return (attrs.evolve(whole[0], part=part[0]), whole[1]) if isinstance(whole, tuple) else None


def part_at(tokens: Tokens, at: int) -> tuple[PeriodPart, int] | None:
    """The word for a part of a month or a year at a position, and the position after it; None where there is none.

    >>> part_at(Tokens("mid-March"), 0)
    (<PeriodPart.MID: 'mid'>, 2)
    """
    if tokens.word(at) not in {"early", "mid", "late"}:
        return None
    end = at + 2 if tokens.glued(at + 1) == "-" else at + 1
    return PeriodPart(tokens.word(at)), end


def _month_at(tokens: Tokens, at: int) -> ParsedCalendarDate:
    if (month := month_name_at(tokens, at)) is None:
        return None
    joint = month[1] + 1 if tokens.word(month[1]) == "of" or tokens.glued(month[1]) == "," else month[1]
    if (year := year_at(tokens, joint)) is not None:
        return DateTerm(year=year[0], month=month[0]), year[1]
    return (DateTerm(month=month[0]), at + 1) if tokens.word(at) in MONTHS else None


def _season_at(tokens: Tokens, at: int) -> ParsedCalendarDate:
    start = at + 1 if tokens.word(at) == "the" else at
    if (season := SEASONS.get(tokens.word(start))) is None:
        return None
    joint = start + 2 if tokens.word(start + 1) == "of" else start + 1
    year = year_at(tokens, joint)
    if year is not None and tokens.glued(year[1]) == "-":
        return Unparsed("a season over two years is not a single date")
    if year is None and start == at:
        return DateTerm(season=season), start + 1
    return (DateTerm(season=season, year=year[0]), year[1]) if year is not None else None


def _decade_at(tokens: Tokens, at: int) -> ParsedCalendarDate:
    """A decade, such as "the 1990s". "1900s" is refused, because it may be a century."""
    start = at + 1 if tokens.word(at) == "the" else at
    token = tokens[start]
    if not token.is_digits or len(token.text) != 4 or int(token.text) not in YEARS or not token.text.endswith("0"):
        return None
    position = start + 2 if tokens.glued(start + 1) == "'" else start + 1
    if tokens.glued(position) != "s":
        return None
    if token.text.endswith("00"):
        return Unparsed(f"“{token.text}s” may mean ten years or a hundred")
    return DateTerm(decade=int(token.text) // 10), position + 1


def _in_digits(tokens: Tokens, at: int) -> ParsedCalendarDate:
    """A date in digits: "2025-03-07", "2025/03/07", and "13/03/2025" where only one order is possible."""
    pieces = [tokens[at + n] for n in range(6)]
    separator = pieces[1].lower
    if not pieces[0].is_digits or separator not in {"-", "/", "."} or any(piece.spaced for piece in pieces[1:3]):
        return None
    third = pieces[3].lower == separator and pieces[4].is_digits and not pieces[3].spaced and not pieces[4].spaced
    digits = [pieces[n].text for n in ((0, 2, 4) if third else (0, 2)) if pieces[n].is_digits]
    lengths = [len(digit) for digit in digits]
    if (separator == "-" and lengths in ([4, 2, 2], [4, 2])) or (separator == "/" and lengths == [4, 2, 2]):
        return _iso_date(tokens, at, digits)
    if len(lengths) == 3 and lengths[2] == 4 and max(lengths[:2]) <= 2:
        return _separated_date(tokens, at, digits)
    if separator == "/" and lengths and max(lengths) <= 2:
        return Unparsed("numbers with a slash may be a date, a fraction or a pair")
    return None


def _iso_date(tokens: Tokens, at: int, digits: list[str]) -> ParsedCalendarDate:
    shown, (year, month, *days) = "-".join(digits), map(int, digits)
    end = at + 2 * len(digits) - 1
    if tokens.glued(end) in {"-", "/", "t"} or (tokens[end].text.isalnum() and not tokens[end].spaced):
        return Unparsed(f"“{shown}” continues")
    if not days and (month > year % 100 or not 1 <= month <= _MONTHS):
        return Unparsed(f"“{shown}” may be a span of years")
    if year not in YEARS or not 1 <= month <= _MONTHS:
        return Unparsed(f"“{shown}” is not a date")
    if days and not 1 <= days[0] <= calendar.monthrange(year, month)[1]:
        return Unparsed(f"“{shown}” is not a day in the calendar")
    return DateTerm(year=year, month=month, day=days[0] if days else None), end


def _separated_date(tokens: Tokens, at: int, digits: list[str]) -> ParsedCalendarDate:
    shown, (first, second, year) = tokens.text[tokens[at].start : tokens[at + 4].end], map(int, digits)
    if tokens.glued(at + 5) in {"/", "-"} or _continues(tokens, at + 5):
        return Unparsed(f"“{shown}” continues")
    readings = {
        (month, day)
        for month, day in ((first, second), (second, first))
        if year in YEARS and 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]
    }
    if len(readings) != 1:
        fault = "may have the day first or the month first" if readings else "is not a date"
        return Unparsed(f"“{shown}” {fault}")
    ((month, day),) = readings
    return DateTerm(year=year, month=month, day=day), at + 5
