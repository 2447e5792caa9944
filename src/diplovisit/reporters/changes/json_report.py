"""Changes as JSON: one object with every change of every record, for programs."""

import datetime
import enum
from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.converters import unstructure_from
from diplovisit.findings.results import CheckResult
from diplovisit.record import Duration, Edtf
from diplovisit.record.diff import ChangeOutcome, RecordState
from diplovisit.reporters.changes.summary import ChangeSentence, ChangeSummary
from diplovisit.reporters.json_format import finding_document, json_text


def changes_json(records: Iterable[ChangeSummary], unread: Iterable[CheckResult] = ()) -> Iterator[str]:
    """Yields `{"version": 1, "records": […], "unread": […], "summary": {…}}`, with one line per record.

    A change has its kind, address, subject, field, the values before and after in the form of a record, and a sentence.
    Changes that share a sentence repeat it.

    >>> print("".join(changes_json([])), end="")
    {"version": 1, "records": [
    ], "unread": [], "summary": {"changed": 0, "added": 0, "removed": 0}}
    """
    outcomes: list[ChangeOutcome] = []
    yield '{"version": 1, "records": ['
    between = "\n"
    for record in records:
        outcomes.append(record.compared.outcome)
        yield between + json_text(_record(record))
        between = ",\n"
    findings = [finding_document(finding, result.record) for result in unread for finding in result.findings]
    counts = {outcome.value: outcomes.count(outcome) for outcome in ChangeOutcome}
    yield f'\n], "unread": {json_text(findings)}, "summary": {json_text(counts)}}}\n'


def _record(record: ChangeSummary) -> dict[str, Any]:
    compared = record.compared
    return {
        "record": record.id,
        "title": record.title,
        "outcome": compared.outcome.value,
        "before": _state(compared.before),
        "after": _state(compared.after),
        "revision_not_raised": compared.revision_not_raised,
        "revised_left_behind": compared.revised_left_behind,
        "changes": [change for sentence in record.sentences for change in _changes(sentence)],
    }


def _state(state: RecordState | None) -> dict[str, Any] | None:
    return {"file": state.file, "revision": state.visit.revision} if state is not None else None


def _changes(sentence: ChangeSentence) -> Iterator[dict[str, Any]]:
    for change in sentence.changes:
        yield {
            "kind": change.kind.value,
            "address": change.address,
            "subject": sentence.subject.value,
            "field": change.field,
            "before": document_value(change.before),
            "after": document_value(change.after),
            "sentence": sentence.sentence,
        }


def document_value(value: Any) -> Any:
    """Returns a value in the form of a plain document.

    >>> from diplovisit.record import Edtf, Status
    >>> document_value(Status.HELD), document_value(Edtf("2025-03")), document_value(("russia",)), document_value(None)
    ('held', '2025-03', ['russia'], None)
    """
    match value:
        case None | bool() | int():
            return value
        case enum.StrEnum():
            return value.value
        case datetime.datetime():
            return value.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
        case tuple():
            return [document_value(item) for item in value]
        case Edtf() | Duration() | str():
            return str(value)
        case _:
            return unstructure_from(value)
