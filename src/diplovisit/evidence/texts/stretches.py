"""The stretches of a text that some spans cover together, to be asked for one place after the other."""

import bisect
from collections.abc import Iterable

from diplovisit.evidence.texts.extent import TextSpan


class Stretches:
    """Spans of a text, joined where they overlap, so that a place is looked up without going through all of them.

    >>> cited = Stretches([TextSpan(4, 9), TextSpan(0, 2), TextSpan(7, 12)])
    >>> cited.touch(2, 4), cited.touch(11, 20), cited.touch(12, 20)
    (False, True, False)
    """

    def __init__(self, extents: Iterable[TextSpan]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for extent in sorted(extents):
            if self._ends and extent.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], extent.end)
            elif extent.start < extent.end:
                self._starts.append(extent.start)
                self._ends.append(extent.end)

    def touch(self, start: int, end: int) -> bool:
        """Whether a span that is not empty has something in common with one of the stretches."""
        index = bisect.bisect_right(self._ends, start)
        return index < len(self._starts) and self._starts[index] < end
