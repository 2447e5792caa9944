"""Dates of the record in words: days in ISO 8601, which every reader takes for the same day, and words between them."""

import functools
from typing import Final

from diplovisit.record import Edtf
from diplovisit.record.edtf import DateQualifier, Form

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
