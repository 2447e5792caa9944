"""The faults of shape: a refused value, an unknown field, a missing one. Who finds them says their paths."""

from collections.abc import Sequence

from diplovisit.findings import schema_rules
from diplovisit.findings.odd_blanks import odd_blank_remedy, without_odd_blanks
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import validation
from diplovisit.record.shapes import NodeShape
from diplovisit.record.synonyms import meant_field
from diplovisit.record.validation import Refusal


def fault_of(refusal: Refusal, path: FieldPath) -> Fault:
    """Returns the fault of a refused value at a path."""
    return Fault(
        rule=refusal.rule, path=path, sentence=refusal.sentence, remedy=refusal.remedy, suggestion=refusal.suggestion
    )


def unknown_field(shape: NodeShape, path: FieldPath, name: str) -> Fault:
    """Returns the fault of a field that the class does not have."""
    plain = without_odd_blanks(name).partition(":")[0].strip()
    remedy = odd_blank_remedy(name)
    is_field_in_capitals = plain.casefold().replace("-", "_").replace(" ", "_") in shape.by_name
    meant = None if is_field_in_capitals else meant_field(shape.cls.__name__, plain)
    if plain != name and plain in shape.by_name:
        suggestion: str | None = plain
    elif meant is not None:
        suggestion, remedy = meant.name, remedy or meant.remedy or None
    else:
        suggestion = closest(plain, shape.by_name)
    all_fields = "" if suggestion or remedy else f"; {_kind(shape)} has {', '.join(shape.by_name)}"
    return Fault(
        rule=schema_rules.UNKNOWN_FIELD,
        path=(*path, name),
        sentence=f"{_kind(shape)} has no field {quoted(name)}{did_you_mean(suggestion)}{all_fields}",
        at_key=True,
        remedy=remedy,
        suggestion=suggestion,
    )


def missing_field(path: FieldPath, unless: tuple[str, ...] = ()) -> Fault:
    """Returns the fault of a field that is missing, and needed unless others are present. The path ends in its name."""
    return Fault(
        rule=schema_rules.MISSING_FIELD, path=path, sentence=validation.missing_sentence(str(path[-1]), unless)
    )


def deduplicated(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Returns the faults without those that another one explains: one mistake is one finding.

    `stop:` for `stops:` is not reported as a missing field, too. A text that is no id at all, as in
    `invited_by: King Harald`, is not reported as the id of nobody, too.
    """
    missing: dict[FieldPath, list[str]] = {}
    for fault in faults:
        if fault.rule is schema_rules.MISSING_FIELD:
            missing.setdefault(fault.path[:-1], []).append(str(fault.path[-1]))
    misspelt = {
        (*fault.path[:-1], suggestion)
        for fault in faults
        if fault.rule is schema_rules.UNKNOWN_FIELD
        and (suggestion := _missing_one(fault, missing.get(fault.path[:-1], ())))
    }
    refused = {fault.path for fault in faults if fault.rule is not schema_rules.DANGLING_REFERENCE}
    return tuple(
        fault
        for fault in faults
        if not (fault.rule is schema_rules.MISSING_FIELD and fault.path in misspelt)
        and not (fault.rule is schema_rules.DANGLING_REFERENCE and fault.path in refused)
    )


def _missing_one(fault: Fault, missing: Sequence[str]) -> str | None:
    """Returns the missing field that an unknown one stands for; None if it stands for none of them."""
    return fault.suggestion if fault.suggestion in missing else closest(str(fault.path[-1]), missing)


def _kind(shape: NodeShape) -> str:
    name = shape.cls.__name__
    return "the record" if name == "Visit" else f"{'an' if name[0] in 'AEIO' else 'a'} {name.lower()}"
