"""Chains and rings of sources as long as a record can have them."""

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
def test_a_thousand_sources_in_a_row(closed: bool, expected: list[str]) -> None:
    """However long the chain, a ring is found at the step that closes it, and a chain is none."""
    assert _findings(closed) == expected
