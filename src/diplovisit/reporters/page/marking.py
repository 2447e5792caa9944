"""Marks the words of a text that are cited: pieces that follow one another, each with all the rows that cite it."""

import bisect
from collections.abc import Iterable, Iterator

import attrs


@attrs.frozen(kw_only=True)
class Mark:
    """A span of a text, half-open, and what it is marked with."""

    start: int
    end: int
    label: str


@attrs.frozen
class Piece:
    """A piece of a text: its span, and the labels of the marks that lie over it."""

    start: int
    end: int
    over: tuple[str, ...]


def pieces(length: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cuts a text wherever a mark begins or ends; marks may overlap, and lie in one another.

    >>> [
    ...     (p.start, p.end, p.over)
    ...     for p in pieces(9, [Mark(start=0, end=5, label="a"), Mark(start=3, end=7, label="b")])
    ... ]
    [(0, 3, ('a',)), (3, 5, ('a', 'b')), (5, 7, ('b',)), (7, 9, ())]
    """
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= length]
    cuts = sorted({0, length, *(mark.start for mark in kept), *(mark.end for mark in kept)})
    over: list[list[str]] = [[] for _ in cuts]
    for mark in kept:
        first, last = bisect.bisect_left(cuts, mark.start), bisect.bisect_left(cuts, mark.end)
        for index in range(first, last):
            over[index].append(mark.label)
    for index in range(len(cuts) - 1):
        yield Piece(cuts[index], cuts[index + 1], tuple(over[index]))
