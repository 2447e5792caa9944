"""relation-offset-disagrees accepts a range of days for each qualifier, shown for a visit on 7 March 2025."""

import datetime

import pytest

from diplovisit.checks.relation_offset_disagrees import find
from diplovisit.converters import structure


def _agrees(event: str, offset: str, qualifier: str | None) -> bool:
    relation = {"kind": "follows", "target": "event", "offset": offset}
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
            "stops": [{"id": "host", "when": "2025-03-07"}],
            "claims": [{"id": "event", "kind": "event", "what": "an event", "when": event}],
            "relations": [relation | ({"qualifier": qualifier} if qualifier else {})],
            "sources": [{"id": "paper", "kind": "news"}],
        }
    )
    return not list(find(visit))


@pytest.mark.parametrize(
    ("qualifier", "offset", "first", "last"),
    [
        # From 7 December three months are 90 days, and a sixth of that is 15.
        ("nearly", "P3M", "2024-12-07", "2024-12-22"),
        ("over", "P3M", "0001-01-01", "2024-12-07"),
        ("at-least", "P3M", "0001-01-01", "2024-12-07"),
        ("at-most", "P3M", "2024-12-07", "2025-03-07"),
        # Ten days plus or minus two: a sixth is rounded up to whole days.
        ("approximately", "P10D", "2025-02-23", "2025-02-27"),
        (None, "P10D", "2025-02-24", "2025-02-26"),
        (None, "P2W", "2025-02-14", "2025-02-28"),
    ],
)
def test_the_bounds_of_each_qualifier(qualifier: str | None, offset: str, first: str, last: str) -> None:
    """The first and the last allowed day agree with the words, and the days beyond them do not."""
    assert _agrees(first, offset, qualifier)
    assert _agrees(last, offset, qualifier)
    for day, step in ((first, -1), (last, 1)):
        beyond = _day(day, step)
        # Another rule finds an event after the visit: it is a fault of order.
        if beyond is not None and beyond <= "2025-03-07":
            assert not _agrees(beyond, offset, qualifier)


def _day(day: str, step: int) -> str | None:
    if day == "0001-01-01":
        return None
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=step)).isoformat()


@pytest.mark.parametrize("event", ["2024", "2024-06-10?", "../2024-06-10", "2024-22", "2030-01-01"])
def test_an_uncertain_or_later_event_agrees_with_every_offset(event: str) -> None:
    """An event without certain days, or after the visit, agrees with every offset."""
    assert _agrees(event, "P3M", None)


def test_an_offset_out_of_the_calendar_disagrees() -> None:
    """An offset of 900,000 years disagrees with three months, and raises no exception."""
    assert not _agrees("2024-12-07", "P900000Y", None)
