"""Reads the dates of cells: figures in a stated order, ISO 8601, EDTF, time stamps, and phrases such as 25-27 October.

Nothing is guessed. What can mean two dates is refused, with what the map can say to decide.
"""

import calendar
import datetime
import functools
import itertools
import re
import unicodedata
from typing import Final

import attrs

from diplovisit.datasets.model import UnreadableField
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.date_phrases import (
    EARLIEST_BARE_YEAR,
    DateOptions,
    DatePoint,
    clock_or_year_refusal,
    date_refusal,
)
from diplovisit.maps.date_readings import read_points
from diplovisit.record import Edtf
from diplovisit.record.edtf_grammar import MONTHS as MONTH_NAMES

_MOST_CHARACTERS: Final = 200
_SEASON_NAMES: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
LONGEST_CROSSING: Final = 120
"""The most days of a range without years that goes over New Year, as 30 December - 2 January does."""

_VAGUE: Final = lazy_pattern(
    r"\b(early|mid|late|beginning|end|middle|first half|second half|week|weekend)\b(?: of)?[- ]?", re.IGNORECASE
)
_APPROXIMATE: Final = lazy_pattern(
    r"(?:c\.|ca\.?|circa|approx\.?|approximately|about|around|~)\s*(?=[\w'])", re.IGNORECASE
)
_HOUR: Final = "[0-9]{1,2}:[0-9][0-9]"
_CLOCK: Final = lazy_pattern(
    rf"(?P<join>(?<=[0-9])T|\s+|,\s*)(?P<time>{_HOUR})(?P<second>:[0-9][0-9](?:\.[0-9]+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    rf"(?:\s*(?P<zone>Z|UTC|GMT|[+-][0-9][0-9]:?[0-9][0-9])|\s*[-\u2013\u2014]\s*(?P<end>{_HOUR}))?$",
    re.IGNORECASE,
)
_ISO_DAY: Final = lazy_pattern(r"(?P<year>[0-9]{4})-(?P<month>[0-9][0-9])-(?P<day>[0-9][0-9])")
_EDTF_SHAPE: Final = lazy_pattern(r"[\[{]?[0-9.]{2}[0-9X]{2}[-0-9X/.,~?%\]}]*")
_SEASON: Final = lazy_pattern(r"(?P<year>[0-9]{4})-(?P<number>2[1-9]|3[0-9]|4[01])[?~%]*")
_BARE_YEAR: Final = lazy_pattern(r"(?P<year>[0-9]{4})[?~%]*")
_ORDINAL_SIGN: Final = lazy_pattern("(?<=[0-9])[\u00ba\u00aa\u00b0]")


@attrs.frozen(kw_only=True)
class ReadDate:
    """A date that was read from a cell.

    has_year: whether the cell states a year itself. hour: the time of day that a time stamp has besides; "" for none.
    """

    when: Edtf
    has_year: bool
    hour: str = ""


@functools.lru_cache(maxsize=10_000)
def read_date_cell(text: str, options: DateOptions, year: int | None = None) -> ReadDate:
    """Reads the text of a cell as a date. Raises UnreadableField with what was seen and what to do.

    year: the year of the first day, if the cell has none; None if nothing says it.

    >>> str(read_date_cell("30 December - 2 January", DateOptions(), 2012).when)
    '2012-12-30/2013-01-02'
    >>> from diplovisit.maps.sheet_map import DateOrder
    >>> str(read_date_cell("13/07/2014", DateOptions(order=DateOrder.DMY)).when)
    '2014-07-13'
    >>> read_date_cell("5/6/2014", DateOptions())
    Traceback (most recent call last):
    ...
    diplovisit.datasets.model.UnreadableField: "5/6/2014" is 5 June or May 6; write in the map, under [sheet]: dates ...
    """
    _refuse_small_digits(text)
    written = " ".join(unicodedata.normalize("NFKC", _ORDINAL_SIGN.sub("", text)).split())
    if len(written) > _MOST_CHARACTERS:
        raise UnreadableField(f"expected a date; saw {quoted(text)}")
    if (exact := _own_notation(written, text)) is not None:
        return ReadDate(when=exact, has_year=True)
    bare, hour = _without_clock(written, text)
    if (match := _ISO_DAY.fullmatch(bare)) is not None:
        point = DatePoint(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))
        return ReadDate(when=_edtf([[point]], "", text), has_year=True, hour=hour)
    _refuse_vague(bare, text, options, year)
    bare, qualifier = _qualifier(bare)
    points = _with_months(read_points(bare, options, text), text)
    has_year = any(point.year is not None for run in points for point in run)
    dated = _with_years(points, year, text)
    when = _edtf(dated, qualifier, text)
    _require_weekdays(dated, text)
    return ReadDate(when=when, has_year=has_year, hour=hour)


def _refuse_small_digits(text: str) -> None:
    """Refuses raised, lowered and circled digits and fractions, because they are notes and not parts of a date.

    The plain form of a text would join them to the digits beside them: 1\u00b2 May would become 12 May.
    """
    for index, character in enumerate(text):
        if character.isascii() or not re.search("[0-9]", plain := unicodedata.normalize("NFKC", character)):
            continue
        is_full_size = len(plain) == 1 and unicodedata.decomposition(character).startswith(("<wide>", "<font>"))
        beside = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
        if not is_full_size or re.search("[0-9]", beside):
            remedy = "delete the footnote mark, or write the date in plain digits"
            raise UnreadableField(f"{quoted(text)} has {quoted(character)} instead of {quoted(plain)}; {remedy}")


def _own_notation(written: str, text: str) -> Edtf | None:
    """Returns the date of a text in EDTF; None for any other, and for a time of day."""
    if _EDTF_SHAPE.fullmatch(written) is None or "." in written.replace("..", ""):
        return None
    for part in re.split(r"[/,{}\[\]]|\.\.", written):
        if (season := _SEASON.fullmatch(part)) is not None:
            year, name = int(season["year"]), _SEASON_NAMES.get(int(season["number"]))
            remedy = f"write {quoted(f'{name} {year}')}" if name is not None else "write the season in words"
            meanings = "is a season by its number in EDTF, or several years"
            raise UnreadableField(f"{quoted(text)} {meanings}; {remedy}, or the years in full")
        if (bare := _BARE_YEAR.fullmatch(part)) is not None and int(bare["year"]) < EARLIEST_BARE_YEAR:
            raise clock_or_year_refusal(bare["year"], text)
    try:
        when = Edtf(written)
    except ValueError:
        return None
    _refuse_repeated_days(when, text)
    ends = written.split("/")
    if len(ends) == 2 and ends[0] == ends[1]:
        return Edtf(ends[0])
    if len({Edtf(end).precision for end in ends if end.strip(".")}) > 1:
        remedy = "write both ends as days, as months or as years"
        raise UnreadableField(f"{quoted(text)} has two ends of different kinds; {remedy}")
    return when


def _refuse_repeated_days(when: Edtf, text: str) -> None:
    """Refuses a list that names a day twice: the other one may be missing."""
    bounds = [(span.lower, span.upper) for span in when.spans if span.lower is not None and span.upper is not None]
    for (_, last), (other_first, other_last) in itertools.pairwise(sorted(bounds)):
        if other_first <= last:
            twice = f"{other_first}" if other_first == min(last, other_last) else f"days from {other_first} on"
            raise UnreadableField(f"{quoted(text)} names {twice} twice; correct the list")


def _without_clock(written: str, text: str) -> tuple[str, str]:
    """Takes the time of day off a time stamp; midnight is none.

    >>> _without_clock("2010-05-02T00:00:00", ""), _without_clock("5/2/2010 2:30 PM", "")
    (('2010-05-02', ''), ('5/2/2010', '14:30'))
    >>> _without_clock("2010-05-02 10:00-12:00", "")
    ('2010-05-02', '10:00-12:00')
    """
    if (match := _CLOCK.search(written)) is None:
        return written, ""
    bare, zone, end = written[: match.start()], match["zone"] or "", match["end"] or ""
    if re.fullmatch(f"-{_HOUR}", zone) and not match["second"] and match["join"].upper() != "T":
        zone, end = "", zone[1:]  # 10:00-12:00 is a span of hours, and 10:00:00-05:00 has an offset
    start = _time_of_day(match["time"], match["half"] or "", text)
    if int((match["second"] or ":0")[1:3]) > 59 or (zone[:1] in {"+", "-"} and not _is_offset(zone)):
        raise _clock_refusal(match[0], text)
    if end:
        last = _time_of_day(end, match["half"] or "", text)
        if match["half"] or last <= start:
            raise _clock_refusal(match[0], text)
        return bare, f"{start}-{last}"
    has_seconds = re.search("[1-9]", (match["second"] or "").partition(".")[0]) is not None
    return bare, "" if start == "00:00" and not has_seconds else start


def _time_of_day(time: str, half: str, text: str) -> str:
    hour, minute = map(int, time.split(":"))
    if minute > 59 or not (1 <= hour <= 12 if half else hour <= 23):
        raise _clock_refusal(f"{time} {half}", text)
    if half:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}"


def _is_offset(zone: str) -> bool:
    return int(zone[1:3]) <= (14 if zone[0] == "+" else 12) and int(zone[-2:]) <= 59


def _clock_refusal(seen: str, text: str) -> UnreadableField:
    return UnreadableField(f"{quoted(text)}: {quoted(seen.strip(' ,T'))} is not a time of day; write only the days")


def _refuse_vague(bare: str, text: str, options: DateOptions, year: int | None) -> None:
    """Raises UnreadableField for a word such as "early". What remains is proposed where it is a date itself."""
    if (match := _VAGUE.search(bare)) is not None:
        rest = bare.replace(match[0], "", 1).strip(" -")
        # A week of a day is not that day.
        is_date = "week" not in match[1].lower() and _is_date(rest, options, year)
        remedy = f"write {quoted(rest)}, or the days" if is_date else "write the days"
        word = quoted(match[1].lower())
        raise UnreadableField(f"{quoted(text)} is not an exact date, and a record cannot express {word}; {remedy}")


def _is_date(text: str, options: DateOptions, year: int | None) -> bool:
    try:
        read_date_cell(text, options, year)
    except UnreadableField:
        return False
    return True


def _qualifier(text: str) -> tuple[str, str]:
    """Takes the signs of doubt off a date: `~` is approximate, `?` uncertain, `%` both."""
    if (note := re.search(r"\s*\((?:approx\.?|approximate(?:ly)?|circa|c\.)\)$", text, re.IGNORECASE)) is not None:
        return text[: note.start()], "~"
    is_uncertain = text.endswith("?")
    text = text.removesuffix("?").rstrip()
    match = _APPROXIMATE.match(text)
    text = text[match.end() :] if match is not None else text
    return text, {(True, True): "%", (True, False): "?", (False, True): "~"}.get((is_uncertain, match is not None), "")


def _with_months(runs: list[list[DatePoint]], text: str) -> list[list[DatePoint]]:
    """Gives the days without a month that of the next date (25-27 October), or of the one before (October 25-27)."""
    points = [point for run in runs for point in run]
    is_month_first = any(point.month_first for point in points)
    order = points if is_month_first else points[::-1]
    filled: list[DatePoint] = []
    month = None
    for point in order:
        if point.day is not None and point.month is None:
            if month is None:
                raise date_refusal(text)
            filled.append(attrs.evolve(point, month=month))
        else:
            filled.append(point)
        month = point.month or month
    if not is_month_first:
        filled.reverse()
    return _regrouped(filled, runs)


def _with_years(runs: list[list[DatePoint]], year: int | None, text: str) -> list[list[DatePoint]]:
    """Gives each date without a year that of its neighbour, or the year of the row; a range may go over New Year."""
    points = [point for run in runs for point in run]
    stated = next((index for index, point in enumerate(points) if point.year is not None), None)
    if stated is None:
        if year is None:
            remedy = "name a column for the year, or write under [record]: year = 2012"
            raise UnreadableField(f"{quoted(text)} has no year, and the year is given nowhere else; {remedy}")
        points[0], stated = attrs.evolve(points[0], year=year), 0
    for index in range(stated - 1, -1, -1):
        later = points[index + 1]
        points[index] = attrs.evolve(points[index], year=_year_before(points[index], later))
    for index in range(1, len(points)):
        if points[index].year is None:
            points[index] = attrs.evolve(points[index], year=_year_after(points[index - 1], points[index]))
    return _regrouped(points, runs)


def _year_before(point: DatePoint, later: DatePoint) -> int:
    year = later.year or 0
    return year - 1 if _crosses_new_year(point, later) else year


def _year_after(earlier: DatePoint, point: DatePoint) -> int:
    year = earlier.year or 0
    return year + 1 if _crosses_new_year(earlier, point) else year


def _crosses_new_year(earlier: DatePoint, later: DatePoint) -> bool:
    """Whether two dates without years go over New Year, and not backwards."""
    if earlier.month is None or later.month is None or max(earlier.month, later.month) > 12:
        return False
    days = ((later.month - earlier.month) * 30 + (later.day or 1) - (earlier.day or 1)) % 360
    return later.month < earlier.month and days <= LONGEST_CROSSING


def _regrouped(points: list[DatePoint], runs: list[list[DatePoint]]) -> list[list[DatePoint]]:
    remaining = iter(points)
    return [[next(remaining) for _ in run] for run in runs]


def _require_weekdays(runs: list[list[DatePoint]], text: str) -> None:
    """Refuses a weekday that its day does not have, and one beside a month or a year."""
    for point in itertools.chain.from_iterable(runs):
        for weekday in point.weekdays:
            if point.year is None or point.month is None or point.day is None:
                raise date_refusal(text)
            day = datetime.date(point.year, point.month, point.day)
            if day.isoweekday() != weekday:
                name = calendar.day_name[day.weekday()]
                raise UnreadableField(f"{quoted(text)}: {day} was a {name}; correct one of them")


def _edtf(runs: list[list[DatePoint]], qualifier: str, text: str) -> Edtf:
    """Returns the date of complete points. Refuses days that the calendar lacks, and ranges that go backwards."""
    members = [_range(run, qualifier, text) for run in runs]
    if any((point.month or 0) > 12 for run in runs for point in run) and (len(runs) > 1 or len(runs[0]) > 1):
        remedy = "write the months, as in March-August 2011"
        raise UnreadableField(f"{quoted(text)} has several seasons, but a record has only one; {remedy}")
    if len(members) > 1 and (qualifier or len({Edtf(end).precision for member in members for end in member}) > 1):
        raise date_refusal(text)
    written = [[first] if first == last else [first, last] for first, last in members]
    try:
        if len(members) == 1:
            return Edtf("/".join(written[0]))
        when = Edtf("{" + ",".join("..".join(ends) for ends in written) + "}")
    except ValueError:
        raise date_refusal(text) from None
    _refuse_repeated_days(when, text)
    return when


def _range(run: list[DatePoint], qualifier: str, text: str) -> tuple[str, str]:
    ends = []
    for point in run:
        try:
            ends.append(Edtf(point.edtf(qualifier)))
        except ValueError:
            raise UnreadableField(f"{quoted(text)}: {_calendar_fault(point)}") from None
    first, last = ends[0], ends[-1]
    if first.precision is not last.precision:
        raise date_refusal(text)
    if first.lower is not None and last.upper is not None and last.upper < first.lower:
        raise UnreadableField(f"{quoted(text)} ends on {last}, before it begins on {first}")
    return str(first), str(last)


def _calendar_fault(point: DatePoint) -> str:
    if not 1 <= (point.year or 0) <= 9999:
        return f"there is no year {point.year}"
    if point.month is None or not 1 <= point.month <= 12:
        return "the calendar has no such date" if point.month is None else f"there is no month {point.month}"
    days = calendar.monthrange(point.year or 1, point.month)[1]
    return f"{MONTH_NAMES[point.month - 1]} {point.year} has {days} days"
