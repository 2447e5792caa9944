"""Patterns of paths match the same paths as in .gitignore."""

import string
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.files.patterns import InvalidPattern, PathPattern

PARTS = st.text("ab.", min_size=1, max_size=3).filter(lambda part: part.strip(".") != "")
PATHS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)
PATTERNS = st.lists(st.text("ab*?", min_size=1, max_size=3) | st.just("**"), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("drafts", ["drafts/x.yaml", "a/drafts/b/x.yaml", "drafts"], ["draft/x.yaml", "a/drafts.yaml"]),
        ("drafts/", ["drafts/x.yaml", "a/drafts/x.yaml"], ["drafts", "a/drafts"]),
        ("/drafts", ["drafts/x.yaml"], ["a/drafts/x.yaml"]),
        ("*.json", ["x.json", "a/b/x.json"], ["x.jsonl", "json"]),
        ("drafts/**", ["drafts/x.yaml", "drafts/a/x.yaml"], ["a/drafts/x.yaml", "drafts"]),
        ("visits/2024", ["visits/2024/x.yaml"], ["a/visits/2024/x.yaml", "visits/x/2024"]),
        ("visits/*/x.yaml", ["visits/a/x.yaml"], ["visits/a/b/x.yaml", "visits/x.yaml"]),
        ("visits/**/x.yaml", ["visits/x.yaml", "visits/a/b/x.yaml"], ["visits/a/y.yaml"]),
        ("**/x.yaml", ["x.yaml", "a/b/x.yaml"], ["ax.yaml"]),
        ("202[45]", ["2024/x.yaml", "a/2025/x.yaml"], ["2026/x.yaml"]),
        ("a[b", ["a[b", "a[b/x.yaml"], ["ab"]),
        ("[ab][c", ["a[c", "b[c"], ["[c", "ac"]),
        ("[]a]x", ["]x", "ax"], ["x"]),
        ("[!a]x[", ["bx["], ["ax[", "bx"]),
        ("./a/x.yaml", ["a/x.yaml"], ["b/a/x.yaml"]),
        ("../beside/**", ["../beside/x.yaml"], ["beside/x.yaml"]),
        ("**", ["x.yaml", "a/x.yaml"], []),
        ("Drafts", [], ["drafts/x.yaml"]),
    ],
)
def test_what_a_pattern_means(pattern: str, yes: list[str], no: list[str], tmp_path: Path) -> None:
    """A name matches at any depth, a path from the folder of the pattern, and a folder with everything in it."""
    matcher = PathPattern(pattern, str(tmp_path / "desk"))
    assert [path for path in (*yes, *no) if matcher.matches(str(tmp_path / "desk" / path))] == yes


@given(PATTERNS, st.lists(PATHS, min_size=1, max_size=4))
def test_git_says_the_same(pattern: str, paths: list[str]) -> None:
    """`git check-ignore` with the pattern as its only line ignores the same paths."""
    git = ["git", "-c", f"core.excludesFile={_written(pattern)}", "check-ignore", "--no-index", "--stdin"]
    done = subprocess.run(git, cwd=_repository(), input="\n".join(paths), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    matcher = PathPattern(pattern, str(_repository()))
    assert {path for path in paths if matcher.matches(str(_repository() / path))} == set(done.stdout.split())


_FOLDERS: list[Path] = []


@pytest.fixture(scope="module", autouse=True)
def _in_a_repository(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    _FOLDERS.append(folder)


def _repository() -> Path:
    return _FOLDERS[-1]


def _written(pattern: str) -> Path:
    file = _repository() / ".git" / "patterns"
    file.write_text(pattern + "\n", "utf-8")
    return file


@given(st.text(string.printable, min_size=1, max_size=12), PATHS)
def test_any_text_is_a_pattern_or_refused(text: str, path: str) -> None:
    """Any text is a valid pattern or raises InvalidPattern, and matching never raises."""
    try:
        pattern = PathPattern(text, "/desk")
    except InvalidPattern:
        return
    assert pattern.matches(f"/desk/{path}") in (True, False)


@pytest.mark.parametrize("text", ["", "/", "//", ".", "!drafts"])
def test_a_pattern_of_nothing_is_refused(text: str) -> None:
    """An empty or negated pattern is refused, because it would match nothing or everything."""
    with pytest.raises(InvalidPattern):
        PathPattern(text, "/desk")


def test_a_hostile_pattern_comes_to_its_end() -> None:
    """A pattern with many stars takes time proportional to its length and the depth of the path; backtracking would take years."""
    assert not PathPattern("*a" * 2_000 + "b", "/desk").matches("/desk/" + "a" * 250)
    assert not PathPattern("**/*a/" * 500 + "b", "/desk").matches("/desk/" + "a/" * 250 + "c")
