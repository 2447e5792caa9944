"""The lengths of durations, which depend on the calendar: a month has 28 to 31 days."""

from diplovisit.record import Duration

_DAY = 24 * 60 * 60


def length_bounds(duration: Duration) -> tuple[int, int]:
    """Returns the fewest and the most seconds that a duration can have; the bounds of years and months are rough.

    >>> length_bounds(Duration("PT1H30M")), [seconds // 86_400 for seconds in length_bounds(Duration("P1M"))]
    ((5400, 5400), [28, 31])
    """
    months = duration.years * 12 + duration.months
    exact = (duration.weeks * 7 + duration.days) * _DAY
    exact += duration.hours * 3600 + duration.minutes * 60 + duration.seconds
    # Two months have 59 days at least, and any number of months 30 each, but for February.
    return exact + max(months * 30 - 2, 0) * _DAY, exact + months * 31 * _DAY


def is_not_above(high: Duration, low: Duration) -> bool:
    """Whether one duration is certainly not longer than another.

    >>> is_not_above(Duration("PT60M"), Duration("PT1H")), is_not_above(Duration("P1M"), Duration("P30D"))
    (True, False)
    """
    return high == low or length_bounds(high)[1] <= length_bounds(low)[0]
