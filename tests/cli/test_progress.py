"""Progress of long work is shown on a terminal, and nowhere else."""

import io
from collections.abc import Iterator

import pytest

from diplovisit.cli import console
from diplovisit.cli.console import with_progress


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        """Always True."""
        return True


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "_PROGRESS_DELAY", 0.0)
    monkeypatch.setattr(console, "_PROGRESS_INTERVAL", 0.0)


def test_a_terminal_is_shown_the_count_and_left_clean() -> None:
    """The count stays on one line, which is empty at the end."""
    terminal = Terminal()
    assert list(with_progress(range(3), "records", terminal=terminal)) == [0, 1, 2]
    assert terminal.getvalue() == "\r1 records\r2 records\r3 records\r\x1b[K"


def test_a_log_gets_nothing() -> None:
    """A stream that is not a terminal gets no count."""
    log = io.StringIO()
    assert list(with_progress(range(3), "records", terminal=log)) == [0, 1, 2]
    assert log.getvalue() == ""


def test_work_that_stops_leaves_a_clean_line() -> None:
    """Interrupted or failed work leaves an empty line."""
    terminal = Terminal()

    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        list(with_progress(failing(), "records", terminal=terminal))
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_short_work_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work of less than a second shows no count, which would flicker."""
    monkeypatch.setattr(console, "_PROGRESS_DELAY", 60.0)
    terminal = Terminal()
    assert list(with_progress(range(3), "records", terminal=terminal)) == [0, 1, 2]
    assert terminal.getvalue() == ""
