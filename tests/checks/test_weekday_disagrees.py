"""weekday-disagrees: words that name a wrong weekday for 7 March 2025, a Friday, and words that do not."""

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
    """A wrong weekday is found next to the number of the day, and alone in words that state the day."""
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
def test_words_that_may_be_correct_give_no_finding(words: str) -> None:
    """A weekday that is correct, means another day, or is not next to the number gives no finding."""
    assert _findings(words) == []


def test_a_weekday_alone_counts_only_in_stated_evidence() -> None:
    """A weekday without a number is compared only in stated evidence: an inferred day may differ from it."""
    assert _findings("on Thursday", basis="inferred") == []
    assert _findings("Thursday, March 7", basis="inferred") == ["host/when"]


def test_only_english_words_and_single_days_are_read() -> None:
    """Only English words about one certain day are compared with their weekday."""
    assert _findings("Thursday, March 7", language="fr") == []
    assert _findings("Thursday, March 7", language="en-GB") == ["host/when"]
    assert _findings("Thursday, March 7", when="2025-03-07/2025-03-08") == []
    assert _findings("Thursday, March 7", when="2025-03-07?") == []
