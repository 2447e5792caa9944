"""Tests each format for a folder of faulty records; `python -m tests.reporters.test_golden` writes the golden files."""

import pytest

from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context
from diplovisit.reporters.table import HAVE_STATISTICS
from tests.conftest import ROOT
from tests.reporters.samples import FOLDER, RULES, report

GOLDEN = ROOT / "tests/reporters/golden"
ENDINGS = {"json": "json", "jsonl": "jsonl", "sarif": "sarif", "gitlab": "json", "junit": "xml", "markdown": "md"}


def expected(name: str) -> str:
    """Returns the expected report."""
    return report(name, FOLDER, Context(version="1.2.3", rules=RULES, statistics=name in HAVE_STATISTICS))


@pytest.mark.parametrize("name", REPORTERS)
def test_the_report_is_the_approved_one(name: str) -> None:
    """Each report equals its golden file, which a person approved, so that every change is reviewed."""
    assert (GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}").read_text("utf-8") == expected(name)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in REPORTERS:
        (GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}").write_text(expected(name), "utf-8", newline="\n")
    print(f"{len(REPORTERS)} files written to {GOLDEN}")
