"""The values that words are read as, with everything the words leave open."""

import datetime
import enum
from decimal import Decimal

import attrs

from diplovisit.evidence.readings.tokens import Unparsed
from diplovisit.record.duration import Duration
from diplovisit.record.vocabularies import Qualifier

_MONTHS_A_YEAR = 12
_EXACT = 10**6  # each small denominator that divides it has an exact decimal number
_DAYS_A_WEEK = 7
_SECONDS_A_MINUTE = 60
_MINUTES_AN_HOUR = 60


@attrs.frozen(kw_only=True)
class DurationReading:
    """One reading of words such as "nearly three months".

    `high` is the upper end of a range, None where the words have one duration. `qualifier` is None for an exact one.

    >>> DurationReading(duration=Duration("P1D")).qualifier is None
    True
    """

    duration: Duration
    high: Duration | None = None
    qualifier: Qualifier | None = None


def same_duration(a: Duration, b: Duration) -> bool:
    """Whether two durations mean the same, in whatever units.

    A year is twelve months, a week seven days, an hour 3,600 seconds. A day is not 24 hours, and a month is no fixed
    number of days.

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


class UnitKind(enum.StrEnum):
    """The kind of thing that a number counts or measures."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    RANK = "rank"


@attrs.frozen(kw_only=True)
class QuantityReading:
    """One reading of words such as "approximately $66 billion".

    - `low`: the number, or the lower end of a range.
    - `high`: the upper end of a range; None where there is one number.
    - `currencies`: the ISO 4217 codes that the words may mean. There are several where currencies share a sign or a
      noun, and none where the unit is not money.
    - `sign`: the sign of `record.currencies` as printed; None where words or a code name the currency.
    - `qualifier`: the qualifier; None where the number is exact.
    - `noun`: what is counted; None where the words do not include it.
    - `extra`: whether the number counts others than those counted before ("another 16").

    A rank of 2 is the second place. With the qualifier at-most, it is one of the first two.

    >>> QuantityReading(low=Decimal(12), unit=UnitKind.COUNT).high is None
    True
    """

    low: Decimal
    unit: UnitKind
    high: Decimal | None = None
    currencies: tuple[str, ...] = ()
    sign: str | None = None
    qualifier: Qualifier | None = None
    noun: str | None = None
    extra: bool = False


class DateRelation(enum.StrEnum):
    """The preposition: how a statement relates to its date."""

    ON = "on"
    IN = "in"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"
    FROM = "from"
    BEFORE = "before"
    AFTER = "after"
    FROM_TO = "from-to"


class DateUnit(enum.StrEnum):
    """The unit in which words count from a date; NAMED is a weekday or a month by name, as in "last Friday"."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    NAMED = "named"


class DateOrigin(enum.StrEnum):
    """The date from which words count: the day of the report ("yesterday"), or another date ("two days later")."""

    DATELINE = "dateline"
    OTHER = "other"


class Direction(enum.StrEnum):
    """Whether a clause tells of what was (PAST), or of what is to come (FUTURE).

    LATER is the future of somebody in the past: "he said that he would leave". OPEN is a clause that does not tell.
    """

    PAST = "past"
    FUTURE = "future"
    LATER = "later"
    OPEN = "open"


class PeriodPart(enum.StrEnum):
    """A part of a month, season, year or decade."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


@attrs.frozen(kw_only=True)
class Relative:
    """A number of units after an origin, or before it where `offset` is negative.

    An offset of 0 is the unit that contains the origin.
    """

    unit: DateUnit
    offset: int
    origin: DateOrigin = DateOrigin.DATELINE


@attrs.frozen(kw_only=True)
class DateTerm:
    """One date in words. None means that the words do not state a field.

    - `weekday`: as in ISO 8601, Monday is 1.
    - `season`: as in EDTF, spring is 21.
    - `decade`: 199 for the 1990s.
    - `day_of_visit`: 1 is the first day, -1 the last.
    - `time`: the time of day, in the zone.
    - `zone`: the time zone as the words have it, "local" for local time; `zone_offset` says what it means.
    - `day_part`: a part of the day, such as "evening".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: int | None = None
    part: PeriodPart | None = None
    relative: Relative | None = None
    day_of_visit: int | None = None
    time: datetime.time | None = None
    zone: str | None = None
    day_part: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the words alone determine the date, at any precision.

        >>> DateTerm(year=2025, month=3, day=7).is_stated, DateTerm(month=3, day=7).is_stated
        (True, False)
        """
        return (self.year is not None or self.decade is not None) and self.relative is None

    @property
    def is_day(self) -> bool:
        """Whether the term means one day, known or not.

        >>> DateTerm(weekday=2).is_day, DateTerm(year=2025, month=3).is_day
        (True, False)
        """
        if self.relative is not None and self.relative.unit is not DateUnit.NAMED:
            return self.relative.unit is DateUnit.DAY
        return any(value is not None for value in (self.day, self.weekday, self.day_of_visit, self.time))


@attrs.frozen(kw_only=True)
class DateReading:
    """One reading of words such as "from October 6 to October 8, 2026".

    - `end`: the last date of a range; None where the words have one date.
    - `relation`: the preposition; None where there is none.
    - `qualifier`: the qualifier, as in "around March 7"; None where there is none.

    >>> DateReading(start=DateTerm(year=2030), relation=DateRelation.BY).end is None
    True
    """

    start: DateTerm
    end: DateTerm | None = None
    relation: DateRelation | None = None
    qualifier: Qualifier | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the words alone determine the date, or both dates of the range.

        >>> DateReading(start=DateTerm(weekday=2)).is_stated
        False
        """
        return self.start.is_stated and (self.end is None or self.end.is_stated)


@attrs.frozen(kw_only=True)
class PartReading:
    """One reading of an ordinal ("a second jetty") or of a fraction ("nearly a fifth"), which are no quantities.

    `number` is the place in an order, or the numerator; `of` is the denominator, None for an ordinal. `qualifier` is
    that of a fraction, None for an exact one.

    >>> PartReading(number=2).of is None
    True
    """

    number: int
    of: int | None = None
    qualifier: Qualifier | None = None

    @property
    def share(self) -> Decimal | None:
        """The fraction as a decimal number; None for an ordinal, and where no decimal number is exactly that.

        >>> PartReading(number=3, of=4).share, PartReading(number=1, of=3).share
        (Decimal('0.75'), None)
        """
        if self.of is None or _EXACT % self.of:
            return None
        return (Decimal(self.number) * (_EXACT // self.of) / _EXACT).normalize()


class MentionKind(enum.StrEnum):
    """The reader that reads a mention; a part is an ordinal or a fraction."""

    QUANTITY = "quantity"
    DATE = "date"
    LENGTH = "length"
    PART = "part"


@attrs.frozen(kw_only=True)
class Mention:
    """A value in a text, from `start` to before `end`, in code points.

    `core` is where the value itself begins, after its qualifier or preposition ("approximately", "by"). A quote that
    begins there drops a bound, but does not cut a figure. `reading` is `Unparsed` for digits that are a value without
    exactly one reading, such as "1.000.000".
    """

    start: int
    end: int
    core: int
    kind: MentionKind
    reading: QuantityReading | DateReading | DurationReading | PartReading | Unparsed
