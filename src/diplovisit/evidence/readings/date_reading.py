"""What words say of a date: what they fix, and what they leave open."""

import datetime
import enum

import attrs

from diplovisit.record.vocabularies import Qualifier


class DateRelation(enum.StrEnum):
    """How what is told stands to the date: the preposition."""

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
    """What is counted from a date; NAMED is the weekday or the month that the words name, as in "last Friday"."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    NAMED = "named"


class DateOrigin(enum.StrEnum):
    """From where it is counted: the day of the report ("yesterday"), or another date ("two days later")."""

    DATELINE = "dateline"
    OTHER = "other"


class PeriodPart(enum.StrEnum):
    """Which part of a month or a year."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


@attrs.frozen(kw_only=True)
class Relative:
    """So many units after an origin; before it where `offset` is negative, and the unit of the origin itself for 0."""

    unit: DateUnit
    offset: int
    origin: DateOrigin = DateOrigin.DATELINE


@attrs.frozen(kw_only=True)
class DateTerm:
    """One date in words. None is what the words do not say.

    weekday: as in ISO 8601, Monday is 1. season: as in EDTF, spring is 21. decade: 199 for the 1990s. day_of_visit: 1
    is the first, -1 the last. time: on the clock where it is, to the minute. day_part: "evening" and the like.
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
    day_part: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the words alone fix it, to whatever precision they have.

        >>> DateTerm(year=2025, month=3, day=7).is_stated, DateTerm(month=3, day=7).is_stated
        (True, False)
        """
        return (self.year is not None or self.decade is not None) and self.relative is None

    @property
    def is_day(self) -> bool:
        """Whether it means one day, known or not.

        >>> DateTerm(weekday=2).is_day, DateTerm(year=2025, month=3).is_day
        (True, False)
        """
        if self.relative is not None and self.relative.unit is not DateUnit.NAMED:
            return self.relative.unit is DateUnit.DAY
        return any(value is not None for value in (self.day, self.weekday, self.day_of_visit, self.time))


@attrs.frozen(kw_only=True)
class DateReading:
    """One reading of words such as "from October 6 to October 8, 2026".

    end: the last of a range, None where the words have one date. relation: the preposition, None where there is none.
    qualifier: that of "around March 7".

    >>> DateReading(start=DateTerm(year=2030), relation=DateRelation.BY).end is None
    True
    """

    start: DateTerm
    end: DateTerm | None = None
    relation: DateRelation | None = None
    qualifier: Qualifier | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the words alone fix it.

        >>> DateReading(start=DateTerm(weekday=2)).is_stated
        False
        """
        return self.start.is_stated and (self.end is None or self.end.is_stated)
