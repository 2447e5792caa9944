"""Settings of all tests: the profiles of hypothesis, and the folder of the project."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).parent.parent

# A process in the background of a shell, or under nohup, ignores these signals, and so do its children. The tests of
# signals send them to children, which have to react.
for number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL)

# Records of every shape are slow to generate: `make test` tries 6 examples per law, `make test-all` 100. No test
# measures time, so examples have no deadline.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=int(os.environ.get("DIPLOVISIT_EXAMPLES", "6")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
# Any example kills a mutant. Shrinking the example would take minutes, and nobody reads it.
settings.register_profile("mutants", settings.get_profile("ci"), phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


_GROWING = (
    *("arrow/test_hostile.py", "exporters/csv_tables/test_hostile.py", "exporters/icalendar/test_hostile.py"),
    *("exporters/test_json_ld.py", "exporters/test_workbook.py", "faults/test_errors.py", "faults/test_killed.py"),
    *("faults/test_two_writers.py", "pipeline/test_import_calendar.py", "pipeline/test_round_trips.py"),
)
"""The modules that try more where DIPLOVISIT_EXAMPLES asks for it, besides the laws."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that `make more` runs again, with more examples."""
    for item in items:
        is_law = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
        if is_law or item.path.as_posix().endswith(_GROWING):
            item.add_marker(pytest.mark.grows)


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs every test and every doctest in the top folder of the project."""
    monkeypatch.chdir(ROOT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Runs laws, and tests marked `not_measured`, without the slow tracer of coverage.

    Coverage comes mostly from tests with fixed examples, so it does not depend on hypothesis. A law that is the only
    test of something is marked `measured`.
    """
    is_law = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
    is_measured = item.get_closest_marker("measured") if is_law else not item.get_closest_marker("not_measured")
    if is_measured:
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)
