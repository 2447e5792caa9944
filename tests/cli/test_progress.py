"""How far long work has come, on a terminal and nowhere else."""

import io
from collections.abc import Iterator

import pytest

from diplovisit.cli import check_run
from diplovisit.cli.check_run import with_progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It does."""
        return True


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_run, "_FIRST", 0.0)
    monkeypatch.setattr(check_run, "_EVERY", 0.0)


def test_a_terminal_is_shown_the_count_and_left_clean() -> None:
    """The count stands on one line, which is empty at the end."""
    terminal = Terminal()
    assert list(with_progress(range(3), "records", terminal=terminal)) == [0, 1, 2]
    assert terminal.getvalue() == "\r1 records\r2 records\r3 records\r\x1b[K"


def test_a_log_gets_nothing() -> None:
    """A stream that is no terminal."""
    log = io.StringIO()
    assert list(with_progress(range(3), "records", terminal=log)) == [0, 1, 2]
    assert log.getvalue() == ""


def test_work_that_stops_leaves_a_clean_line() -> None:
    """Whoever stops in the midst of it, or fails."""
    terminal = Terminal()

    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        list(with_progress(failing(), "records", terminal=terminal))
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_short_work_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done within a second flickers otherwise."""
    monkeypatch.setattr(check_run, "_FIRST", 60.0)
    terminal = Terminal()
    assert list(with_progress(range(3), "records", terminal=terminal)) == [0, 1, 2]
    assert terminal.getvalue() == ""
