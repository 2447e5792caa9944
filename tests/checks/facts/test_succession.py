"""Which states came out of which, over the whole table of polities."""

import pytest

from diplovisit.checks.facts.states import lineage, predecessors_of, successors_of
from diplovisit.record.polities import codes


@pytest.mark.parametrize("code", codes())
def test_no_polity_comes_out_of_itself(code: str) -> None:
    """Heirs and forebears end somewhere, hold no polity twice, and never lead back."""
    assert code not in successors_of(code)
    assert code not in predecessors_of(code)
    assert len(lineage(code)) == 1 + len(successors_of(code)) + len(predecessors_of(code))


@pytest.mark.parametrize("code", codes())
def test_an_heir_has_its_forebear(code: str) -> None:
    """Who is among the heirs of a polity has it among the forebears."""
    assert all(code in predecessors_of(heir) for heir in successors_of(code))
