"""A text is a duration with consistent parts that can be added to a day, or is refused in one line."""

import datetime
import re

from diplovisit.evidence.readings import same_duration
from diplovisit.record.duration import LONGEST, PATTERN, Duration, DurationError
from tests.fuzz import messages
from tests.fuzz.target import Target

_PATTERN = re.compile(PATTERN)
_DAYS = (datetime.date(2024, 2, 29), datetime.date(2025, 1, 31), datetime.date.min, datetime.date.max)


def law(data: bytes) -> None:
    """Requires the law of these bytes as a text; bytes that are not UTF-8 become surrogates."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        length = Duration(text)
    except DurationError as error:
        messages.one_line(str(error))
        assert _PATTERN.fullmatch(text) is None
        return
    assert len(text) <= LONGEST
    assert (str(length), Duration(str(length))) == (text, length)
    assert same_duration(length, Duration(_written(length)))
    for day in _DAYS:
        for back in (False, True):
            _require_shift_law(length, day, back)


def _written(length: Duration) -> str:
    date = f"{length.years}Y{length.months}M{length.weeks}W{length.days}D"
    return f"P{date}T{length.hours}H{length.minutes}M{length.seconds}S"


def _require_shift_law(length: Duration, day: datetime.date, back: bool) -> None:
    try:
        there = length.shift(day, back)
    except ValueError as error:
        messages.one_line(str(error))
        return
    assert (there <= day) if back else (there >= day)
    if length.whole_days is not None:
        assert length.shift(there, not back) == day
        assert abs((there - day).days) == length.whole_days


TARGET = Target(
    name="duration",
    law=law,
    seeds=lambda: (
        *(
            b"P1D",
            b"P1W2D",
            b"PT90M",
            b"P1Y6M",
            b"P999999Y",
            b"PT0S",
            b"P1Y2M3W4DT5H6M7S",
            b"P",
            b"PT",
            b"-P1D",
            b"P1.5D",
        ),
        *(b"P1H", b"P1DT", b"p1d", b"P\xd9\xa1D"),
    ),
    words=(
        "P",
        "T",
        "Y",
        "M",
        "W",
        "D",
        "H",
        "S",
        "1",
        "999999",
        "0",
        "000001",
        "1000000",
        "-",
        "+",
        ".",
        ",",
        " ",
        "١",
    ),
    longest=128,
)
