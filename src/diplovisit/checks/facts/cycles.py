"""Rings: ways through a graph that come back to where they began."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

_Node = TypeVar("_Node", bound=Hashable)


def find_cycles(graph: Mapping[_Node, Sequence[_Node]]) -> Iterator[tuple[_Node, ...]]:
    """The rings that a walk in depth comes upon, each from the node where the walk first met it, in that order.

    It finds a ring wherever there is one, though not every way round it. No recursion: a chain may be as long as the
    record, and Python's stack is not. It takes time in proportion to the graph.

    >>> list(find_cycles({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["d"]}))
    [('b', 'c'), ('d',)]
    """
    done: set[_Node] = set()
    for start in graph:
        if start in done:
            continue
        way = [start]
        at = {start: 0}
        ahead = [iter(graph[start])]
        while way:
            following = next(ahead[-1], None)
            if following is None:
                done.add(way[-1])
                del at[way.pop()]
                ahead.pop()
            elif following in at:
                yield tuple(way[at[following] :])
            elif following not in done:
                at[following] = len(way)
                way.append(following)
                ahead.append(iter(graph.get(following, ())))
