"""The exceptions of structure hooks, and how a group of them becomes faults with paths."""

from collections.abc import Callable, Iterator
from typing import Final

import cattrs

from diplovisit.findings import schema_rules
from diplovisit.findings.odd_blanks import odd_blank_remedy
from diplovisit.findings.phrases import describe
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import InvalidRecord
from diplovisit.record.shape_faults import fault_of, missing_field, unknown_field
from diplovisit.record.shapes import NodeShape, node_shape
from diplovisit.record.validation import Refusal


class RefusedValue(ValueError):
    """Raised by a hook for one value that its field cannot hold.

    The reason is computed on demand: a search for a suggestion takes time, and a hostile document has a hundred
    thousand such values. Only the first ones are reported.
    """

    def __init__(self, refusal: Callable[[], Refusal]) -> None:
        super().__init__()
        self._refusal = refusal

    @property
    def refusal(self) -> Refusal:
        """The reason, computed on every access."""
        return self._refusal()


def faults_of(error: BaseException, path: FieldPath = ()) -> Iterator[Fault]:
    """Yields every fault in an exception of cattrs. The function transform_error of cattrs would drop our sentences.

    Any other exception is raised again: an error of our own must not be reported as a fault of the record.
    """
    match error:
        case RefusedValue():
            yield fault_of(error.refusal, path)
        case cattrs.ForbiddenExtraKeysError(cl=cls, extra_fields=names):
            yield from (unknown_field(node_shape(cls), path, name) for name in sorted(map(str, names)))
        case cattrs.BaseValidationError(exceptions=inner):
            for child in inner:
                yield from faults_of(child, (*path, *_step(child)))
        case KeyError(args=(str(name),)) if path and path[-1] == name:
            yield missing_field(path)
        case _:
            raise error


def number_of(error: BaseException) -> int:
    """Returns how many faults `faults_of` would yield, without searching for suggestions."""
    match error:
        case cattrs.ForbiddenExtraKeysError(extra_fields=names):
            return len(names)
        case cattrs.BaseValidationError(exceptions=inner):
            return sum(map(number_of, inner))
        case InvalidRecord():
            return 0
        case _:
            return 1


def _step(error: BaseException) -> tuple[str | int, ...]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            return (note.name,)
        if isinstance(note, cattrs.IterableValidationNote):
            return (note.index,)
    return ()


_LOCK_KEYS: Final = frozenset(("record", "normal_form", "anchors"))
_OTHER_PROGRAM: Final = "write the fields of a record; if the file is of another program, leave it out with `exclude`"


def not_a_record_fault(document: object, shape: NodeShape) -> Fault | None:
    """Returns the single fault of a document that is no mapping, a lock file, or a mapping without a record's fields.

    None where the document has at least one field of a record, or is an empty mapping.
    """
    expected = "expected one record as a mapping of fields"
    if not isinstance(document, dict):
        remedy = odd_blank_remedy(document) if isinstance(document, str) else None
        sentence = f"{expected}; saw {describe(document)}"
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=sentence, remedy=remedy)
    if document.keys() >= _LOCK_KEYS:
        remedy = "name the record next to it; `check` reads both"
        return Fault(
            rule=schema_rules.NOT_A_RECORD, path=(), sentence="this is a lock file, not a record", remedy=remedy
        )
    if document and not any(name in shape.by_name for name in document):
        sentence = f"{expected} such as format, id and stops; saw {describe(document)}"
        remedy = odd_blank_remedy("".join(map(str, document))) or _OTHER_PROGRAM
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=sentence, remedy=remedy)
    return None
