"""The exceptions of structure hooks, and how a group of them becomes faults with paths."""

from collections.abc import Callable, Iterator, Sequence

import cattrs

from diplovisit.findings import schema_rules
from diplovisit.findings.odd_blanks import odd_blank_remedy, without_odd_blanks
from diplovisit.findings.phrases import closest, describe, did_you_mean, quoted
from diplovisit.findings.rule import Fault, FieldPath
from diplovisit.record import InvalidRecord, validation
from diplovisit.record.shapes import NodeShape, node_shape
from diplovisit.record.synonyms import meant_field
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


def not_a_record_fault(document: object, shape: NodeShape) -> Fault | None:
    """Returns the single fault of a document that is no mapping, or a mapping without any field of a record.

    None where the document has at least one field of a record, or is an empty mapping.
    """
    expected = "expected one record, a mapping of fields"
    if not isinstance(document, dict):
        remedy = odd_blank_remedy(document) if isinstance(document, str) else None
        sentence = f"{expected}; saw {describe(document)}"
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=sentence, remedy=remedy)
    if document and not any(name in shape.by_name for name in document):
        sentence = f"{expected} such as format, id and stops; saw {describe(document)}"
        remedy = odd_blank_remedy("".join(map(str, document)))
        return Fault(rule=schema_rules.NOT_A_RECORD, path=(), sentence=sentence, remedy=remedy)
    return None


def _kind(shape: NodeShape) -> str:
    name = shape.cls.__name__
    return "the record" if name == "Visit" else f"{'an' if name[0] in 'AEIO' else 'a'} {name.lower()}"
