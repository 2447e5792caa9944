"""The folder of a site: writes what changed, removes what is gone, and touches nothing that is not the site's own.

The file `site-files.json` lists the digest of each file of the site. While a site is written it lists the old and the
new digest, so that a run that was stopped is continued by the next.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files import write_whole

LIST: Final = "site-files.json"
_FORMAT: Final = "diplovisit site 1"


class NotOurs(ValueError):
    """Raised for a folder or a file that no site wrote, or that was changed since. Nothing was written."""


@attrs.define
class WrittenFiles:
    """How many files of a site were written, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class SiteFolder:
    """A folder that holds a site, or will."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._read_list()

    def has(self, path: str) -> bool:
        """Whether the folder has a file that a site wrote."""
        return path in self._known and (self._folder / path).is_file()

    def require_ours(self, paths: Iterable[str], *, replace: bool) -> None:
        """Raises NotOurs for a file that would be written over and that is not what a site wrote."""
        if not self._known and not replace and self._folder.is_dir() and any(self._folder.iterdir()):
            raise NotOurs(
                f"{self._folder}: is not empty, and no site was written there; name an empty folder, or add --replace"
            )
        changed = [path for path in paths if not replace and not self._is_ours(path)]
        if changed:
            more = f" and {len(changed) - 1:,} more" if len(changed) > 1 else ""
            raise NotOurs(
                f"{self._folder / changed[0]}{more}: not written by a site, or changed since; move it away, or add"
                " --replace"
            )

    def write(self, files: Iterable[tuple[str, Iterator[bytes]]], kept: Iterable[str]) -> WrittenFiles:
        """Writes files whose content differs, and removes files of an earlier site. kept: further files of the site."""
        done = WrittenFiles()
        digests = {path: self._known[path][-1:] for path in kept}
        done.unchanged = len(digests)
        self._folder.mkdir(parents=True, exist_ok=True)
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
            done.removed += self._remove(path)
        self._write_list(digests)
        return done

    def _announce(self, path: str, digests: list[str]) -> None:
        """Writes down, before a file is written, what it will hold."""
        self._known[path] = [*self._known.get(path, []), *digests]
        with (self._folder / f"{LIST}.next").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([path, *digests]) + "\n")

    def _remove(self, path: str) -> int:
        target = self._folder / path
        if not target.is_file() or not self._is_ours(path):
            return 0
        target.unlink()
        for folder in target.parents:
            if folder == self._folder or any(folder.iterdir()):
                break
            folder.rmdir()
        return 1

    def _is_ours(self, path: str) -> bool:
        target = self._folder / path
        if target.is_symlink():
            return False
        if not target.exists():
            return True
        return path in self._known and hashlib.sha256(target.read_bytes()).hexdigest() in self._known[path]

    def _read_list(self) -> dict[str, list[str]]:
        known: dict[str, list[str]] = {}
        file, pending = self._folder / LIST, self._folder / f"{LIST}.next"
        if file.is_file():
            try:
                listed = json.loads(file.read_text("utf-8"))
                known = {str(path): [str(digest)] for path, digest in listed[_FORMAT].items()}
            except (ValueError, KeyError, TypeError, AttributeError):
                raise NotOurs(f"{file}: is not the list of a site; name another folder") from None
        if pending.is_file():
            for line in pending.read_text("utf-8").splitlines():
                try:
                    path, digest = json.loads(line)
                except ValueError:  # the run was stopped within this line
                    continue
                known.setdefault(path, []).append(digest)
        return {path: digests for path, digests in known.items() if _is_inside(path)}

    def _write_list(self, digests: dict[str, list[str]]) -> None:
        listed = {_FORMAT: {path: digests[path][0] for path in sorted(digests)}}
        content = json.dumps(listed, indent=0).encode() + b"\n"
        target = self._folder / LIST
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, [content])
        (self._folder / f"{LIST}.next").unlink(missing_ok=True)


def _is_inside(path: str) -> bool:
    """Whether a path of the list stays in the folder: the list could be anybody's."""
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and "\\" not in path and not {"", ".", ".."} & {*parts}
