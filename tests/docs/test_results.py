"""The published results of the benchmarks have a figure for each target, and a decision for each that is missed."""

import re

import pytest
from benchmarks.targets import TARGETS, Target, table

from tests.conftest import ROOT

RESULTS = (ROOT / "benchmarks" / "RESULTS.md").read_text("utf-8")
DESIGN = (ROOT / "DESIGN.md").read_text("utf-8")
SECTIONS = {
    title: text for title, _, text in (part.partition("\n") for part in re.split("^## ", RESULTS, flags=re.MULTILINE))
}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.what)
def test_a_target_has_a_figure_and_a_decision(target: Target) -> None:
    """Its section has the figure, and DESIGN.md has the heading; a missed target is said there to be missed."""
    assert re.search(target.pattern, SECTIONS[target.section], re.MULTILINE), target.section
    _, heading, rest = DESIGN.partition(f"\n### {target.decision}\n")
    assert heading, target.decision
    (row,) = (line for line in SECTIONS["Targets"].splitlines() if line.startswith(f"| {target.what} |"))
    if "missed" in row:
        assert "\n**Missed.** " in rest.partition("\n### ")[0]


def test_the_table_is_that_of_the_sections() -> None:
    """Nobody wrote a figure into the table by hand."""
    assert table(SECTIONS) in RESULTS


def test_the_worst_of_several_figures_counts() -> None:
    """One figure that misses a target makes it a miss, and a figure that is not there is no figure."""
    at_least = Target("speed", "a peer", 2, "one", r"^x ([0-9.,]+)$", "why")
    at_most = Target("memory", "none", 1_000, "one", r"^y ([0-9.,]+)$", "why", is_at_least=False, unit="bytes")
    text = "x 3\nx 1.5\ny 900\ny 1,001\n"
    assert _last(at_least, text) == '| 1.5 to 3 | **missed**: "why" |'
    assert _last(at_most, text) == '| 1001 to 900 | **missed**: "why" |'
    assert _last(at_least, "x 2\n") == "| 2 | met |"
    assert _last(at_most, "") == "| | not measured in this run |"


def _last(target: Target, text: str) -> str:
    return target.row(text).partition(f"{target.goal:g} {target.unit} ")[2]
