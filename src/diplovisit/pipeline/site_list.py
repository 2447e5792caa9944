"""The list of a site's files, `site-files.json`: the digest of each, and how the site was called.

While a site is written, a second file lists what each file will hold, so that a run that was stopped is continued by
the next.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files import write_whole

LIST: Final = "site-files.json"
PENDING: Final = f"{LIST}.next"
_FORMAT: Final = "diplovisit site 1"
_SETTINGS: Final = "settings"


class NotOurs(ValueError):
    """Raised for a folder or a file that no site wrote, or that was changed since. Nothing was written."""


@attrs.define
class SiteList:
    """What a site wrote into a folder.

    digests: by path, what the file may hold: one digest, or two where a run was stopped. settings: the title and the
    address of the site, where they are known. was_stopped: whether the last run did not come to its end.
    """

    folder: Path
    digests: dict[str, list[str]]
    settings: Mapping[str, str]
    was_stopped: bool

    @classmethod
    def read(cls, folder: Path) -> "SiteList":
        """Reads the list of a folder; one without a site has an empty list. Raises NotOurs for a list that is none."""
        digests: dict[str, list[str]] = {}
        settings: Mapping[str, str] = {}
        file, pending = folder / LIST, folder / PENDING
        if file.is_file():
            try:
                listed = json.loads(file.read_text("utf-8"))
                digests = {str(path): [str(digest)] for path, digest in listed[_FORMAT].items()}
                settings = {str(name): str(value) for name, value in listed.get(_SETTINGS, {}).items()}
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                raise NotOurs(f"{file}: is not the list of a site; name another folder") from None
        if pending.is_file():
            for line in pending.read_text("utf-8", errors="replace").splitlines():
                try:
                    path, digest = json.loads(line)
                except (ValueError, TypeError, RecursionError):  # the run was stopped within this line
                    continue
                digests.setdefault(str(path), []).append(str(digest))
        inside = {path: found for path, found in digests.items() if _is_inside(path)}
        return cls(folder, inside, settings, pending.exists())

    @property
    def state(self) -> str:
        """The digest of the list; "" where there is none, or where a run was stopped."""
        file = self.folder / LIST
        is_whole = file.is_file() and not self.was_stopped
        return hashlib.sha256(file.read_bytes()).hexdigest() if is_whole else ""

    def announce(self, path: str, digest: str) -> None:
        """Writes down, before a file is written, what it will hold."""
        self.digests[path] = [*self.digests.get(path, []), digest]
        with (self.folder / PENDING).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([path, digest]) + "\n")

    def write(self, digests: Mapping[str, str], settings: Mapping[str, str]) -> None:
        """Writes the list of a site that is whole."""
        listed = {_SETTINGS: dict(settings), _FORMAT: {path: digests[path] for path in sorted(digests)}}
        content = json.dumps(listed, indent=0).encode() + b"\n"
        target = self.folder / LIST
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, [content])
        self.was_stopped = False
        (self.folder / PENDING).unlink(missing_ok=True)


def _is_inside(path: str) -> bool:
    """Whether a path of the list stays in the folder: the list could be anybody's."""
    parts = path.split("/")
    return bool(path) and not path.startswith("/") and "\\" not in path and not {"", ".", ".."} & {*parts}
