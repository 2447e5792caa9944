"""Compare: the records of two sides, each with itself, by its id."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from diplovisit.files import NoSuchPath, open_file, record_files
from diplovisit.files.git import (
    Blob,
    NoRepository,
    NoSuchRevision,
    Repository,
    current_repository,
    files_below,
    git_blob_id,
)
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.record import Visit
from diplovisit.record.diff import ChangeOutcome, ComparedRecord, Comparison, RecordState, changes

# MERGED: The two sides of a comparison: files, folders and revisions, as somebody names them.


class UnclearComparison(ValueError):
    """Raised for words that do not say what is to be compared with what."""


@attrs.frozen
class SnapshotFile:
    """A file of one side: what to call it, git's name for its bytes where it is known, and how to read them."""

    name: str
    oid: str | None
    load: Callable[[], bytes]

    def is_same_as(self, other: "SnapshotFile") -> bool:
        """Whether both have the same bytes; they are read only where their names do not tell."""
        match self.oid, other.oid:
            case str(one), str(two):
                return one == two
            case str(one), None:
                return one == git_blob_id(other.load(), like=one)
            case None, str(two):
                return two == git_blob_id(self.load(), like=two)
            case _:
                return self.load() == other.load()


@attrs.frozen
class Snapshot:
    """One side: its files by a path that the other side has, too. `is_one_file` where one file was named."""

    items: Mapping[str, SnapshotFile]
    is_one_file: bool = False


def snapshots_of(words: Sequence[str], paths: Sequence[str] | None = None) -> tuple[Snapshot, Snapshot]:
    """What two words, or one, stand for; `paths` are those that were written behind `--`, None where that was not.

    Two files or folders, of which each may be REVISION:PATH; or one or two revisions, and the paths to look at; or one
    path, which is held against HEAD. One revision is held against the files that are there now. Without a path it is
    this folder.

    Raises NoSuchPath, NoRepository, NoSuchRevision, and UnclearSides.

    >>> before, after = snapshots_of(["seeds", "examples/least.yaml"])
    >>> list(before.items), after.is_one_file
    (['misri-russia/visit.yaml'], True)
    """
    words, paths = _without_range(words), list(paths) if paths is not None else None
    kinds = [_kind(word, is_revision=paths is not None) for word in words]
    match kinds:
        case ["path" | "in revision", "path" | "in revision"] if paths is None:
            return _named(words[0]), _named(words[1])
        case ["in revision"] if paths is None:
            return _named(words[0]), _named_now(words[0])
        case ["path"] if paths is None:
            return _between(current_repository(), ("HEAD",), words)
        case ["revision", "revision"] | ["revision"]:
            return _between(current_repository(), words, paths or ["."])
        case ["revision", "revision", *others] if paths is None and set(others) == {"path"}:
            return _between(current_repository(), words[:2], words[2:])
        case ["revision", *others] if paths is None and set(others) == {"path"}:
            return _between(current_repository(), words[:1], words[1:])
    raise UnclearComparison("expected two files or folders, or one or two revisions and then paths")


def _without_range(words: Sequence[str]) -> list[str]:
    """A..B is A and B, as git has it."""
    if words and ".." in words[0] and "/" not in words[0] and ":" not in words[0] and not Path(words[0]).exists():
        first, _, last = words[0].partition("..")
        if last.startswith("."):
            raise UnclearComparison(
                f"{words[0]}: for what changed since two revisions parted, name `git merge-base A B`"
            )
        return [first or "HEAD", last or "HEAD", *words[1:]]
    return list(words)


def _kind(word: str, *, is_revision: bool) -> str:
    if not is_revision and Path(word).exists():
        return "path"
    if not is_revision and ":" in word:
        return "in revision"
    try:
        current_repository().tree(word)
    except (NoRepository, NoSuchRevision) as error:
        if is_revision or word.startswith("-"):
            raise
        if isinstance(error, NoRepository):
            record_files([word])  # says what may have been meant
        raise NoSuchPath(f"{word}: is no file and no folder, and {str(error).removeprefix(f'{word}: ')}") from None
    return "revision"


def _named(word: str) -> Snapshot:
    """What one word names: a path, or a path in a revision."""
    if Path(word).exists():
        files = list(record_files([word]))
        if Path(word).is_dir():
            return Snapshot({file.relative_to(word).as_posix(): _now(str(file)) for file in files})
        return Snapshot({"": _now(word)}, is_one_file=True)
    revision, _, path = word.partition(":")
    repo = current_repository()
    where = repo.path_in_revision(path)
    found = _in_revision(repo, revision, [where])
    if not found:
        raise NoSuchPath(f"{word}: {revision} has no such file, and no folder with records")
    if set(found) == {where}:
        return Snapshot({"": found[where]}, is_one_file=True)
    return Snapshot({path[len(where) :].lstrip("/"): item for path, item in found.items()})


def _named_now(word: str) -> Snapshot:
    """What stands now where a path in a revision was."""
    repo = current_repository()
    return _named(str(repo.root / repo.path_in_revision(word.partition(":")[2])))


def _between(repo: Repository, revisions: Sequence[str], paths: Sequence[str]) -> tuple[Snapshot, Snapshot]:
    """Two revisions, or one and what is there now, at some paths."""
    where = [repo.path_of(path) for path in paths]
    before = _in_revision(repo, revisions[0], where)
    after = _in_revision(repo, revisions[1], where) if len(revisions) > 1 else _at_work(repo, where)
    for path, place in zip(paths, where, strict=True):
        if place and not any(each == place or each.startswith(f"{place}/") for each in (*before, *after)):
            raise NoSuchPath(f"{path}: no such file, and no folder with records, on either side")
    return Snapshot(before), Snapshot(after)


def _in_revision(repo: Repository, revision: str, where: Sequence[str]) -> dict[str, SnapshotFile]:
    blobs = {blob.path: blob for blob in repo.blobs(repo.tree(revision))}
    wanted = dict.fromkeys(path for place in where for path in files_below(blobs, place))
    return {path: _kept(repo, revision, blobs[path]) for path in wanted}


def _at_work(repo: Repository, where: Sequence[str]) -> dict[str, SnapshotFile]:
    files = list(repo.working_files())
    wanted = dict.fromkeys(path for place in where for path in files_below(files, place))
    return {path: _now(str(repo.root / path), name=path) for path in wanted}


def _kept(repo: Repository, revision: str, blob: Blob) -> SnapshotFile:
    return SnapshotFile(f"{revision}:{blob.path}", blob.oid, lambda: repo.read(blob.oid))


def _now(path: str, name: str | None = None) -> SnapshotFile:
    return SnapshotFile(name or path, None, lambda: _bytes(path))


def _bytes(path: str) -> bytes:
    with open_file(path) as stream:
        return stream.read()


_ORDER = list(ChangeOutcome)


@attrs.frozen
class _Unread:
    """What could not be read on one side, with the path of its file."""

    path: str
    checked: CheckResult


@attrs.frozen
class _Found:
    """A record of one side, with the path that its file has on both."""

    path: str
    state: RecordState

    @property
    def visit(self) -> Visit:
        return self.state.visit


def compare_sides(before: Snapshot, after: Snapshot) -> Comparison:
    """Compares every record of one side with that of its id on the other.

    Files that are the same byte for byte are not read. What cannot be read as a record is told of, and the others are
    compared. Two files of one record each are compared even where their ids differ. Raises UnknownFormat, and OSError
    as it comes.

    >>> from diplovisit.pipeline.compare import snapshots_of
    >>> comparison = compare_sides(
    ...     *snapshots_of(["examples/blinken-tokyo-3992.yaml", "examples/blinken-tokyo-4019.yaml"])
    ... )
    >>> [change.address for change in comparison.records[0].changes][:2]
    ['id', 'japan/identifiers']
    """
    alike = {path for path in before.items.keys() & after.items.keys() if _same(before, after, path)}
    ours, unread_before = _read(before, alike)
    theirs, unread_after = _read(after, alike)
    unread = tuple(each.checked for each in (*unread_before, *unread_after))
    if before.is_one_file and after.is_one_file and len(ours) == len(theirs) == 1 and not unread:
        pairs: list[tuple[_Found | None, _Found | None]] = [(ours[0], theirs[0])]
    else:
        # What cannot be read on the other side was neither added nor removed.
        pairs = [
            (one, other)
            for one, other in _paired(ours, theirs)
            if not (other is None and one is not None and _is_in_doubt(one, unread_after, _ids(ours)))
            and not (one is None and other is not None and _is_in_doubt(other, unread_before, _ids(theirs)))
        ]
    found = (_compared(one, other) for one, other in pairs)
    records = [each for each in found if each.outcome is not ChangeOutcome.CHANGED or each.changes]
    return Comparison(records=tuple(sorted(records, key=lambda each: _ORDER.index(each.outcome))), unread=unread)


def _same(before: Snapshot, after: Snapshot, path: str) -> bool:
    return before.items[path].is_same_as(after.items[path])


def _read(side: Snapshot, alike: set[str]) -> tuple[list[_Found], list[_Unread]]:
    found: list[_Found] = []
    unread: list[_Unread] = []
    for path, item in side.items.items():
        if path in alike:
            continue
        for document in read_stream(io.BytesIO(item.load()), item.name):
            visit, checked = structure_document(document)
            if visit is None:
                unread.append(_Unread(path, checked))
            else:
                found.append(_Found(path, RecordState(visit=visit, file=item.name)))
    return found, unread


def _ids(found: Iterable[_Found]) -> set[str]:
    return {each.visit.id for each in found}


def _is_in_doubt(found: _Found, others: Iterable[_Unread], known: set[str]) -> bool:
    """Whether a record that the other side seems not to have may be among what could not be read there."""
    return any(
        other.checked.record == found.visit.id or (other.path == found.path and other.checked.record not in known)
        for other in others
    )


def _paired(ours: list[_Found], theirs: list[_Found]) -> Iterator[tuple[_Found | None, _Found | None]]:
    """The records of both sides by id; of several of one id those in a file of the same path first."""
    waiting: dict[str, list[_Found]] = {}
    for each in ours:
        waiting.setdefault(each.visit.id, []).append(each)
    left: list[_Found] = []
    for each in theirs:
        same = [one for one in waiting.get(each.visit.id, ()) if one.path == each.path]
        if same:
            waiting[each.visit.id].remove(same[0])
            yield same[0], each
        else:
            left.append(each)
    for each in left:
        others = waiting.get(each.visit.id)
        yield (others.pop(0) if others else None), each
    yield from ((each, None) for found in waiting.values() for each in found)


def _compared(one: _Found | None, other: _Found | None) -> ComparedRecord:
    before, after = (found.state if found is not None else None for found in (one, other))
    told = changes(before.visit, after.visit) if before is not None and after is not None else ()
    return ComparedRecord(before=before, after=after, changes=told)
