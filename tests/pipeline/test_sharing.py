"""Work in several processes: what happens to those that nobody waits for any more."""

import os
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from diplovisit.pipeline import shares
from diplovisit.pipeline.reading import Read
from diplovisit.pipeline.sharing import ProcessLost, in_shares

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def much(documents: Iterator[Read]) -> Iterator[bytes]:
    """Tells more of each document than a pipe holds."""
    for _ in documents:
        yield bytes(200_000)


def test_whoever_stops_early_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that ends in the midst of telling would leave half of it, and the rest would be waited for for ever."""
    monkeypatch.setattr(shares, "SHARE", 100)
    file = tmp_path / "visits.jsonl"
    file.write_bytes(b'{"id": "x"}\n' * 200)
    for _ in range(8):
        assert len(next(in_shares([str(file)], much, 2))) == 200_000  # and nobody holds the rest


def torn(documents: Iterator[Read]) -> Iterator[bytes]:
    """Is ended by the system while it tells: half of the length of what comes is told, and no more."""

    def half(connection: Any, data: Any, write: Any = os.write) -> None:
        write(connection.fileno(), bytes(data)[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    list(documents)
    Connection._send = half  # type: ignore[attr-defined]  # in this process, which ends with it
    yield bytes(200_000)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked on POSIX alone")
def test_nobody_waits_for_the_rest_of_what_a_lost_process_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are ended with it, and the run says what became of it."""
    monkeypatch.setattr(shares, "SHARE", 100)
    file = tmp_path / "visits.jsonl"
    file.write_bytes(b'{"id": "x"}\n' * 200)

    def too_long(*_: object) -> None:
        raise AssertionError("it is waited for still")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(60)
    try:
        with pytest.raises(ProcessLost):
            list(in_shares([str(file)], torn, 2))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
