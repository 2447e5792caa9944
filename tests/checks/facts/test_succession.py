"""Which states came out of which, over the whole table of polities."""

import pytest

from diplovisit.checks.facts.succession import forebears, heirs, lineage
from diplovisit.record.polities import codes


@pytest.mark.parametrize("code", codes())
def test_no_polity_comes_out_of_itself(code: str) -> None:
    """Heirs and forebears end somewhere, hold no polity twice, and never lead back."""
    assert code not in heirs(code)
    assert code not in forebears(code)
    assert len(lineage(code)) == 1 + len(heirs(code)) + len(forebears(code))


@pytest.mark.parametrize("code", codes())
def test_an_heir_has_its_forebear(code: str) -> None:
    """Who is among the heirs of a polity has it among the forebears."""
    assert all(code in forebears(heir) for heir in heirs(code))
