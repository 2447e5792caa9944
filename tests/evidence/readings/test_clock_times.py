"""Times of the day as press notes write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import DateReading, DateTerm, Unparsed, read_date, scan_values, zone_offset

# words, time, zone
TIMES = [
    ("9:30 am", "09:30", None),
    ("9.30 am", "09:30", None),
    ("09.30 a.m.", "09:30", None),
    ("9.30pm", "21:30", None),
    ("12.20 am", "00:20", None),
    ("12.30 p.m.", "12:30", None),
    ("0930 hrs", "09:30", None),
    ("1630 hours", "16:30", None),
    ("16:30hrs", "16:30", None),
    ("16.30 hrs", "16:30", None),
    ("14h30", "14:30", None),
    ("1630 hrs IST", "16:30", "IST"),
    ("0515 GMT", "05:15", "GMT"),
    ("1400Z", "14:00", "Z"),
    ("13:00 UTC", "13:00", "UTC"),
    ("09:00 (UTC+8)", "09:00", "UTC+08:00"),
    ("11:40 (GMT+5:30)", "11:40", "UTC+05:30"),
    ("8:20 a.m. (JST)", "08:20", "JST"),
    ("11.15 CET", "11:15", "CET"),
    ("10 am local time", "10:00", "local"),
    ("10:00 a.m. Beijing time", "10:00", "Beijing time"),
    ("10 am Doha time", "10:00", "Doha time"),
    ("noon", "12:00", None),
    ("12 noon", "12:00", None),
    ("half past nine in the morning", "09:30", None),
    ("a quarter to ten at night", "21:45", None),
    ("ten past four in the afternoon", "16:10", None),
    ("5 o'clock in the evening", "17:00", None),
    ("nine o'clock in the morning", "09:00", None),
]

REFUSED = [
    "half past nine",
    "9 o'clock",
    "8:30",
    "midnight",
    "12 a.m.",
    "0960 hrs",
    "2590 GMT",
    "9.30",
    "9 to 11 am",
]
REFUSED += ["1000-1130 hrs", "from 9.30 to 11 am", "8.30 pm in the morning", "09:30 in the evening", "10:30 percent"]


@pytest.mark.parametrize(("words", "time", "zone"), TIMES)
def test_a_time_is_read_with_its_zone(words: str, time: str, zone: str | None) -> None:
    """A time is read in the half of the day that its words state, with its zone as written."""
    reading = read_date(words)
    assert isinstance(reading, DateReading), reading
    assert (reading.start.time, reading.start.zone) == (datetime.time.fromisoformat(time), zone)


@pytest.mark.parametrize("words", REFUSED)
def test_a_time_that_is_open_is_refused(words: str) -> None:
    """A time that may be in either half of the day, and a beginning with an end, are refused."""
    assert isinstance(read_date(words), Unparsed)


@pytest.mark.parametrize("day", ["10 June 2026", "June 10, 2026", "Wednesday, 10 June 2026", "2026-06-10"])
@pytest.mark.parametrize(
    "pattern",
    [
        "on {day} at {time}",
        "on {day}, {time}",
        "{day} at {time}",
        "at {time} on {day}",
        "{time}, {day}",
        "on {day}, commencing at {time}",
    ],
)
@pytest.mark.parametrize("time", ["9.30 am", "0930 hrs", "9:30 a.m. (JST)", "09:30 GMT", "9.30 am local time"])
def test_a_time_stands_before_or_after_its_day(day: str, pattern: str, time: str) -> None:
    """A day and its time are one date in every order, and one mention in a sentence."""
    words = pattern.format(day=day, time=time)
    reading = read_date(words)
    assert isinstance(reading, DateReading), reading
    term = reading.start
    assert (term.year, term.month, term.day, term.time) == (2026, 6, 10, datetime.time(9, 30))
    assert [mention.reading for mention in scan_values(f"He spoke {words}.")] == [reading]


@given(
    st.times().map(lambda time: time.replace(second=0, microsecond=0)), st.sampled_from(["{:%H%M} hrs", "{:%H:%M} GMT"])
)
def test_every_time_of_24_hours_is_read_back(time: datetime.time, pattern: str) -> None:
    """A time on a 24-hour clock is read as that time."""
    reading = read_date(pattern.format(time))
    assert isinstance(reading, DateReading)
    assert reading.start.time == time


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("Pakistan Standard Time", (2025, 8, 21), 300),
        ("Gulf Standard Time", (2025, 11, 30), 240),
        ("Moscow time", (2026, 6, 10), 180),
        ("Moscow time", (2013, 6, 10), None),
        ("Brussels time", (2026, 6, 10), 120),
        ("Brussels time", (2026, 1, 10), 60),
        ("Tehran time", (2020, 7, 12), None),
        ("Farmleigh time", (2026, 6, 10), None),
    ],
)
def test_a_zone_in_words_has_the_time_of_its_day(zone: str, day: tuple[int, int, int], offset: int | None) -> None:
    """A zone in words has an offset only since the day from which it has kept one, or the summer time of Europe."""
    year, month, date = day
    assert zone_offset(DateTerm(year=year, month=month, day=date, zone=zone)) == offset


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("16:30 IST / 11:00 GMT on 10 June 2026", "UTC+05:30"),
        ("14:00 CEST (12:00 UTC) on 10 June 2026", "UTC+02:00"),
        ("14:00 CEST (13:00 UTC) on 10 June 2026", None),
    ],
)
def test_two_zones_give_one_instant_or_none(words: str, zone: str | None) -> None:
    """A second time in another zone decides the first zone, and two times that differ are refused."""
    reading = read_date(words)
    assert (None if isinstance(reading, Unparsed) else reading.start.zone) == zone
