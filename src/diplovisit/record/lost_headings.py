"""Finds items that stand in a wrong list because the line with the name of their own list is missing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from diplovisit.findings import schema_rules
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record.shapes import NodeShape


def explain_lost_headings(document: Any, shape: NodeShape, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yields the faults of a document. Those of items under a wrong heading become one fault for all of them."""
    lost = tuple(_lost_headings(document, shape))
    yield from lost
    for fault in faults:
        if not any(_is_below(fault.path, heading) for heading in lost):
            yield fault


def _lost_headings(document: Any, shape: NodeShape) -> Iterator[Fault]:
    """Yields a fault for each list of a document whose last items are those of another list, which is missing.

    Its path is that of the first such item.
    """
    if not isinstance(document, Mapping):
        return
    lists = {name: node for name, node, is_list in shape.inner if is_list}
    for name, node in lists.items():
        items = document.get(name)
        if not isinstance(items, list):
            continue
        first = next((index for index, item in enumerate(items) if _is_strange(item, node)), None)
        if not first:  # where all items are strange, the name of the list may be the mistake
            continue
        rest = items[first:]
        owner = next(
            (
                other
                for other, inner in lists.items()
                if other not in document and all(_fits(item, inner) for item in rest)
            ),
            None,
        )
        if owner is not None:
            after = "the next one" if len(rest) == 2 else f"the {len(rest) - 1} after it"
            what = "this item is" if len(rest) == 1 else f"this item and {after} are"
            yield Fault(
                rule=schema_rules.UNKNOWN_FIELD,
                path=(name, first),
                sentence=f"{what} in `{name}`, but {'has' if len(rest) == 1 else 'have'} the fields of `{owner}`",
                remedy=f'write the line "{owner}:" above it',
                suggestion=owner,
            )


def _is_below(path: FieldPath, fault: Fault) -> bool:
    """Whether a path is that of an item that the fault of a lost heading covers, or of the missing list."""
    name, first = fault.path
    if path == (fault.suggestion,):
        return True
    return len(path) > 1 and path[0] == name and isinstance(path[1], int) and path[1] >= int(first)


def _is_strange(item: Any, node: NodeShape) -> bool:
    return isinstance(item, Mapping) and not set(item) <= set(node.by_name)


def _fits(item: Any, node: NodeShape) -> bool:
    return isinstance(item, Mapping) and set(item) <= set(node.by_name) and not any(node.missing(item))
