"""Whether reports on standard output and standard error have colours, and the writing of such reports."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

_chosen = "auto"


def choose_colours(choice: str) -> None:
    """Sets the choice of `--color` for this process: auto, always or never."""
    global _chosen  # noqa: PLW0603  # one process has one command line, and every report heeds it
    _chosen = choice


def has_colours(stream: TextIO) -> bool:
    """Whether text on a stream gets colours.

    `--color always` and `--color never` decide. Then NO_COLOR (no-color.org), then FORCE_COLOR (force-color.org), each
    where it is not empty. Otherwise a terminal gets colours, unless it says that it has none.
    """
    if _chosen != "auto":
        return _chosen == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # The console of Windows shows escape sequences as text, but Windows Terminal and others that set these do not.
    return os.name != "nt" or any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))


def write_report(pieces: Iterable[str], stream: TextIO | None = None) -> None:
    """Writes a full or a concise report, with colours where the stream gets them. None is standard output."""
    from diplovisit.reporters.colours import coloured_report  # noqa: PLC0415  # only for a report

    _write(pieces, coloured_report, stream)


def write_diff(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Writes a unified diff, with colours where the stream gets them. None is standard output."""
    from diplovisit.reporters.colours import coloured_diff  # noqa: PLC0415  # only for a diff

    _write(lines, coloured_diff, stream)


def _write(pieces: Iterable[str], paint: Callable[[Iterable[str]], Iterable[str]], stream: TextIO | None) -> None:
    target = stream if stream is not None else sys.stdout
    for piece in paint(pieces) if has_colours(target) else pieces:
        target.write(piece)
