"""Data that lies beside the project and is not part of it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def shared_data(*parts: str) -> Path:
    """The path of shared data; where it is absent the test is skipped, or fails where DIPLOVISIT_REQUIRE_DATA is 1."""
    path = ROOT.parent.joinpath("shared", "data", *parts)
    if path.exists():
        return path
    missing = f"the data of this test is not beside the project: looked for ../shared/data/{'/'.join(parts)}"
    if os.environ.get("DIPLOVISIT_REQUIRE_DATA") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
