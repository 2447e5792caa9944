"""Compare: the records of two sides, each with itself, by its id."""

import io
from collections.abc import Iterable, Iterator

import attrs

from diplovisit.pipeline.reading import read_stream, structure_document
from diplovisit.pipeline.sides import Snapshot
from diplovisit.record import Visit
from diplovisit.record.changes import changes
from diplovisit.record.compared import ChangeOutcome, ComparedRecord, Comparison, RecordState
from diplovisit.record.report import CheckResult

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

    >>> from diplovisit.pipeline.sides import sides_of
    >>> comparison = compare_sides(*sides_of(["examples/blinken-tokyo-3992.yaml", "examples/blinken-tokyo-4019.yaml"]))
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
