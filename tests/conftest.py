"""Settings of all tests: how hypothesis looks for examples, and where the project is."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# A record of every shape takes its time to make: `make test` looks at 6 a law, `make test-all` at 100. A test never
# times anything, so no example has a deadline.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=int(os.environ.get("DIPLOVISIT_EXAMPLES", "6")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test, and every example in a docstring, runs in the top folder of the project."""
    monkeypatch.chdir(ROOT)
