"""Predecessors and successors over the whole table of polities."""

import pytest

from diplovisit.checks.facts.states import lineage, predecessors_of, successors_of
from diplovisit.record.polities import codes


@pytest.mark.parametrize("code", codes())
def test_no_polity_is_its_own_successor(code: str) -> None:
    """Successors and predecessors are finite, contain no polity twice, and never lead back to the polity."""
    assert code not in successors_of(code)
    assert code not in predecessors_of(code)
    assert len(lineage(code)) == 1 + len(successors_of(code)) + len(predecessors_of(code))


@pytest.mark.parametrize("code", codes())
def test_a_successor_has_its_predecessor(code: str) -> None:
    """Every successor of a polity has that polity among its predecessors."""
    assert all(code in predecessors_of(successor) for successor in successors_of(code))
