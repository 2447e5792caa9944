"""Existing files at the target of an import: whether they are equal to the incoming records, or differ.

An import never overwrites a file that differs, such as an edited draft or a record at another revision. A file with
equal content is left as it is, whatever its format and layout. `incoming.py` says what makes two items the same.
"""

import os
import stat
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files import is_inside, open_file
from diplovisit.files.walk import is_record_name
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.incoming import (
    ExistingIndex,
    ExistingItem,
    Incoming,
    content_digest,
    content_of,
    describe_difference,
    events_of,
    is_newer,
    name_of_source,
    revised_of,
    revision_of,
    status_of_document,
)
from diplovisit.pipeline.read import UnknownFormat, read_stream, structure_document
from diplovisit.readers import UnreadableDocument

_LONGEST_NUMBERED: Final = 56
"""The part of an id before a number: an id has at most 64 characters."""
_NUMBER: Final = lazy_pattern("-[0-9]+$")

_KEPT_NEWER: Final = "the import is older; delete the newer revision if the older one is right"
_KEPT_RECORD: Final = "a draft never replaces a record; delete the record if the draft is right"
_KEPT_UNREADABLE: Final = "a file that cannot be read may be newer, so it is not replaced: correct it or move it away"


@attrs.frozen(kw_only=True)
class Difference:
    """An existing file that differs from what an import would write: its path, and how it differs.

    replaceable: whether `--replace` may write over it. Only the file that the import would write can be replaced: a
    record of the same id in another file would remain. A newer revision is not replaced, nor a record by a draft, nor
    what is another record, no record, or cannot be read.
    remedy: what to do where it is not replaceable.
    """

    path: Path
    sentence: str
    is_replaceable: bool
    remedy: str = "move it away, or import to another path"


@attrs.define
class ExistingFolder:
    """The records and drafts in the target folder of an import, and in its subfolders.

    broken: the unreadable files whose names are those of records, with the reason. used: the ids of what was placed.
    """

    folder: Path
    index: ExistingIndex = attrs.Factory(ExistingIndex)
    broken: dict[Path, str] = attrs.Factory(dict)
    used: set[str] = attrs.Factory(set)
    _by_folded_name: dict[str, str] = attrs.Factory(dict)
    _next_numbers: dict[str, int] = attrs.Factory(dict)

    @classmethod
    def read(cls, folder: Path) -> "ExistingFolder":
        """Reads a folder. A missing folder counts as empty. Raises OSError if the folder cannot be listed.

        Hidden folders and links to folders are not read, as in every walk of this program.
        """
        existing = cls(folder)
        if not folder.is_dir():
            return existing
        for entry in sorted(folder.iterdir()):
            existing._by_folded_name[_fold_name(entry.name)] = entry.name
        for at, folders, names in os.walk(folder, onerror=_raise):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(at, name)
                # A link out of the folder shows what is not in it. At the place of an output it is reported there.
                if is_record_name(name) and (not path.is_symlink() or is_inside(path, folder)):
                    existing._add(path)
        return existing

    def _add(self, path: Path) -> None:
        try:
            for existing in _records_of(path):
                if existing is not None:
                    self.index.add(existing)
                else:
                    self.broken[path] = "cannot be read as a record"
        except OSError as error:
            self.broken[path] = f"cannot be read: {error.strerror or error}"

    def place(self, incoming: Incoming) -> tuple[Incoming, Difference | None] | None:
        """Returns an item with its final id, and the existing file that differs from it; None if an equal one exists.

        A draft gets the id of the draft or record that was made of the same event. If its id belongs to another event,
        it gets the next free number.
        """
        same = self.index.same_as(incoming)
        if any(each.content == incoming.content for each in same):
            self.used.add(incoming.id)
            return None
        if same:
            if incoming.visit is None and all(each.id != incoming.id for each in same):
                incoming = incoming.with_id(same[0].id)
            self.used.add(incoming.id)
            return incoming, self._difference(incoming, same)
        if incoming.visit is None:
            incoming = self._with_free_id(incoming)
        self.used.add(incoming.id)
        return incoming, self._name_conflict(self.folder / incoming.name)

    def _with_free_id(self, incoming: Incoming) -> Incoming:
        """Returns a draft whose id no other event has."""
        name = _free_id(incoming.id, self.used, self.index.by_id, self._next_numbers)
        return incoming if name == incoming.id else incoming.with_id(name)

    def _difference(self, incoming: Incoming, same: list[ExistingItem]) -> Difference:
        """Returns how the existing files of a record or event differ, judged by the one that most forbids replacing."""
        target = self.folder / incoming.name
        at_target = next((each for each in same if each.path == target), None)
        for each in same:
            if (remedy := _remedy_if_kept(each, incoming)) is not None:
                sentence = _describe_at(each, incoming, target)
                return Difference(path=each.path, sentence=sentence, is_replaceable=False, remedy=remedy)
        nearest = at_target or same[0]
        sentence = _describe_at(nearest, incoming, target)
        is_replaceable = nearest is at_target and not target.is_symlink()
        return Difference(path=nearest.path, sentence=sentence, is_replaceable=is_replaceable)

    def _name_conflict(self, target: Path) -> Difference | None:
        """Returns the conflict with a file of the target's name that does not contain the incoming record."""
        if not os.path.lexists(target):
            return self._neighbour_conflict(target)
        if (sentence := unwritable_reason(target)) is not None:
            return Difference(path=target, sentence=sentence, is_replaceable=False)
        if target.stat().st_size == 0:
            return None
        by_id = self.index.by_id.items()
        others = (name for name, records in by_id if any(record.path == target for record in records))
        if (other := next(others, None)) is not None:
            return Difference(path=target, sentence=f"contains another record, {quoted(other)}", is_replaceable=False)
        sentence = self.broken.get(target, "is not a record")
        return Difference(path=target, sentence=sentence, is_replaceable=False, remedy=_KEPT_UNREADABLE)

    def _neighbour_conflict(self, target: Path) -> Difference | None:
        """Returns the conflict with a file of nearly the same name: other capitals, or another format."""
        if (other := self._by_folded_name.get(_fold_name(target.name))) is not None:
            sentence = f"is the same file as {target.name} on systems that ignore capitals"
            return Difference(path=target.with_name(other), sentence=sentence, is_replaceable=False)
        for path, reason in self.broken.items():
            if _stem(path) == _stem(target):
                sentence = f"{reason}, and may be an earlier version of {target.name}"
                return Difference(path=path, sentence=sentence, is_replaceable=False)
        return None


@attrs.define
class ExistingFile:
    """The records and drafts in the single target file of an import, in the order of the file.

    broken: why it is no file of records; None if it is one. ids: its ids.
    """

    path: Path
    index: ExistingIndex = attrs.Factory(ExistingIndex)
    broken: str | None = None
    used: set[str] = attrs.Factory(set)
    _next_numbers: dict[str, int] = attrs.Factory(dict)

    @classmethod
    def read(cls, path: Path) -> "ExistingFile | None":
        """Reads the file. Returns None if it is missing, empty, or no regular file, which the writer refuses anyway."""
        if not os.path.lexists(path) or unwritable_reason(path) is not None or path.stat().st_size == 0:
            return None
        existing = cls(path)
        try:
            for record in _records_of(path):
                if record is None:
                    existing.broken = "has a part that cannot be read, which may be newer than the import"
                elif record.id in existing.index.by_id:
                    existing.broken = f"has several records with the id {quoted(record.id)}"
                else:
                    existing.index.add(record)
        except UnknownFormat:
            existing.broken = "is not a file of records"
        except OSError as error:
            existing.broken = f"cannot be read: {error.strerror or error}"
        return existing

    @property
    def is_lines(self) -> bool:
        """Whether records can be added to the file: it is JSON Lines, and each line could be read."""
        return self.broken is None and self.path.suffix == ".jsonl"

    def place(self, incoming: Incoming) -> tuple[Incoming, Difference | None] | None:
        """Returns an item with its final id, and how the file differs from it; None if the file has an equal one.

        A `Difference` that is not replaceable is a newer revision, or a whole record where the import has a draft.
        """
        same = self.index.same_as(incoming)
        if any(each.content == incoming.content for each in same):
            self.used.update(each.id for each in same)
            return None
        if not same:
            name = (
                incoming.id
                if incoming.visit is not None
                else _free_id(incoming.id, self.used, self.index.by_id, self._next_numbers)
            )
            self.used.add(name)
            return (incoming if name == incoming.id else incoming.with_id(name)), None
        self.used.update(each.id for each in same)
        if incoming.visit is None and all(each.id != incoming.id for each in same):
            incoming = incoming.with_id(same[0].id)
        for each in same:
            sentence = f"{quoted(each.id)} {describe_difference(each, incoming)}"
            if (remedy := _remedy_if_kept(each, incoming)) is not None:
                return incoming, Difference(path=self.path, sentence=sentence, is_replaceable=False, remedy=remedy)
        sentence = f"{quoted(same[0].id)} {describe_difference(same[0], incoming)}"
        return incoming, Difference(path=self.path, sentence=sentence, is_replaceable=True)

    def left_over(self) -> Iterator[Difference]:
        """Yields the records of the file that the import does not have. Call it after all items were placed.

        They are never removed: a file of JSON Lines keeps them, and another file is not written.
        """
        for name, records in self.index.by_id.items():
            if name not in self.used:
                at = f" at revision {records[0].revision}" if records[0].is_record else ""
                sentence = f"has {quoted(name)}{at}, which the import does not have"
                yield Difference(path=self.path, sentence=sentence, is_replaceable=False)


def _remedy_if_kept(existing: ExistingItem, incoming: Incoming) -> str | None:
    """Returns what to do where an existing item is kept even with `--replace`; None where it can be replaced."""
    if existing.is_record and incoming.visit is None:
        return _KEPT_RECORD
    if existing.has_odd_revision:
        return _KEPT_UNREADABLE
    return _KEPT_NEWER if is_newer(existing, incoming) else None


def unwritable_reason(path: Path) -> str | None:
    """Why an existing path cannot be written to, such as a link, a folder or a pipe. None for a regular file."""
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return None
    return "is a link" if stat.S_ISLNK(mode) else "is a folder" if stat.S_ISDIR(mode) else "is not a regular file"


def _records_of(path: Path) -> Iterator[ExistingItem | None]:
    """Yields each document of a file; None for one that is unreadable or has no id. Raises OSError."""
    with open_file(path) as stream:
        for document in read_stream(stream, str(path)):
            if isinstance(document, UnreadableDocument):
                yield None
                continue
            visit, _ = structure_document(document)
            data = document.data
            name = data.get("id") if isinstance(data, dict) else None
            if not isinstance(data, dict) or not isinstance(name, str):
                yield None
                continue
            yield ExistingItem(
                path=path,
                id=name,
                revision=visit.revision if visit is not None else revision_of(data),
                revised=visit.revised if visit is not None else revised_of(data),
                has_odd_revision=revision_of(data) is None and "revision" in data,
                status=status_of_document(data),
                content=content_digest(visit) if visit is not None else content_of(data),
                events=events_of(data),
                is_record=visit is not None,
                source=name_of_source(visit) if visit is not None else None,
            )


def _describe_at(existing: ExistingItem, incoming: Incoming, target: Path) -> str:
    """How an existing record or draft differs, and what makes it the same as the incoming one in another file."""
    difference = describe_difference(existing, incoming)
    if existing.path == target:
        return difference
    same = f"also has the id {quoted(existing.id)}" if existing.id == incoming.id else "is a draft of the same event"
    return f"{same}: it {difference}"


def _free_id(name: str, used: set[str], existing: Container[str], next_numbers: dict[str, int]) -> str:
    """Returns an id, or the id with the next number that neither this run nor an existing file has."""
    if name not in used and name not in existing:
        return name
    base = _NUMBER.sub("", name)[:_LONGEST_NUMBERED].rstrip("-")
    number = next_numbers.get(base, 2)
    while (free := f"{base}-{number}") in used or free in existing:
        number += 1
    next_numbers[base] = number + 1
    return free


def _raise(error: OSError) -> None:
    raise error


def _stem(path: Path) -> str:
    return path.stem.removesuffix(".draft")


def _fold_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
