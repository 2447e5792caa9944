"""Reads the dates of cells: figures in a stated order, ISO 8601, EDTF, time stamps, and phrases such as 25-27 October.

Nothing is guessed. What can mean two dates is refused, with what the map can say to decide.
"""

import calendar
import datetime
import re
import unicodedata
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
from diplovisit.maps.sheet_map import DateOrder
from diplovisit.record import Edtf
from diplovisit.record.edtf import Precision
from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES

_MOST_CHARACTERS: Final = 200
LONGEST_CROSSING: Final = 120
"""The most days of a range without years that goes over New Year, as 30 December - 2 January does."""

_WORDS_OF_MONTHS: Final = {**MONTHS, **MONTH_ABBREVIATIONS}
_WORDS_OF_WEEKDAYS: Final = {**WEEKDAYS, **WEEKDAY_ABBREVIATIONS}
_RANGE_WORDS: Final = frozenset(("-", "to", "until", "till", "through", "thru", "bis", "al"))
_LIST_WORDS: Final = frozenset(("and", "&", "+", ";"))
_IGNORED_WORDS: Final = frozenset(("the", "of", "from", "between", "on", "in"))
_VAGUE: Final = re.compile(
    r"\b(early|mid|late|beginning|end|middle|first half|second half|week|weekend)\b(?: of)?[- ]?", re.IGNORECASE
)
_APPROXIMATE: Final = re.compile(
    r"(?:c\.|ca\.?|circa|approx\.?|approximately|about|around|~)\s*(?=[\w'])", re.IGNORECASE
)
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"))
_CLOCK: Final = re.compile(
    r"(?:T|\s+|,\s*)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_ISO_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_EDTF_SHAPE: Final = re.compile(r"[\[{]?[0-9.]{2}[0-9X]{2}[-0-9X/.,~?%\]}]*")
_TOKEN: Final = re.compile(
    r"(?P<full>(?<![\w/.])(?P<a>\d{1,4})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})(?![\d/]))"
    r"|(?P<named>(?<![\w/.-])(?P<d>\d{1,4})[-/.]?(?P<e>[^\W\d_]{3,9})\.?[-/.]?(?P<f>\d{1,4})(?![\d/]))"
    r"|(?P<day_month_dots>(?<![\w/.])(?P<g>\d{1,2})\.(?P<h>\d{1,2})\.(?![\d/]))"
    r"|(?P<month_year>(?<![\w/.-])(?P<i>\d{1,2})[/.](?P<j>\d{4})(?![\d/]))"
    r"|(?P<year_month>(?<![\w/.-])(?P<k>\d{4})[/.](?P<l>\d{1,2})(?![\d/]))"
    r"|(?P<day_month>(?<![\w/.-])(?P<m>\d{1,2})/(?P<n>\d{1,2})(?![\d/]))"
    r"|(?P<short_year>['\u2019]\d\d(?!\d))"
    r"|(?P<number>\d+)(?:st|nd|rd|th|\u00ba|\u00aa|er)?(?![^\W\d_])\.?"
    r"|(?P<word>[^\W\d_]+\.?)"
    r"|(?P<sign>[-,&+;])"
    r"|(?P<blank>\s+)"
    r"|(?P<unknown>.)",
    re.IGNORECASE,
)


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
    """How dates are read: the order of figures, and the century of years with two digits; None if the map says none."""

    order: DateOrder | None = None
    century: int | None = None


@attrs.frozen(kw_only=True)
class ReadDate:
    """A date that was read from a cell.

    has_year: whether the cell states a year itself. hour: the time of day that a time stamp has besides; "" for none.
    """

    when: Edtf
    has_year: bool
    hour: str = ""


@attrs.frozen(kw_only=True)
class _Point:
    """A day, a month, a season or a year, as far as the cell states it. `month` is 21 to 24 for a season."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    month_first: bool = False

    @property
    def order_key(self) -> tuple[int, int]:
        return (self.month or 0, self.day or 0)

    def edtf(self, qualifier: str) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + qualifier


def read_date_cell(text: str, options: DateOptions, year: int | None = None) -> ReadDate:
    """Reads the text of a cell as a date. Raises UnreadableField with what was seen and what to do.

    year: the year of the first day, if the cell has none; None if nothing says it.

    >>> str(read_date_cell("30 December - 2 January", DateOptions(), 2012).when)
    '2012-12-30/2013-01-02'
    >>> str(read_date_cell("13/07/2014", DateOptions(order=DateOrder.DMY)).when)
    '2014-07-13'
    >>> read_date_cell("5/6/2014", DateOptions())
    Traceback (most recent call last):
    ...
    diplovisit.datasets.model.UnreadableField: "5/6/2014" is 5 June or May 6; say in the map, under [sheet]: dates = ...
    """
    written = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(written) > _MOST_CHARACTERS:
        raise UnreadableField(f"expected a date; saw {quoted(text)}")
    if (exact := _own_notation(written)) is not None:
        return ReadDate(when=exact, has_year=True)
    bare, hour = _without_clock(written)
    if (match := _ISO_DAY.fullmatch(bare)) is not None:
        point = _Point(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
        return ReadDate(when=_edtf([[point]], "", text), has_year=True, hour=hour)
    _refuse_vague(bare, text)
    bare, qualifier = _qualifier(bare)
    points, weekdays = _points(bare, options, text)
    has_year = any(point.year is not None for run in points for point in run)
    dated = _with_years(points, year, text)
    _require_weekdays(dated, weekdays, text)
    return ReadDate(when=_edtf(dated, qualifier, text), has_year=has_year, hour=hour)


def _own_notation(text: str) -> Edtf | None:
    """Returns the date of a text in EDTF; None for any other, and for a time of day."""
    if _EDTF_SHAPE.fullmatch(text) is None or "." in text.replace("..", ""):
        return None
    try:
        return Edtf(text)
    except ValueError:
        return None


def _without_clock(text: str) -> tuple[str, str]:
    """Takes the time of day off a time stamp; midnight is none.

    >>> _without_clock("2010-05-02T00:00:00"), _without_clock("5/2/2010 2:30 PM")
    (('2010-05-02', ''), ('5/2/2010', '14:30'))
    """
    if (match := _CLOCK.search(text)) is None:
        return text, ""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0].lower() == "p" else 0)
    bare = text[: match.start()]
    if hour == minute == second == 0:
        return bare, ""
    return bare, f"{hour:02}:{minute:02}"


def _refuse_vague(bare: str, text: str) -> None:
    if (match := _VAGUE.search(bare)) is not None:
        rest = bare.replace(match[0], "", 1).strip(" -")
        raise UnreadableField(
            f"{quoted(text)} is no exact date, and a record has no word for {quoted(match[1].lower())}; "
            f"write {quoted(rest)}, or the days"
        )


def _qualifier(text: str) -> tuple[str, str]:
    """Takes the signs of doubt off a date: `~` is approximate, `?` uncertain, `%` both."""
    if (note := re.search(r"\s*\((?:approx\.?|approximate(?:ly)?|circa|c\.)\)$", text, re.IGNORECASE)) is not None:
        return text[: note.start()], "~"
    is_uncertain = text.endswith("?")
    text = text.removesuffix("?").rstrip()
    match = _APPROXIMATE.match(text)
    text = text[match.end() :] if match is not None else text
    return text, {(True, True): "%", (True, False): "?", (False, True): "~"}.get((is_uncertain, match is not None), "")


_Token = tuple[str, "int | _Point | None"]
"""A symbol, and its value: d a number of one or two digits, y a year, m a month or season, D a date of figures, w a
weekday, - a range, & a list, z a year of two digits."""


def _points(bare: str, options: DateOptions, text: str) -> tuple[list[list[_Point]], list[int]]:
    """Returns the dates of a phrase, a list of one or two points for each, and the weekdays that it names."""
    tokens = list(_tokens(bare, options, text))
    weekdays = [value for symbol, value in tokens if symbol == "w" and isinstance(value, int)]
    runs = []
    for item in _split_at("&", _without_commas([token for token in tokens if token[0] != "w"])):
        pieces = list(_split_at("-", item))
        if len(pieces) > 2:
            raise _refusal(text)
        runs.append([_point(piece, options, text) for piece in pieces])
    return _with_months(runs, text), weekdays


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
                yield "D", _Point(year=int(part["j"]), month=_month(int(part["i"]), text))
            case "year_month":
                yield "D", _year_and_month(part["k"], part["l"], text)
            case "day_month":
                yield "D", _day_and_month(int(part["m"]), int(part["n"]), options, text)
            case "short_year":
                yield "z", int(seen[1:])
            case "number":
                digits = re.match(r"\d+", seen)
                number = int(digits[0]) if digits is not None and len(digits[0]) <= 8 else -1
                if digits is not None and len(digits[0]) == 8:
                    yield "D", _Point(year=number // 10_000, month=number // 100 % 100, day=number % 100)
                elif digits is not None and len(digits[0]) in {1, 2, 4}:
                    yield "y" if len(digits[0]) == 4 else "d", number
                else:
                    raise _refusal(text)
            case "word":
                word = seen.rstrip(".").casefold()
                if word in _WORDS_OF_MONTHS:
                    yield "m", _WORDS_OF_MONTHS[word]
                elif word in SEASONS:
                    yield "m", SEASONS[word]
                elif word in _WORDS_OF_WEEKDAYS:
                    yield "w", _WORDS_OF_WEEKDAYS[word]
                elif word in _RANGE_WORDS:
                    yield "-", None
                elif word in _LIST_WORDS:
                    # "between 3 and 5 May" is a range.
                    yield "-" if re.match("between\\b", bare, re.IGNORECASE) else "&", None
                elif word not in _IGNORED_WORDS:
                    raise _refusal(text)
            case "sign":
                yield ("-" if seen == "-" else "," if seen == "," else "&"), None
            case "unknown":
                raise _refusal(text)


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


def _point(piece: list[_Token], options: DateOptions, text: str) -> _Point:
    """Returns the date of one piece of a phrase; what it lacks, its neighbours have."""
    symbols = "".join(symbol for symbol, _ in piece)
    values = [value for _, value in piece]
    if symbols == "D" and isinstance(values[0], _Point):
        return values[0]
    numbers = [value for value in values if isinstance(value, int)]
    match symbols:
        case "d":
            return _Point(day=numbers[0])
        case "m":
            return _Point(month=numbers[0])
        case "y":
            return _Point(year=numbers[0])
        case "dm":
            return _Point(day=numbers[0], month=numbers[1])
        case "md":
            return _Point(month=numbers[0], day=numbers[1], month_first=True)
        case "my":
            return _Point(month=numbers[0], year=numbers[1])
        case "ym":
            return _Point(year=numbers[0], month=numbers[1])
        case "dy":
            return _Point(day=numbers[0], year=numbers[1])
        case "dmy":
            return _Point(day=numbers[0], month=numbers[1], year=numbers[2])
        case "mdy":
            return _Point(month=numbers[0], day=numbers[1], year=numbers[2], month_first=True)
        case "ymd":
            return _Point(year=numbers[0], month=numbers[1], day=numbers[2], month_first=True)
        case "dmd" | "dmz":
            return _Point(day=numbers[0], month=numbers[1], year=_full_year(numbers[2], options, text))
        case "mdd" | "mdz":
            return _Point(month=numbers[0], day=numbers[1], year=_full_year(numbers[2], options, text))
        case "mz":
            return _Point(month=numbers[0], year=_full_year(numbers[1], options, text))
    raise _refusal(text)


def _kind_of(match: re.Match[str]) -> str:
    return next(name for name in _KINDS if match[name] is not None)


def _date_with_name(first: str, word: str, last: str, options: DateOptions, text: str) -> _Point:
    """Returns the date of 3-May-2011 or 2011-May-3."""
    month = _WORDS_OF_MONTHS.get(word.casefold())
    is_year_first = len(first) == 4 and len(last) <= 2
    if month is None or not (is_year_first or (len(first) <= 2 and len(last) in {2, 4})):
        raise _refusal(text)
    if len(first) == 4:
        return _Point(year=int(first), month=month, day=int(last))
    year = int(last) if len(last) == 4 else _full_year(int(last), options, text)
    return _Point(day=int(first), month=month, year=year)


def _year_and_month(year: str, month: str, text: str) -> _Point:
    if len(month) == 2 and (int(year) + 1) % 100 == int(month):
        following = f"{year}/{int(year) + 1}"
        raise UnreadableField(f"{quoted(text)} is {year}-{month} or the years {following}; write one of them")
    return _Point(year=int(year), month=_month(int(month), text))


def _full_year(two_digits: int, options: DateOptions, text: str) -> int:
    if options.century is None:
        remedy = "say in the map, under [sheet]: century = 1900 or century = 2000; or write all digits"
        raise UnreadableField(f"{quoted(text)} has a year of two digits; {remedy}")
    return options.century + two_digits


def _month(number: int, text: str) -> int:
    if not 1 <= number <= 12:
        raise UnreadableField(f"{quoted(text)} has no month: there is no month {number}")
    return number


def _date_of_figures(first: str, second: str, third: str, options: DateOptions, text: str) -> _Point:
    """Returns the date of three figures in the order of the map, or in the only order that they can have."""
    if len(first) == 4:
        return _Point(year=int(first), month=_month(int(second), text), day=int(third))
    if options.order is DateOrder.YMD and len(third) <= 2:
        year = _full_year(int(first), options, text)
        return _Point(year=year, month=_month(int(second), text), day=int(third))
    if len(first) > 2 or len(third) not in {2, 4}:
        raise _refusal(text)
    point = _day_and_month(int(first), int(second), options, text)
    year = int(third) if len(third) == 4 else _full_year(int(third), options, text)
    return attrs.evolve(point, year=year)


def _day_and_month(first: int, second: int, options: DateOptions, text: str) -> _Point:
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
            raise _refusal(text)
    if not 1 <= month <= 12:
        order = f"the order {options.order} of the map" if options.order is not None else "any order"
        raise UnreadableField(f"{quoted(text)} has no month in {order}: there is no month {month}")
    return _Point(day=day, month=month)


def _with_months(runs: list[list[_Point]], text: str) -> list[list[_Point]]:
    """Gives the days without a month that of the next date (25-27 October), or of the one before (October 25-27)."""
    points = [point for run in runs for point in run]
    is_month_first = any(point.month_first for point in points)
    order = points if is_month_first else points[::-1]
    filled: list[_Point] = []
    month = None
    for point in order:
        if point.day is not None and point.month is None:
            if month is None:
                raise _refusal(text)
            filled.append(attrs.evolve(point, month=month))
        else:
            filled.append(point)
        month = point.month or month
    if not is_month_first:
        filled.reverse()
    return _regrouped(filled, runs)


def _with_years(runs: list[list[_Point]], year: int | None, text: str) -> list[list[_Point]]:
    """Gives each date without a year that of its neighbour, or the year of the row; a range may go over New Year."""
    points = [point for run in runs for point in run]
    stated = next((index for index, point in enumerate(points) if point.year is not None), None)
    if stated is None:
        if year is None:
            remedy = "name a column of the year, or say under [record]: year = 2012"
            raise UnreadableField(f"{quoted(text)} has no year, and nothing else says it; {remedy}")
        points[0], stated = attrs.evolve(points[0], year=year), 0
    for index in range(stated - 1, -1, -1):
        later = points[index + 1]
        points[index] = attrs.evolve(points[index], year=_year_before(points[index], later))
    for index in range(1, len(points)):
        if points[index].year is None:
            points[index] = attrs.evolve(points[index], year=_year_after(points[index - 1], points[index]))
    return _regrouped(points, runs)


def _year_before(point: _Point, later: _Point) -> int:
    year = later.year or 0
    return year - 1 if _crosses_new_year(point, later) else year


def _year_after(earlier: _Point, point: _Point) -> int:
    year = earlier.year or 0
    return year + 1 if _crosses_new_year(earlier, point) else year


def _crosses_new_year(earlier: _Point, later: _Point) -> bool:
    """Whether two dates without years go over New Year, and not backwards."""
    if earlier.month is None or later.month is None or max(earlier.month, later.month) > 12:
        return False
    days = ((later.month - earlier.month) * 30 + (later.day or 1) - (earlier.day or 1)) % 360
    return later.month < earlier.month and days <= LONGEST_CROSSING


def _regrouped(points: list[_Point], runs: list[list[_Point]]) -> list[list[_Point]]:
    remaining = iter(points)
    return [[next(remaining) for _ in run] for run in runs]


def _require_weekdays(runs: list[list[_Point]], weekdays: list[int], text: str) -> None:
    """Refuses a weekday that the date does not have, if each date has one."""
    points = [point for run in runs for point in run]
    if len(points) != len(weekdays):
        return
    for point, weekday in zip(points, weekdays, strict=True):
        if point.year is None or point.month is None or point.day is None or point.month > 12:
            continue
        if point.day > calendar.monthrange(point.year, point.month)[1]:
            continue
        day = datetime.date(point.year, point.month, point.day)
        if day.isoweekday() != weekday:
            raise UnreadableField(f"{quoted(text)}: {day} was a {calendar.day_name[day.weekday()]}; mend one of them")


def _edtf(runs: list[list[_Point]], qualifier: str, text: str) -> Edtf:
    """Returns the date of complete points. Refuses days that the calendar lacks, and ranges that go backwards."""
    members = [_range(run, qualifier, text) for run in runs]
    if len(members) == 1:
        first, last = members[0]
        return Edtf(first if first == last else f"{first}/{last}")
    if qualifier or len({Edtf(end).precision for member in members for end in member}) > 1:
        raise _refusal(text)
    written = ",".join(first if first == last else f"{first}..{last}" for first, last in members)
    return Edtf("{" + written + "}")


def _range(run: list[_Point], qualifier: str, text: str) -> tuple[str, str]:
    ends = []
    for point in run:
        try:
            ends.append(Edtf(point.edtf(qualifier)))
        except ValueError:
            raise UnreadableField(f"{quoted(text)}: {_calendar_fault(point)}") from None
    first, last = ends[0], ends[-1]
    if first.precision is not last.precision and first.precision > Precision.MONTH:
        raise _refusal(text)
    if first.lower is not None and last.upper is not None and last.upper < first.lower:
        raise UnreadableField(f"{quoted(text)} ends on {last}, before it begins on {first}")
    return str(first), str(last)


def _calendar_fault(point: _Point) -> str:
    if point.month is None or not 1 <= point.month <= 12:
        return "the calendar has no such date" if point.month is None else f"there is no month {point.month}"
    if not 1 <= (point.year or 0) <= 9999:
        return f"there is no year {point.year}"
    return (
        f"{MONTH_NAMES[point.month - 1]} {point.year} has {calendar.monthrange(point.year or 1, point.month)[1]} days"
    )


def _refusal(text: str) -> UnreadableField:
    sentence = f"expected a date, such as 2011-05-02, 2-5 May 2011 or May 2011; saw {quoted(text)}"
    if re.fullmatch("[345][0-9]{4}(?:[.][0-9]+)?", text.strip()):
        sentence += "; it looks like the number by which a spreadsheet counts days; save the cells as dates"
    return UnreadableField(sentence)
