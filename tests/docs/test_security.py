"""Tests that SECURITY.md is true: its tests exist, and its limits are those of the code."""

import importlib
import re
import tomllib

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in TEXT.splitlines() if line.startswith("| ")]
PROMISES = [row for row in ROWS if len(row) == 2 and row[0] != "promise"]
LIMITS = [row for row in ROWS if len(row) == 3 and row[0] != "limit"]
_PATH = re.compile(r"`((?:tests|src|examples|docs|benchmarks)/[^`]*|[A-Za-z-]+\.(?:md|txt|toml|lock))`")


def test_every_path_exists() -> None:
    """Every path in SECURITY.md exists, also after files have moved."""
    paths = [*_PATH.findall(TEXT)]
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("row", PROMISES, ids=lambda row: row[0][:40])
def test_every_promise_names_a_test_that_has_tests(row: list[str]) -> None:
    """Every promise names at least one test file that contains tests."""
    paths = re.findall("`([^`]+)`", row[1])
    assert paths
    for path in paths:
        assert re.match(r"tests/(.+/)?test_[a-z0-9_]+\.py$", path), path
        assert "def test_" in (ROOT / path).read_text("utf-8"), path


@pytest.mark.parametrize("row", LIMITS, ids=lambda row: row[0])
def test_every_limit_is_that_of_the_code(row: list[str]) -> None:
    """Every limit has the number and the name that the code has for it."""
    match = re.fullmatch(r"`([a-z_/]+)\.py` `([A-Z_]+)`", row[2])
    assert match
    module = importlib.import_module(f"diplovisit.{match[1].replace('/', '.')}")
    assert row[1].split(" ")[0] == f"{getattr(module, match[2]):,}"


def test_every_limit_of_a_document_is_told() -> None:
    """A new bound in readers/limits.py is one that people ask for."""
    limits = importlib.import_module("diplovisit.readers.limits")
    named = {row[2].rpartition(" ")[2].strip("`") for row in LIMITS if "readers/limits.py" in row[2]}
    assert named == {name for name in vars(limits) if name.isupper()}


def test_the_version_and_the_python_are_those_of_the_project() -> None:
    """What is supported is what there is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    python = project["requires-python"].removeprefix(">=")
    assert f"the latest version, {project['version']}, for Python {python} and newer" in TEXT
