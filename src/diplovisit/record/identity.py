"""Ids and references: no id is had twice, and whatever is referred to is there."""

from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.record import polities, schema_rules
from diplovisit.record.constraints import RefersTo
from diplovisit.record.directory import Directory, Entry, directory_of
from diplovisit.record.errors import InvalidRecord
from diplovisit.record.finding import Fault, Path
from diplovisit.record.judge import closest, did_you_mean, quoted


def require(record: Any) -> None:
    """Raises InvalidRecord unless the ids and references of a record hold."""
    if found := tuple(faults(directory_of(record))):
        raise InvalidRecord(found)


def faults(directory: Directory) -> Iterator[Fault]:
    """The faults of ids and references in a record or a document."""
    for entry in directory.entries:
        name = entry.value("id")
        if entry.path and isinstance(name, str) and (first := directory.ids[name]).path != entry.path:
            sentence = f"the id {quoted(name)} is already that of {_described(first)}"
            yield Fault(rule=schema_rules.DUPLICATE_ID, path=(*entry.path, "id"), sentence=sentence)
        yield from _dangling(directory, entry)


def _described(entry: Entry) -> str:
    kind = entry.shape.cls.__name__.lower().replace("previousdates", "previous dates")
    label = next((v for f in ("name", "label", "what") if isinstance(v := entry.value(f), str)), None)
    return f"the {kind} {quoted(label, 40)}" if label else f"a {kind}"


def _dangling(directory: Directory, entry: Entry) -> Iterator[Fault]:
    for name, reference, is_list in entry.shape.references:
        value = entry.value(name)
        if not is_list:
            texts: Iterable[tuple[Path, Any]] = (((*entry.path, name), value),) if value is not None else ()
        else:
            items = value if isinstance(value, list | tuple) else ()
            texts = (((*entry.path, name, index), item) for index, item in enumerate(items))
        for path, text in texts:
            if isinstance(text, str) and (complaint := _complaint(directory, reference, text)) is not None:
                sentence, meant = complaint
                yield Fault(
                    rule=schema_rules.DANGLING_REFERENCE,
                    path=path,
                    sentence=sentence + did_you_mean(meant),
                    meant=meant,
                )


def _complaint(directory: Directory, reference: RefersTo, text: str) -> tuple[str, str | None] | None:
    """What is wrong with a reference, and what was most likely meant; None where nothing is wrong."""
    if not reference.classes:
        if directory.locate(text) is not None:
            return None
        return f"nothing in this record has the address {quoted(text)}", closest(text, directory.addresses)
    if reference.classes == ("Part",):
        if text in directory.parts:
            return None
        return f"no source has a part {quoted(text)}", closest(text, directory.parts)
    wanted = reference.classes[0].lower()
    if (entry := directory.ids.get(text)) is not None:
        if entry.shape.cls.__name__ in reference.classes:
            return None
        return f"expected the id of a {wanted}; {quoted(text)} is {_described(entry)}", None
    if reference.or_elsewhere or (reference.or_code and polities.polity(text) is not None):
        return None
    near = [name for name, entry in directory.ids.items() if entry.shape.cls.__name__ in reference.classes]
    meant = closest(text, near) or (polities.suggestion(text) if reference.or_code else None)
    return f"no {wanted} of this record has the id {quoted(text)}", meant
