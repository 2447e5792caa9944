"""Reads the lock file beside a record: what was found in its sources when it was last anchored."""

from pathlib import Path

import attrs

from diplovisit.evidence.anchors.lock import LockFile, read_lock_document, structure_lock
from diplovisit.files import is_there, read_file, require_inside
from diplovisit.files.walk import LOCK_SUFFIX, RECORD_SUFFIXES
from diplovisit.pipeline.placing import syntax_findings
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.limits import LARGEST
from diplovisit.record import Finding, InvalidRecord


def lock_path(record_file: str) -> Path | None:
    """Where the lock file of a record is, be it there or not; None for a file that holds many records, or none.

    >>> lock_path("visits/misri.yaml").as_posix(), lock_path("visits.jsonl")
    ('visits/misri.anchors.json', None)
    """
    path = Path(record_file)
    if path.suffix not in RECORD_SUFFIXES or path.suffix == ".jsonl":
        return None
    return path.with_suffix(LOCK_SUFFIX)


def read_lock(record_file: str | None) -> tuple[LockFile | None, tuple[Finding, ...]]:
    """The lock of a record, None where there is none; or what is wrong with it.

    Raises LeadsOut for a link that leads out of the record's folder, as findings show lines of the file, and OSError as
    it comes.
    """
    path = lock_path(record_file) if record_file is not None else None
    # A pipe or a link in its place is no lock that is not there: the record would be checked by no anchors.
    if path is None or not is_there(path):
        return None, ()
    if path.is_symlink():
        require_inside(path, path.parent, "the record's folder")
    document = read_lock_document(read_file(path, LARGEST), name=str(path))
    if isinstance(document, UnreadableDocument):
        return None, syntax_findings(document)
    try:
        return structure_lock(document.data), ()
    except InvalidRecord as error:
        found = []
        for fault, finding in zip(error.faults, error.findings, strict=True):
            where = document.where(fault.path, at_key=fault.at_key)
            found.append(attrs.evolve(finding, file=where.file, span=where.span, source_line=where.source_line))
        return None, tuple(found)
