"""Splits the date of a cell into its parts: days, months and years in figures and words, and what joins them."""

import re
from collections.abc import Iterator
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
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.date_words import DateWords, date_words
from diplovisit.maps.sheet_map import DateOrder
from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES

_WORDS_OF_MONTHS: Final = {**MONTHS, **MONTH_ABBREVIATIONS}
_WORDS_OF_WEEKDAYS: Final = {**WEEKDAYS, **WEEKDAY_ABBREVIATIONS}
_RANGE_WORDS: Final = frozenset(("to", "until", "till", "through", "thru"))
_LIST_WORDS: Final = frozenset(("and",))
_START_WORDS: Final = frozenset(("from", "between"))
_IGNORED_WORDS: Final = _START_WORDS | {"the", "of", "on", "in"}
EARLIEST_BARE_YEAR: Final = 1500
"""Four digits without a month count as a year from here on. Below, they may be a time of day."""
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"))
_TOKEN: Final = lazy_pattern(
    r"(?P<full>(?<![\w/.])(?<![^\W\d_]-)(?P<a>[0-9]{1,4})(?P<sep>[/.-])(?P<b>[0-9]{1,2})(?P=sep)(?P<c>[0-9]{1,4})(?![0-9/]))"
    r"|(?P<named>(?<![\w/.-])(?P<d>[0-9]{1,4})[-/.]?(?P<e>[^\W\d_]{3,9})\.?[-/.]?(?P<f>[0-9]{1,4})(?![0-9/]|-\w))"
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
    """A day, a month, a season or a year, as far as the cell states it. `month` is 21 to 24 for a season.

    month_first: whether the month is written before the day. weekdays: those that are written with it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    month_first: bool = False
    weekdays: tuple[int, ...] = ()

    def edtf(self, qualifier: str) -> str:
        """Returns the text of a date with a year, with a sign of doubt."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + qualifier


@attrs.frozen(kw_only=True)
class DateToken:
    """A part of a date.

    symbol: d a number of one or two digits, y a year, z a year of two digits, m a month or season, D a date of figures
    or with hyphens, w a weekday, h a hyphen or dash, r a word of a range, a comma, & a word or sign of a list. digits:
    how many digits it has. day_first: whether a date D has its day before its month.
    """

    symbol: str
    value: int = 0
    point: DatePoint | None = None
    digits: int = 0
    day_first: bool = False
    weekdays: tuple[int, ...] = ()


def read_tokens(bare: str, options: DateOptions, text: str) -> Iterator[DateToken]:
    """Yields the parts of a date. Raises UnreadableField for a word or a sign that dates do not have."""
    others = date_words(options.languages)
    plain = bare.translate(_DASHES)
    for word in sorted(others.ranges, key=len, reverse=True):
        if not word.isalpha():  # t/m, tot en met
            plain = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " to ", plain, flags=re.IGNORECASE)
    matches = [match for match in _TOKEN.finditer(plain) if _kind_of(match) != "blank"]
    for index, match in enumerate(matches):
        kind, seen, part = _kind_of(match), match[0], match.groupdict()
        match kind:
            case "full":
                yield _date_of_figures(part["a"], part["b"], part["c"], options, text)
            case "named":
                yield _date_with_name(part["d"], part["e"], part["f"], options, text)
            case "day_month_dots":
                yield _day_and_month(int(part["g"]), int(part["h"]), options.order, text)
            case "month_year":
                yield DateToken(symbol="D", point=DatePoint(year=int(part["j"]), month=_month(int(part["i"]), text)))
            case "year_month":
                yield DateToken(symbol="D", point=_year_and_month(part["k"], part["l"], text))
            case "day_month":
                yield _day_and_month(int(part["m"]), int(part["n"]), options.order, text)
            case "short_year":
                yield DateToken(symbol="z", value=int(seen[1:]), digits=2)
            case "number":
                yield _number_token(seen, text)
            case "word":
                word = seen.rstrip(".").casefold()
                is_empty = word in _IGNORED_WORDS or word in others.empty
                is_between = re.match("between\\b", bare, re.IGNORECASE) is not None
                if word in _START_WORDS and index > 0:
                    raise date_refusal(text)
                if (token := _word_token(word, others, is_between=is_between)) is not None:
                    yield token
                elif not is_empty or index == len(matches) - 1:
                    raise date_refusal(text)
            case "sign":
                yield DateToken(symbol={"-": "h", ",": ","}.get(seen, "&"))
            case _:
                raise date_refusal(text)


def begins_with_start_word(bare: str, options: DateOptions) -> bool:
    """Whether a text begins with a word such as "from", which needs an end.

    >>> begins_with_start_word("from 3 August 2011", DateOptions()), begins_with_start_word("May 2011", DateOptions())
    (True, False)
    """
    word = re.match(r"[^\W\d_]*", bare)
    folded = word[0].casefold() if word is not None else ""
    return folded in _START_WORDS or folded in date_words(options.languages).starts


def _word_token(word: str, others: DateWords, *, is_between: bool) -> DateToken | None:
    if (month := _WORDS_OF_MONTHS.get(word) or others.months.get(word) or SEASONS.get(word)) is not None:
        return DateToken(symbol="m", value=month)
    if word in _WORDS_OF_WEEKDAYS:
        return DateToken(symbol="w", value=_WORDS_OF_WEEKDAYS[word])
    if word in _RANGE_WORDS or word in others.ranges:
        return DateToken(symbol="r")
    if word in _LIST_WORDS or word in others.lists:
        return DateToken(symbol="r" if is_between else "&")  # "between 3 and 5 May" is a range
    return None


def _number_token(seen: str, text: str) -> DateToken:
    digits = re.sub("[^0-9].*", "", seen, flags=re.DOTALL)
    if len(digits) not in {1, 2, 4, 8} or (len(digits) > 2 and re.search("[a-z]", seen, re.IGNORECASE)):
        raise date_refusal(text)
    number = int(digits)
    if len(digits) == 8:
        if number < EARLIEST_BARE_YEAR * 10_000:
            raise date_refusal(text)
        return DateToken(
            symbol="D", point=DatePoint(year=number // 10_000, month=number // 100 % 100, day=number % 100)
        )
    if len(digits) == 4 and (number < 1000 or (number < EARLIEST_BARE_YEAR and number % 100 < 60)):
        raise clock_or_year_refusal(digits, text)
    return DateToken(symbol="y" if len(digits) == 4 else "d", value=number, digits=len(digits))


def clock_or_year_refusal(digits: str, text: str) -> UnreadableField:
    """Returns the refusal of four digits that may be a time of day; the caller raises it."""
    remedy = "write the date in full, or the time as 14:30"
    return UnreadableField(f"{quoted(text)}: {digits} can be a time of day or a year; {remedy}")


def _kind_of(match: re.Match[str]) -> str:
    return next(name for name in _KINDS if match[name] is not None)


def _date_with_name(first: str, word: str, last: str, options: DateOptions, text: str) -> DateToken:
    """Returns the date of 3-May-2011 or 2011-May-3."""
    folded = word.casefold()
    month = _WORDS_OF_MONTHS.get(folded) or date_words(options.languages).months.get(folded)
    is_year_first = len(first) == 4 and len(last) <= 2
    if month is None or not (is_year_first or (len(first) <= 2 and len(last) in {2, 4})):
        raise date_refusal(text)
    if is_year_first:
        return DateToken(symbol="D", point=DatePoint(year=int(first), month=month, day=int(last)))
    if options.order is DateOrder.YMD and len(last) == 2:
        remedy = "write all digits of the year"
        raise UnreadableField(f"{quoted(text)} can have its year first or last; {remedy}")
    year = int(last) if len(last) == 4 else full_year(int(last), options, text)
    return DateToken(symbol="D", point=DatePoint(day=int(first), month=month, year=year), day_first=True)


def _year_and_month(year: str, month: str, text: str) -> DatePoint:
    if f"{year}.{month}" in text:
        remedy = f"write {year}-{month:>02} for a month"
        raise UnreadableField(f"{quoted(text)} can be a number with a fraction, or a month; {remedy}")
    if len(month) == 2 and (int(year) + 1) % 100 == int(month):
        following = f"{year}/{int(year) + 1}"
        raise UnreadableField(f"{quoted(text)} is {year}-{month} or the years {following}; write one of them")
    return DatePoint(year=int(year), month=_month(int(month), text))


def full_year(two_digits: int, options: DateOptions, text: str) -> int:
    """Returns a year of two digits in the century of the map. Raises UnreadableField if the map has none."""
    if options.century is None:
        remedy = "write in the map, under [sheet]: century = 1900 or century = 2000; or write all digits"
        raise UnreadableField(f"{quoted(text)} has a year with two digits; {remedy}")
    return options.century + two_digits


def _month(number: int, text: str) -> int:
    if not 1 <= number <= 12:
        raise UnreadableField(f"{quoted(text)} has no month: there is no month {number}")
    return number


def _date_of_figures(first: str, second: str, third: str, options: DateOptions, text: str) -> DateToken:
    """Returns the date of three figures in the order of the map, or in the only order that they can have."""
    if len(first) == 4 and len(third) <= 2:
        return DateToken(symbol="D", point=DatePoint(year=int(first), month=_month(int(second), text), day=int(third)))
    if options.order is DateOrder.YMD and len(third) <= 2 and len(first) == 2:
        year = full_year(int(first), options, text)
        return DateToken(symbol="D", point=DatePoint(year=year, month=_month(int(second), text), day=int(third)))
    if len(first) > 2 or len(third) not in {2, 4}:
        raise date_refusal(text)
    # A year at the end is not the order ymd, which does not say whether the month or the day comes first then.
    order = None if options.order is DateOrder.YMD else options.order
    token = _day_and_month(int(first), int(second), order, text)
    year = int(third) if len(third) == 4 else full_year(int(third), options, text)
    return attrs.evolve(token, point=attrs.evolve(token.point, year=year) if token.point is not None else None)


def _day_and_month(first: int, second: int, order: DateOrder | None, text: str) -> DateToken:
    is_day_first = True
    match order:
        case DateOrder.DMY:
            pass
        case DateOrder.MDY | DateOrder.YMD:
            is_day_first = False
        case None if first == second or first > 12:
            pass
        case None if second > 12:
            is_day_first = False
        case None if first >= 1 and second >= 1:
            meanings = f"{first} {MONTH_NAMES[second - 1]} or {MONTH_NAMES[first - 1]} {second}"
            remedy = 'write in the map, under [sheet]: dates = "dmy" or dates = "mdy"'
            raise UnreadableField(f"{quoted(text)} is {meanings}; {remedy}")
        case _:
            raise date_refusal(text)
    day, month = (first, second) if is_day_first else (second, first)
    if not 1 <= month <= 12:
        seen = f"the order {order} of the map" if order is not None else "any order"
        raise UnreadableField(f"{quoted(text)} has no month in {seen}: there is no month {month}")
    return DateToken(symbol="D", point=DatePoint(day=day, month=month), day_first=is_day_first)


def is_no_date(error: UnreadableField) -> bool:
    """Whether a refusal says that a text is no date at all, and not that it could be several."""
    return str(error).startswith(_EXPECTED)


def date_refusal(text: str) -> UnreadableField:
    """Returns the refusal of a text that is no date; the caller raises it."""
    sentence = f"{_EXPECTED}, such as 2011-05-02, 2-5 May 2011 or May 2011; saw {quoted(text)}"
    if re.fullmatch("[345][0-9]{4}(?:[.][0-9]+)?", text.strip()):
        sentence += "; it looks like a spreadsheet's day number; save the cells as dates"
    years = re.search(r"(?<![0-9])([0-9]{4})\s*[-\u2010-\u2015/]\s*([0-9]{2})$", text.strip())
    if years is not None and (int(years[1]) + 1) % 100 == int(years[2]):
        sentence += f"; for two years write both in full, as in {years[1]}/{int(years[1]) + 1}"
    return UnreadableField(sentence)
