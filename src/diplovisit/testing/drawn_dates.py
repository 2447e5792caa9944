"""Makes dates, times and durations in every form of a record from bytes."""

import datetime
from collections.abc import Callable, Sequence
from typing import Final

from diplovisit.testing.byte_reader import ByteReader

EDTF_SIZE: Final = 38
"""The bytes of the longest date: a set of four pairs of days."""
DURATION_SIZE: Final = 5

_FIRST_DAY: Final = datetime.date(2000, 1, 1).toordinal()
_ALL_DAYS: Final = datetime.date.max.toordinal()
_ENDS_OF_THE_CALENDAR: Final = (
    *(datetime.date.min, datetime.date(1, 1, 2)),
    *(datetime.date(9999, 12, 30), datetime.date.max),
)
_HOURS: Final = ("00:00:00", "09:30:00", "12:00:00", "23:59:59")


def _day(reader: ByteReader) -> datetime.date:
    """Makes any day, often one at the ends of the calendar; 2000-01-01 for zeros."""
    kind, number = reader.below(4), reader.number(3)
    if kind == 3:
        return _ENDS_OF_THE_CALENDAR[number % 4]
    # Half of the days are in the time that records are about.
    days = number % 20_000 if kind < 2 else number
    return datetime.date.fromordinal((_FIRST_DAY - 1 + days) % _ALL_DAYS + 1)


def moment_text(reader: ByteReader) -> str:
    """Makes a time without an offset; often the first or the last one of the calendar."""
    return f"{_day(reader)}T{reader.pick(_HOURS)}" if reader.below(2) else f"{_day(reader)}T{_clock(reader)}"


def _clock(reader: ByteReader) -> str:
    return f"{reader.below(24):02}:{reader.below(60):02}:{reader.below(60):02}"


def edtf_text(reader: ByteReader, _: Sequence[str] = ()) -> str:
    """Makes a date in any form of a record: a day, month, year or season, with a qualifier, an interval, a set, a time.

    >>> edtf_text(ByteReader(b""))
    '2000-01-01'
    """
    return reader.pick(_FORMS)(reader)


def _season(reader: ByteReader) -> str:
    return f"{_day(reader).year:04}-{reader.pick(('21', '22', '23', '24'))}"


def _plain(reader: ByteReader) -> str:
    return str(_day(reader))[: reader.pick((10, 7, 4))]


def _qualified(reader: ByteReader) -> str:
    return reader.pick((_plain, _plain, _plain, _season))(reader) + reader.pick("?~%")


def _interval(reader: ByteReader) -> str:
    return "/".join(map(str, sorted((_day(reader), _day(reader)))))


def _set(reader: ByteReader) -> str:
    brackets = reader.pick(("{}", "[]"))
    members = []
    for _ in range(1 + reader.below(4)):
        days = sorted(_day(reader) for _ in range(1 + reader.below(2)))
        members.append("..".join(map(str, days)))
    return brackets[0] + ",".join(members) + brackets[1]


_FORMS: Final[tuple[Callable[[ByteReader], str], ...]] = (
    lambda reader: str(_day(reader)),
    _plain,
    _season,
    _qualified,
    lambda reader: reader.pick(("201X", "19XX", "2004-XX", "1985-04-XX", "1985-XX-XX")),
    _interval,
    lambda reader: reader.pick(("{}/..", "../{}", "{}/")).format(_day(reader)),
    _set,
    lambda reader: moment_text(reader) + reader.pick(("", "Z", "+05:30", "-08:00", "+14:00", "-12:00")),
)


def duration_text(reader: ByteReader, _: Sequence[str] = ()) -> str:
    """Makes a duration in any form of a record.

    >>> duration_text(ByteReader(b""))
    'P0D'
    """
    match reader.below(5):
        case 0:
            return f"P{reader.below(400)}D"
        case 1:
            return f"P{reader.below(100)}W"
        case 2:
            return f"P{reader.below(10)}Y{reader.below(12)}M"
        case 3:
            return f"PT{reader.below(48)}H{reader.below(60)}M"
        case _:
            return reader.pick(("P999999Y", "P999999M", "P999999W", "P999999D", "PT999999H", "PT0S"))
