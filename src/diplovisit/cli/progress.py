"""How far long work has come: a count on the terminal, that is gone when the work is done. Logs and pipes get none."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Final, TextIO, TypeVar

_Thing = TypeVar("_Thing")

_FIRST: Final = 1.0
"""Seconds before anything is shown: work that is done by then needs no count."""
_EVERY: Final = 0.2


def with_progress(things: Iterable[_Thing], noun: str, *, terminal: TextIO | None = None) -> Iterator[_Thing]:
    """Gives the things, and shows on a terminal how many went by.

    Nothing is shown where standard error is no terminal, nor where standard output is one: what is shown there would
    stand in the midst of it.

    >>> list(with_progress("ab", "records"))
    ['a', 'b']
    """
    shown_on = terminal if terminal is not None else sys.stderr
    if not shown_on.isatty() or (terminal is None and sys.stdout.isatty()):
        yield from things
        return
    due, is_shown = monotonic() + _FIRST, False
    try:
        for number, thing in enumerate(things, 1):
            if (now := monotonic()) >= due:
                shown_on.write(f"\r{number:,} {noun}")
                shown_on.flush()
                due, is_shown = now + _EVERY, True
            yield thing
    finally:
        if is_shown:
            shown_on.write("\r\x1b[K")
            shown_on.flush()
