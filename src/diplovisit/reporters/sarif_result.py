"""A finding as a result of SARIF (section 3.27): level, words, place, fingerprint, and what would mend it."""

from typing import Any, Final

from diplovisit.record.finding import Edit, Finding, Fix, Severity, Span
from diplovisit.reporters.file_names import is_inside, uri

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_FINGERPRINT: Final = "diplovisit/v1"  # a name and its version (3.27.17), so that another way to make them can follow


def sarif_result(finding: Finding, record: str | None, rule_index: int | None, fingerprint: str) -> dict[str, Any]:
    """The result; `rule_index` is None for a rule that the run does not describe.

    The message is the sentence as it is, and the remedy, which may be of this very case, stands among the properties.
    """
    told: dict[str, Any] = {"ruleId": finding.rule}
    if rule_index is not None:
        told["ruleIndex"] = rule_index
    told["level"] = LEVELS[finding.severity]
    told["message"] = {"text": finding.sentence}
    if location := _location(finding, record):
        told["locations"] = [location]
    told["partialFingerprints"] = {_FINGERPRINT: fingerprint}
    if finding.fix is not None and finding.fix.edits and finding.file is not None:
        told["fixes"] = [_fix(finding.fix, finding.file)]
    told["properties"] = {"help": finding.remedy}
    return told


def _location(finding: Finding, record: str | None) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if finding.file is not None:
        location["physicalLocation"] = {"artifactLocation": _artifact(finding.file)}
        if finding.span is not None:
            location["physicalLocation"]["region"] = _region(finding.span)
    if record is not None or finding.address:
        location["logicalLocations"] = [_logical(finding.address, record)]
    return location


def _artifact(file: str) -> dict[str, str]:
    # What lies elsewhere is not told from the root of the sources (3.4.4): its URI stands for itself.
    return {"uri": uri(file), "uriBaseId": "%SRCROOT%"} if is_inside(file) else {"uri": uri(file)}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _logical(address: str, record: str | None) -> dict[str, str]:
    """The address in the record (3.33): the field by its last name, and in full from the id of the record down."""
    whole = "/".join(part for part in (record, address) if part)
    return {
        "name": address.rpartition("/")[2] or whole,
        "fullyQualifiedName": whole,
        "kind": "property" if address else "object",
    }


def _fix(fix: Fix, file: str) -> dict[str, Any]:
    changes = {"artifactLocation": _artifact(file), "replacements": [_replacement(edit) for edit in fix.edits]}
    return {"description": {"text": fix.what}, "artifactChanges": [changes]}


def _replacement(edit: Edit) -> dict[str, Any]:
    replacement: dict[str, Any] = {"deletedRegion": _region(edit.span)}
    if edit.text:
        replacement["insertedContent"] = {"text": edit.text}
    return replacement
