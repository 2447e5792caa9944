"""What is said of coverage, and that it cannot be talked up."""

import re
from typing import Any

from tests.conftest import ROOT
from tests.coverage_summary import summary, too_low


def _file(lines: tuple[int, int], branches: tuple[int, int]) -> dict[str, Any]:
    ran, of = lines
    taken, ways = branches
    figures = {"num_statements": of, "covered_lines": ran, "num_branches": ways, "covered_branches": taken}
    missing = list(range(1, of - ran + 1))
    return {"summary": figures, "missing_lines": missing, "missing_branches": [[50, -40]] * (ways - taken)}


REPORT = {
    "files": {
        "src/diplovisit/__init__.py": _file((10, 10), (0, 0)),
        "src/diplovisit/wire/rows.py": _file((80, 80), (20, 20)),
        "src/diplovisit/wire/guard.py": _file((17, 20), (9, 10)),
        "src/diplovisit/cli/main.py": _file((100, 100), (19, 20)),
    }
}


def test_the_lowest_file_comes_first_with_its_lines() -> None:
    """The summary begins the files with the least covered one, and tells lines and branches that did not run."""
    lines = summary(REPORT).splitlines()
    assert lines[0] == "coverage of src: 98.1 % of 210 statements and 50 branches, 96.0 % of the branches alone"
    assert lines[1] == "  . 100.0, cli 99.2, wire 96.9"
    assert lines[3] == "   86.7  wire/guard.py: 1, 2, 3, 50->exit"


def test_a_package_is_not_saved_by_the_others() -> None:
    """The whole and its branches alone are held to one measure, and each package to one five points below it."""
    assert too_low(REPORT, 96) == []
    assert too_low(REPORT, 97) == ["the branches alone: 96.0 %"]
    assert too_low(REPORT, 102)[:2] == ["all: 98.1 %", "wire: 96.9 %"]


def test_what_is_left_out_says_why() -> None:
    """Every `no cover` of the code has its reason behind it, on its line."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if "no cover" in line:
                assert re.search(r"# pragma: no cover  # \w.{9,}", line), f"{path.name}:{number}: {line}"
