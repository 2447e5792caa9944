"""Dates and times of a record in English: in ISO figures for calendars, with names of months for reports."""

import datetime
import functools
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf
from diplovisit.record.edtf import DateQualifier, Form
from diplovisit.record.edtf_grammar import MONTHS, QUALIFIERS_BY_SIGN

_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DAY = lazy_pattern("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOST_MEMBERS: Final = 6


@functools.lru_cache(maxsize=4096)
def iso_date_in_words(when: Edtf) -> str:
    """Puts a date into words with its days in ISO 8601, which every reader understands as the same day.

    An uncertain part keeps its sign, because only the sign shows which part is uncertain. `date_in_words` names the
    months instead.

    >>> iso_date_in_words(Edtf("2025-03-07/2025-03-09")), iso_date_in_words(Edtf("2025-03-07?"))
    ('2025-03-07 to 2025-03-09', '2025-03-07?, uncertain')
    >>> iso_date_in_words(Edtf("{1974-05-03..1974-05-04,1974-05-12}"))
    '1974-05-03 to 1974-05-04, 1974-05-12'
    >>> iso_date_in_words(Edtf("2026-10-06T20:00:00")), iso_date_in_words(Edtf("2026-10-06T20:00:30+01:00"))
    ('2026-10-06 20:00', '2026-10-06 20:00:30 UTC+01:00')
    """
    words = _form_in_iso(when)
    return words if when.qualifier is None else f"{words}, {date_qualifier_in_words(when.qualifier)}"


def date_label(when: Edtf) -> str:
    """Returns the label of a line with a date: "Dates" for an interval and for all days of a set.

    >>> date_label(Edtf("2025-03-07")), date_label(Edtf("2025-03-07/2025-03-09")), date_label(Edtf("[1667,1668]"))
    ('Date', 'Dates', 'Date')
    """
    return "Dates" if when.form in {Form.INTERVAL, Form.ALL_OF} else "Date"


def date_qualifier_in_words(qualifier: DateQualifier) -> str:
    """Returns the words for `?`, `~` or `%`.

    >>> date_qualifier_in_words(DateQualifier.UNCERTAIN_AND_APPROXIMATE)
    'uncertain and approximate'
    """
    return qualifier.value.replace("-", " ")


def _form_in_iso(when: Edtf) -> str:
    match when.form:
        case Form.DATE:
            return when.text
        case Form.DATE_TIME:
            day, _, clock = when.text.partition("T")
            return f"{day} {_clock_in_words(clock)}"
        case Form.INTERVAL:
            return _interval_in_iso(when.text)
        case Form.ALL_OF:
            return _members_in_iso(when.text)
        case Form.ONE_OF:
            return f"one of {_members_in_iso(when.text)}"


def _clock_in_words(clock: str) -> str:
    """Writes a time of day with its offset, if any, and without seconds if they are zero.

    >>> _clock_in_words("20:00:00"), _clock_in_words("20:00:30+01:00"), _clock_in_words("20:00:00Z")
    ('20:00', '20:00:30 UTC+01:00', '20:00 UTC')
    """
    hour, offset = clock[:8].removesuffix(":00"), clock[8:]
    zone = "" if not offset else " UTC" if offset == "Z" else f" UTC{offset}"
    return f"{hour}{zone}"


def _interval_in_iso(text: str) -> str:
    """Puts an interval into words; `..` is an open end, and an empty end is unknown (ISO 8601-2, 4.4.2).

    >>> [_interval_in_iso(text) for text in ("2024-06-10/..", "/2024-06", "../1985")]
    ['from 2024-06-10 on', 'from a day that is not known to 2024-06', 'until 1985']
    """
    first, _, last = text.partition("/")
    if last == "..":
        return f"from {first} on"
    if first == "..":
        return f"until {last}" if last else "until a day that is not known"
    if not first:
        return f"from a day that is not known to {last}"
    return f"{first} to {last}" if last else f"from {first} to a day that is not known"


def _members_in_iso(text: str) -> str:
    """Lists the members of a set, whose first and last member may be open.

    >>> _members_in_iso("{..1984,1986..1988,1990..}")
    'until 1984, 1986 to 1988, from 1990 on'
    """
    return ", ".join(map(_member_in_iso, text[1:-1].split(",")))


def _member_in_iso(member: str) -> str:
    first, dots, last = member.partition("..")
    if not dots:
        return member
    if not first:
        return f"until {last}"
    return f"{first} to {last}" if last else f"from {first} on"


def date_in_words(when: Edtf) -> str:
    """Puts a date, a time, an interval or a set into words, with names of months.

    Uncertain and open parts are marked. `iso_date_in_words` keeps the days in figures.

    >>> (
    ...     date_in_words(Edtf("2025-03-07/2025-03-09")),
    ...     date_in_words(Edtf("2024-12-30/2025-01-02")),
    ...     date_in_words(Edtf("2025-03~")),
    ... )
    ('7–9 March 2025', '30 December 2024 – 2 January 2025', 'March 2025 (approximate)')
    >>> (
    ...     date_in_words(Edtf("2025-03-07T10:00:00")),
    ...     date_in_words(Edtf("1985-04-XX")),
    ...     date_in_words(Edtf("2024-06-10/..")),
    ... )
    ('7 March 2025 at 10:00', 'some day of April 1985', 'from 10 June 2024 on')
    >>> date_in_words(Edtf("{1974-05-03..1974-05-04,1974-05-12}")), date_in_words(Edtf("[1667,1668]"))
    ('3–4 May 1974 and 12 May 1974', '1667 or 1668')
    """
    match when.form:
        case Form.DATE:
            return _single_date(when.text)
        case Form.DATE_TIME:
            day, _, clock = when.text.partition("T")
            return f"{_single_date(day)} at {_clock_in_words(clock)}"
        case Form.INTERVAL:
            return _interval_in_words(*when.text.split("/"))
        case Form.ALL_OF:
            return _members_in_words(when.text, "and")
        case Form.ONE_OF:
            return _members_in_words(when.text, "or")


def utc_time_in_words(when: datetime.datetime) -> str:
    """Puts a time in UTC into words, with seconds only where they are not zero.

    >>> utc_time_in_words(datetime.datetime(2025, 3, 5, 12, tzinfo=datetime.UTC))
    '5 March 2025, 12:00 UTC'
    """
    return f"{when.day} {MONTHS[when.month - 1]} {when.year:04}, {when:%H:%M}{f':{when:%S}' if when.second else ''} UTC"


def _single_date(text: str) -> str:
    """Puts one date of any precision into words.

    >>> _single_date("201X"), _single_date("2004-XX"), _single_date("2001-21?"), _single_date("1985-XX-XX")
    ('a year from 2010 to 2019', 'some month of 2004', 'spring 2001 (uncertain)', 'some day of 1985')
    """
    bare = text.rstrip("?~%")
    words = _unqualified_date(bare)
    return words if bare == text else f"{words} ({date_qualifier_in_words(QUALIFIERS_BY_SIGN[text[-1]])})"


def _unqualified_date(text: str) -> str:
    year, *rest = text.split("-")
    if "X" in year:
        return f"a year from {year.replace('X', '0')} to {year.replace('X', '9')}"
    match rest:
        case []:
            return year
        case [month] if month == "XX":
            return f"some month of {year}"
        case [month]:
            return f"{_SEASONS[int(month)] if int(month) > 12 else MONTHS[int(month) - 1]} {year}"
        case [month, _] if month == "XX":
            return f"some day of {year}"
        case [month, day]:
            known = f"{MONTHS[int(month) - 1]} {year}"
            return f"some day of {known}" if day == "XX" else f"{int(day)} {known}"
    raise AssertionError(text)  # no date has more parts


def _interval_in_words(first: str, last: str) -> str:
    """Puts the two ends of an interval into words; `..` is open, an empty end is unknown (ISO 8601-2, 4.4.2).

    >>> (
    ...     _interval_in_words("2024", ""),
    ...     _interval_in_words("..", "1985"),
    ...     _interval_in_words("2025-02-28", "2025-03-02"),
    ...     _interval_in_words("2025", "2025"),
    ... )
    ('from 2024 to a day that is not known', 'until 1985', '28 February – 2 March 2025', '2025')
    """
    if last == "..":
        return f"from {_single_date(first)} on" if first else "from a day that is not known on"
    if first == "..":
        return f"until {_single_date(last)}" if last else "until a day that is not known"
    if not first or not last:
        names = [_single_date(end) if end else "a day that is not known" for end in (first, last)]
        return f"from {names[0]} to {names[1]}"
    if first == last:
        return _single_date(first)
    if (start := _DAY.fullmatch(first)) is not None and (end := _DAY.fullmatch(last)) is not None:
        if start[1] != end[1]:
            return f"{_single_date(first)} – {_single_date(last)}"
        if start[2] != end[2]:
            return f"{int(start[3])} {MONTHS[int(start[2]) - 1]} – {_single_date(last)}"
        return f"{int(start[3])}–{_single_date(last)}"
    return f"{_single_date(first)} – {_single_date(last)}"


def _members_in_words(text: str, last: str) -> str:
    """Lists the members of a set, joined by `last`; a long set is cut after the first six."""
    members = [_member_in_words(member) for member in text[1:-1].split(",")]
    if len(members) > _MOST_MEMBERS:
        return f"{', '.join(members[:_MOST_MEMBERS])} {last} {len(members) - _MOST_MEMBERS} more"
    return f" {last} ".join(filter(None, (", ".join(members[:-1]), members[-1])))


def _member_in_words(text: str) -> str:
    first, dots, last = text.partition("..")
    return _interval_in_words(first or "..", last or "..") if dots else _single_date(text)
