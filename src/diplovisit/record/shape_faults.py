"""The faults of shape: a refused value, an unknown field, a missing one. Who finds them says their paths."""

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import validation
from diplovisit.record.shapes import NodeShape
from diplovisit.record.validation import Refusal


def fault_of(refusal: Refusal, path: FieldPath) -> Fault:
    """Returns the fault of a refused value at a path."""
    return Fault(
        rule=refusal.rule, path=path, sentence=refusal.sentence, remedy=refusal.remedy, suggestion=refusal.suggestion
    )


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


def _kind(shape: NodeShape) -> str:
    name = shape.cls.__name__
    return "the record" if name == "Visit" else f"{'an' if name[0] in 'AEIO' else 'a'} {name.lower()}"
