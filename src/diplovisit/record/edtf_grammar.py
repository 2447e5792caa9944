"""The grammar of EDTF text, and a parser that reads a text into plain parts.

Sources: ISO 8601-2:2019, and the Library of Congress's "Extended Date/Time Format (EDTF) Specification" of 4 February
2019. We accept these of its sections:

- level 0 as a whole ("Date", "Date and Time", "Time Interval");
- of level 1 "Seasons", "Qualification of a date (complete)", "Unspecified digit(s) from the right" and "Extended
  Interval (L1)";
- of level 2 "Set representation".

Years run from 0001 to 9999, so level 1's "Negative calendar year" and "Letter-prefixed calendar year" are not accepted.
We also refuse what the specification reserves for other forms: seasons or unspecified digits inside intervals and sets,
and qualifiers of a part of a date. So other readers of EDTF can read what we accept.
"""

import calendar
import datetime
import enum
import functools
from collections.abc import Iterable
from typing import Final, Literal

import attrs

from diplovisit.lazy_patterns import lazy_pattern

LONGEST: Final = 2_000
"""The most characters of a text. The shortest member of a set takes five, so a set has at most 399 members."""

# Python, ECMAScript and Rust read every piece the same way. Two alternatives with the same beginning differ within one
# date or one range. So hostile text causes backtracking over one member of a set, never over the whole set.
_YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_SEASON = "2[1-4]"
# 000X and 00XX are excluded, because they could mean the year 0000.
_DECADE = "(?:[1-9][0-9]{2}|0[1-9][0-9]|00[1-9])X"
_CENTURY = "(?:[1-9][0-9]|0[1-9])XX"
_QUALIFIER = "[?~%]"

_WITHIN_YEAR = f"(?:{_MONTH}(?:-(?:{_DAY}|XX))?|{_SEASON}|XX(?:-XX)?)"
_DATE = f"(?:{_YEAR}(?:-{_WITHIN_YEAR})?|{_DECADE}|{_CENTURY}){_QUALIFIER}?"

_MONTH_OF_YEAR = f"{_YEAR}-{_MONTH}"
_DAY_OF_MONTH = f"{_MONTH_OF_YEAR}-{_DAY}"
_CALENDAR_DATE = f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
_QUALIFIED_DATE = f"{_CALENDAR_DATE}{_QUALIFIER}?"

_HOUR = "(?:[01][0-9]|2[0-3])"
_SIXTIETH = "[0-5][0-9]"
# -00:00 is excluded: in RFC 3339, section 4.3, it means an unknown offset, and ISO 8601 writes UTC with the sign +.
_BEHIND_UTC = f"-(?:00:(?:0[1-9]|[1-5][0-9])|(?:0[1-9]|1[0-9]|2[0-3]):{_SIXTIETH})"
_OFFSET = f"(?:Z|[+]{_HOUR}:{_SIXTIETH}|{_BEHIND_UTC})"
_DATE_TIME = f"{_DAY_OF_MONTH}T{_HOUR}:{_SIXTIETH}:{_SIXTIETH}{_OFFSET}?"

_INTERVAL = rf"(?:{_QUALIFIED_DATE}/(?:{_QUALIFIED_DATE}|\.\.)?|(?:\.\.)?/{_QUALIFIED_DATE})"

# "Set representation": the two ends of a double dot have the same precision; `..b` is first, and `a..` is last.
_RANGE = rf"(?:{_DAY_OF_MONTH}\.\.{_DAY_OF_MONTH}|{_MONTH_OF_YEAR}\.\.{_MONTH_OF_YEAR}|{_YEAR}\.\.{_YEAR})"
_MEMBER = f"(?:{_QUALIFIED_DATE}|{_RANGE})"
_MEMBERS = rf"(?:(?:\.\.{_CALENDAR_DATE}|{_MEMBER})(?:,{_MEMBER})*(?:,{_CALENDAR_DATE}\.\.)?|{_CALENDAR_DATE}\.\.)"

PATTERN: Final = rf"(?:{_DATE}|{_DATE_TIME}|{_INTERVAL}|\{{{_MEMBERS}\}}|\[{_MEMBERS}\])"
"""The whole grammar, for use as `^(?:PATTERN)$` or with `fullmatch`. It checks neither the calendar nor the order."""

READABLE_PATTERN: Final = (
    r"[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~%]?"
    r"|[0-9-]{10}T[0-9:]{8}(?:Z|[+-][0-9:]{5})?"
    r"|[0-9-]*[?~%.]*/[0-9-]*[?~%.]*"
    r"|[{\[][0-9?~%,.-]+[}\]]"
)
"""The outline of the grammar, which a person can read: a date, a time, an interval, or a set of days.

It allows everything that PATTERN allows, and more, such as a month 13. The JSON Schema has it, because editors show it.
"""

_GRAMMAR = lazy_pattern(PATTERN)
# Nearly every date in a record is one day or two. The whole grammar takes long to compile.
_COMMON = lazy_pattern(f"{_CALENDAR_DATE}(?:/{_CALENDAR_DATE})?")

# The names in the calendar module depend on the locale.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class EdtfError(ValueError):
    """Raised for a text that is not a date.

    kind: `malformed`, outside the grammar; `no-such-day`, a day that the calendar lacks; `backwards`, an interval or a
        range that ends before it starts.
    remedy: the text that was meant, which is a valid date; None if that is not certain.

    >>> from diplovisit.record import Edtf, EdtfError
    >>> try:
    ...     Edtf("2025-02-30")
    ... except EdtfError as error:
    ...     error.kind
    'no-such-day'
    """

    # The defaults make the error picklable, because an unpickled exception is made from its message alone.
    def __init__(
        self,
        message: str,
        kind: Literal["malformed", "no-such-day", "backwards"] = "malformed",
        remedy: str | None = None,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.remedy = remedy


class Form(enum.StrEnum):
    """The kind of a text: one date, one time, the time between two dates, all days of a set, or one day of a set."""

    DATE = "date"
    DATE_TIME = "date-time"
    INTERVAL = "interval"
    ALL_OF = "all-of"
    ONE_OF = "one-of"


class Precision(enum.IntEnum):
    """How exact a date is; a coarser precision is greater."""

    SECOND = 1
    DAY = 2
    MONTH = 3
    SEASON = 4
    YEAR = 5
    DECADE = 6
    CENTURY = 7


class DateQualifier(enum.StrEnum):
    """EDTF level 1, "Qualification of a date (complete)": `?`, `~` and `%`."""

    UNCERTAIN = "uncertain"
    APPROXIMATE = "approximate"
    UNCERTAIN_AND_APPROXIMATE = "uncertain-and-approximate"


QUALIFIERS_BY_SIGN: Final = {
    "?": DateQualifier.UNCERTAIN,
    "~": DateQualifier.APPROXIMATE,
    "%": DateQualifier.UNCERTAIN_AND_APPROXIMATE,
}


@attrs.frozen
class DaySpan:
    """Consecutive days from the first to the last, both inclusive; None is an open or unknown end."""

    lower: datetime.date | None
    upper: datetime.date | None


@attrs.frozen
class ParsedEdtf:
    """The plain parts of a text; `Edtf` documents their meaning."""

    form: Form
    precision: Precision
    qualifier: DateQualifier | None
    spans: tuple[DaySpan, ...]
    lower: datetime.date | None
    upper: datetime.date | None


def matches_grammar(text: str) -> bool:
    """Whether a text is within the grammar and no longer than LONGEST.

    >>> matches_grammar("2025-02-30"), matches_grammar("2025-2-3")
    (True, False)
    """
    if _COMMON.fullmatch(text) is not None:
        return True
    return len(text) <= LONGEST and _GRAMMAR.fullmatch(text) is not None


def parse_edtf(text: str) -> ParsedEdtf:
    """Reads a text that matches. Raises EdtfError, of the kinds `no-such-day` and `backwards`."""
    if text[0] in "{[":
        form = Form.ALL_OF if text[0] == "{" else Form.ONE_OF
        return _join(form, [_read_between(*member.partition("..")) for member in text[1:-1].split(",")])
    if "/" in text:
        return _read_between(*text.partition("/"))
    if "T" in text:
        return attrs.evolve(_read_date(text[:10]), form=Form.DATE_TIME, precision=Precision.SECOND)
    return _read_date(text)


def _join(form: Form, members: list[ParsedEdtf]) -> ParsedEdtf:
    lowers = [member.lower for member in members if member.lower]
    uppers = [member.upper for member in members if member.upper]
    return ParsedEdtf(
        form,
        max(member.precision for member in members),
        _union(member.qualifier for member in members),
        tuple(span for member in members for span in member.spans),
        min(lowers) if len(lowers) == len(members) else None,
        max(uppers) if len(uppers) == len(members) else None,
    )


def _union(qualifiers: Iterable[DateQualifier | None]) -> DateQualifier | None:
    """Combines the qualifiers of several parts; an uncertain and an approximate part together are both."""
    present = {qualifier for qualifier in qualifiers if qualifier}
    return DateQualifier.UNCERTAIN_AND_APPROXIMATE if len(present) > 1 else next(iter(present), None)


def _read_between(start: str, separator: str, end: str) -> ParsedEdtf:
    """Reads an interval or a member of a set; without a separator it is a date. An empty end or `..` is no date."""
    if not separator:
        return _read_date(start)
    first = _read_date(start) if start not in ("", "..") else None
    last = _read_date(end) if end not in ("", "..") else None
    lower = first.lower if first else None
    upper = last.upper if last else None
    if lower and upper and upper < lower:
        sentence = f"{start}{separator}{end} ends {_in_words(end)}, before it starts, {_in_words(start)}"
        raise EdtfError(sentence, "backwards")
    ends = _join(Form.INTERVAL, [date for date in (first, last) if date])
    return ParsedEdtf(Form.INTERVAL, ends.precision, ends.qualifier, (DaySpan(lower, upper),), lower, upper)


def _in_words(date: str) -> str:
    bare = date.rstrip("?~%")
    return f"{'on' if len(bare) == 10 else 'in'} {bare}"


@functools.lru_cache(maxsize=4096)  # the days of a visit are repeated often; a date has at most eleven characters
def _read_date(text: str) -> ParsedEdtf:
    qualifier = QUALIFIERS_BY_SIGN.get(text[-1])
    lower, upper, precision = _bounds(text if qualifier is None else text[:-1])
    return ParsedEdtf(Form.DATE, precision, qualifier, (DaySpan(lower, upper),), lower, upper)


def _bounds(date: str) -> tuple[datetime.date, datetime.date, Precision]:
    year_text, *rest = date.split("-")
    year = int(year_text.replace("X", "0"))
    january, december = datetime.date(year, 1, 1), datetime.date(int(year_text.replace("X", "9")), 12, 31)
    match rest:
        case []:
            return january, december, (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[year_text.count("X")]
        case ["XX", *_]:
            return january, december, Precision.YEAR
        case ["21" | "23"]:
            return january, december, Precision.SEASON
        case ["22" | "24"]:
            return january, _end_of_february_after(year), Precision.SEASON
    month = int(rest[0])
    length = calendar.monthrange(year, month)[1]
    if rest[1:] in ([], ["XX"]):
        return datetime.date(year, month, 1), datetime.date(year, month, length), Precision.MONTH
    number = int(rest[1])
    if number > length:
        raise EdtfError(_no_such_day(year, month, number, length), "no-such-day")
    day = datetime.date(year, month, number)
    return day, day, Precision.DAY


def _end_of_february_after(year: int) -> datetime.date:
    if year == datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year + 1, 3, 1) - datetime.timedelta(days=1)


def _no_such_day(year: int, month: int, number: int, length: int) -> str:
    name = MONTHS[month - 1]
    why = f"{year:04} is not a leap year: " if (month, number) == (2, 29) else ""
    return f"{why}{name} {year:04} has {length} days, so there is no {number} {name}"
