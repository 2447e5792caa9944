"""Programs that several modules here use."""

from pathlib import Path

import pytest

from tests.beyond.khal import Khal


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """A khal with no entry in it."""
    return Khal(tmp_path)
