"""Counts the steps of a function, so that a test can measure how its work grows without a clock.

A step is a line of Python, including each turn of a comprehension, or a call. Methods of str, bytes and list are
written in C and may scan their whole argument, so such a call also counts one step for each 64 items. Patterns are
counted if they are replaced by `CountingPattern`.
"""

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

_AT_ONCE: Final = 64
_AT_AN_END: Final = frozenset({"append", "extend", "pop", "startswith", "endswith"})


def forget_readings() -> None:
    """Empties the caches of what was read in sentences, so that each measured text is read anew.

    Caches without a bound hold tables and stay filled.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith("diplovisit.evidence"):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def steps(work: Callable[[], object]) -> int:
    """Counts the steps that a function takes."""
    total = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal total
        total += event in ("call", "line")
        return trace

    def profile(_frame: FrameType, event: str, argument: Any) -> None:
        nonlocal total
        if event == "c_call":
            total += 1
            whole = getattr(argument, "__self__", None)
            if isinstance(whole, str | bytes | bytearray | list | tuple) and argument.__name__ not in _AT_AN_END:
                total += len(whole) // _AT_ONCE

    before = sys.gettrace(), sys.getprofile()
    sys.setprofile(profile)
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return total


class CountingPattern:
    """A pattern of bytes that counts the bytes which its searches scan."""

    def __init__(self, pattern: "re.Pattern[bytes]") -> None:
        self._pattern = pattern
        self.bytes = 0

    def search(self, data: bytes, start: int = 0, end: int = sys.maxsize) -> "re.Match[bytes] | None":
        """Searches as the pattern does."""
        found = self._pattern.search(data, start, end)
        self.bytes += (found.end() if found is not None else min(end, len(data))) - start
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)
