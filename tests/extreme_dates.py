"""Dates, durations and numbers at the limits of calendars and programs."""

from collections.abc import Iterator
from typing import Any, Final

from tests.records import document

DATES: Final = (
    "0001-01-01",
    "0001-01-02",
    "9999-12-30",
    "9999-12-31",
    "0001",
    "9999",
    "0001-01",
    "9999-12",
    "0001-21",
    "9999-24",
    "999X",
    "99XX",
    "9999-XX",
    "9999-12-XX",
    "0001-01-XX",
    "0001-01-01~",
    "9999-12-31?",
    "../9999",
    "../9999-12-31",
    "../0001-01-01",
    "0001-01-01/..",
    "9999-12-31/..",
    "0001-01-01/",
    "/9999-12-31",
    "0001-01-01/9999-12-31",
    "9999-12-30/9999-12-31",
    "0001/9999",
    "{0001-01-01,9999-12-31}",
    "{0001-01-01..9999-12-31}",
    "[0001-01-01,9999-12-31]",
    "[..9999-12-31]",
    "[9999-12-31..]",
    "0001-01-01T00:00:00",
    "9999-12-31T23:59:59",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "9999-12-31T23:59:59+14:00",
    "0001-01-01T00:00:00-14:00",
)
"""Dates at the limits that a record may have."""

NO_DATES: Final = (
    "0000-01-01",
    "10000-01-01",
    "9999-12-32",
    "9999-12-31T24:00:00",
    "0001-01-01T00:00:00+24:00",
    "9999-12-31/0001-01-01",
    "000X",
    "9" * 5_000,
)
"""Texts beyond the limits, which no record may have as dates."""

DURATIONS: Final = ("P1D", "P9999Y", "P999999M", "P999999W", "P999999D", "PT999999H", "PT0S", "P999999Y999999DT999999S")
ZONES: Final = (None, "Asia/Tokyo", "Pacific/Kiritimati", "America/Los_Angeles", "Etc/GMT+12", "Africa/Cairo")
WORDS: Final = (
    "next Friday",
    "last Friday",
    "three months after",
    "10,000 years later",
    "10000 days ago",
    "tomorrow",
    "the second day",
    "8 p.m. that evening",
    "February 29",
    "this week",
)
FIGURES: Final = ("9" * 40, f"-{'9' * 39}", f"0.{'9' * 37}", f"{'9' * 20}.{'9' * 19}", f"1{'0' * 39}")


def record(when: str, number: int = 0) -> dict[str, Any]:
    """Makes a record with a date in every field for dates; `number` chooses durations, zone, words and figures."""
    plain = document()
    stop, source = plain["stops"][0], plain["sources"][0]
    length, zone = DURATIONS[number % len(DURATIONS)], ZONES[number % len(ZONES)]
    stop |= {"when": when, "duration": length, "previously": [{"id": "before", "when": when, "ended": "postponed"}]}
    if zone is not None:
        stop["time_zone"] = zone
    stop["engagements"][0] |= {"when": when, "duration": length}
    source |= {"dateline": {"date": when, "place": "Tallinn"}, "published": when}
    words = WORDS[number % len(WORDS)]
    plain["evidence"] = [
        {"about": ["tallinn/when"], "basis": "stated", "part": "body", "quote": words},
        {
            "about": ["talks/when"],
            "basis": "derived",
            "quote": words,
            "rule": "offset-from-date",
            "inputs": ["tallinn/when"],
        },
    ]
    plain["claims"].append({"id": "event", "kind": "event", "what": "an event", "when": when})
    plain["relations"] = [{"kind": kind, "target": "event", "offset": length} for kind in ("follows", "precedes")]
    figure = FIGURES[number % len(FIGURES)]
    plain["claims"][0]["quantity"] = {"value": figure, "unit": "EUR"}
    plain["id"] = f"extreme-{number}"
    plain["revised"] = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")[number % 2]
    return plain


def records() -> Iterator[dict[str, Any]]:
    """Yields a record for each date, with varying durations, zones, words and figures."""
    for number, when in enumerate(DATES):
        yield record(when, number)
