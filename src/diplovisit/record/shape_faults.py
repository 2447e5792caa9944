"""The faults of shape: a refused value, an unknown field, a missing one. Who finds them says their paths."""

from collections.abc import Sequence
from typing import Final

from diplovisit.findings import schema_rules
from diplovisit.findings.odd_blanks import odd_blank_remedy, without_odd_blanks
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import constraints, validation
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
        if remedy is None and name.startswith(f"{plain}:"):
            remedy = f'put a space after the colon: "{plain}: …"'
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


def deduplicated(faults: tuple[Fault, ...], shape: NodeShape) -> tuple[Fault, ...]:
    """Returns the faults of a document without those that another one explains: one mistake is one finding.

    `stop:` for `stops:` is not reported as a missing field, too. A text that is no id at all, as in
    `invited_by: King Harald`, is not reported as the id of nobody, too. Nor are references to an id that was refused.
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
    counted = {fault.path for fault in faults if fault.rule is schema_rules.TOO_MANY_ITEMS}  # its items are read
    hides_ids = any(_hides_ids(path, shape) for path in (refused | misspelt) - counted)
    is_traveller_unknown = any(
        fault.rule is schema_rules.DANGLING_REFERENCE and fault.path[:1] + fault.path[2:] == ("travellers", "person")
        for fault in faults
    )
    return tuple(
        fault
        for fault in faults
        if not (fault.rule is schema_rules.MISSING_FIELD and fault.path in misspelt)
        and not (
            fault.rule is schema_rules.DANGLING_REFERENCE
            and (
                fault.path in refused
                or (hides_ids and not _is_near_an_id(fault))
                or (is_traveller_unknown and fault.path[0] == "evidence" and fault.suggestion is None)
            )
        )
    )


def _hides_ids(path: FieldPath, shape: NodeShape) -> bool:
    """Whether a fault at a path leaves an id unread, so that references to it may be valid all the same."""
    if len(path) > 1 and (path[-1] == "id" or (path[0], path[-1]) == ("travellers", "person")):
        return True
    fields = path[:-1] if path and isinstance(path[-1], int) else path  # an item that is refused whole
    return bool(fields) and fields[-1] in shape.fields_with_ids


def _is_near_an_id(fault: Fault) -> bool:
    """Whether a dangling reference is a misspelt form of an id that is valid."""
    first = (fault.suggestion or "").partition("/")[0]
    return validation.matches(constraints.ID, first)


def _missing_one(fault: Fault, missing: Sequence[str]) -> str | None:
    """Returns the missing field that an unknown one stands for; None if it stands for none of them."""
    if fault.suggestion in missing:
        return fault.suggestion
    name = str(fault.path[-1])
    begun = (field for field in missing if name and (field.startswith(name) or name.startswith(field)))
    return closest(name, missing) or next(begun, None)


def _kind(shape: NodeShape) -> str:
    """Returns the words for a class at the beginning of a sentence: a row is named after its list in the record."""
    name = shape.cls.__name__
    return _ROWS.get(name) or f"{'an' if name[0] in 'AEIO' else 'a'} {name.lower()}"


_ROWS: Final = {
    "Visit": "the record",
    "PreviousDates": "an item of `previously`",
    "Evidence": "a row of `evidence`",
    "Absence": "a row of `absent`",
    "Ignored": "a row of `ignore`",
    "CurrencySign": "an item of `symbols`",
    "Printed": "a `printed`",
}
