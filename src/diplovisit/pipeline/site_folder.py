"""The folder of a site: writes what changed, removes what is gone, and touches nothing that is not the site's own.

The file `site-files.json` lists the digest of each file of the site. While a site is written it lists the old and the
new digest, so that a run that was stopped is continued by the next.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

import attrs

from diplovisit.files import remove_leftovers, write_whole

LIST: Final = "site-files.json"
_PENDING: Final = f"{LIST}.next"
_FORMAT: Final = "diplovisit site 1"


class NotOurs(ValueError):
    """Raised for a folder or a file that no site wrote, or that was changed since. Nothing was written."""


@attrs.define
class WrittenFiles:
    """How many files of a site were written, left as they were, and removed.

    left: paths that the site no longer has, and that stay because somebody changed them.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    left: list[str] = attrs.field(factory=list)


class SiteFolder:
    """A folder that holds a site, or will."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._was_stopped = (folder / _PENDING).exists()
        self._known = self._read_list()

    @property
    def state(self) -> str:
        """The digest of the list of files; "" where there is none, or where a run was stopped."""
        file = self._folder / LIST
        is_whole = file.is_file() and not self._was_stopped
        return hashlib.sha256(file.read_bytes()).hexdigest() if is_whole else ""

    def has(self, path: str) -> bool:
        """Whether the folder has a file that a site wrote."""
        return path in self._known and (self._folder / path).is_file()

    def require_ours(self, paths: Collection[str], *, replace: bool) -> None:
        """Raises NotOurs for a file that would be written over and that is not what a site wrote.

        replace: whether such files are written over all the same. What a link leads to is never written over.
        """
        folders = {folder for path in paths for folder in _folders_of(path)}
        in_the_way = [folder for folder in sorted(folders) if not self._is_free_for_folder(folder)]
        links = [path for path in (LIST, _PENDING, *paths) if (self._folder / path).is_symlink()]
        if in_the_way or links:
            raise NotOurs(f"{self._folder / (*in_the_way, *links)[0]}: expected a folder, and not a link; move it away")
        if replace:
            return
        if not self._known and self._has_anything():
            raise NotOurs(
                f"{self._folder}: is not empty and does not contain a site; name an empty folder, or use --replace"
            )
        changed = [path for path in paths if not self._is_ours(path)]
        if changed:
            more = f" and {len(changed) - 1:,} more" if len(changed) > 1 else ""
            raise NotOurs(
                f"{self._folder / changed[0]}{more}: not written by `site`, or changed later; move it away, or use"
                " --replace"
            )

    def require_same_site(self, paths: Collection[str]) -> None:
        """Raises NotOurs where a site of these files would remove more files of the site there than it keeps."""
        there = {path for path in self._known if (self._folder / path).is_file()}
        gone = there.difference(paths)
        if len(gone) > len(there) - len(gone):
            raise NotOurs(
                f"{self._folder}: contains a site of other records; {len(gone):,} of its {len(there):,} files would be"
                " removed; name another folder, or use --replace"
            )

    def _has_anything(self) -> bool:
        """Whether the folder has anything but what a run leaves that was stopped before its first file."""
        return self._folder.is_dir() and any(entry.name != _PENDING for entry in self._folder.iterdir())

    def write(self, files: Iterable[tuple[str, Iterator[bytes]]], kept: Iterable[str]) -> WrittenFiles:
        """Writes files whose content differs, and removes files of an earlier site. kept: further files of the site."""
        done = WrittenFiles()
        digests = {path: self._known[path][-1:] for path in kept}
        done.unchanged = len(digests)
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._was_stopped:
            for folder in {(self._folder / path).parent for path in self._known}:
                remove_leftovers(folder)
        for path, chunks in files:
            target = self._folder / path
            content = b"".join(chunks)
            digests[path] = [hashlib.sha256(content).hexdigest()]
            if target.is_file() and target.stat().st_size == len(content) and target.read_bytes() == content:
                done.unchanged += 1
                continue
            self._announce(path, digests[path])
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, [content])
            done.written += 1
        for path in sorted(self._known.keys() - digests.keys()):
            self._remove(path, done)
        self._write_list(digests)
        return done

    def _announce(self, path: str, digests: list[str]) -> None:
        """Writes down, before a file is written, what it will hold."""
        self._known[path] = [*self._known.get(path, []), *digests]
        with (self._folder / _PENDING).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([path, *digests]) + "\n")

    def _remove(self, path: str, done: WrittenFiles) -> None:
        target = self._folder / path
        if not target.exists():
            return
        if not self._is_ours(path):
            done.left.append(path)
            return
        target.unlink()
        done.removed += 1
        for folder in target.parents:
            if folder == self._folder or any(folder.iterdir()):
                break
            folder.rmdir()

    def _is_ours(self, path: str) -> bool:
        """Whether a file is what a site wrote, or is not there. What a link leads to is not the site's."""
        target = self._folder / path
        if target.is_symlink() or not all(map(self._is_free_for_folder, _folders_of(path))):
            return False
        if not target.exists():
            return True
        if not target.is_file():
            return False
        return path in self._known and hashlib.sha256(target.read_bytes()).hexdigest() in self._known[path]

    def _is_free_for_folder(self, path: str) -> bool:
        folder = self._folder / path
        return not folder.is_symlink() and (folder.is_dir() or not folder.exists())

    def _read_list(self) -> dict[str, list[str]]:
        known: dict[str, list[str]] = {}
        file, pending = self._folder / LIST, self._folder / _PENDING
        if file.is_file():
            try:
                listed = json.loads(file.read_text("utf-8"))
                known = {str(path): [str(digest)] for path, digest in listed[_FORMAT].items()}
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                raise NotOurs(f"{file}: is not the file list of a site; name another folder") from None
        if pending.is_file():
            for line in pending.read_text("utf-8", errors="replace").splitlines():
                try:
                    path, digest = json.loads(line)
                except (ValueError, TypeError, RecursionError):  # the run was stopped within this line
                    continue
                known.setdefault(str(path), []).append(str(digest))
        return {path: digests for path, digests in known.items() if _is_inside(path)}

    def _write_list(self, digests: dict[str, list[str]]) -> None:
        listed = {_FORMAT: {path: digests[path][0] for path in sorted(digests)}}
        content = json.dumps(listed, indent=0).encode() + b"\n"
        target = self._folder / LIST
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, [content])
        self._was_stopped = False
        (self._folder / _PENDING).unlink(missing_ok=True)


def _folders_of(path: str) -> Iterator[str]:
    """Yields the folders of a path below the folder of the site."""
    return (str(folder) for folder in PurePosixPath(path).parents if folder.name)


def _is_inside(path: str) -> bool:
    """Whether a path of the list stays in the folder: the list could be anybody's."""
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and "\\" not in path and not {"", ".", ".."} & {*parts}
