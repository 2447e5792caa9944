"""Files as they were in a revision that git keeps.

git is run without a shell, without a pager, and without anything that a repository could have configured to be run: its
plumbing knows neither hooks nor filters, and the watcher of files is turned off. What somebody typed never becomes an
argument: names of revisions go to `git cat-file --batch-check` as lines, and paths are compared here.
"""

import hashlib
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files.walk import is_record_name

_TREE = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) tree [0-9]+\n")
_REGULAR = frozenset({"100644", "100755"})
_GIT: Final = ("--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_ENVIRONMENT: Final = {"LC_ALL": "C", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


class NoRepository(OSError):
    """Raised where git is not there, or where no repository is."""


class NoSuchRevision(OSError):
    """Raised for a name that git knows no revision by."""


@attrs.frozen
class Blob:
    """A file of a revision: its path from the top of the repository, and git's name for its bytes."""

    path: str
    oid: str


@attrs.frozen
class Repository:
    """The repository that a folder is in; `root` is its top folder, without links on the way."""

    root: Path
    git: str

    def tree(self, revision: str) -> str:
        """The name of all files of a revision. Raises NoSuchRevision."""
        if revision.startswith("-"):
            raise NoSuchRevision(f"{revision}: no name of a revision begins with a hyphen")
        if not revision or not revision.isprintable():
            raise NoSuchRevision(f"{revision!r}: is no name of a revision")
        found = self._run("cat-file", "--batch-check", given=f"{revision}^{{tree}}\n".encode())
        if (matched := _TREE.fullmatch(found)) is None:
            raise NoSuchRevision(f"{revision}: {self._why(revision, found)}")
        return matched[1].decode()

    def blobs(self, tree: str) -> Iterator[Blob]:
        """The regular files of a tree; links and submodules are none. `tree` is what `tree` gave."""
        for entry in self._run("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0"):
            about, _, path = entry.partition(b"\t")
            if about and (fields := about.decode().split(" "))[0] in _REGULAR:
                yield Blob(os.fsdecode(path), fields[2])

    def working_files(self) -> Iterator[str]:
        """The paths of the files that are there now: those that git has, and those that it was not told to ignore."""
        listed = self._run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name")
        for path in dict.fromkeys(map(os.fsdecode, listed.split(b"\0"))):
            if path and _is_regular(self.root / path):
                yield path

    def read(self, oid: str) -> bytes:
        """The bytes of a file, as git keeps them. `oid` is that of a Blob."""
        return self._run("cat-file", "blob", oid)

    def path_of(self, name: str) -> str:
        """The path from the top of the repository of what somebody names from here; "" is the top itself.

        Raises NoRepository for what lies outside.
        """
        # A link on the way is followed, as git follows it, but for the last step: that may be a link in the repository.
        path = Path(os.path.normpath(Path.cwd().resolve() / name))
        path = path.parent.resolve() / path.name
        if not path.is_relative_to(self.root):
            raise NoRepository(f"{name}: lies outside of the repository {self.root}")
        return "" if path == self.root else path.relative_to(self.root).as_posix()

    def path_in_revision(self, path: str) -> str:
        """The path behind the colon of REVISION:PATH: from the top, or from here if it begins with a dot."""
        if path in {".", ".."} or path.startswith(("./", "../")):
            return self.path_of(path)
        return os.path.normpath(path).strip("/") if path.strip("/") else ""

    def _why(self, revision: str, found: bytes) -> str:
        if found.endswith(b"ambiguous\n"):
            return "stands for several revisions; write more of it"
        if ".." in revision:
            return "is a range; name two revisions, A B"
        if self._run("rev-parse", "--is-shallow-repository") == b"true\n":
            return "git knows no such revision; this is a shallow clone, which has the latest ones only"
        return "git knows no such revision"

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        return _run(self.git, arguments, self.root, given)


def current_repository() -> Repository:
    """The repository that this folder is in. Raises NoRepository."""
    git = shutil.which("git")
    if git is None:
        raise NoRepository("git is not there, and only git knows revisions")
    root = os.fsdecode(_run(git, ("rev-parse", "--show-toplevel"), Path.cwd(), b"")).removesuffix("\n")
    return Repository(Path(root), git)


def _run(git: str, arguments: Sequence[str], where: Path, given: bytes) -> bytes:
    environment = os.environ | _ENVIRONMENT
    command = [git, *_GIT, *arguments]
    done = subprocess.run(command, cwd=where, input=given, capture_output=True, env=environment, check=False)  # noqa: S603  # none of the arguments is anybody's text
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoRepository(f"git: {said.removeprefix('fatal: ') or f'stopped with {done.returncode}'}")
    return done.stdout


def files_below(paths: Iterable[str], folder: str) -> Iterator[str]:
    """Those of some paths that are records at or below one of them, as a walk of that folder finds them.

    >>> list(files_below(["visits/a.yaml", "visits/.b.yaml", "visits/c.anchors.json", "d.yaml"], "visits"))
    ['visits/a.yaml']
    >>> list(files_below(["visits/a.txt"], "visits/a.txt"))
    ['visits/a.txt']
    """
    start = f"{folder}/" if folder else ""
    for path in paths:
        if path == folder:
            yield path
        elif path.startswith(start):
            *folders, name = path[len(start) :].split("/")
            if is_record_name(name) and not any(each.startswith(".") for each in folders):
                yield path


def git_blob_id(data: bytes, like: str) -> str:
    """The name that git would give to a file of these bytes; by SHA-256 where `like`, another name, is so.

    >>> git_blob_id(b"", like="0" * 40)
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    whole = b"blob %d\0" % len(data) + data
    if len(like) == 64:
        return hashlib.sha256(whole).hexdigest()
    return hashlib.sha1(whole, usedforsecurity=False).hexdigest()


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
