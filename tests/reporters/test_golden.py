"""Each format of a small faulty folder, byte by byte; `python -m tests.reporters.test_golden` writes the files anew."""

import pytest

from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context
from diplovisit.reporters.table import HAVE_STATISTICS
from tests.conftest import ROOT
from tests.reporters.samples import FOLDER, RULES, report

GOLDEN = ROOT / "tests/reporters/golden"
ENDINGS = {"json": "json", "jsonl": "jsonl", "sarif": "sarif", "gitlab": "json", "junit": "xml"}


def expected(name: str) -> str:
    """What the report is to be."""
    return report(name, FOLDER, Context(version="1.2.3", rules=RULES, statistics=name in HAVE_STATISTICS))


@pytest.mark.parametrize("name", REPORTERS)
def test_the_report_is_the_one_that_was_looked_at(name: str) -> None:
    """A person read the file; a change of it is seen in review."""
    assert (GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}").read_text("utf-8") == expected(name)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in REPORTERS:
        (GOLDEN / f"{name}.{ENDINGS.get(name, 'txt')}").write_text(expected(name), "utf-8", newline="\n")
    print(f"{len(REPORTERS)} files written to {GOLDEN}")
