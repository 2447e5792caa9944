"""The exceptions that structure hooks raise, and the walk that turns a group of them into faults with their paths."""

from collections.abc import Callable, Iterator

import cattrs

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import closest, describe, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import InvalidRecord
from diplovisit.record.shapes import NodeShape, node_shape
from diplovisit.record.validation import Refusal


class RefusedValue(ValueError):
    """Raised by a hook for one value that its field cannot hold.

    Why is worked out when it is asked for: looking for what was meant takes its time, and a hostile document has a
    hundred thousand such values, of which the first are told.
    """

    def __init__(self, refusal: Callable[[], Refusal]) -> None:
        super().__init__()
        self._refusal = refusal

    @property
    def refusal(self) -> Refusal:
        """Why it is refused."""
        return self._refusal()


def faults_of(error: BaseException, path: FieldPath = ()) -> Iterator[Fault]:
    """Every fault in what cattrs raised: cattrs' own transform_error would drop our sentences.

    What is not a fault of the document goes on as it came: a fault of our own must not pass for one of the record.
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
    """How many faults `faults_of` would give, without asking what was meant by any."""
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
    """The fault of a value that is refused."""
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
    """The fault of a field that the class does not have."""
    meant = closest(name, shape.by_name)
    others = "" if meant else f"; {_kind(shape)} has {', '.join(shape.by_name)}"
    return Fault(
        rule=schema_rules.UNKNOWN_FIELD,
        path=(*path, name),
        sentence=f"{_kind(shape)} has no field {quoted(name)}{did_you_mean(meant)}{others}",
        at_key=True,
        suggestion=meant,
    )


def missing_field(path: FieldPath) -> Fault:
    """The fault of a required field that is left out; the path ends in its name."""
    return Fault(
        rule=schema_rules.MISSING_FIELD, path=path, sentence=f"the required field {quoted(str(path[-1]))} is missing"
    )


def deduplicated(found: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults without those that another one explains: a field is not missing too where its name is misspelt.

    `stop:` for `stops:` is one slip, and one finding, at the misspelt name.
    """
    missing: dict[FieldPath, list[str]] = {}
    for fault in found:
        if fault.rule is schema_rules.MISSING_FIELD:
            missing.setdefault(fault.path[:-1], []).append(str(fault.path[-1]))
    misspelt = {
        (*fault.path[:-1], meant)
        for fault in found
        if fault.rule is schema_rules.UNKNOWN_FIELD
        and (meant := closest(str(fault.path[-1]), missing.get(fault.path[:-1], ())))
    }
    return tuple(fault for fault in found if fault.rule is not schema_rules.MISSING_FIELD or fault.path not in misspelt)


def not_a_record_fault(document: object, shape: NodeShape) -> Fault | None:
    """The one fault of what is no record at all: no mapping, or a mapping without a single field of a record."""
    expected = "expected one record, a mapping of fields"
    if not isinstance(document, dict):
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=f"{expected}; saw {describe(document)}")
    if document and not any(name in shape.by_name for name in document):
        sentence = f"{expected} such as format, id and stops; saw {describe(document)}"
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=sentence)
    return None


def _kind(shape: NodeShape) -> str:
    name = shape.cls.__name__
    return "the record" if name == "Visit" else f"{'an' if name[0] in 'AEIO' else 'a'} {name.lower()}"
