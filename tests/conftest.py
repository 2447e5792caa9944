"""Settings of all tests: how hypothesis looks for examples, and where the project is."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).parent.parent

# What runs in the background of a shell, or under nohup, is deaf to these, and so are its children: the tests of signals
# send them to children, and learn nothing of deaf ones.
for each in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(each) is signal.SIG_IGN:
        signal.signal(each, signal.default_int_handler if each is signal.SIGINT else signal.SIG_DFL)

# A record of every shape takes its time to make: `make test` looks at 6 a law, `make test-all` at 100. A test never
# times anything, so no example has a deadline.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=int(os.environ.get("DIPLOVISIT_EXAMPLES", "6")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
# A mutant is killed by any example: to look for the smallest one takes minutes, and nobody reads it.
settings.register_profile("mutants", settings.get_profile("ci"), phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test, and every example in a docstring, runs in the top folder of the project."""
    monkeypatch.chdir(ROOT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Laws, and tests that are marked `not_measured`, run without the tracer of coverage, which takes its time.

    What is measured is mostly what examples try: the same each time, whatever hypothesis comes up with. A law that is
    alone in trying something is marked `measured`.
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
