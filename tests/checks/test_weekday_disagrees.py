"""Words about 7 March 2025, a Friday: which of them name another weekday for that very day, and which do not."""

import pytest

from diplovisit.checks.weekday_disagrees import find
from diplovisit.converters import structure


def _findings(words: str, *, basis: str = "stated", language: str = "en", when: str = "2025-03-07") -> list[str]:
    visit = structure(
        {
            "format": 1,
            "id": "visit",
            "revision": 1,
            "revised": "2025-03-05T12:00:00Z",
            "title": "A visit",
            "status": "announced",
            "people": [{"id": "guest", "name": "Guest"}],
            "travellers": [{"person": "guest"}],
            "stops": [{"id": "host", "when": when}],
            "sources": [{"id": "paper", "kind": "news", "language": language}],
            "evidence": [{"about": ["host/when"], "basis": basis, "quote": words}],
        }
    )
    return [address for address, _ in find(visit)]


@pytest.mark.parametrize(
    "words",
    [
        "Thursday, March 7",
        "Thursday, 7 March 2025",
        "thursday the 7th of March",
        "7 Mar. (Thursday)",
        "by Thursday, March 7",
        "on Thursday",
    ],
)
def test_another_weekday_for_the_day_is_found(words: str) -> None:
    """A weekday beside the day's number, or alone in words that state the day, is the weekday of that day."""
    assert _findings(words) == ["host/when"]


@pytest.mark.parametrize(
    "words",
    [
        "Friday, March 7",
        "March 7",
        "said on Thursday that it begins on March 7",
        "Thursday, March 6 to Friday, March 7",
        "the day after Thursday",
        "Thursday, March 13",
        "on Thursdays",
    ],
)
def test_words_that_may_be_right_are_left_alone(words: str) -> None:
    """A weekday that is right, tells of another day, or stands away from the number, says nothing against the day."""
    assert _findings(words) == []


def test_a_weekday_alone_counts_only_where_it_states_the_day() -> None:
    """What is inferred from "on Tuesday" may be another day; with the number beside it, it is the same day."""
    assert _findings("on Thursday", basis="inferred") == []
    assert _findings("Thursday, March 7", basis="inferred") == ["host/when"]


def test_only_english_words_and_single_days_are_read() -> None:
    """Other languages have other weekdays, and a weekday beside several days does not say which it means."""
    assert _findings("Thursday, March 7", language="fr") == []
    assert _findings("Thursday, March 7", language="en-GB") == ["host/when"]
    assert _findings("Thursday, March 7", when="2025-03-07/2025-03-08") == []
    assert _findings("Thursday, March 7", when="2025-03-07?") == []
