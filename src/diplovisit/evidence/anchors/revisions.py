"""What a lock file knows of the revisions of its record: which of them it saw, and what they said."""

import hashlib
import json

from diplovisit.converters import unstructure
from diplovisit.evidence.anchors.lock import LockFile
from diplovisit.record import Visit, node_shape
from diplovisit.record.order import canonical_order


def record_digest(visit: Visit) -> str:
    """The SHA-256 of what a record says: two have the same digest where `changes` finds nothing between them.

    It is taken of the canonical JSON (RFC 8785) of the record, with every list sorted whose order means nothing and
    numbers without zeros at their end. The layout of a file, its comments and its format do not show in it.

    >>> import attrs
    >>> from diplovisit import load
    >>> visit = load("seeds/misri-russia/visit.yaml")
    >>> record_digest(visit) == record_digest(attrs.evolve(visit, people=visit.people[::-1]))
    True
    """
    document = canonical_order(unstructure(visit), node_shape(Visit))
    # Sorted compact JSON is all that RFC 8785 asks for: keys are ASCII, and there are no floats.
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def conflicts_with_lock(visit: Visit, lock: LockFile) -> bool:
    """Whether the lock file saw this revision of the record, and it said something else then."""
    seen = next((each for each in lock.revisions if each.revision == visit.revision), None)
    return seen is not None and lock.record == visit.id and seen.sha256 != record_digest(visit)


def highest_newer_revision(visit: Visit, lock: LockFile) -> int | None:
    """The highest revision of the record that the lock file saw, None where it saw none above that of the record."""
    if lock.record != visit.id:
        return None
    return max((each.revision for each in lock.revisions if each.revision > visit.revision), default=None)
