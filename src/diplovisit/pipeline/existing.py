"""Existing files at the target of an import: whether they are equal to the incoming records, or differ.

An import never overwrites a file that differs, such as an edited draft or a record at another revision. A file with
equal content is left as it is, whatever its format and layout.
"""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import attrs

from diplovisit.exporters.json import canonical_json
from diplovisit.files import open_file
from diplovisit.files.walk import is_record_name
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.read import UnknownFormat, read_stream, structure_document
from diplovisit.readers import JsonValue, UnreadableDocument
from diplovisit.record import Visit

_Content: TypeAlias = bytes | JsonValue
"""What two items of one id are compared by: the digest of a record, or the plain document of a draft."""


@attrs.frozen(kw_only=True)
class Incoming:
    """A record or a draft that an import produces. Either `visit` or `draft`, the plain document, is None."""

    id: str
    visit: Visit | None = None
    draft: JsonValue = None

    @property
    def name(self) -> str:
        """The name of the file that the import writes."""
        return f"{self.id}.json" if self.visit is not None else f"{self.id}.draft.json"

    @property
    def revision(self) -> int | None:
        """The revision of a record, None for a draft."""
        return self.visit.revision if self.visit is not None else None

    @property
    def content(self) -> _Content:
        """The value to compare with existing files."""
        return _digest(self.visit) if self.visit is not None else self.draft


@attrs.frozen(kw_only=True)
class Difference:
    """A conflict that keeps an import from writing: its path, a description, and whether `--replace` may resolve it.

    Only the file that the import would write can be replaced. A record of the same id in another file would remain.
    """

    path: Path
    sentence: str
    is_replaceable: bool


@attrs.frozen(kw_only=True)
class _Existing:
    """A record or a draft in an existing file. `revision` is None if it is not a valid record."""

    path: Path
    revision: int | None
    content: _Content


@attrs.define
class ExistingFolder:
    """The records and drafts in the target folder of an import, without its subfolders.

    broken: the unreadable files whose names are those of records, with the reason.
    """

    folder: Path
    by_id: dict[str, list[_Existing]] = attrs.Factory(dict)
    broken: dict[str, str] = attrs.Factory(dict)
    _by_folded_name: dict[str, str] = attrs.Factory(dict)

    @classmethod
    def read(cls, folder: Path) -> "ExistingFolder":
        """Reads a folder. A missing folder counts as empty. Raises OSError if the folder cannot be listed."""
        existing = cls(folder)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            existing._by_folded_name[_fold_name(path.name)] = path.name
            if is_record_name(path.name):
                existing._add(path)
        return existing

    def _add(self, path: Path) -> None:
        try:
            for existing, name in _records_of(path):
                if existing is not None and name is not None:
                    self.by_id.setdefault(name, []).append(existing)
                else:
                    self.broken[path.name] = "cannot be read as a record"
        except OSError as error:
            self.broken[path.name] = f"cannot be read: {error.strerror or error}"

    def contains(self, incoming: Incoming) -> bool:
        """Whether the folder already contains equal content, in any file."""
        return any(_is_same(existing, incoming) for existing in self.by_id.get(incoming.id, ()))

    def difference(self, incoming: Incoming) -> Difference | None:
        """Returns the conflict with an existing file; None if there is no such file or only an empty one."""
        target = self.folder / incoming.name
        others = self.by_id.get(incoming.id, [])
        for existing in others:
            if existing.path.name == incoming.name:
                sentence = _describe_difference(existing, incoming)
                return Difference(path=target, sentence=sentence, is_replaceable=not target.is_symlink())
        if others:
            sentence = f"has the id {quoted(incoming.id)}, too: it {_describe_difference(others[0], incoming)}"
            return Difference(path=others[0].path, sentence=sentence, is_replaceable=False)
        return self._name_conflict(target)

    def _name_conflict(self, target: Path) -> Difference | None:
        """Returns the conflict with a file of the target's name that does not contain the incoming record."""
        if not os.path.lexists(target):
            return self._neighbour_conflict(target)
        if (sentence := unwritable_reason(target)) is not None:
            return Difference(path=target, sentence=sentence, is_replaceable=False)
        if target.stat().st_size == 0:
            return None
        others = (name for name, records in self.by_id.items() if any(record.path == target for record in records))
        if (other := next(others, None)) is not None:
            sentence = f"is another record, {quoted(other)}"
        else:
            sentence = self.broken.get(target.name, "is no record")
        return Difference(path=target, sentence=sentence, is_replaceable=True)

    def _neighbour_conflict(self, target: Path) -> Difference | None:
        """Returns the conflict with a file of nearly the same name: other capitals, or another format."""
        if (other := self._by_folded_name.get(_fold_name(target.name))) is not None:
            sentence = f"is the same file as {target.name} where capitals do not count"
            return Difference(path=target.with_name(other), sentence=sentence, is_replaceable=False)
        for name, reason in self.broken.items():
            if Path(name).stem == target.stem:
                sentence = f"{reason}, and may be what {target.name} would be"
                return Difference(path=target.with_name(name), sentence=sentence, is_replaceable=False)
        return None


@attrs.define
class ExistingFile:
    """The records and drafts in the single target file of an import. `seen`: the ids that were compared so far."""

    path: Path
    by_id: dict[str, _Existing] = attrs.Factory(dict)
    broken: str | None = None
    seen: set[str] = attrs.Factory(set)

    @classmethod
    def read(cls, path: Path) -> "ExistingFile | None":
        """Reads the file. Returns None if it is missing, empty, or no regular file, which the writer refuses anyway."""
        if not os.path.lexists(path) or unwritable_reason(path) is not None or path.stat().st_size == 0:
            return None
        existing = cls(path)
        try:
            for record, name in _records_of(path):
                if record is None or name is None or name in existing.by_id:
                    existing.broken = "holds more than records of different ids"
                else:
                    existing.by_id[name] = record
        except UnknownFormat:
            existing.broken = "is no file of records"
        except OSError as error:
            existing.broken = f"cannot be read: {error.strerror or error}"
        return existing

    def differences(self, incoming: Iterable[Incoming]) -> Iterator[Difference]:
        """Yields the differences between the file and the import: records that only one has, or that differ."""
        if self.broken is not None:
            # It differs from every record, so one line is enough.
            yield self._difference(self.broken)
            return
        for item in incoming:
            self.seen.add(item.id)
            if (existing := self.by_id.get(item.id)) is None:
                yield self._difference(f"does not have {quoted(item.id)}")
            elif not _is_same(existing, item):
                yield self._difference(f"{quoted(item.id)} {_describe_difference(existing, item)}")
        for name, existing in self.by_id.items():
            if name not in self.seen:
                at = f" at revision {existing.revision}" if existing.revision is not None else ""
                yield self._difference(f"has {quoted(name)}{at}, which the import does not give")

    def _difference(self, sentence: str) -> Difference:
        return Difference(path=self.path, sentence=sentence, is_replaceable=True)


def unwritable_reason(path: Path) -> str | None:
    """Why an existing path cannot be written to, such as a link, a folder or a pipe. None for a regular file."""
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return None
    return "is a link" if stat.S_ISLNK(mode) else "is a folder" if stat.S_ISDIR(mode) else "is no regular file"


def _records_of(path: Path) -> Iterator[tuple[_Existing | None, str | None]]:
    """Yields each document of a file with its id; (None, None) if it is unreadable or has no id. Raises OSError."""
    with open_file(path) as stream:
        for document in read_stream(stream, str(path)):
            if isinstance(document, UnreadableDocument):
                yield None, None
                continue
            visit, _ = structure_document(document)
            name = document.data.get("id") if isinstance(document.data, dict) else None
            if visit is not None:
                yield _Existing(path=path, revision=visit.revision, content=_digest(visit)), visit.id
            elif isinstance(name, str):
                yield _Existing(path=path, revision=None, content=document.data), name
            else:
                yield None, None


def _is_same(existing: _Existing, incoming: Incoming) -> bool:
    return existing.content == incoming.content


def _describe_difference(existing: _Existing, incoming: Incoming) -> str:
    """How an existing record or draft differs from the incoming one, as the end of a sentence."""
    old, new = existing.revision, incoming.revision
    if old is None:
        kind = "draft" if new is None else "draft or a record with errors, and the import has a record"
        return f"is another {kind}; it was edited since, or the import has changed"
    if new is None:
        return f"is at revision {old}, a whole record; the import has a draft"
    if old != new:
        return f"is at revision {old}, the import has {new}"
    return f"was edited since, or the import has changed: both are at revision {new}"


def _digest(visit: Visit) -> bytes:
    return hashlib.sha256(canonical_json(visit)).digest()


def _fold_name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
