"""Diffs equal those of difflib, and those of long files take nearly linear time."""

import difflib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.cli import outputs
from diplovisit.cli.outputs import unified_diff
from tests.hostile.counting import steps

LINES = st.lists(st.sampled_from(["a", "b", "c", "- {id: x}", "d\t", "e", "f", ""]), max_size=14).map("\n".join)


@given(LINES, LINES)
def test_a_diff_is_that_of_difflib(before: str, after: str) -> None:
    """The diff of short files is that of difflib, with tabs shown."""
    before, after = before + "\n", after + "\n"
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    written = difflib.unified_diff(old, new, fromfile="a", tofile="a (fixed)")
    expected = "".join(written).replace("\t", "\\t")
    assert "".join(unified_diff("a", before.encode(), after.encode(), "fixed")) == expected


def _applied(old: str, diff: list[str]) -> str:
    """Applies a diff to a text. The diff must name the text correctly."""
    was, result, at = old.split("\n"), list[str](), 0
    for line in diff[2:]:
        mark, text = line[:1], line[1:].removesuffix("\n")
        if mark == "@":
            first, _, length = line.split()[1].removeprefix("-").partition(",")
            start = int(first) - (length != "0")
            result += was[at:start]
            at = start
        elif mark in " -":
            assert was[at] == text
            at += 1
            result += [text] if mark == " " else []
        elif mark == "+":
            result.append(text)
    return "\n".join([*result, *was[at:]])


@given(LINES, LINES)
def test_a_diff_of_long_files_leads_from_one_to_the_other(before: str, after: str) -> None:
    """A diff by unique lines turns any file into any other, and is empty for equal ones."""
    before, after = (text.replace("\t", "") + "\nend\n" for text in (before, after))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "_MAX_LINES", -1)
        diff = list(unified_diff("a", before.encode(), after.encode(), "fixed"))
    assert bool(diff) == (before != after)
    assert _applied(before, diff) == after


def test_a_diff_of_long_files_shows_what_changed_alone() -> None:
    """One changed line of a long file is shown as one removed and one added line."""
    lines = [f"- {{id: s{number}}}" for number in range(3_000)]
    before = "\n".join(lines).encode()
    lines[1_500] = "- {id: other}"
    diff = list(unified_diff("a", before, "\n".join(lines).encode(), "fixed"))
    assert [line[:-1] for line in diff if line[0] in "+-"][2:] == ["-- {id: s1500}", "+- {id: other}"]


@pytest.mark.not_measured
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (lambda number: f"name: x{number}", lambda number: f"name: y{number}"),
        (lambda number: "name: x" if number % 2 else f"id: {number}", lambda _: "name: x"),
        (lambda number: f"id: {number // 2}", lambda number: f"id: {number // 3}"),
        (lambda number: f"id: {number}", lambda number: f"id: {-number}"),
    ],
)
def test_a_diff_grows_with_the_lines(old: Callable[[int], str], new: Callable[[int], str]) -> None:
    """Twice as many lines are compared in less than 2.5 times the steps, whatever their content."""

    def taken(count: int) -> int:
        before, after = ("\n".join(map(make, range(count))).encode() for make in (old, new))
        return steps(lambda: list(unified_diff("a", before, after, "fixed")))

    taken(1_100)
    assert taken(3_000) / taken(1_500) < 2.5
