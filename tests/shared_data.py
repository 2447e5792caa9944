"""Data next to the project, which is not part of it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def shared_data(*parts: str) -> Path:
    """Returns the path of shared data; skips the test if it is absent, or fails it if DIPLOVISIT_REQUIRE_DATA is 1."""
    path = ROOT.parent.joinpath("shared", "data", *parts)
    if path.exists():
        return path
    missing = f"the data of this test is not beside the project: looked for ../shared/data/{'/'.join(parts)}"
    if os.environ.get("DIPLOVISIT_REQUIRE_DATA") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
