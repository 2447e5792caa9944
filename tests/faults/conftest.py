"""What all tests of faults take for granted."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed loses nothing that it has given to the system; only a power cut would."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
