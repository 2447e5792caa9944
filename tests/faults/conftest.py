"""Fixtures for all tests of faults."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Disables fsync. A killed process loses nothing that it gave to the system; only a power cut would."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
