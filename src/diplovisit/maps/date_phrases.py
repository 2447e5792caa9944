"""Splits the date of a cell into its parts: days, months and years in figures and words, and what joins them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.evidence.lexicon.calendar_words import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.findings.phrases import quoted
from diplovisit.maps.date_words import date_words
from diplovisit.maps.sheet_map import DateOrder
from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES

_WORDS_OF_MONTHS: Final = {**MONTHS, **MONTH_ABBREVIATIONS}
_WORDS_OF_WEEKDAYS: Final = {**WEEKDAYS, **WEEKDAY_ABBREVIATIONS}
_RANGE_WORDS: Final = frozenset(("-", "to", "until", "till", "through", "thru"))
_LIST_WORDS: Final = frozenset(("and", "&", "+", ";"))
_IGNORED_WORDS: Final = frozenset(("the", "of", "from", "between", "on", "in"))
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"))
_TOKEN: Final = re.compile(
    r"(?P<full>(?<![\w/.])(?P<a>[0-9]{1,4})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)(?P<c>[0-9]{1,4})(?![0-9/]))"
    r"|(?P<named>(?<![\w/.-])(?P<d>[0-9]{1,4})[-/.]?(?P<e>[^\W\d_]{3,9})\.?[-/.]?(?P<f>[0-9]{1,4})(?![0-9/]))"
    r"|(?P<day_month_dots>(?<![\w/.])(?P<g>[0-9]{1,2})\.(?P<h>[0-9]{1,2})\.(?![0-9/]))"
    r"|(?P<month_year>(?<![\w/.-])(?P<i>[0-9]{1,2})[/.](?P<j>[0-9]{4})(?![0-9/]))"
    r"|(?P<year_month>(?<![\w/.-])(?P<k>[0-9]{4})[/.](?P<l>[0-9]{1,2})(?![0-9/]))"
    r"|(?P<day_month>(?<![\w/.-])(?P<m>[0-9]{1,2})/(?P<n>[0-9]{1,2})(?![0-9/]))"
    r"|(?P<short_year>['\u2019][0-9][0-9](?![0-9]))"
    r"|(?P<number>[0-9]+)(?:st|nd|rd|th|\u00ba|\u00aa|er)?(?![^\W\d_])\.?"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<sign>[-,&+;])"
    r"|(?P<blank>\s+)"
    r"|(?P<unknown>.)",
    re.IGNORECASE,
)


_EXPECTED: Final = "expected a date"
_KINDS: Final = (
    "full",
    "named",
    "day_month_dots",
    "month_year",
    "year_month",
    "day_month",
    "short_year",
    "number",
    "word",
    "sign",
    "blank",
    "unknown",
)


@attrs.frozen(kw_only=True)
class DateOptions:
    """How dates are read.

    order: of figures; century: of years with two digits; None if the map says none. languages: of names of months,
    besides English.
    """

    order: DateOrder | None = None
    century: int | None = None
    languages: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class DatePoint:
    """A day, a month, a season or a year, as far as the cell states it. `month` is 21 to 24 for a season."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    month_first: bool = False

    def edtf(self, qualifier: str) -> str:
        """Returns the text of a date with a year, with a sign of doubt."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + qualifier


_Token = tuple[str, "int | DatePoint | None"]
"""A symbol, and its value: d a number of one or two digits, y a year, m a month or season, D a date of figures, w a
weekday, - a range, & a list, z a year of two digits."""


def read_points(bare: str, options: DateOptions, text: str) -> tuple[list[list[DatePoint]], list[int]]:
    """Returns the dates of a phrase, a list of one or two points for each, and the weekdays that it names."""
    tokens = list(_tokens(bare, options, text))
    weekdays = [value for symbol, value in tokens if symbol == "w" and isinstance(value, int)]
    runs = []
    for item in _split_at("&", _without_commas([token for token in tokens if token[0] != "w"])):
        pieces = list(_split_at("-", item))
        if len(pieces) > 2:
            raise date_refusal(text)
        runs.append([_point(piece, options, text) for piece in pieces])
    return runs, weekdays


def _tokens(bare: str, options: DateOptions, text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(bare.translate(_DASHES)):
        kind, seen, part = _kind_of(match), match[0], match.groupdict()
        match kind:
            case "full":
                yield "D", _date_of_figures(part["a"], part["b"], part["c"], options, text)
            case "named":
                yield "D", _date_with_name(part["d"], part["e"], part["f"], options, text)
            case "day_month_dots":
                yield "D", _day_and_month(int(part["g"]), int(part["h"]), options, text)
            case "month_year":
                yield "D", DatePoint(year=int(part["j"]), month=_month(int(part["i"]), text))
            case "year_month":
                yield "D", _year_and_month(part["k"], part["l"], text)
            case "day_month":
                yield "D", _day_and_month(int(part["m"]), int(part["n"]), options, text)
            case "short_year":
                yield "z", int(seen[1:])
            case "number":
                digits = re.match(r"[0-9]+", seen)
                number = int(digits[0]) if digits is not None and len(digits[0]) <= 8 else -1
                if digits is not None and len(digits[0]) == 8:
                    yield "D", DatePoint(year=number // 10_000, month=number // 100 % 100, day=number % 100)
                elif digits is not None and len(digits[0]) in {1, 2, 4}:
                    yield "y" if len(digits[0]) == 4 else "d", number
                else:
                    raise date_refusal(text)
            case "word":
                word = seen.rstrip(".").casefold()
                others = date_words(options.languages)
                if (month := _WORDS_OF_MONTHS.get(word) or others.months.get(word)) is not None:
                    yield "m", month
                elif word in SEASONS:
                    yield "m", SEASONS[word]
                elif word in _WORDS_OF_WEEKDAYS:
                    yield "w", _WORDS_OF_WEEKDAYS[word]
                elif word in _RANGE_WORDS or word in others.ranges:
                    yield "-", None
                elif word in _LIST_WORDS or word in others.lists:
                    # "between 3 and 5 May" is a range.
                    yield "-" if re.match("between\\b", bare, re.IGNORECASE) else "&", None
                elif word not in _IGNORED_WORDS and word not in others.empty:
                    raise date_refusal(text)
            case "sign":
                yield ("-" if seen == "-" else "," if seen == "," else "&"), None
            case "unknown":
                raise date_refusal(text)


def _without_commas(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """Yields the tokens. A comma before a year joins (April 3, 2009); another one separates (3, 5 and 7 May)."""
    pending = False
    last, count = "", 0
    for symbol, value in tokens:
        if symbol in {",", "&"}:
            pending = bool(last)
            continue
        # "2 May, 2011" is one date, and "3 May, 5 June" are two.
        is_joined = (symbol == "y" and last in "md") or (symbol == "m" and last == "y" and count == 1)
        if pending and not is_joined:
            yield "&", None
        pending = False
        last, count = symbol, count + 1
        yield symbol, value


def _split_at(sign: str, tokens: "Iterator[_Token] | list[_Token]") -> Iterator[list[_Token]]:
    part: list[_Token] = []
    for token in tokens:
        if token[0] == sign:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _point(piece: list[_Token], options: DateOptions, text: str) -> DatePoint:
    """Returns the date of one piece of a phrase; what it lacks, its neighbours have."""
    symbols = "".join(symbol for symbol, _ in piece)
    values = [value for _, value in piece]
    if symbols == "D" and isinstance(values[0], DatePoint):
        return values[0]
    numbers = [value for value in values if isinstance(value, int)]
    match symbols:
        case "d":
            return DatePoint(day=numbers[0])
        case "m":
            return DatePoint(month=numbers[0])
        case "y":
            return DatePoint(year=numbers[0])
        case "dm":
            return DatePoint(day=numbers[0], month=numbers[1])
        case "md":
            return DatePoint(month=numbers[0], day=numbers[1], month_first=True)
        case "my":
            return DatePoint(month=numbers[0], year=numbers[1])
        case "ym":
            return DatePoint(year=numbers[0], month=numbers[1])
        case "dy":
            return DatePoint(day=numbers[0], year=numbers[1])
        case "dmy":
            return DatePoint(day=numbers[0], month=numbers[1], year=numbers[2])
        case "mdy":
            return DatePoint(month=numbers[0], day=numbers[1], year=numbers[2], month_first=True)
        case "ymd":
            return DatePoint(year=numbers[0], month=numbers[1], day=numbers[2], month_first=True)
        case "dmd" | "dmz":
            return DatePoint(day=numbers[0], month=numbers[1], year=_full_year(numbers[2], options, text))
        case "mdd" | "mdz":
            return DatePoint(month=numbers[0], day=numbers[1], year=_full_year(numbers[2], options, text))
        case "mz":
            return DatePoint(month=numbers[0], year=_full_year(numbers[1], options, text))
    raise date_refusal(text)


def _kind_of(match: re.Match[str]) -> str:
    return next(name for name in _KINDS if match[name] is not None)


def _date_with_name(first: str, word: str, last: str, options: DateOptions, text: str) -> DatePoint:
    """Returns the date of 3-May-2011 or 2011-May-3."""
    folded = word.casefold()
    month = _WORDS_OF_MONTHS.get(folded) or date_words(options.languages).months.get(folded)
    is_year_first = len(first) == 4 and len(last) <= 2
    if month is None or not (is_year_first or (len(first) <= 2 and len(last) in {2, 4})):
        raise date_refusal(text)
    if len(first) == 4:
        return DatePoint(year=int(first), month=month, day=int(last))
    year = int(last) if len(last) == 4 else _full_year(int(last), options, text)
    return DatePoint(day=int(first), month=month, year=year)


def _year_and_month(year: str, month: str, text: str) -> DatePoint:
    if len(month) == 2 and (int(year) + 1) % 100 == int(month):
        following = f"{year}/{int(year) + 1}"
        raise UnreadableField(f"{quoted(text)} is {year}-{month} or the years {following}; write one of them")
    return DatePoint(year=int(year), month=_month(int(month), text))


def _full_year(two_digits: int, options: DateOptions, text: str) -> int:
    if options.century is None:
        remedy = "say in the map, under [sheet]: century = 1900 or century = 2000; or write all digits"
        raise UnreadableField(f"{quoted(text)} has a year of two digits; {remedy}")
    return options.century + two_digits


def _month(number: int, text: str) -> int:
    if not 1 <= number <= 12:
        raise UnreadableField(f"{quoted(text)} has no month: there is no month {number}")
    return number


def _date_of_figures(first: str, second: str, third: str, options: DateOptions, text: str) -> DatePoint:
    """Returns the date of three figures in the order of the map, or in the only order that they can have."""
    if len(first) == 4:
        return DatePoint(year=int(first), month=_month(int(second), text), day=int(third))
    if options.order is DateOrder.YMD and len(third) <= 2:
        year = _full_year(int(first), options, text)
        return DatePoint(year=year, month=_month(int(second), text), day=int(third))
    if len(first) > 2 or len(third) not in {2, 4}:
        raise date_refusal(text)
    point = _day_and_month(int(first), int(second), options, text)
    year = int(third) if len(third) == 4 else _full_year(int(third), options, text)
    return attrs.evolve(point, year=year)


def _day_and_month(first: int, second: int, options: DateOptions, text: str) -> DatePoint:
    match options.order:
        case DateOrder.DMY:
            day, month = first, second
        case DateOrder.MDY | DateOrder.YMD:
            day, month = second, first
        case None if first == second or second > 12:
            day, month = second, first
        case None if first > 12:
            day, month = first, second
        case None if first >= 1 and second >= 1:
            meanings = f"{first} {MONTH_NAMES[second - 1]} or {MONTH_NAMES[first - 1]} {second}"
            remedy = 'say in the map, under [sheet]: dates = "dmy" or dates = "mdy"'
            raise UnreadableField(f"{quoted(text)} is {meanings}; {remedy}")
        case _:
            raise date_refusal(text)
    if not 1 <= month <= 12:
        order = f"the order {options.order} of the map" if options.order is not None else "any order"
        raise UnreadableField(f"{quoted(text)} has no month in {order}: there is no month {month}")
    return DatePoint(day=day, month=month)


def is_no_date(error: UnreadableField) -> bool:
    """Whether a refusal says that a text is no date at all, and not that it could be several."""
    return str(error).startswith(_EXPECTED)


def date_refusal(text: str) -> UnreadableField:
    """Returns the refusal of a text that is no date; the caller raises it."""
    sentence = f"{_EXPECTED}, such as 2011-05-02, 2-5 May 2011 or May 2011; saw {quoted(text)}"
    if re.fullmatch("[345][0-9]{4}(?:[.][0-9]+)?", text.strip()):
        sentence += "; it looks like the number by which a spreadsheet counts days; save the cells as dates"
    return UnreadableField(sentence)
