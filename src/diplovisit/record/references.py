"""The integrity of ids and references: no duplicate id, no dangling reference, and what goes round in a ring."""

import functools
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import NearNames, did_you_mean, may_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath, InvalidRecord
from diplovisit.record import polities
from diplovisit.record.addresses import Directory, Entry, directory_of
from diplovisit.record.constraints import RefersTo

_Node = TypeVar("_Node", bound=Hashable)


def require_valid_references(record: Any) -> None:
    """Raises InvalidRecord if a record has a duplicate id or a dangling reference."""
    if faults := tuple(reference_faults(directory_of(record))):
        raise InvalidRecord(faults)


def reference_faults(directory: Directory) -> Iterator[Fault]:
    """Yields the faults of ids and references in a record or a document."""
    near = NearNames()
    for entry in directory.entries:
        name = entry.value("id")
        if entry.path and isinstance(name, str) and (first := directory.ids[name]).path != entry.path:
            sentence = f"the id {quoted(name)} already belongs to {_describe_entry(first)}"
            yield Fault(rule=schema_rules.DUPLICATE_ID, path=(*entry.path, "id"), sentence=sentence)
    yield from _blame_ids(directory, [f for entry in directory.entries for f in _dangling(directory, entry, near)])


def _blame_ids(directory: Directory, dangling: Sequence[tuple[str, Fault]]) -> Iterator[Fault]:
    """Yields the faults of dangling references, each with the text of its reference.

    Several references to an id that is missing, and none to an id that is near it, are one fault of that id.
    """
    by_name: dict[str, list[Fault]] = {}
    for text, fault in dangling:
        by_name.setdefault(text.partition("/")[0], []).append(fault)
    used: set[str] | None = None
    for name, faults in by_name.items():
        suggested = {(fault.suggestion or "").partition("/")[0] for fault in faults} - {""}
        meant = suggested.pop() if len(suggested) == 1 and len(faults) > 1 and name not in directory.ids else None
        if meant in directory.ids:
            used = _used_ids(directory) if used is None else used
        if meant is None or used is None or meant not in directory.ids or meant in used:
            yield from faults
            continue
        yield Fault(
            rule=schema_rules.DANGLING_REFERENCE,
            path=(*directory.ids[meant].path, "id"),
            sentence=f"no reference has the id {quoted(meant)}, but {len(faults)} have {quoted(name)}"
            f"{did_you_mean(name)}",
            remedy="write the same id here and in the references; do not change an id that was already published",
        )


def _used_ids(directory: Directory) -> set[str]:
    """Returns the first part of every reference in a record."""
    used: set[str] = set()
    for entry in directory.entries:
        for name, _, _ in entry.shape.references:
            value = entry.value(name)
            texts = value if isinstance(value, list | tuple) else (value,)
            used.update(text.partition("/")[0] for text in texts if isinstance(text, str))
    return used


def _describe_entry(entry: Entry) -> str:
    kind = entry.shape.cls.__name__.lower().replace("previousdates", "item of `previously`")
    label = next((v for f in ("name", "label", "what") if isinstance(v := entry.value(f), str)), None)
    return f"the {kind} {quoted(label, 40)}" if label else f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


def _dangling(directory: Directory, entry: Entry, near: NearNames) -> Iterator[tuple[str, Fault]]:
    """Yields the dangling references of an entry: the text, and the fault."""
    for name, reference, is_list in entry.shape.references:
        value = entry.value(name)
        if not is_list:
            texts: Iterable[tuple[FieldPath, Any]] = (((*entry.path, name), value),) if value is not None else ()
        else:
            items = value if isinstance(value, list | tuple) else ()
            texts = (((*entry.path, name, index), item) for index, item in enumerate(items))
        for path, text in texts:
            if isinstance(text, str) and (sentence := _complaint(directory, reference, text)) is not None:
                suggestion = near.find(reference, text, functools.partial(_suggestion, directory, reference, near))
                fault = Fault(
                    rule=schema_rules.DANGLING_REFERENCE,
                    path=path,
                    sentence=sentence + did_you_mean(suggestion),
                    suggestion=suggestion,
                )
                yield text, fault


def _complaint(directory: Directory, reference: RefersTo, text: str) -> str | None:
    """Returns what is wrong with a reference; None for a valid one."""
    if not reference.classes:
        return None if directory.locate(text) is not None else f"nothing in this record has the address {quoted(text)}"
    if reference.classes == ("Part",):
        return None if text in directory.parts else f"no source has a part {quoted(text)}"
    wanted = reference.classes[0].lower()
    if (entry := directory.ids.get(text)) is not None:
        if entry.shape.cls.__name__ in reference.classes:
            return None
        return f"expected the id of a {wanted}; {quoted(text)} is {_describe_entry(entry)}"
    if reference.or_elsewhere or (reference.or_code and polities.polity(text) is not None):
        return None
    return f"no {wanted} in this record has the id {quoted(text)}"


def _suggestion(directory: Directory, reference: RefersTo, near: NearNames, text: str) -> str | None:
    """Returns the most likely target of a dangling reference; None where nothing is near."""
    if not reference.classes:
        return _near_address(directory, near, text)
    if reference.classes == ("Part",):
        return near.closest(text, directory.parts)
    if text in directory.ids:
        return None
    names = (name for name, entry in directory.ids.items() if entry.shape.cls.__name__ in reference.classes)
    return _near_id(near, text, names) or (polities.suggest_code(text) if reference.or_code else None)


def _near_id(near: NearNames, text: str, names: Iterable[str]) -> str | None:
    """Returns the nearest id, if it can mean the same: king-hassan is near to king-harald, and is somebody else."""
    name = near.closest(text, names)
    return name if name is not None and may_mean(text, name) else None


def _near_address(directory: Directory, near: NearNames, text: str) -> str | None:
    """Returns the address that was most likely meant. The part that names the thing must be near by itself."""
    first, slash, field = text.partition("/")
    addresses = directory.addresses
    firsts = dict.fromkeys(address.partition("/")[0] for address in addresses)
    name = first if first in firsts else _near_id(near, first, firsts)
    if name is None:
        of_one_thing = [address for address in addresses if address.partition("/")[2] == text]
        return of_one_thing[0] if len(of_one_thing) == 1 else None
    if not slash:
        return name
    fields = {address.partition("/")[2]: address for address in addresses if address.startswith(f"{name}/")}
    nearest = field if field in fields else near.closest(field, fields)
    return fields.get(nearest) if nearest is not None else None


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
