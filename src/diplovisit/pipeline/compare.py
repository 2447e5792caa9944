"""Compare: pairs the records of two snapshots by id, and finds what changed in each."""

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

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
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.readers.recognition import resembles_record
from diplovisit.record import Visit
from diplovisit.record.diff import ChangeOutcome, ComparedRecord, Comparison, RecordState, changes

_OUTCOMES: Final = tuple(ChangeOutcome)
# Neither side of a range ends or begins with a slash or a dot there, as in ../visits and visits/../drafts.
_RANGE: Final = lazy_pattern(r"(|[^:]*[^:/.])(\.\.\.?)(|[^:/.][^:]*)")


class UnclearComparison(ValueError):
    """Raised for arguments that do not say what to compare with what."""


@attrs.frozen
class SnapshotFile:
    """A file of a snapshot: its name in reports, the id of its git blob, None if unknown, and how to load it."""

    name: str
    oid: str | None
    load: Callable[[], bytes]

    def is_same_as(self, other: "SnapshotFile") -> bool:
        """Whether both have the same bytes. The bytes are loaded only if the blob ids cannot answer."""
        match self.oid, other.oid:
            case str(ours), str(theirs):
                return ours == theirs
            case str(ours), None:
                return ours == git_blob_id(other.load(), like=ours)
            case None, str(theirs):
                return theirs == git_blob_id(self.load(), like=theirs)
            case _:
                return self.load() == other.load()


@attrs.frozen
class Snapshot:
    """One side of a comparison: its files, by a path that is the same on both sides.

    is_one_file: whether the user named a single file. named: the paths that the user named; files in folders may belong
    to other programs.
    """

    files: Mapping[str, SnapshotFile]
    is_one_file: bool = False
    named: frozenset[str] = frozenset()


def snapshots_of(words: Sequence[str], paths: Sequence[str] | None = None) -> tuple[Snapshot, Snapshot]:
    """Returns the two snapshots that the arguments name. `paths` are the arguments after `--`, None without `--`.

    The arguments are two files or folders, each of which may be REVISION:PATH; or one or two revisions with the paths
    to compare; or one path, which is compared with HEAD. One revision is compared with the current files. Revisions
    without a path are compared as a whole, from any folder, as in git. A..B means A and B; A...B means the commit at
    which they parted, and B.

    Raises NoSuchPath, NoRepository, NoSuchRevision, and UnclearComparison.

    >>> before, after = snapshots_of(["seeds", "examples/least.yaml"])
    >>> list(before.files), after.is_one_file
    (['misri-russia/visit.yaml'], True)
    """
    words, paths = _without_range(words, may_be_path=paths is None), list(paths) if paths is not None else None
    kinds = [_kind(word, is_revision=paths is not None) for word in words]
    match kinds:
        case ["path" | "in revision", "path" | "in revision"] if paths is None:
            return _snapshot_of(words[0]), _snapshot_of(words[1])
        case ["in revision"] if paths is None:
            return _snapshot_of(words[0]), _working_counterpart(words[0])
        case ["path"] if paths is None:
            return _between(_repository_of(words[0]), ("HEAD",), words)
        case ["revision", "revision"] | ["revision"]:
            return _between(current_repository(), words, paths or [])
        case ["revision", "revision", *others] if paths is None and set(others) == {"path"}:
            return _between(current_repository(), words[:2], words[2:])
        case ["revision", *others] if paths is None and set(others) == {"path"}:
            return _between(current_repository(), words[:1], words[1:])
    raise UnclearComparison("expected two files or folders, or one or two revisions followed by paths")


def _repository_of(path: str) -> Repository:
    """Returns the repository of the working folder. Raises UnclearComparison if a lone path has no other version."""
    try:
        return current_repository()
    except NoRepository as error:
        raise UnclearComparison(
            f"{path}: there is nothing to compare it with; name two files or folders ({error})"
        ) from None


def _without_range(words: Sequence[str], *, may_be_path: bool) -> list[str]:
    """Replaces A..B by A and B, and A...B by their merge base and B, as `git diff` does."""
    matched = _RANGE.fullmatch(words[0]) if words else None
    if matched is None or (may_be_path and Path(words[0]).exists()):
        return list(words)
    first, dots, last = matched[1] or "HEAD", matched[2], matched[3] or "HEAD"
    if dots == "...":
        first = current_repository().merge_base(first, last)
    return [first, last, *words[1:]]


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
            record_files([word])  # raises NoSuchPath with a suggestion
        raise NoSuchPath(f"{word}: is not a file or folder, and {str(error).removeprefix(f'{word}: ')}") from None
    return "revision"


def _snapshot_of(word: str) -> Snapshot:
    """Returns the snapshot of a path, or of REVISION:PATH."""
    if Path(word).exists():
        files = list(record_files([word]))
        if Path(word).is_dir():
            return Snapshot({file.relative_to(word).as_posix(): _file_on_disk(str(file)) for file in files})
        return Snapshot({"": _file_on_disk(word)}, is_one_file=True, named=frozenset({""}))
    revision, _, path = word.partition(":")
    repo = current_repository()
    root = repo.path_in_revision(path)
    files_there = _in_revision(repo, revision, [root])
    if not files_there:
        raise NoSuchPath(f"{word}: {revision} has no such file, and no such folder with records")
    if set(files_there) == {root}:
        return Snapshot({"": files_there[root]}, is_one_file=True, named=frozenset({""}))
    return Snapshot({path[len(root) :].lstrip("/"): item for path, item in files_there.items()})


def _working_counterpart(word: str) -> Snapshot:
    """Returns the snapshot of the current files at the path of REVISION:PATH."""
    repo = current_repository()
    return _snapshot_of(str(repo.root / repo.path_in_revision(word.partition(":")[2])))


def _between(repo: Repository, revisions: Sequence[str], paths: Sequence[str]) -> tuple[Snapshot, Snapshot]:
    """Returns the snapshots of two revisions, or of one revision and the current files, at some paths; all for none."""
    roots = [repo.path_of(path) for path in paths] or [""]
    before = _in_revision(repo, revisions[0], roots)
    after = _in_revision(repo, revisions[1], roots) if len(revisions) > 1 else _in_working_tree(repo, roots)
    for path, root in zip(paths or ["."], roots, strict=True):
        if root and not any(file == root or file.startswith(f"{root}/") for file in (*before, *after)):
            raise NoSuchPath(f"{path}: no such file, and no such folder with records, on either side")
    return Snapshot(before, named=frozenset(roots)), Snapshot(after, named=frozenset(roots))


def _in_revision(repo: Repository, revision: str, roots: Sequence[str]) -> dict[str, SnapshotFile]:
    blobs = {blob.path: blob for blob in repo.blobs(repo.tree(revision))}
    paths = dict.fromkeys(path for root in roots for path in files_below(blobs, root))
    return {path: _file_in_git(repo, revision, blobs[path]) for path in paths}


def _in_working_tree(repo: Repository, roots: Sequence[str]) -> dict[str, SnapshotFile]:
    files = list(repo.working_files())
    paths = dict.fromkeys(path for root in roots for path in files_below(files, root))
    return {path: _file_on_disk(str(repo.root / path), name=path) for path in paths}


def _file_in_git(repo: Repository, revision: str, blob: Blob) -> SnapshotFile:
    return SnapshotFile(f"{revision}:{blob.path}", blob.oid, lambda: repo.read(blob.oid))


def _file_on_disk(path: str, name: str | None = None) -> SnapshotFile:
    return SnapshotFile(name or path, None, lambda: _bytes(path))


def _bytes(path: str) -> bytes:
    with open_file(path) as stream:
        return stream.read()


@attrs.frozen
class _InvalidDocument:
    """A document of a snapshot that is not a valid record, with the path of its file.

    is_likely: whether it looks like a record, or its file was named.
    """

    path: str
    result: CheckResult
    is_likely: bool


@attrs.frozen
class _SnapshotRecord:
    """A record of a snapshot, with the path of its file, which is the same on both sides."""

    path: str
    state: RecordState

    @property
    def visit(self) -> Visit:
        return self.state.visit


def compare_snapshots(before: Snapshot, after: Snapshot) -> Comparison:
    """Compares every record of one snapshot with the record of the same id in the other.

    Files with the same bytes are not read. Documents that are not valid records are reported, and the others are
    compared. Documents in folders that do not look like records are passed over. Two files of one record each are
    compared even if their ids differ. Raises UnknownFormat; passes OSError
    on.

    >>> from diplovisit.pipeline.compare import snapshots_of
    >>> comparison = compare_snapshots(
    ...     *snapshots_of(["examples/blinken-tokyo-3992.yaml", "examples/blinken-tokyo-4019.yaml"])
    ... )
    >>> [change.address for change in comparison.records[0].changes][:2]
    ['id', 'japan/identifiers']
    """
    unchanged = {path for path in before.files.keys() & after.files.keys() if _is_unchanged(before, after, path)}
    ours, invalid_before = _read(before, unchanged)
    theirs, invalid_after = _read(after, unchanged)
    invalid_before, invalid_after = _likely(invalid_before, theirs), _likely(invalid_after, ours)
    unread = tuple(document.result for document in (*invalid_before, *invalid_after))
    if before.is_one_file and after.is_one_file and len(ours) == len(theirs) == 1 and not unread:
        pairs: list[tuple[_SnapshotRecord | None, _SnapshotRecord | None]] = [(ours[0], theirs[0])]
    else:
        # A record that cannot be read on the other side was neither added nor removed.
        unreadable_before, unreadable_after = _Unreadable(invalid_before, theirs), _Unreadable(invalid_after, ours)
        pairs = [
            (old, new)
            for old, new in _pair_by_id(ours, theirs)
            if not (new is None and old is not None and unreadable_after.may_be(old))
            and not (old is None and new is not None and unreadable_before.may_be(new))
        ]
    compared = (_compare(old, new) for old, new in pairs)
    records = [record for record in compared if record.outcome is not ChangeOutcome.CHANGED or record.changes]
    return Comparison(records=tuple(sorted(records, key=lambda record: _OUTCOMES.index(record.outcome))), unread=unread)


def _is_unchanged(before: Snapshot, after: Snapshot, path: str) -> bool:
    return before.files[path].is_same_as(after.files[path])


def _read(snapshot: Snapshot, unchanged: set[str]) -> tuple[list[_SnapshotRecord], list[_InvalidDocument]]:
    records: list[_SnapshotRecord] = []
    invalid: list[_InvalidDocument] = []
    for path, item in snapshot.files.items():
        if path in unchanged:
            continue
        for document in read_stream(io.BytesIO(item.load()), item.name):
            visit, result = structure_document(document)
            if visit is None:
                is_likely = path in snapshot.named or resembles_record(document)
                invalid.append(_InvalidDocument(path, result, is_likely))
            else:
                records.append(_SnapshotRecord(path, RecordState(visit=visit, file=item.name)))
    return records, invalid


def _likely(invalid: Iterable[_InvalidDocument], others: Iterable[_SnapshotRecord]) -> list[_InvalidDocument]:
    """Returns the documents that look like records, or whose file holds a record on the other side."""
    paths = {record.path for record in others}
    return [document for document in invalid if document.is_likely or document.path in paths]


class _Unreadable:
    """The invalid documents of a snapshot, by their ids, and by the paths of those that no other record is known by."""

    def __init__(self, invalid: Iterable[_InvalidDocument], others: Iterable[_SnapshotRecord]) -> None:
        known = {record.visit.id for record in others}
        documents = list(invalid)
        self._ids = {document.result.record for document in documents}
        self._paths = {document.path for document in documents if document.result.record not in known}

    def may_be(self, record: _SnapshotRecord) -> bool:
        """Whether a record that the snapshot seems to lack may be one of its invalid documents."""
        return record.visit.id in self._ids or record.path in self._paths


def _pair_by_id(
    ours: list[_SnapshotRecord], theirs: list[_SnapshotRecord]
) -> Iterator[tuple[_SnapshotRecord | None, _SnapshotRecord | None]]:
    """Pairs the records of both sides by id. Of several records with one id, those with the same path go first."""
    # By number, as two records of one path may be equal.
    unpaired = dict(enumerate(ours))
    by_path: dict[tuple[str, str], deque[int]] = {}
    by_id: dict[str, deque[int]] = {}
    for number, old in unpaired.items():
        by_path.setdefault((old.visit.id, old.path), deque()).append(number)
        by_id.setdefault(old.visit.id, deque()).append(number)
    remaining: list[_SnapshotRecord] = []
    for new in theirs:
        if same_path := by_path.get((new.visit.id, new.path)):
            yield unpaired.pop(same_path.popleft()), new
        else:
            remaining.append(new)
    for new in remaining:
        candidates = by_id.get(new.visit.id, deque())
        while candidates and candidates[0] not in unpaired:
            candidates.popleft()
        yield (unpaired.pop(candidates.popleft()) if candidates else None), new
    yield from ((unpaired[number], None) for numbers in by_id.values() for number in numbers if number in unpaired)


def _compare(old: _SnapshotRecord | None, new: _SnapshotRecord | None) -> ComparedRecord:
    before, after = (record.state if record is not None else None for record in (old, new))
    return ComparedRecord(
        before=before,
        after=after,
        changes=changes(before.visit, after.visit) if before is not None and after is not None else (),
    )
