"""Fixtures of the tests of `publish`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.fake_server import FakeServer, serving
from tests.publishing.publishing import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """An empty folder to publish from, without a password in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("DIPLOVISIT_PUBLISH_USER", "DIPLOVISIT_PUBLISH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return Desk(tmp_path, capsys)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server with an empty calendar."""
    with serving(FakeServer()) as fake:
        yield fake
