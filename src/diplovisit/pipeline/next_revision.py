"""Gives imported records the revision that follows from the record which is there already."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from diplovisit.converters import unstructure
from diplovisit.exporters.json import canonical_document
from diplovisit.files.walk import is_record_name
from diplovisit.findings.rule import InvalidRecord
from diplovisit.pipeline.incoming import Incoming
from diplovisit.pipeline.read import load_all
from diplovisit.record import Visit
from diplovisit.record.diff import changes
from diplovisit.reporters.changes.summary import Subject, change_sentences


@attrs.frozen(slots=False)
class EarlierRecords:
    """The records at the target of an import: in a folder, each in the file of its id, or all of them in one file."""

    target: Path

    def revised(self, visit: Visit) -> Visit:
        """Returns an imported record with its revision. All else is that of the imported record alone.

        A record that says the same as the one there keeps its revision and the time of it, even if its rows stand
        elsewhere in the sheet now. One that says something else has the next revision, so that calendars are updated.
        """
        existing = self.find(visit.id)
        if existing is None:
            return visit
        return (
            _with_revision_of(existing, visit) if says_same(existing, visit) else _with_next_revision(existing, visit)
        )

    def incoming(self, visit: Visit, *, replace: bool) -> Incoming:
        """Returns an imported record with its revision, and with what it says otherwise than the record there.

        Where only the places of its evidence differ, it is the record that is there. With `replace` it has the places.
        """
        existing = self.find(visit.id)
        if existing is None:
            return Incoming(id=visit.id, visit=visit)
        if not says_same(existing, visit):
            new = _with_next_revision(existing, visit)
            return Incoming(id=visit.id, visit=new, changed=describe_changes(existing, new))
        if not replace:
            return Incoming(id=visit.id, visit=existing)
        return Incoming(id=visit.id, visit=_with_revision_of(existing, visit), is_moved=True)

    def find(self, name: str) -> Visit | None:
        """Returns the record of an id; None if there is none, or if it cannot be read."""
        if self.target.is_dir():
            return _records_in(self.target / f"{name}.json").get(name) or self._elsewhere.get(name)
        return self._of_file.get(name)

    @functools.cached_property
    def _of_file(self) -> Mapping[str, Visit]:
        return _records_in(self.target)

    @functools.cached_property
    def _elsewhere(self) -> Mapping[str, Visit]:
        """The records that stand in subfolders, or in other files than those that an import writes."""
        found: dict[str, Visit] = {}
        for path in sorted(self.target.rglob("*")):
            inside = path.relative_to(self.target)
            if any(part.startswith(".") for part in inside.parts) or not is_record_name(path.name):
                continue
            if len(inside.parts) > 1 or path.suffix != ".json":
                found |= _records_in(path)
        return found


def _with_revision_of(existing: Visit, visit: Visit) -> Visit:
    if (visit.revision, visit.revised) == (existing.revision, existing.revised):
        return visit
    return attrs.evolve(visit, revision=existing.revision, revised=existing.revised)


def _with_next_revision(existing: Visit, visit: Visit) -> Visit:
    revised = max(visit.revised, existing.revised)
    return attrs.evolve(visit, revision=existing.revision + 1, revised=revised)


def describe_changes(before: Visit, after: Visit) -> str:
    """Returns in words what a record says otherwise than another one, without evidence and revision."""
    sentences = [
        each.sentence
        for each in change_sentences(before, after, changes(before, after))
        if each.subject not in {Subject.EVIDENCE, Subject.REVISION}
    ]
    if len(sentences) > _MOST_CHANGES:
        sentences[_MOST_CHANGES:] = [f"and {len(sentences) - _MOST_CHANGES} more changes"]
    return "; ".join(sentences) or "only the evidence"


_MOST_CHANGES: Final = 6


def says_same(first: Visit, second: Visit) -> bool:
    """Whether two records say the same on the same grounds, wherever in a sheet their evidence stands.

    Their revisions and the times of these do not count, nor does the order of the evidence.
    """
    return _content(first) == _content(second)


def _content(visit: Visit) -> tuple[bytes, frozenset[tuple[str, bytes]]]:
    document = unstructure(visit)
    facts = canonical_document({name: value for name, value in document.items() if name not in _NOT_SAID})
    grounds: set[tuple[str, bytes]] = set()
    for row in document.get("evidence", ()):
        ground = canonical_document({name: value for name, value in row.items() if name not in _PLACES})
        grounds.update((address, ground) for address in row["about"])
    return facts, frozenset(grounds)


_NOT_SAID: Final = frozenset(("evidence", "revision", "revised"))
_PLACES: Final = frozenset(("about", "locator"))


def _records_in(path: Path) -> Mapping[str, Visit]:
    """Returns the records of a file by id. What cannot be read is none: the writer says what is wrong with it."""
    if not path.is_file() or path.is_symlink():
        return {}
    try:
        return {visit.id: visit for visit in load_all(path)}
    except (InvalidRecord, OSError, ValueError):
        return {}
