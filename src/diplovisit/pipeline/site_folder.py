"""The folder of a site: writes what changed, removes what is gone, and touches nothing that is not the site's own."""

import hashlib
import itertools
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import attrs

from diplovisit.files import remove_leftovers, write_whole
from diplovisit.findings.phrases import listed
from diplovisit.pipeline.site_list import LIST, PENDING, NotOurs, SiteList


@attrs.define
class WrittenFiles:
    """How many files of a site were written, left as they were, and removed.

    left: paths that the site no longer has, and that stay because somebody changed them. copies: where the files are
    that were written over and that no site wrote, by their paths.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    left: list[str] = attrs.field(factory=list)
    copies: dict[str, Path] = attrs.field(factory=dict)


class SiteFolder:
    """A folder that holds a site, or will. states: by path, the state of each file of the site that was looked at.

    Raises NotOurs for a folder whose list of files is none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._list = SiteList.read(folder)
        self.states: dict[str, str] = {}

    @property
    def state(self) -> str:
        """The digest of the list of files; "" where there is none, or where a run was stopped."""
        return self._list.state

    @property
    def has_site(self) -> bool:
        """Whether a site was written there."""
        return bool(self._list.digests)

    def has(self, path: str) -> bool:
        """Whether the folder has a file that a site wrote."""
        return path in self._list.digests and (self._folder / path).is_file()

    def is_as_written(self, path: str, state: str) -> bool:
        """Whether the folder has a file just as a site wrote it. state: that of the file at that time.

        A file in another state is read, as a copy or a checkout has other times.
        """
        found = _file_state(f"{self._folder}/{path}")  # a Path for each of 20,000 files takes as long as the look
        if path not in self._list.digests or found is None or (found != state and not self._is_ours(path)):
            return False
        self.states[path] = found
        return True

    def require_ours(self, paths: Collection[str], *, replace: bool) -> None:
        """Raises NotOurs for a file that would be written over and that is not what a site wrote.

        replace: whether such files are written over all the same. What a link leads to is never written over.
        """
        folders = {folder for path in paths for folder in _folders_of(path)}
        in_the_way = [folder for folder in sorted(folders) if not self._is_free_for_folder(folder)]
        links = [path for path in (LIST, PENDING, *paths) if (self._folder / path).is_symlink()]
        if blocked := [*in_the_way, *links]:
            raise NotOurs(f"{self._listed(blocked)}: is a link, or is no folder; move it away")
        if replace:
            return
        if not self.has_site and self._has_anything():
            raise NotOurs(
                f"{self._folder}: is not empty, and no site was written there; name an empty folder, or add --replace"
            )
        if changed := [path for path in paths if not self._is_ours(path)]:
            them = "it" if len(changed) == 1 else "them"
            raise NotOurs(
                f"{self._listed(changed)}: not written by a site, or changed since; move {them} away, or add --replace,"
                f" which keeps a copy of {them} (.bak)"
            )

    def require_same_site(self, paths: Collection[str]) -> None:
        """Raises NotOurs where a site of these files would remove more files of the site there than it keeps."""
        there = {path for path in self._list.digests if path in self.states or (self._folder / path).is_file()}
        gone = there.difference(paths)
        if len(gone) > len(there) - len(gone):
            raise NotOurs(
                f"{self._folder}: {len(gone):,} of {len(there):,} files would be removed, because their records are not"
                " among these; name another folder, or add --replace"
            )

    def write(
        self, files: Iterable[tuple[str, Iterator[bytes]]], kept: Iterable[str], settings: Mapping[str, str]
    ) -> WrittenFiles:
        """Writes files whose content differs, and removes files of an earlier site. kept: further files of the site.

        A file that no site wrote is copied before it is written over. settings: the title and the address of the site.
        """
        done = WrittenFiles()
        digests = {path: self._list.digests[path][-1] for path in kept}
        done.unchanged = len(digests)
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._list.was_stopped:
            for folder in {(self._folder / path).parent for path in self._list.digests}:
                remove_leftovers(folder)
        for path, chunks in files:
            content = b"".join(chunks)
            digests[path] = hashlib.sha256(content).hexdigest()
            self._write_file(path, content, digests[path], done)
        for path in sorted(self._list.digests.keys() - digests.keys()):
            self._remove(path, done)
        self._list.write(digests, settings)
        return done

    def _write_file(self, path: str, content: bytes, digest: str, done: WrittenFiles) -> None:
        target = self._folder / path
        state = _file_state(target)
        if state is not None and target.stat().st_size == len(content) and target.read_bytes() == content:
            self.states[path] = state
            done.unchanged += 1
            return
        if state is not None and not self._is_ours(path):
            copy = _free_copy(target)
            write_whole(copy, [target.read_bytes()])
            done.copies[path] = copy
        self._list.announce(path, digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, [content])
        self.states[path] = _file_state(target) or ""
        done.written += 1

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

    def _has_anything(self) -> bool:
        """Whether the folder has anything but what a run leaves that was stopped before its first file."""
        return self._folder.is_dir() and any(entry.name != PENDING for entry in self._folder.iterdir())

    def _listed(self, paths: Collection[str]) -> str:
        return listed([str(self._folder / path) for path in paths])

    def _is_ours(self, path: str) -> bool:
        """Whether a file is what a site wrote, or is not there. What a link leads to is not the site's."""
        target = self._folder / path
        if target.is_symlink() or not all(map(self._is_free_for_folder, _folders_of(path))):
            return False
        if not target.exists():
            return True
        if not target.is_file() or path not in self._list.digests:
            return False
        return hashlib.sha256(target.read_bytes()).hexdigest() in self._list.digests[path]

    def _is_free_for_folder(self, path: str) -> bool:
        folder = self._folder / path
        return not folder.is_symlink() and (folder.is_dir() or not folder.exists())


def _file_state(file: Path | str) -> str | None:
    """What shows in a moment whether a file was written since: its size and its times. None where there is no file."""
    try:
        found = os.lstat(file)
    except (OSError, ValueError):
        return None
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}" if stat.S_ISREG(found.st_mode) else None


def _free_copy(file: Path) -> Path:
    """Returns the path of a copy: `index.html.bak`, or the next number of it."""
    endings = itertools.chain((".bak",), (f".bak-{number}" for number in itertools.count(2)))
    copies = (file.with_name(f"{file.name}{ending}") for ending in endings)
    return next(copy for copy in copies if not os.path.lexists(copy))


def _folders_of(path: str) -> Iterator[str]:
    """Yields the folders of a path below the folder of the site."""
    return (str(folder) for folder in PurePosixPath(path).parents if folder.name)
