"""Gives imported records the revision that follows from the record which is there already."""

import functools
from collections.abc import Mapping
from pathlib import Path

import attrs

from diplovisit.findings.rule import InvalidRecord
from diplovisit.pipeline.read import load_all
from diplovisit.record import Visit


@attrs.frozen(slots=False)
class EarlierRecords:
    """The records at the target of an import: in a folder, each in the file of its id, or all of them in one file."""

    target: Path

    def revised(self, visit: Visit) -> Visit:
        """Returns an imported record with its revision.

        A record that says the same as the one there keeps its revision and the time of it, even if its rows stand
        elsewhere in the sheet now. One that says something else has the next revision, so that calendars are updated.
        """
        existing = self._find(visit.id)
        if existing is None:
            return visit
        same = attrs.evolve(visit, revision=existing.revision, revised=existing.revised)
        if attrs.evolve(same, evidence=existing.evidence) == existing:
            return same
        return attrs.evolve(visit, revision=existing.revision + 1)

    def _find(self, name: str) -> Visit | None:
        if self.target.is_dir():
            return _records_in(self.target / f"{name}.json").get(name)
        return self._of_file.get(name)

    @functools.cached_property
    def _of_file(self) -> Mapping[str, Visit]:
        return _records_in(self.target)


def _records_in(path: Path) -> Mapping[str, Visit]:
    """Returns the records of a file by id. What cannot be read is none: the writer says what is wrong with it."""
    if not path.is_file() or path.is_symlink():
        return {}
    try:
        return {visit.id: visit for visit in load_all(path)}
    except (InvalidRecord, OSError, ValueError):
        return {}
