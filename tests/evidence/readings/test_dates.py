"""Dates read from whole phrases."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import (
    DateOrigin,
    DateReading,
    DateRelation,
    DateTerm,
    DateUnit,
    PeriodPart,
    Relative,
    Unparsed,
    read_date,
)
from diplovisit.record import Qualifier
from diplovisit.record.edtf_grammar import MONTHS

ON, IN, BY, SINCE, UNTIL = DateRelation.ON, DateRelation.IN, DateRelation.BY, DateRelation.SINCE, DateRelation.UNTIL
RANGE = DateRelation.FROM_TO


def term(year: int | None = None, month: int | None = None, day: int | None = None, **others: Any) -> DateTerm:
    """A term, with year, month and day as positional arguments."""
    return DateTerm(year=year, month=month, day=day, **others)


def counted(unit: str, offset: int, origin: DateOrigin = DateOrigin.DATELINE, **others: Any) -> DateTerm:
    """A term that counts from another date."""
    return DateTerm(relative=Relative(unit=DateUnit(unit), offset=offset, origin=origin), **others)


def time(hour: int, minute: int = 0) -> datetime.time:
    """A time of day."""
    return datetime.time(hour, minute)


OTHER = DateOrigin.OTHER

# words, the first date, the last date, relation
READ = [
    # days
    ("March 7", term(None, 3, 7), None, None),
    ("On March 7", term(None, 3, 7), None, ON),
    ("on March 7", term(None, 3, 7), None, ON),
    ("march 7", term(None, 3, 7), None, None),
    ("7 March", term(None, 3, 7), None, None),
    ("7th of March", term(None, 3, 7), None, None),
    ("the 7th of March", term(None, 3, 7), None, None),
    ("the seventh of March", term(None, 3, 7), None, None),
    ("March 7th", term(None, 3, 7), None, None),
    ("March 07", term(None, 3, 7), None, None),
    ("March the 7th", term(None, 3, 7), None, None),
    ("7 March 2025", term(2025, 3, 7), None, None),
    ("March 7, 2025", term(2025, 3, 7), None, None),
    ("March 7 2025", term(2025, 3, 7), None, None),
    ("March 7th, 2025", term(2025, 3, 7), None, None),
    ("Mar. 7, 2025", term(2025, 3, 7), None, None),
    ("Sept. 9", term(None, 9, 9), None, None),
    ("Sept 9, 2024", term(2024, 9, 9), None, None),
    ("9 Dec 1987", term(1987, 12, 9), None, None),
    ("May 7", term(None, 5, 7), None, None),
    ("February 29", term(None, 2, 29), None, None),
    ("February 29, 2024", term(2024, 2, 29), None, None),
    ("2025-03-07", term(2025, 3, 7), None, None),
    ("13/07/2025", term(2025, 7, 13), None, None),
    ("07/13/2025", term(2025, 7, 13), None, None),
    ("3/3/2025", term(2025, 3, 3), None, None),
    ("21.04.2016", term(2016, 4, 21), None, None),
    ("until 8 October", term(None, 10, 8), None, UNTIL),
    ("from March 7", term(None, 3, 7), None, DateRelation.FROM),
    ("before March 7", term(None, 3, 7), None, DateRelation.BEFORE),
    ("after 7 March", term(None, 3, 7), None, DateRelation.AFTER),
    # weekdays
    ("Tuesday", term(weekday=2), None, None),
    ("on Tuesday", term(weekday=2), None, ON),
    ("by Friday", term(weekday=5), None, BY),
    ("Tuesday, March 4", term(None, 3, 4, weekday=2), None, None),
    ("Tuesday, March 4, 2025", term(2025, 3, 4, weekday=2), None, None),
    ("Tuesday 4 March 2025", term(2025, 3, 4, weekday=2), None, None),
    ("Tue., March 4", term(None, 3, 4, weekday=2), None, None),
    ("Tuesday evening", term(weekday=2, day_part="evening"), None, None),
    ("last Friday", DateTerm(weekday=5, relative=Relative(unit=DateUnit.NAMED, offset=-1)), None, None),
    ("next Friday", DateTerm(weekday=5, relative=Relative(unit=DateUnit.NAMED, offset=1)), None, None),
    ("this Friday", DateTerm(weekday=5, relative=Relative(unit=DateUnit.NAMED, offset=0)), None, None),
    # months, years and more
    ("March 2025", term(2025, 3), None, None),
    ("March, 2025", term(2025, 3), None, None),
    ("Dec. 2024", term(2024, 12), None, None),
    ("2025-03", term(2025, 3), None, None),
    ("in January", term(None, 1), None, IN),
    ("In January", term(None, 1), None, IN),
    ("during January 2025", term(2025, 1), None, IN),
    ("last January", DateTerm(month=1, relative=Relative(unit=DateUnit.NAMED, offset=-1)), None, None),
    ("2025", term(2025), None, None),
    ("in 2025", term(2025), None, IN),
    ("by 2030", term(2030), None, BY),
    ("no later than 2030", term(2030), None, BY),
    ("since 2022", term(2022), None, SINCE),
    ("until 2030", term(2030), None, UNTIL),
    ("mid-March", term(None, 3, part=PeriodPart.MID), None, None),
    ("late January", term(None, 1, part=PeriodPart.LATE), None, None),
    ("early 2024", term(2024, part=PeriodPart.EARLY), None, None),
    ("in late 2024", term(2024, part=PeriodPart.LATE), None, IN),
    ("summer 2024", term(2024, season=22), None, None),
    ("the summer of 2024", term(2024, season=22), None, None),
    ("in spring", term(season=21), None, IN),
    ("the 1990s", term(decade=199), None, None),
    ("in the 1990s", term(decade=199), None, IN),
    ("late 1970s", term(decade=197, part=PeriodPart.LATE), None, None),
    # counted from another date
    ("yesterday", counted("day", -1), None, None),
    ("today", counted("day", 0), None, None),
    ("tomorrow", counted("day", 1), None, None),
    ("tonight", counted("day", 0, day_part="night"), None, None),
    ("yesterday evening", counted("day", -1, day_part="evening"), None, None),
    ("this morning", counted("day", 0, day_part="morning"), None, None),
    ("last night", counted("day", -1, day_part="night"), None, None),
    ("the day before yesterday", counted("day", -2), None, None),
    ("the day after tomorrow", counted("day", 2), None, None),
    ("last year", counted("year", -1), None, None),
    ("Last year", counted("year", -1), None, None),
    ("this year", counted("year", 0), None, None),
    ("next month", counted("month", 1), None, None),
    ("this week", counted("week", 0), None, None),
    ("early next month", counted("month", 1, part=PeriodPart.EARLY), None, None),
    ("two days ago", counted("day", -2), None, None),
    ("three months ago", counted("month", -3), None, None),
    ("a year ago", counted("year", -1), None, None),
    ("a fortnight ago", counted("week", -2), None, None),
    ("two fortnights ago", counted("week", -4), None, None),
    ("two weeks from now", counted("week", 2), None, None),
    ("two days later", counted("day", 2, OTHER), None, None),
    ("three months after", counted("month", 3, OTHER), None, None),
    ("a week earlier", counted("week", -1, OTHER), None, None),
    ("the next day", counted("day", 1, OTHER), None, None),
    ("the following day", counted("day", 1, OTHER), None, None),
    ("the previous day", counted("day", -1, OTHER), None, None),
    ("the day before", counted("day", -1, OTHER), None, None),
    ("the same day", counted("day", 0, OTHER), None, None),
    ("that day", counted("day", 0, OTHER), None, None),
    ("that evening", counted("day", 0, OTHER, day_part="evening"), None, None),
    ("the first day", term(day_of_visit=1), None, None),
    ("on the second day", term(day_of_visit=2), None, ON),
    ("the second day of his visit", term(day_of_visit=2), None, None),
    ("the third day of the state visit", term(day_of_visit=3), None, None),
    ("the final day", term(day_of_visit=-1), None, None),
    # times
    ("10:00", term(time=time(10)), None, None),
    ("20:30", term(time=time(20, 30)), None, None),
    ("08:30", term(time=time(8, 30)), None, None),
    ("at noon", term(time=time(12)), None, ON),
    ("at 10 a.m.", term(time=time(10)), None, ON),
    ("10.30 am", term(time=time(10, 30)), None, None),
    ("8pm", term(time=time(20)), None, None),
    ("12 p.m.", term(time=time(12)), None, None),
    ("12:30 a.m.", term(time=time(0, 30)), None, None),
    ("8 p.m. that evening", counted("day", 0, OTHER, day_part="evening", time=time(20)), None, None),
    ("March 7 at 10 a.m.", term(None, 3, 7, time=time(10)), None, None),
    ("10 a.m. on March 7, 2025", term(2025, 3, 7, time=time(10)), None, None),
    ("Tuesday at noon", term(weekday=2, time=time(12)), None, None),
    ("8 a.m. the next day", counted("day", 1, OTHER, time=time(8)), None, None),
    # ranges
    ("3-5 March", term(None, 3, 3), term(None, 3, 5), RANGE),
    ("3–5 March 2025", term(2025, 3, 3), term(2025, 3, 5), RANGE),
    ("3rd to 5th of March", term(None, 3, 3), term(None, 3, 5), RANGE),
    ("from 3 to 5 March", term(None, 3, 3), term(None, 3, 5), RANGE),
    ("March 7-9", term(None, 3, 7), term(None, 3, 9), RANGE),
    ("March 3 to 5, 2025", term(2025, 3, 3), term(2025, 3, 5), RANGE),
    ("March 3 through 5", term(None, 3, 3), term(None, 3, 5), RANGE),
    ("March 7 and 8", term(None, 3, 7), term(None, 3, 8), RANGE),
    ("on 7 and 8 March", term(None, 3, 7), term(None, 3, 8), RANGE),
    ("from October 6 to October 8, 2026", term(2026, 10, 6), term(2026, 10, 8), RANGE),
    ("from April 21 to April 23, 2026", term(2026, 4, 21), term(2026, 4, 23), RANGE),
    ("between March 3 and March 5", term(None, 3, 3), term(None, 3, 5), RANGE),
    ("between 3 and 5 March", term(None, 3, 3), term(None, 3, 5), RANGE),
    ("March 30 - April 2", term(None, 3, 30), term(None, 4, 2), RANGE),
    ("30 March to 2 April 2025", term(2025, 3, 30), term(2025, 4, 2), RANGE),
    ("December 30 to January 2, 2026", term(2025, 12, 30), term(2026, 1, 2), RANGE),
    ("March-April 2025", term(2025, 3), term(2025, 4), RANGE),
    ("2020-2025", term(2020), term(2025), RANGE),
    ("from 2020 to 2025", term(2020), term(2025), RANGE),
    ("from the 1970s to the 1980s", term(decade=197), term(decade=198), RANGE),
    ("between 2020 and 2025", term(2020), term(2025), RANGE),
    ("Monday to Wednesday", term(weekday=1), term(weekday=3), RANGE),
    ("from Friday to Monday", term(weekday=5), term(weekday=1), RANGE),
]

REFUSED = [
    *[
        "",
        " ",
        "12",
        "66",
        "$66",
        "$100 billion",
        "12 nationals",
        "the",
        "second",
        "day",
        "year",
        "week",
        "soon",
        "now",
    ],
    *["03/07/2025", "3/7/2025", "3.7.2025", "3/7", "9/11", "24/7", "1/2/25", "13/13/2025", "32/01/2025", "00/01/2025"],
    *["2024-25", "2010-12", "2025-13", "2025-02-30", "2025-3-7", "20250307", "2025-03-07-01", "0000-01-01", "25-03-07"],
    *["February 30", "30 February 2024", "February 29, 2023", "March 32", "March 0", "April 31", "32 March"],
    *["March 7 million", "March 7%", "March 7.5", "7 percent", "March 7 and 12", "March 9-7", "9-7 March", "7-7 March"],
    *[
        "December 30 to January 2",
        "2025-2020",
        "between March 3",
        "between March 3 - April 5",
        "2025-03 -07",
        "2025-03- 07",
        "from the 1980s to the 1970s",
        "between March",
        "from March 3 to 2025",
        "March to 5",
    ],
    *[
        "in May 12",
        "on March",
        "on 2025",
        "in Tuesday",
        "at March 7",
        "at 10",
        "at 8:30",
        "8:30",
        "8 o'clock",
        "midnight",
    ],
    *["12 a.m.", "13 p.m.", "0 a.m.", "25:00", "10:60", "10:00:30", "5 p.m. this morning", "9 a.m. Tuesday evening"],
    *[
        "10 a.m. in 2025",
        "2,024",
        "2024km",
        "2024%",
        "2024.5",
        "1900s",
        "nearly 2025",
        "over March 7",
        "at least Tuesday",
    ],
    *[
        "the first day of March",
        "the hundredth day",
        "first day",
        "the 7th",
        "end of March",
        "winter 2024-25",
        "sun",
        "sat",
    ],
    *["mar", "dec", "in dec", "March 7 visit", "a March 7", "March 7,", "(March 7)", "March７", "７ March", "7 مارس"],
    *[
        "two days",
        "a day",
        "dozens of years ago",
        "some days ago",
        "1.5 days ago",
        "in two days",
        "hours later",
        "past week",
    ],
    *["Tuesday or Wednesday", "March or April", "every Tuesday", "March 7 or 8", "next day but one", "99999 days ago"],
]


@pytest.mark.parametrize(("words", "start", "end", "relation"), READ)
def test_dates_are_read(words: str, start: DateTerm, end: DateTerm | None, relation: DateRelation | None) -> None:
    """A phrase of news states the fields that a human reader finds in it, and leaves the others open."""
    assert read_date(words) == DateReading(start=start, end=end, relation=relation)


@pytest.mark.parametrize("words", REFUSED)
def test_ambiguous_dates_are_refused(words: str) -> None:
    """A phrase without exactly one reading as a date is refused, with a clause as the reason."""
    reading = read_date(words)
    assert isinstance(reading, Unparsed), reading
    assert reading.reason
    assert not reading.reason.endswith(".")


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("around March 7", Qualifier.APPROXIMATELY),
        ("about 10 a.m.", Qualifier.APPROXIMATELY),
        ("by about 2030", Qualifier.APPROXIMATELY),
        ("nearly three months after", Qualifier.NEARLY),
        ("over a year ago", Qualifier.OVER),
        ("almost two years ago", Qualifier.NEARLY),
    ],
)
def test_the_qualifier_of_a_date_is_read(words: str, qualifier: Qualifier | None) -> None:
    """The reading of a date that the words make approximate has their qualifier."""
    reading = read_date(words)
    assert isinstance(reading, DateReading)
    assert reading.qualifier is qualifier


_STYLES = [
    "{month} {day}, {year}",
    "{day} {month} {year}",
    "{month} {day} {year}",
    "the {day}{ending} of {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{short} {day}, {year}",
    "{year}-{number:02}-{day:02}",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def write(day: datetime.date, style: str) -> str:
    """A day in one of the styles of news."""
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = MONTHS[day.month - 1]
    short = month if len(month) < 5 else f"{month[:3]}."
    return style.format(
        year=day.year,
        number=day.month,
        month=month,
        short=short,
        day=day.day,
        ending=ending,
        weekday=_WEEKDAYS[day.weekday()],
    )


_days = st.dates(datetime.date(1500, 1, 1), datetime.date(2100, 12, 31))


@given(_days, st.sampled_from(_STYLES))
def test_a_day_in_any_style_is_read_back(day: datetime.date, style: str) -> None:
    """Every day in every style is read as that day, and the words state it completely."""
    reading = read_date(write(day, style))
    assert isinstance(reading, DateReading)
    assert (reading.start.year, reading.start.month, reading.start.day) == (day.year, day.month, day.day)
    assert reading.start.weekday in {None, day.isoweekday()}
    assert reading.is_stated


@given(_days, st.sampled_from(_STYLES), st.sampled_from(["perhaps", "visit", "7", "&", "million", "-", "or"]))
def test_a_stray_word_is_never_ignored(day: datetime.date, style: str, stray: str) -> None:
    """A whole phrase is read, and the same phrase with a word before or after it is refused."""
    words = write(day, style)
    assert isinstance(read_date(f"{words} {stray}"), Unparsed)
    assert isinstance(read_date(f"{stray} {words}"), Unparsed)


@given(st.text(max_size=300))
def test_arbitrary_text_never_raises(text: str) -> None:
    """For any text there is a reading or a refusal, and no exception."""
    assert isinstance(read_date(text), DateReading | Unparsed)


_tokens = st.lists(
    st.sampled_from(
        [
            "March",
            "May",
            "7",
            "12",
            "31",
            "2025",
            "2,000",
            "the",
            "of",
            "to",
            "-",
            ",",
            ".",
            ":",
            "from",
            "between",
            "and",
            "by",
            "in",
            "on",
            "last",
            "next",
            "two",
            "days",
            "week",
            "ago",
            "later",
            "first",
            "day",
            "Tuesday",
            "10",
            "a.m.",
            "noon",
            "mid",
            "early",
            "1990s",
            "$",
            "%",
            "bn",
            "million",
            "hundred",
            "half",
            "a",
            "dozen",
            "8:30",
            "3/7",
            "evening",
            "that",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(_tokens)
def test_words_of_dates_in_any_order_never_raise(text: str) -> None:
    """Words of dates in any order give a reading or a refusal, and no exception."""
    assert isinstance(read_date(text), DateReading | Unparsed)


@pytest.mark.parametrize("words", ["2024-25 to 2025-26", "2019-20 - 2021-22"])
def test_financial_years_are_refused_as_such(words: str) -> None:
    """Two financial years ("2024-25 to 2025-26") are refused, because each may also be a span of years."""
    reading = read_date(words)
    assert isinstance(reading, Unparsed)
    assert "may be a span of years or one financial year" in reading.reason
