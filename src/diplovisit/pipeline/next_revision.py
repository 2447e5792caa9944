"""Gives imported records the revision that follows from the record which is there already."""

from pathlib import Path

import attrs

from diplovisit.findings.rule import InvalidRecord
from diplovisit.pipeline.read import UnknownFormat, load
from diplovisit.record import Visit


def with_next_revision(visit: Visit, folder: Path) -> Visit:
    """Returns an imported record with its revision, for the folder that it is written to.

    A record that says the same as the one there keeps its revision and the time of it, even if its rows stand
    elsewhere in the sheet now. One that says something else has the next revision, so that calendars are updated.
    """
    path = folder / f"{visit.id}.json"
    if not path.is_file() or path.is_symlink():
        return visit
    try:
        existing = load(path)
    except (InvalidRecord, UnknownFormat, OSError, ValueError):
        return visit  # the writer says what is wrong with the file
    if existing.id != visit.id:
        return visit
    same = attrs.evolve(visit, revision=existing.revision, revised=existing.revised)
    if attrs.evolve(same, evidence=existing.evidence) == existing:
        return same
    return attrs.evolve(visit, revision=existing.revision + 1)
