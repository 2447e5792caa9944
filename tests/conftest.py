"""Settings of all tests: how hypothesis looks for examples, and where the project is."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# A test never times anything, so no example has a deadline.
# A record of every shape takes its time to make: fifty a law keep `make test` under two minutes on two cores.
settings.register_profile("default", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("default"), max_examples=1_000)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test, and every example in a docstring, runs in the top folder of the project."""
    monkeypatch.chdir(ROOT)
