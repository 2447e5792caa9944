"""What is already there where an import writes: equal to what it gives, different from it, or nothing.

An import writes over nothing that differs: a draft that somebody has edited, or a record at another revision. What is
equal in content is left as it is, whatever its format and its layout.
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
"""What two of one id are compared by: the digest of a record, the plain document of anything else."""


@attrs.frozen(kw_only=True)
class Incoming:
    """A record that an import gives, or the plain document of a draft; one of the two is None."""

    id: str
    visit: Visit | None = None
    draft: JsonValue = None

    @property
    def name(self) -> str:
        """The name of its file in a folder."""
        return f"{self.id}.json" if self.visit is not None else f"{self.id}.draft.json"

    @property
    def revision(self) -> int | None:
        """The revision of a record; None of a draft."""
        return self.visit.revision if self.visit is not None else None

    @property
    def content(self) -> _Content:
        """What it is compared by."""
        return _digest(self.visit) if self.visit is not None else self.draft


@attrs.frozen(kw_only=True)
class Difference:
    """Something that keeps an import from writing: where it is, what it is, and whether it may be replaced on request.

    Only the very file that the import would write can be replaced: a record of the same id elsewhere would stay.
    """

    path: Path
    sentence: str
    is_replaceable: bool


@attrs.frozen(kw_only=True)
class _Existing:
    """A record or a draft in a file that is there; `revision` is None where it is no whole record."""

    path: Path
    revision: int | None
    content: _Content


@attrs.define
class ExistingFolder:
    """The records and drafts in a folder that an import writes into, without those of folders in it.

    `broken` holds the files that are called as records are and cannot be read, with the reason.
    """

    folder: Path
    by_id: dict[str, list[_Existing]] = attrs.Factory(dict)
    broken: dict[str, str] = attrs.Factory(dict)
    _by_folded_name: dict[str, str] = attrs.Factory(dict)

    @classmethod
    def read(cls, folder: Path) -> "ExistingFolder":
        """Reads what is there; a folder that is not there yet is empty. Raises OSError where it cannot be listed."""
        existing = cls(folder)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            existing._by_folded_name[_folded(path.name)] = path.name
            if is_record_name(path.name):
                existing._add(path)
        return existing

    def _add(self, path: Path) -> None:
        try:
            for found, name in _records_of(path):
                if found is not None and name is not None:
                    self.by_id.setdefault(name, []).append(found)
                else:
                    self.broken[path.name] = "cannot be read as a record"
        except OSError as error:
            self.broken[path.name] = f"cannot be read: {error.strerror or error}"

    def holds(self, incoming: Incoming) -> bool:
        """Whether the same is there already, in any file of the folder."""
        return any(_is_same(found, incoming) for found in self.by_id.get(incoming.id, ()))

    def difference(self, incoming: Incoming) -> Difference | None:
        """What is there instead; None where nothing is, or only an empty file."""
        target = self.folder / incoming.name
        others = self.by_id.get(incoming.id, [])
        for found in others:
            if found.path.name == incoming.name:
                return Difference(path=target, sentence=_told(found, incoming), is_replaceable=not target.is_symlink())
        if others:
            sentence = f"has the id {quoted(incoming.id)}, too: it {_told(others[0], incoming)}"
            return Difference(path=others[0].path, sentence=sentence, is_replaceable=False)
        return self._of_name(target)

    def _of_name(self, target: Path) -> Difference | None:
        """What has the name of a file, and is not the record that it should be."""
        if not os.path.lexists(target):
            return self._beside(target)
        if (sentence := no_file(target)) is not None:
            return Difference(path=target, sentence=sentence, is_replaceable=False)
        if target.stat().st_size == 0:
            return None
        others = (name for name, found in self.by_id.items() if any(each.path == target for each in found))
        if (other := next(others, None)) is not None:
            seen = f"is another record, {quoted(other)}"
        else:
            seen = self.broken.get(target.name, "is no record")
        return Difference(path=target, sentence=seen, is_replaceable=True)

    def _beside(self, target: Path) -> Difference | None:
        """What makes a second file of a name that is free: the name in other capitals, or in a format of its own."""
        if (other := self._by_folded_name.get(_folded(target.name))) is not None:
            sentence = f"is the same file as {target.name} where capitals do not count"
            return Difference(path=target.with_name(other), sentence=sentence, is_replaceable=False)
        for name, reason in self.broken.items():
            if Path(name).stem == target.stem:
                sentence = f"{reason}, and may be what {target.name} would be"
                return Difference(path=target.with_name(name), sentence=sentence, is_replaceable=False)
        return None


@attrs.define
class ExistingFile:
    """The records and drafts in the one file that an import writes; `seen` are the ids that the import gave so far."""

    path: Path
    by_id: dict[str, _Existing] = attrs.Factory(dict)
    broken: str | None = None
    seen: set[str] = attrs.Factory(set)

    @classmethod
    def read(cls, path: Path) -> "ExistingFile | None":
        """Reads the file that is there; None where there is none, an empty one, or what its writer refuses anyhow."""
        if not os.path.lexists(path) or no_file(path) is not None or path.stat().st_size == 0:
            return None
        existing = cls(path)
        try:
            for found, name in _records_of(path):
                if found is None or name is None or name in existing.by_id:
                    existing.broken = "holds more than records of different ids"
                else:
                    existing.by_id[name] = found
        except UnknownFormat:
            existing.broken = "is no file of records"
        except OSError as error:
            existing.broken = f"cannot be read: {error.strerror or error}"
        return existing

    def differences(self, incoming: Iterable[Incoming]) -> Iterator[Difference]:
        """How the file differs from all that an import gives: what is only here, only there, or not the same."""
        if self.broken is not None:
            # It would differ from every record, and one line says so.
            yield self._difference(self.broken)
            return
        for each in incoming:
            self.seen.add(each.id)
            if (found := self.by_id.get(each.id)) is None:
                yield self._difference(f"does not have {quoted(each.id)}")
            elif not _is_same(found, each):
                yield self._difference(f"{quoted(each.id)} {_told(found, each)}")
        for name, found in self.by_id.items():
            if name not in self.seen:
                at = f" at revision {found.revision}" if found.revision is not None else ""
                yield self._difference(f"has {quoted(name)}{at}, which the import does not give")

    def _difference(self, sentence: str) -> Difference:
        return Difference(path=self.path, sentence=sentence, is_replaceable=True)


def no_file(path: Path) -> str | None:
    """Why nothing can be written to a path that is there: it is a link, a folder, a pipe; None for a regular file."""
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return None
    return "is a link" if stat.S_ISLNK(mode) else "is a folder" if stat.S_ISDIR(mode) else "is no regular file"


def _records_of(path: Path) -> Iterator[tuple[_Existing | None, str | None]]:
    """Each document of a file, with its id; None for one that cannot be read or has no id. Raises as `open_file`."""
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


def _is_same(found: _Existing, incoming: Incoming) -> bool:
    return found.content == incoming.content


def _told(found: _Existing, incoming: Incoming) -> str:
    """How a record or a draft that is there differs from the one that an import gives, as the end of a sentence."""
    there, here = found.revision, incoming.revision
    if there is None:
        kind = "draft" if here is None else "draft or a record with errors, and the import has a record"
        return f"is another {kind}; it was edited since, or the import has changed"
    if here is None:
        return f"is at revision {there}, a whole record; the import has a draft"
    if there != here:
        return f"is at revision {there}, the import has {here}"
    return f"was edited since, or the import has changed: both are at revision {here}"


def _digest(visit: Visit) -> bytes:
    return hashlib.sha256(canonical_json(visit)).digest()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
