"""What words say of a length of time."""

import attrs

from diplovisit.record.duration import Duration
from diplovisit.record.vocabularies import Qualifier

_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7
_SECONDS_A_MINUTE = 60
_MINUTES_AN_HOUR = 60


@attrs.frozen(kw_only=True)
class DurationReading:
    """One reading of words such as "nearly three months"; `high` is the upper end of a range, None where there is none.

    >>> DurationReading(duration=Duration("P1D")).qualifier is None
    True
    """

    duration: Duration
    high: Duration | None = None
    qualifier: Qualifier | None = None


def same_duration(a: Duration, b: Duration) -> bool:
    """Tells whether two durations mean the same, however they are written.

    A year is twelve months, a week seven days, an hour 3,600 seconds; a day is not 24 hours, and a month no number of
    days.

    >>> same_duration(Duration("PT1H30M"), Duration("PT90M")), same_duration(Duration("P1D"), Duration("PT24H"))
    (True, False)
    """
    return _in_base_units(a) == _in_base_units(b)


def _in_base_units(length: Duration) -> tuple[int, int, int]:
    minutes = length.hours * _MINUTES_AN_HOUR + length.minutes
    return (
        length.years * _MONTHS_A_YEAR + length.months,
        length.weeks * _DAYS_A_WEEK + length.days,
        minutes * _SECONDS_A_MINUTE + length.seconds,
    )
