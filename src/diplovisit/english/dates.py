"""Days, hours and lengths of time as people write them."""

import datetime
import functools
import re
from typing import Final

from diplovisit.record import Duration, Edtf
from diplovisit.record.edtf import DateQualifier, Form

# MERGED: Dates of the record in words: days in ISO 8601, which every reader takes for the same day, and words
# between them.

_QUALIFIERS: Final = {
    DateQualifier.UNCERTAIN: "uncertain",
    DateQualifier.APPROXIMATE: "approximate",
    DateQualifier.UNCERTAIN_AND_APPROXIMATE: "uncertain and approximate",
}


@functools.lru_cache(maxsize=4096)
def iso_date_in_words(when: Edtf) -> str:
    """A date in words; what is uncertain keeps its sign, as only the sign says which part is.

    >>> iso_date_in_words(Edtf("2025-03-07/2025-03-09")), iso_date_in_words(Edtf("2025-03-07?"))
    ('2025-03-07 to 2025-03-09', '2025-03-07?, uncertain')
    >>> iso_date_in_words(Edtf("{1974-05-03..1974-05-04,1974-05-12}"))
    '1974-05-03 to 1974-05-04, 1974-05-12'
    >>> iso_date_in_words(Edtf("2026-10-06T20:00:00")), iso_date_in_words(Edtf("2026-10-06T20:00:30+01:00"))
    ('2026-10-06 20:00', '2026-10-06 20:00:30 UTC+01:00')
    """
    told = _form_in_words(when)
    return told if when.qualifier is None else f"{told}, {_QUALIFIERS[when.qualifier]}"


def date_label(when: Edtf) -> str:
    """What a line about a date begins with: "Dates" where it is several days.

    >>> date_label(Edtf("2025-03-07")), date_label(Edtf("2025-03-07/2025-03-09")), date_label(Edtf("[1667,1668]"))
    ('Date', 'Dates', 'Date')
    """
    return "Dates" if when.form in {Form.INTERVAL, Form.ALL_OF} else "Date"


def _form_in_words(when: Edtf) -> str:
    match when.form:
        case Form.DATE:
            return when.text
        case Form.DATE_TIME:
            return _hour_in_words(when.text)
        case Form.INTERVAL:
            return _interval_in_words(when.text)
        case Form.ALL_OF:
            return _members_in_words(when.text)
        case Form.ONE_OF:
            return f"one of {_members_in_words(when.text)}"


def _hour_in_words(text: str) -> str:
    day, _, clock = text.partition("T")
    hour, offset = clock[:8].removesuffix(":00"), clock[8:]
    zone = "" if not offset else " UTC" if offset == "Z" else f" UTC{offset}"
    return f"{day} {hour}{zone}"


def _interval_in_words(text: str) -> str:
    """An interval; `..` is an end that is open, and nothing at all one that is not known (ISO 8601-2, 4.4.2).

    >>> [_interval_in_words(text) for text in ("2024-06-10/..", "/2024-06", "../1985")]
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


def _members_in_words(text: str) -> str:
    """The members of a set, which may itself begin or end open.

    >>> _members_in_words("{..1984,1986..1988,1990..}")
    'until 1984, 1986 to 1988, from 1990 on'
    """
    return ", ".join(map(_member_in_words, text[1:-1].split(",")))


def _member_in_words(member: str) -> str:
    first, dots, last = member.partition("..")
    if not dots:
        return member
    if not first:
        return f"until {last}"
    return f"{first} to {last}" if last else f"from {first} on"


_MONTHS: Final = (
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
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SIGNS: Final = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOST_MEMBERS: Final = 6


def date_in_words(when: Edtf) -> str:
    """A date, an hour, some days or a set in words, with what is uncertain or open in them.

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
            return _point(when.text)
        case Form.DATE_TIME:
            day, _, clock = when.text.partition("T")
            offset = clock[8:]
            zone = "" if not offset else " UTC" if offset == "Z" else f" UTC{offset}"
            return f"{_point(day)} at {clock[:8].removesuffix(':00')}{zone}"
        case Form.INTERVAL:
            return _between(*when.text.split("/"))
        case Form.ALL_OF:
            return _members(when.text, "and")
        case Form.ONE_OF:
            return _members(when.text, "or")


def utc_time_in_words(when: datetime.datetime) -> str:
    """A time in UTC.

    >>> utc_time_in_words(datetime.datetime(2025, 3, 5, 12, tzinfo=datetime.UTC))
    '5 March 2025, 12:00 UTC'
    """
    return (
        f"{when.day} {_MONTHS[when.month - 1]} {when.year:04}, {when:%H:%M}{f':{when:%S}' if when.second else ''} UTC"
    )


def duration_in_words(duration: Duration) -> str:
    """A length of time.

    >>> duration_in_words(Duration("P3M")), duration_in_words(Duration("PT1H30M"))
    ('3 months', '1 hour 30 minutes')
    """
    units = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
    counted = [(getattr(duration, unit), unit) for unit in units]
    found = [f"{number} {unit[:-1] if number == 1 else unit}" for number, unit in counted if number]
    return " ".join(found) or "no time"


def _point(text: str) -> str:
    """One date of any precision.

    >>> _point("201X"), _point("2004-XX"), _point("2001-21?"), _point("1985-XX-XX")
    ('a year from 2010 to 2019', 'some month of 2004', 'spring 2001 (uncertain)', 'some day of 1985')
    """
    bare = text.rstrip("?~%")
    told = _bare(bare)
    return told if bare == text else f"{told} ({_SIGNS[text[-1]]})"


def _bare(text: str) -> str:
    year, *rest = text.split("-")
    if "X" in year:
        return f"a year from {year.replace('X', '0')} to {year.replace('X', '9')}"
    match rest:
        case []:
            return year
        case [month] if month == "XX":
            return f"some month of {year}"
        case [month]:
            return f"{_SEASONS[int(month)] if int(month) > 12 else _MONTHS[int(month) - 1]} {year}"
        case [month, _] if month == "XX":
            return f"some day of {year}"
        case [month, day]:
            known = f"{_MONTHS[int(month) - 1]} {year}"
            return f"some day of {known}" if day == "XX" else f"{int(day)} {known}"
    raise AssertionError(text)  # no date has more parts


def _between(first: str, last: str) -> str:
    """From one date to another; `..` is an end that is open, nothing one that is not known (ISO 8601-2, 4.4.2).

    >>> _between("2024", ""), _between("..", "1985"), _between("2025-02-28", "2025-03-02"), _between("2025", "2025")
    ('from 2024 to a day that is not known', 'until 1985', '28 February – 2 March 2025', '2025')
    """
    if last == "..":
        return f"from {_point(first)} on" if first else "from a day that is not known on"
    if first == "..":
        return f"until {_point(last)}" if last else "until a day that is not known"
    if not first or not last:
        names = [_point(each) if each else "a day that is not known" for each in (first, last)]
        return f"from {names[0]} to {names[1]}"
    if first == last:
        return _point(first)
    if (one := _DAY.fullmatch(first)) is not None and (other := _DAY.fullmatch(last)) is not None:
        if one[1] != other[1]:
            return f"{_point(first)} – {_point(last)}"
        if one[2] != other[2]:
            return f"{int(one[3])} {_MONTHS[int(one[2]) - 1]} – {_point(last)}"
        return f"{int(one[3])}–{_point(last)}"
    return f"{_point(first)} – {_point(last)}"


def _members(text: str, last: str) -> str:
    """The members of a set, some of them where they are many."""
    members = [_member(each) for each in text[1:-1].split(",")]
    if len(members) > _MOST_MEMBERS:
        return f"{', '.join(members[:_MOST_MEMBERS])} {last} {len(members) - _MOST_MEMBERS} more"
    return f" {last} ".join(filter(None, (", ".join(members[:-1]), members[-1])))


def _member(text: str) -> str:
    first, dots, last = text.partition("..")
    return _between(first or "..", last or "..") if dots else _point(text)
