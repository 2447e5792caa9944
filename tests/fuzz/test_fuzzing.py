"""The fuzzer itself runs every target, and finds a known fault."""

import sys
from pathlib import Path

import pytest

from tests.beyond import needed
from tests.fuzz.canary import TARGET as CANARY
from tests.fuzz.fuzzing import fuzz
from tests.fuzz.table import TARGETS

pytestmark = pytest.mark.beyond_python

# Sized by the cost of an input: records pass through every export. Each takes a few seconds of processor time.
_RUNS = {
    "records": 60,
    "drafts": 300,
    "csv-tables": 200,
    "readings": 400,
    "icalendar": 500,
    "duration": 20_000,
    "edtf": 5_000,
}
_OTHERS = 1_000


@pytest.fixture(autouse=True)
def _atheris() -> None:
    if sys.platform != "linux" or sys.version_info >= (3, 15):
        pytest.skip("atheris has wheels for Linux, and Python 3.11 to 3.14")
    needed.package("atheris")


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run_finds_nothing(name: str, tmp_path: Path) -> None:
    """A short run finds nothing. It tries the same inputs every time; `make fuzz` tries more and different ones."""
    run = fuzz(TARGETS[name], tmp_path, "-seed=1", f"-runs={_RUNS.get(name, _OTHERS)}")
    assert not run.findings, run.log
    assert run.executions >= _RUNS.get(name, _OTHERS)
    assert run.coverage > 20


def test_the_fuzzer_finds_a_law_that_is_broken(tmp_path: Path) -> None:
    """Guided by coverage, the fuzzer finds an interval with an open end, and the stored input breaks the law."""
    run = fuzz(CANARY, tmp_path, "-seed=1", "-runs=200000")
    (found,) = run.findings
    with pytest.raises(AssertionError):
        CANARY.law(found.read_bytes())
