"""Cycles in a graph."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

_Node = TypeVar("_Node", bound=Hashable)


def find_cycles(graph: Mapping[_Node, Sequence[_Node]]) -> Iterator[tuple[_Node, ...]]:
    """Yields the cycles that a depth-first search finds, each from its first visited node, in the order found.

    If nodes are on a cycle, it finds one, but not every cycle through them. It does not recurse, because a chain may be
    longer than Python's stack. Its time is linear in the size of the graph.

    >>> list(find_cycles({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["d"]}))
    [('b', 'c'), ('d',)]
    """
    done: set[_Node] = set()
    for start in graph:
        if start in done:
            continue
        path = [start]
        position_of = {start: 0}
        remaining = [iter(graph[start])]
        while path:
            successor = next(remaining[-1], None)
            if successor is None:
                done.add(path[-1])
                del position_of[path.pop()]
                remaining.pop()
            elif successor in position_of:
                yield tuple(path[position_of[successor] :])
            elif successor not in done:
                position_of[successor] = len(path)
                path.append(successor)
                remaining.append(iter(graph.get(successor, ())))
