"""Dates in words compared with dates of a record, with a dateline and with rules."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import RULES, DateReading, allows, possible_dates, read_date, states_exactly
from diplovisit.record import Edtf
from diplovisit.record.edtf_grammar import MONTHS


def reading_of(words: str) -> DateReading:
    """The reading of words, which must have one."""
    reading = read_date(words)
    assert isinstance(reading, DateReading), reading
    return reading


# words, a date, whether they allow it, whether they state it
COMPARED = [
    ("March 5", "2025-03-05", True, False),
    ("March 5", "2024-03-05", True, False),
    ("March 5", "2025-03-06", False, False),
    ("March 5", "2025-03", False, False),
    ("March 5", "2025-03-05?", True, False),
    ("March 5", "2025-03-05~", False, False),
    ("March 5", "2025-03-05T10:00:00", False, False),
    ("March 5", "2025-03-05/2025-03-06", False, False),
    ("March 5, 2025", "2025-03-05", True, True),
    ("March 5, 2025", "2025-03-05?", True, False),
    ("March 5, 2025", "2024-03-05", False, False),
    ("around March 5, 2025", "2025-03-05~", True, True),
    ("around March 5, 2025", "2025-03-05", False, False),
    ("Tuesday", "2025-03-04", True, False),
    ("Tuesday", "2025-03-05", False, False),
    ("Tuesday, March 4", "2025-03-04", True, False),
    ("Tuesday, March 4", "2024-03-04", False, False),
    ("Tuesday, March 5, 2025", "2025-03-05", False, False),
    ("in January", "2025-01", True, False),
    ("in January", "2025-01-05", False, False),
    ("in January", "2025-02", False, False),
    ("in January", "2025", False, False),
    ("January 2025", "2025-01", True, True),
    ("by 2030", "2030", True, True),
    ("by 2030", "../2030", True, True),
    ("by 2030", "2030/..", False, False),
    ("by 2030", "2031", False, False),
    ("by 2030", "2030-01", False, False),
    ("since 2022", "2022", True, True),
    ("since 2022", "2022/..", True, True),
    ("since 2022", "../2022", False, False),
    ("before 2022", "2022", False, False),
    ("after March 7", "2025-03-07", False, False),
    ("last year", "2024", True, False),
    ("last year", "2024-05", False, False),
    ("next month", "2025-04", True, False),
    ("next month", "2025-22", False, False),
    ("yesterday", "2025-03-04", True, False),
    ("yesterday", "2025-03", False, False),
    ("this week", "2025-03-03/2025-03-09", True, False),
    ("this week", "2025-03-03/2025-03-10", False, False),
    ("mid-March", "2025-03", True, False),
    ("mid-March", "2025-03~", True, False),
    ("mid-March", "2025-03-15", False, False),
    ("early 2024", "2024", True, True),
    ("summer 2024", "2024-22", True, True),
    ("summer 2024", "2024-23", False, False),
    ("the 1990s", "199X", True, True),
    ("the 1990s", "1990", False, False),
    ("the 1990s", "198X", False, False),
    ("from October 6 to October 8, 2026", "2026-10-06/2026-10-08", True, True),
    ("from October 6 to October 8, 2026", "2026-10-06/2026-10-09", False, False),
    ("from October 6 to October 8, 2026", "2026-10-06", False, False),
    ("October 6-8", "2026-10-06/2026-10-08", True, False),
    ("2020-2025", "2020/2025", True, True),
    ("8 p.m. that evening", "2026-10-06T20:00:00", True, False),
    ("8 p.m. that evening", "2026-10-06T19:00:00", False, False),
    ("10:00", "2026-10-06T10:00:00", True, False),
    ("10:00", "2026-10-06", False, False),
    ("10 a.m. on March 7, 2025", "2025-03-07T10:00:00", True, True),
    ("10 a.m. on March 7, 2025", "2025-03-07T10:00:00Z", True, False),
    ("10 a.m. on March 7, 2025", "2025-03-07", True, True),
    ("10 a.m. on March 7, 2025", "2025-03-07T22:00:00", False, False),
    ("the second day", "2026-10-07", True, False),
    ("March 7", "{2025-03-07,2025-03-08}", False, False),
]


@pytest.mark.parametrize(("words", "value", "allowed", "stated"), COMPARED)
def test_words_allow_and_state_dates(words: str, value: str, allowed: bool, stated: bool) -> None:
    """Words allow every date that fits what they leave open, and state a date only where they leave nothing open."""
    reading = reading_of(words)
    assert allows(reading, Edtf(value)) is allowed
    assert states_exactly(reading, Edtf(value)) is stated


# words, dateline, possible dates
RESOLVED = [
    ("March 7", "2025-03-05", ["2025-03-07"]),
    ("March 7", "2025", []),
    ("March 7", None, []),
    ("March 7, 2024", None, ["2024-03-07"]),
    ("March 7-9", "2025-03-05", ["2025-03-07/2025-03-09"]),
    ("In January", "2025-03-05", ["2025-01"]),
    ("December 28", "2025-01-03", ["2024-12-28", "2025-12-28"]),
    ("January 3", "2024-12-28", ["2024-01-03", "2025-01-03"]),
    ("February 29", "2025-03-05", ["2024-02-29"]),
    ("Tuesday, March 4", "2025-03-05", ["2025-03-04"]),
    ("Monday, March 4", "2025-03-05", ["2024-03-04"]),
    ("on Tuesday", "2025-03-05", ["2025-03-04", "2025-03-11"]),
    ("Wednesday", "2025-03-05", ["2025-03-05", "2025-03-12"]),
    ("next Friday", "2025-03-05", ["2025-03-07", "2025-03-14"]),
    ("last Friday", "2025-03-05", ["2025-02-28"]),
    ("last Monday", "2025-03-05", ["2025-03-03", "2025-02-24"]),
    ("last January", "2025-03-05", ["2025-01", "2024-01"]),
    ("last May", "2025-03-05", ["2024-05"]),
    ("next June", "2025-03-05", ["2025-06", "2026-06"]),
    ("next June", "2025-11-05", ["2026-06"]),
    ("this September", "2025-03-05", ["2025-09"]),
    ("the coming week", "2025-03-05", ["2025-03-10/2025-03-16", "2025-03-09/2025-03-15"]),
    ("last year", "2025-03-05", ["2024"]),
    ("next month", "2025-12-05", ["2026-01"]),
    ("yesterday", "2025-03-01", ["2025-02-28"]),
    ("two days ago", "2025-03-01", ["2025-02-27"]),
    ("over a year ago", "2025-03-01", ["2024~"]),
    ("this week", "2025-03-09", ["2025-03-03/2025-03-09", "2025-03-09/2025-03-15"]),
    ("that evening", "2025-03-05", []),
    ("two days later", "2025-03-05", []),
    ("the second day", "2025-03-05", []),
    ("by 2030", "2025-03-05", ["2030"]),
    ("the 1990s", None, ["199X"]),
    ("mid-March 2025", None, ["2025-03"]),
    ("around March 7, 2025", None, ["2025-03-07~"]),
]


@pytest.mark.parametrize(("words", "dateline", "possible"), RESOLVED)
def test_words_are_resolved_against_a_dateline(words: str, dateline: str | None, possible: list[str]) -> None:
    """Words resolve to all dates that they can mean with that dateline, and to none where it cannot be determined."""
    dates = possible_dates(reading_of(words), Edtf(dateline) if dateline else None)
    assert [date.text for date in dates] == possible


# rule, words, inputs, derived dates
DERIVED = [
    ("year-of-dateline", "March 7", ["2025-03-05"], ["2025-03-07"]),
    ("year-of-dateline", "On March 7", ["2025"], ["2025-03-07"]),
    ("year-of-dateline", "In January", ["2025-03-05"], ["2025-01"]),
    ("year-of-dateline", "October 6-8", ["2026-03-05"], ["2026-10-06/2026-10-08"]),
    ("year-of-dateline", "December 28", ["2025-01-03"], ["2025-12-28", "2024-12-28"]),
    ("year-of-dateline", "February 29", ["2025-03-05"], []),
    ("year-of-dateline", "Tuesday, March 4", ["2025-03-05"], ["2025-03-04"]),
    ("year-of-dateline", "Monday, March 4", ["2025-03-05"], []),
    ("year-of-dateline", "March 7, 2025", ["2025-03-05"], []),
    ("year-of-dateline", "Tuesday", ["2025-03-05"], []),
    ("year-of-dateline", "March 7", ["2024/2025"], []),
    ("year-of-dateline", "nonsense", ["2025-03-05"], []),
    ("year-of-dateline", "March 7", [], []),
    ("year-of-dateline", "March 7", ["2025-03-05", "2025-03-06"], []),
    ("year-before-dateline", "Last year", ["2025-03-05"], ["2024"]),
    ("year-before-dateline", "December 28", ["2025-01-03"], ["2024-12-28"]),
    ("year-before-dateline", "this year", ["2025-03-05"], []),
    ("year-after-dateline", "next year", ["2025-03-05"], ["2026"]),
    ("weekday-on-or-before-dateline", "Tuesday", ["2025-03-05"], ["2025-03-04"]),
    ("weekday-on-or-before-dateline", "on Wednesday", ["2025-03-05"], ["2025-03-05"]),
    ("weekday-on-or-before-dateline", "last Wednesday", ["2025-03-05"], ["2025-02-26"]),
    ("weekday-on-or-before-dateline", "last Monday", ["2025-03-05"], ["2025-03-03", "2025-02-24"]),
    ("weekday-on-or-before-dateline", "next Wednesday", ["2025-03-05"], []),
    ("weekday-on-or-before-dateline", "Tuesday, March 4", ["2025-03-05"], []),
    ("weekday-on-or-before-dateline", "Tuesday", ["2025-03"], []),
    ("weekday-after-dateline", "Friday", ["2025-03-05"], ["2025-03-07"]),
    ("weekday-after-dateline", "Wednesday", ["2025-03-05"], ["2025-03-12"]),
    ("weekday-after-dateline", "Friday at noon", ["2025-03-05"], ["2025-03-07T12:00:00"]),
    ("weekday-after-dateline", "next Friday", ["2025-03-05"], ["2025-03-07", "2025-03-14"]),
    ("weekday-after-dateline", "next Monday", ["2025-03-07"], ["2025-03-10"]),
    ("day-of-month-near-dateline", "on the 15th", ["2025-03-15"], ["2025-03-15"]),
    ("day-of-month-near-dateline", "on the 15th", ["2025-03-05"], ["2025-02-15", "2025-03-15"]),
    ("day-of-month-near-dateline", "on March 15", ["2025-03-05"], []),
    ("relative-to-dateline", "yesterday", ["2025-03-05"], ["2025-03-04"]),
    ("relative-to-dateline", "two days ago", ["2025-03-05"], ["2025-03-03"]),
    ("relative-to-dateline", "next month", ["2025-03-05"], ["2025-04"]),
    ("relative-to-dateline", "three months ago", ["2025-03-05"], ["2024-12"]),
    ("relative-to-dateline", "nearly three months ago", ["2025-03-05"], ["2024-12~"]),
    ("relative-to-dateline", "yesterday", ["2025-03"], []),
    ("relative-to-dateline", "last Friday", ["2025-03-05"], []),
    ("relative-to-dateline", "two days later", ["2025-03-05"], []),
    ("offset-from-date", "two days later", ["2025-02-27"], ["2025-03-01"]),
    ("offset-from-date", "the next day", ["2025-02-28"], ["2025-03-01"]),
    ("offset-from-date", "8 a.m. the next day", ["2025-02-28"], ["2025-03-01T08:00:00"]),
    ("offset-from-date", "three months after", ["2024-12-08"], ["2025-03"]),
    ("offset-from-date", "nearly three months after", ["2024-12"], ["2025-03~"]),
    ("offset-from-date", "a year earlier", ["2024"], ["2023"]),
    ("offset-from-date", "three months after", ["2024"], []),
    ("offset-from-date", "two days ago", ["2025-03-05"], []),
    ("offset-from-date", "the same day", ["2025-03-05"], []),
    ("day-of-visit", "the first day", ["2026-10-06/2026-10-08"], ["2026-10-06"]),
    ("day-of-visit", "the second day", ["2026-10-06/2026-10-08"], ["2026-10-07"]),
    ("day-of-visit", "the final day", ["2026-10-06/2026-10-08"], ["2026-10-08"]),
    ("day-of-visit", "the fourth day", ["2026-10-06/2026-10-08"], []),
    ("day-of-visit", "the first day", ["2026-10"], []),
    ("day-of-visit", "the first day", ["2026-10-06/.."], []),
    ("day-of-visit", "March 7", ["2026-10-06/2026-10-08"], []),
    ("time-of-same-day", "8 p.m. that evening", ["2026-10-06"], ["2026-10-06T20:00:00"]),
    ("time-of-same-day", "at noon", ["2026-10-06T10:00:00"], ["2026-10-06T12:00:00"]),
    ("time-of-same-day", "10 a.m. on March 7", ["2026-10-06"], []),
    ("time-of-same-day", "8 a.m. the next day", ["2026-10-06"], []),
    ("time-of-same-day", "8 p.m.", ["2026-10"], []),
    ("same-day", "that evening", ["2026-10-06"], ["2026-10-06"]),
    ("same-day", "the same day", ["2026-10-06T10:00:00"], ["2026-10-06"]),
    ("same-day", "the next day", ["2026-10-06"], []),
    ("same-day", "today", ["2026-10-06"], []),
]


@pytest.mark.parametrize(("rule", "words", "inputs", "derived"), DERIVED)
def test_rules_derive_dates(rule: str, words: str, inputs: list[str], derived: list[str]) -> None:
    """A rule derives one date, several where the words leave a choice, and none where it does not apply."""
    assert [date.text for date in RULES[rule](words, tuple(map(Edtf, inputs)))] == derived


def test_every_rule_has_an_example_and_a_counterexample() -> None:
    """The table above has an example where each rule applies, and for most rules one where it does not."""
    assert {rule for rule, _, _, derived in DERIVED if derived} == set(RULES)
    assert {rule for rule, _, _, derived in DERIVED if not derived} >= set(RULES) - {
        "year-after-dateline",
        "weekday-after-dateline",
    }


_days = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
_phrases = st.sampled_from([words for _, words, _, _ in DERIVED] + [words for words, _, _ in RESOLVED])


@given(_phrases, _days, st.sampled_from(sorted(RULES)))
def test_the_words_allow_every_derived_date(words: str, day: datetime.date, rule: str) -> None:
    """The words allow every date that a rule derives from them, also at both ends of the calendar."""
    reading = read_date(words)
    for value in RULES[rule](words, (Edtf(day.isoformat()),)):
        assert isinstance(reading, DateReading)
        if value.text.endswith("~") and reading.qualifier is None:
            continue  # weeks give an approximate day
        if rule == "same-day" or reading.relation is not None:
            continue  # the rule omits the time, or the preposition belongs to another field
        assert allows(reading, value)


@given(_phrases, _days)
def test_resolving_never_raises_and_fits(words: str, day: datetime.date) -> None:
    """Resolving words never raises, and the words allow every date that they resolve to."""
    reading = read_date(words)
    if isinstance(reading, DateReading):
        for value in possible_dates(reading, Edtf(day.isoformat())):
            assert allows(reading, value)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.integers(-150, 150))
def test_a_day_near_the_dateline_is_resolved_to_itself(dateline: datetime.date, distance: int) -> None:
    """A day within five months of the dateline, printed without its year, is among the possible dates."""
    day = dateline + datetime.timedelta(days=distance)
    words = f"{MONTHS[day.month - 1]} {day.day}"
    assert Edtf(day.isoformat()) in possible_dates(reading_of(words), Edtf(dateline.isoformat()))
