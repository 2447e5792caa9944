"""Durations: ISO 8601 text with whole numbers of its units."""

import calendar
import datetime
import re
from typing import Final, Self

import attrs

from diplovisit.lazy_patterns import lazy_pattern

_NUMBER = "[0-9]{1,6}"


def _at_least_one(*units: str) -> str:
    """Returns a pattern for the components in order, each at most once, and at least one.

    Every alternative begins with a required component. A look-ahead would be shorter, but Rust's patterns have none.
    """
    components = [f"{_NUMBER}{unit}" for unit in units]
    rests = ["".join(f"(?:{later})?" for later in components[n + 1 :]) for n in range(len(components))]
    return "(?:" + "|".join(first + rest for first, rest in zip(components, rests, strict=True)) + ")"


_DATE_PART = _at_least_one("Y", "M", "W", "D")
_TIME_PART = "T" + _at_least_one("H", "M", "S")

PATTERN: Final = f"P(?:{_DATE_PART}(?:{_TIME_PART})?|{_TIME_PART})"
"""The whole grammar, for use as `^(?:PATTERN)$` or with `fullmatch`; the same in Python, ECMAScript and Rust."""

LONGEST: Final = 51
"""The most characters of a text that matches: P, T, and seven components of seven characters."""

_COMPONENTS = lazy_pattern(
    "P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?"
)
_WHOLE = lazy_pattern(PATTERN)

# The first that matches is reported. Compiled only when a duration is refused; re caches them.
_FAULTS = (
    ("^$", "the text is empty"),
    (r"\s", "a duration has no spaces"),
    ("^[+-]|^P[+-]|[0-9]-", "a duration has no sign"),
    ("^[^P]*$", "a duration begins with a capital P"),
    ("[a-z]", "the letters must be capitals"),
    ("[.,]", "the numbers must be whole; half an hour is PT30M"),
    ("[0-9]{7}", "a number has at most six digits"),
    ("T$|^P$", "a P or a T needs a number and a unit after it"),
    ("^P[^T]*[HS]", "hours, minutes and seconds follow a T"),
    ("T.*[YWD]", "years, weeks and days precede the T"),
    ("[0-9]$", "each number needs a unit after it"),
    ("^P[0-9YMWDTHS]*$", "each unit occurs once, after its number, in the order Y, M, W, D, T, H, M, S"),
)
_EXPECTED = "expected text such as P1D, P2W, P1Y6M or PT90M"


class DurationError(ValueError):
    """Raised for a text that is not a duration; the message says what was seen and what was expected.

    >>> from diplovisit.record import Duration, DurationError
    >>> try:
    ...     Duration("90 minutes")
    ... except DurationError as error:
    ...     print(error)
    '90 minutes' is not an ISO 8601 duration: a duration has no spaces; expected text such as P1D, ...
    """


@attrs.frozen(repr=False)
class Duration:
    """A length of time in ISO 8601 text, such as `P1D`: whole numbers, no sign (ISO 8601-1:2019, 5.5.2).

    Weeks may be combined with other units, which ISO 8601-2:2019 allows and part 1 does not. Two durations are equal if
    their texts are equal: `P7D` and `P1W` are not. A missing component is 0. Raises DurationError for any other text.

    >>> from diplovisit import Duration
    >>> Duration("P1W2D").days, Duration("P1W2D").whole_days
    (2, 9)
    """

    text: str
    years: int = attrs.field(init=False, eq=False)
    months: int = attrs.field(init=False, eq=False)
    weeks: int = attrs.field(init=False, eq=False)
    days: int = attrs.field(init=False, eq=False)
    hours: int = attrs.field(init=False, eq=False)
    minutes: int = attrs.field(init=False, eq=False)
    seconds: int = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"a duration is text, such as 'P1D'; saw {self.text!r}")
        if not _WHOLE.fullmatch(self.text) or not (components := _COMPONENTS.fullmatch(self.text)):
            raise DurationError(_explain(self.text))
        units = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
        for unit, number in zip(units, components.groups(default="0"), strict=True):
            object.__setattr__(self, unit, int(number))  # what attrs itself does in a frozen class

    @classmethod
    def of(cls, length: "Self | datetime.timedelta | str") -> Self:
        """Makes a duration from a text or a `datetime.timedelta`, of which 24 hours are a day.

        Raises DurationError for a text of no duration; ValueError for a timedelta that is negative or has parts of a
        second; TypeError for anything else.

        >>> import datetime
        >>> from diplovisit import Duration
        >>> Duration.of(datetime.timedelta(minutes=90)), Duration.of(datetime.timedelta(days=3))
        (Duration('PT1H30M'), Duration('P3D'))
        """
        if isinstance(length, cls):
            return length
        if not isinstance(length, datetime.timedelta):
            return cls(length)  # type: ignore[arg-type]  # anything but a text is a TypeError there
        if length < datetime.timedelta(0) or length.microseconds:
            raise ValueError(f"a duration has whole seconds and no sign; saw {length}")
        minutes, seconds = divmod(length.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
        time = "".join(f"{number}{unit}" for number, unit in parts if number)
        days = f"{length.days}D" if length.days or not time else ""
        return cls(f"P{days}{f'T{time}' if time else ''}")

    def __repr__(self) -> str:
        return f"Duration({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def is_nominal(self) -> bool:
        """Whether it has years or months, whose length depends on the date they are counted from."""
        return bool(self.years or self.months)

    @property
    def has_time(self) -> bool:
        """Whether it has hours, minutes or seconds."""
        return bool(self.hours or self.minutes or self.seconds)

    @property
    def whole_days(self) -> int | None:
        """The number of days, with seven days per week; None if there are years, months, hours, minutes or seconds.

        >>> Duration("P3M").whole_days is None, Duration("PT24H").whole_days is None
        (True, True)
        """
        return None if self.is_nominal or self.has_time else self.weeks * 7 + self.days

    def shift(self, day: datetime.date, back: bool = False) -> datetime.date:
        """Returns the day this long after `day`, or before it with `back`.

        Years and months are counted first. A day that the resulting month lacks becomes its last day (as in XML Schema
        1.1 part 2, appendix E.3.3). Weeks and days follow. A shift forward and back need not return to the same day.

        Raises ValueError if the duration has hours, minutes or seconds, which cannot be added to a day. Raises it also
        if the result is outside the years 0001 to 9999.

        >>> Duration("P1M").shift(datetime.date(2025, 1, 31))
        datetime.date(2025, 2, 28)
        >>> Duration("P1Y").shift(datetime.date(2024, 2, 29), back=True)
        datetime.date(2023, 2, 28)
        """
        if self.has_time:
            raise ValueError(f"{self} has a time of day, but {day} is a day without one")
        sign = -1 if back else 1
        year, month = divmod(day.year * 12 + day.month - 1 + sign * (self.years * 12 + self.months), 12)
        try:
            length = calendar.monthrange(year, month + 1)[1]
            shifted = datetime.date(year, month + 1, min(day.day, length))
            return shifted + sign * datetime.timedelta(weeks=self.weeks, days=self.days)
        except (ValueError, OverflowError):
            side = "before" if back else "after"
            raise ValueError(f"{self} {side} {day} is outside the years 0001 to 9999") from None


def _explain(text: str) -> str:
    shown = repr(text) if len(text) <= 60 else f"{text[:60]!r}…"
    reason = next((reason for pattern, reason in _FAULTS if re.search(pattern, text)), "")
    return f"{shown} is not an ISO 8601 duration: {reason + '; ' if reason else ''}{_EXPECTED}"
