"""Ids and references: no id is had twice, and whatever is referred to is there."""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import NearNames, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath, InvalidRecord
from diplovisit.record import polities
from diplovisit.record.addresses import Directory, Entry, directory_of
from diplovisit.record.constraints import RefersTo


def require_valid_references(record: Any) -> None:
    """Raises InvalidRecord unless the ids and references of a record hold."""
    if found := tuple(reference_faults(directory_of(record))):
        raise InvalidRecord(found)


def reference_faults(directory: Directory) -> Iterator[Fault]:
    """The faults of ids and references in a record or a document."""
    near = NearNames()
    for entry in directory.entries:
        name = entry.value("id")
        if entry.path and isinstance(name, str) and (first := directory.ids[name]).path != entry.path:
            sentence = f"the id {quoted(name)} is already that of {_described(first)}"
            yield Fault(rule=schema_rules.DUPLICATE_ID, path=(*entry.path, "id"), sentence=sentence)
        yield from _dangling(directory, entry, near)


def _described(entry: Entry) -> str:
    kind = entry.shape.cls.__name__.lower().replace("previousdates", "previous dates")
    label = next((v for f in ("name", "label", "what") if isinstance(v := entry.value(f), str)), None)
    return f"the {kind} {quoted(label, 40)}" if label else f"a {kind}"


def _dangling(directory: Directory, entry: Entry, near: NearNames) -> Iterator[Fault]:
    for name, reference, is_list in entry.shape.references:
        value = entry.value(name)
        if not is_list:
            texts: Iterable[tuple[FieldPath, Any]] = (((*entry.path, name), value),) if value is not None else ()
        else:
            items = value if isinstance(value, list | tuple) else ()
            texts = (((*entry.path, name, index), item) for index, item in enumerate(items))
        for path, text in texts:
            if isinstance(text, str) and (sentence := _complaint(directory, reference, text)) is not None:
                meant = near.find(reference, text, functools.partial(_meant, directory, reference, near))
                yield Fault(
                    rule=schema_rules.DANGLING_REFERENCE,
                    path=path,
                    sentence=sentence + did_you_mean(meant),
                    suggestion=meant,
                )


def _complaint(directory: Directory, reference: RefersTo, text: str) -> str | None:
    """What is wrong with a reference; None where nothing is wrong."""
    if not reference.classes:
        return None if directory.locate(text) is not None else f"nothing in this record has the address {quoted(text)}"
    if reference.classes == ("Part",):
        return None if text in directory.parts else f"no source has a part {quoted(text)}"
    wanted = reference.classes[0].lower()
    if (entry := directory.ids.get(text)) is not None:
        if entry.shape.cls.__name__ in reference.classes:
            return None
        return f"expected the id of a {wanted}; {quoted(text)} is {_described(entry)}"
    if reference.or_elsewhere or (reference.or_code and polities.polity(text) is not None):
        return None
    return f"no {wanted} of this record has the id {quoted(text)}"


def _meant(directory: Directory, reference: RefersTo, near: NearNames, text: str) -> str | None:
    """What was most likely meant by a reference to nothing; None where nothing is near."""
    if not reference.classes:
        return near.closest(text, directory.addresses)
    if reference.classes == ("Part",):
        return near.closest(text, directory.parts)
    if text in directory.ids:
        return None
    names = (name for name, entry in directory.ids.items() if entry.shape.cls.__name__ in reference.classes)
    return near.closest(text, names) or (polities.suggest_code(text) if reference.or_code else None)
