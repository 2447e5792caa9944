"""Work in several processes: what happens to those that nobody waits for any more."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from diplovisit.pipeline import shares
from diplovisit.pipeline.reading import Read
from diplovisit.pipeline.sharing import in_shares

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
