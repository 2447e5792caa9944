"""The exceptions of structure hooks, and how a group of them becomes faults with paths."""

from collections.abc import Callable, Iterator

import cattrs

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import closest, describe, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import InvalidRecord, validation
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


def fault_of(refusal: Refusal, path: FieldPath) -> Fault:
    """Returns the fault of a refused value at a path."""
    return Fault(
        rule=refusal.rule, path=path, sentence=refusal.sentence, remedy=refusal.remedy, suggestion=refusal.suggestion
    )


def _step(error: BaseException) -> tuple[str | int, ...]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            return (note.name,)
        if isinstance(note, cattrs.IterableValidationNote):
            return (note.index,)
    return ()


def unknown_field(shape: NodeShape, path: FieldPath, name: str) -> Fault:
    """Returns the fault of a field that the class does not have."""
    suggestion = closest(name, shape.by_name)
    all_fields = "" if suggestion else f"; {_kind(shape)} has {', '.join(shape.by_name)}"
    return Fault(
        rule=schema_rules.UNKNOWN_FIELD,
        path=(*path, name),
        sentence=f"{_kind(shape)} has no field {quoted(name)}{did_you_mean(suggestion)}{all_fields}",
        at_key=True,
        suggestion=suggestion,
    )


def missing_field(path: FieldPath, unless: tuple[str, ...] = ()) -> Fault:
    """Returns the fault of a field that is missing, and needed unless others are present. The path ends in its name."""
    return Fault(
        rule=schema_rules.MISSING_FIELD, path=path, sentence=validation.missing_sentence(str(path[-1]), unless)
    )


def deduplicated(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Returns the faults without those that another one explains: a misspelt field is not reported as missing too.

    `stop:` for `stops:` is one mistake, and one finding at the misspelt name.
    """
    missing: dict[FieldPath, list[str]] = {}
    for fault in faults:
        if fault.rule is schema_rules.MISSING_FIELD:
            missing.setdefault(fault.path[:-1], []).append(str(fault.path[-1]))
    misspelt = {
        (*fault.path[:-1], suggestion)
        for fault in faults
        if fault.rule is schema_rules.UNKNOWN_FIELD
        and (suggestion := closest(str(fault.path[-1]), missing.get(fault.path[:-1], ())))
    }
    return tuple(
        fault for fault in faults if fault.rule is not schema_rules.MISSING_FIELD or fault.path not in misspelt
    )


def not_a_record_fault(document: object, shape: NodeShape) -> Fault | None:
    """Returns the single fault of a document that is no mapping, or a mapping without any field of a record.

    None where the document has at least one field of a record, or is an empty mapping.
    """
    expected = "expected one record as a mapping of fields"
    if not isinstance(document, dict):
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=f"{expected}; saw {describe(document)}")
    if document and not any(name in shape.by_name for name in document):
        sentence = f"{expected} such as format, id and stops; saw {describe(document)}"
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=sentence)
    return None


def _kind(shape: NodeShape) -> str:
    name = shape.cls.__name__
    return "the record" if name == "Visit" else f"{'an' if name[0] in 'AEIO' else 'a'} {name.lower()}"
