"""circular-relation finds cycles of sources of the greatest length that a record allows."""

import pytest

from diplovisit.checks.circular_relation import find
from diplovisit.converters import structure


def _findings(closed: bool, length: int = 1_000) -> list[str]:
    sources = [{"id": f"paper-{n}", "kind": "news", "retells": f"paper-{n + 1}"} for n in range(length)]
    if closed:
        sources[-1]["retells"] = "paper-0"
    else:
        del sources[-1]["retells"]
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
            "stops": [{"id": "host"}],
            "sources": sources,
        }
    )
    return [address for address, _ in find(visit)]


@pytest.mark.parametrize(("closed", "expected"), [(False, []), (True, ["paper-999/retells"])])
def test_a_chain_of_a_thousand_sources(closed: bool, expected: list[str]) -> None:
    """A long cycle is found at the step that closes it, and a long chain gives no finding."""
    assert _findings(closed) == expected
