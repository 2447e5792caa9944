"""Files of a revision in git.

git runs without a shell, without a pager, and without any program that a repository could configure. Its plumbing
commands run no hooks or filters, and the watcher of files is turned off. What somebody typed never becomes an argument:
names of revisions go to `git cat-file --batch-check` as lines, and paths are compared here.
"""

import hashlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from diplovisit.files.walk import is_record_name
from diplovisit.lazy_patterns import lazy_pattern

_OBJECT = lazy_pattern(rb"([0-9a-f]{40}|[0-9a-f]{64}) (?:tree|commit) [0-9]+\n")
_REGULAR = frozenset({"100644", "100755"})
_GIT: Final = ("--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_ENVIRONMENT: Final = {"LC_ALL": "C", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


class NoRepository(OSError):
    """Raised where git is not installed, or where the folder is in no repository."""


class NoSuchRevision(OSError):
    """Raised for a name that is no revision to git."""


@attrs.frozen
class Blob:
    """A file of a revision: its path from the top of the repository, and git's object id of its bytes."""

    path: str
    oid: str


@attrs.frozen
class Repository:
    """A repository. `root` is its top folder, with links resolved; `git` is the path of the program."""

    root: Path
    git: str

    def tree(self, revision: str) -> str:
        """Returns the object id of the tree of a revision. Raises NoSuchRevision."""
        return self._object(revision, "tree")

    def merge_base(self, first: str, second: str) -> str:
        """Returns the object id of the newest commit that both revisions go back to. Raises NoSuchRevision.

        Of several such commits it is the one that git names first, as in `git diff A...B`.
        """
        commits = [self._object(revision, "commit") for revision in (first, second)]
        try:
            return self._run("merge-base", *commits).decode().strip()
        except NoRepository:  # git says nothing, and exits with 1
            is_shallow = self._run("rev-parse", "--is-shallow-repository") == b"true\n"
            hint = "; this is a shallow clone: fetch the history (fetch-depth: 0)" if is_shallow else ""
            raise NoSuchRevision(f"{first}...{second}: the two have no commit in common{hint}") from None

    def _object(self, revision: str, kind: str) -> str:
        """Returns the object id of a revision as a tree or a commit. Raises NoSuchRevision."""
        if revision.startswith("-"):
            raise NoSuchRevision(f"{revision}: a revision name cannot begin with a hyphen")
        if not revision or not revision.isprintable():
            raise NoSuchRevision(f"{revision!r}: is not a revision name")
        answer = self._run("cat-file", "--batch-check", stdin=f"{revision}^{{{kind}}}\n".encode())
        if (matched := _OBJECT.fullmatch(answer)) is None:
            raise NoSuchRevision(f"{revision}: {self._reason(revision, answer)}")
        return matched[1].decode()

    def blobs(self, tree: str) -> Iterator[Blob]:
        """Yields the regular files of a tree, without links and submodules. `tree` is an object id from `tree`."""
        for entry in self._run("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0"):
            header, _, path = entry.partition(b"\t")
            if header and (fields := header.decode().split(" "))[0] in _REGULAR:
                yield Blob(os.fsdecode(path), fields[2])

    def working_files(self) -> Iterator[str]:
        """Yields the paths of files in the working tree: tracked ones, and untracked ones that are not ignored."""
        listed = self._run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name")
        for path in dict.fromkeys(map(os.fsdecode, listed.split(b"\0"))):
            if path and _is_regular(self.root / path):
                yield path

    def read(self, oid: str) -> bytes:
        """Returns the bytes of a file, as git stores them. `oid` is that of a Blob."""
        return self._run("cat-file", "blob", oid)

    def path_of(self, name: str) -> str:
        """Returns the path from the top of the repository for a path from the working folder; "" is the top itself.

        Raises NoRepository for a path outside of the repository.
        """
        # Links on the way are followed, as git follows them. The last step is not: it may be a link in the repository.
        path = Path(os.path.normpath(Path.cwd().resolve() / name))
        path = path.parent.resolve() / path.name
        if not path.is_relative_to(self.root):
            raise NoRepository(f"{name}: is outside the repository {self.root}")
        return "" if path == self.root else path.relative_to(self.root).as_posix()

    def path_in_revision(self, path: str) -> str:
        """Returns the path after the colon of REVISION:PATH.

        It starts at the top of the repository, or at the working folder if it begins with a dot.
        """
        if path in {".", ".."} or path.startswith(("./", "../")):
            return self.path_of(path)
        return os.path.normpath(path).strip("/") if path.strip("/") else ""

    def _reason(self, revision: str, answer: bytes) -> str:
        if answer.endswith(b"ambiguous\n"):
            return "matches several revisions; write more characters of it"
        if ".." in revision:
            return "is a range; name two revisions, A B"
        if self._run("rev-parse", "--is-shallow-repository") == b"true\n":
            return "there is no such revision; this is a shallow clone with only the latest ones"
        return "there is no such revision"

    def _run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        return _run(self.git, arguments, self.root, stdin)


def current_repository() -> Repository:
    """Returns the repository of the working folder. Raises NoRepository."""
    git = shutil.which("git")
    if git is None:
        raise NoRepository("git is not installed, but revisions need it")
    root = os.fsdecode(_run(git, ("rev-parse", "--show-toplevel"), Path.cwd(), b"")).removesuffix("\n")
    return Repository(Path(root), git)


def _run(git: str, arguments: Sequence[str], folder: Path, stdin: bytes) -> bytes:
    environment = os.environ | _ENVIRONMENT
    command = [git, *_GIT, *arguments]
    process = subprocess.run(command, cwd=folder, input=stdin, capture_output=True, env=environment, check=False)  # noqa: S603  # no argument is a text that somebody typed
    if process.returncode:
        message = process.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoRepository(f"git: {message.removeprefix('fatal: ') or f'stopped with {process.returncode}'}")
    return process.stdout


def files_below(paths: Iterable[str], folder: str) -> Iterator[str]:
    """Yields the paths of records at or below a folder or file, as a walk of that folder finds them.

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
            if is_record_name(name) and not any(part.startswith(".") for part in folders):
                yield path


def git_blob_id(data: bytes, like: str) -> str:
    """Returns the object id that git gives to these bytes. It uses SHA-256 if `like`, another object id, does.

    >>> git_blob_id(b"", like="0" * 40)
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
    """
    content = b"blob %d\0" % len(data) + data
    if len(like) == 64:
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
