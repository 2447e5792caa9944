"""Durations read from whole phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import DurationReading, Unparsed, read_duration, same_duration
from diplovisit.record import Duration, Qualifier

READ = [
    ("day-long", "P1D", None, None),
    ("daylong", "P1D", None, None),
    ("week-long", "P1W", None, None),
    ("two-day", "P2D", None, None),
    ("2-day", "P2D", None, None),
    ("three-week-long", "P3W", None, None),
    ("ten-year", "P10Y", None, None),
    ("24-hour", "PT24H", None, None),
    ("a day", "P1D", None, None),
    ("one day", "P1D", None, None),
    ("an hour", "PT1H", None, None),
    ("three weeks", "P3W", None, None),
    ("90 minutes", "PT90M", None, None),
    ("48 hours", "PT48H", None, None),
    ("3 hrs", "PT3H", None, None),
    ("20 mins", "PT20M", None, None),
    ("thirty seconds", "PT30S", None, None),
    ("half an hour", "PT30M", None, None),
    ("a quarter of an hour", "PT15M", None, None),
    ("three quarters of an hour", "PT45M", None, None),
    ("an hour and a half", "PT90M", None, None),
    ("one and a half hours", "PT90M", None, None),
    ("1.5 hours", "PT90M", None, None),
    ("2½ hours", "PT150M", None, None),
    ("two and a half years", "P30M", None, None),
    ("half a year", "P6M", None, None),
    ("a fortnight", "P14D", None, None),
    ("a decade", "P10Y", None, None),
    ("two decades", "P20Y", None, None),
    ("a century", "P100Y", None, None),
    ("two years and three months", "P2Y3M", None, None),
    ("1 hour 30 minutes", "PT1H30M", None, None),
    ("three days and four hours", "P3DT4H", None, None),
    ("nearly three months", "P3M", None, Qualifier.NEARLY),
    ("over 20 years", "P20Y", None, Qualifier.OVER),
    ("more than two hours", "PT2H", None, Qualifier.OVER),
    ("about an hour", "PT1H", None, Qualifier.APPROXIMATELY),
    ("at least two days", "P2D", None, Qualifier.AT_LEAST),
    ("up to 90 days", "P90D", None, Qualifier.AT_MOST),
    ("two to three days", "P2D", "P3D", None),
    ("2-3 hours", "PT2H", "PT3H", None),
    ("three or four weeks", "P3W", "P4W", None),
    ("between two and three years", "P2Y", "P3Y", None),
]

REFUSED = [
    *[
        "",
        "12",
        "day",
        "days",
        "weekend",
        "a weekend",
        "two nights",
        "a while",
        "some days",
        "several days",
        "a few days",
    ],
    *["half a day", "half a week", "half a month", "one and a half days", "1.5 weeks", "a quarter", "two quarters"],
    *[
        "1730 hours",
        "3h",
        "3day",
        "two days later",
        "two days of",
        "a two-day",
        "three to two days",
        "two or five days",
        "$5 a day",
    ],
    *["dozens of years", "1.000 days", "9999999 days", "１２ days", "0.3 seconds", "all day", "day by day", "two way"],
]


@pytest.mark.parametrize(("words", "duration", "high", "qualifier"), READ)
def test_durations_are_read(words: str, duration: str, high: str | None, qualifier: Qualifier | None) -> None:
    """A phrase of news has the duration that a human reader finds in it."""
    expected = DurationReading(duration=Duration(duration), high=Duration(high) if high else None, qualifier=qualifier)
    assert read_duration(words) == expected


@pytest.mark.parametrize("words", REFUSED)
def test_ambiguous_durations_are_refused(words: str) -> None:
    """A phrase without exactly one reading as a duration is refused, with a reason."""
    reading = read_duration(words)
    assert isinstance(reading, Unparsed), reading
    assert reading.reason


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("PT1H30M", "PT90M", True),
        ("P1Y6M", "P18M", True),
        ("P2W", "P14D", True),
        ("P1D", "PT24H", False),
        ("P1M", "P30D", False),
        ("P1Y", "P365D", False),
        ("P1D", "P2D", False),
        ("PT1M", "P1M", False),
    ],
)
def test_durations_are_compared_by_meaning(a: str, b: str, same: bool) -> None:
    """Two durations are the same where no calendar and no clock can distinguish them."""
    assert same_duration(Duration(a), Duration(b)) is same
    assert same_duration(Duration(b), Duration(a)) is same


@given(st.integers(0, 999_999), st.sampled_from([("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y")]))
def test_a_duration_in_digits_is_read_back(number: int, unit: tuple[str, str]) -> None:
    """Every whole number of a unit is read as that duration, written as an adjective or as a noun."""
    for words in (f"{number} {unit[0]}s", f"{number:,}-{unit[0]}"):
        reading = read_duration(words)
        assert isinstance(reading, DurationReading)
        assert reading.duration == Duration(f"P{number}{unit[1]}")
        assert isinstance(read_duration(f"{words} perhaps"), Unparsed)


@given(st.text(max_size=300))
def test_arbitrary_text_never_raises(text: str) -> None:
    """For any text there is a reading or a refusal, and no exception."""
    assert isinstance(read_duration(text), DurationReading | Unparsed)
