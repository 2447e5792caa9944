"""Tests that a fix is shown as the line as it is, and as it would be."""

import attrs
import pytest
from hypothesis import given

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Edit, Fix
from diplovisit.record import Finding, Span
from tests.reporters.samples import CONTRADICTED, findings, report


def fix_lines_of(source_line: str, *edits: Edit, certain: bool = False) -> list[str]:
    """Returns the lines of a report from the fix on."""
    fix = Fix(what="mend it", edits=edits, is_certain=certain)
    finding = attrs.evolve(CONTRADICTED, span=Span(4, 1, 4, 2), source_line=source_line, fix=fix)
    lines = report("full", [CheckResult(file="visit.yaml", record="a", findings=(finding,))]).splitlines()
    return lines[next(n for n, line in enumerate(lines) if "mend it" in line) : -2]


def test_a_fix_is_a_small_diff() -> None:
    """A fix is shown as a small diff: what it does, the line as it is, and the line as it would be."""
    assert fix_lines_of("country: RUU", Edit(Span(4, 10, 4, 13), "RU")) == [
        "  = suggestion: mend it",
        "4 - country: RUU",
        "4 + country: RU",
    ]


def test_a_fix_that_is_certain_is_called_one() -> None:
    """A certain fix is called a fix, and one that a person must decide is called a suggestion."""
    assert fix_lines_of("x", Edit(Span(4, 1, 4, 2), "y"), certain=True)[0] == "  = fix: mend it"


@pytest.mark.parametrize(
    ("line", "edits", "lines"),
    [
        pytest.param("ab", [Edit(Span(4, 1, 4, 2), "x"), Edit(Span(4, 2, 4, 3), "y")], ["4 - ab", "4 + xy"], id="two"),
        pytest.param(
            "ab", [Edit(Span(4, 2, 4, 3), "y"), Edit(Span(4, 1, 4, 2), "x")], ["4 - ab", "4 + xy"], id="in any order"
        ),
        pytest.param("ab", [Edit(Span(4, 3, 4, 3), "c")], ["4 - ab", "4 + abc"], id="at the end"),
        pytest.param("a", [Edit(Span(4, 1, 4, 1), "x: 1\n")], ["4 - a", "4 + x: 1", "4 + a"], id="a line above"),
        pytest.param("a", [Edit(Span(4, 2, 4, 2), "\nb: 1")], ["4 - a", "4 + a", "4 + b: 1"], id="a line below"),
        pytest.param("a", [Edit(Span(4, 1, 4, 2), "")], ["4 - a", "4 +"], id="nothing is left"),
        pytest.param("a", [Edit(Span(9, 1, 9, 4), "b")], ['  ~ 9:1-4: "b"'], id="another line"),
        pytest.param("a", [Edit(Span(4, 1, 6, 1), "")], ["  ~ 4:1-6:1: nothing"], id="several lines"),
        pytest.param(
            "a", [Edit(Span(9, 1, 9, 1), "b: ##[group]\n")], ['  ~ 9:1: "b: \\x23#[group]\\n"'], id="an order"
        ),
        pytest.param(
            "\x1b\t", [Edit(Span(4, 3, 4, 3), "\u202e")], ["4 - \\x1b", "4 + \\x1b    \\u202e"], id="controls"
        ),
    ],
)
def test_edits_are_shown_where_their_text_is_available(line: str, edits: list[Edit], lines: list[str]) -> None:
    """Edits of the finding's line are applied to it; for edits of other lines the place and the new text are named."""
    assert fix_lines_of(line, *edits)[1:] == lines


def test_a_long_line_is_cut_around_the_edit() -> None:
    """A long line and its fixed form are cut at the same places, so that they can be compared."""
    line = "x" * 1000 + "RUU" + "y" * 1000
    _, minus, plus = fix_lines_of(line, Edit(Span(4, 1001, 4, 1004), "RU"))
    assert minus == "4 - …" + "x" * 50 + "RUU" + "y" * 50 + "…"
    assert plus == "4 + …" + "x" * 50 + "RU" + "y" * 50 + "…"


@given(findings)
def test_any_fix_can_be_shown(finding: Finding) -> None:
    """Any fix is shown in printable lines."""
    for line in report("full", [CheckResult(file="a", record="a", findings=(finding,))]).splitlines():
        assert line.isprintable()
