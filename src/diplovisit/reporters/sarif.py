"""The report as SARIF 2.1.0 (OASIS): for code scanning, and for editors that show its results."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Edit, Finding, Fix, Rule, Severity, Span
from diplovisit.reporters.counts import PLAIN, Context
from diplovisit.reporters.identity import Fingerprints, is_below_working_folder, uri
from diplovisit.reporters.json_format import json_text

# MERGED: A finding as a result of SARIF (section 3.27): level, words, place, fingerprint, and what would mend
# it.

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
    return {"uri": uri(file), "uriBaseId": "%SRCROOT%"} if is_below_working_folder(file) else {"uri": uri(file)}


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


# MERGED: A rule as SARIF describes it: a reportingDescriptor (section 3.49).


def sarif_rule(rule: Rule, level: str) -> dict[str, Any]:
    """What a rule finds, why that is a fault, what to do, and how grave it is unless somebody says otherwise.

    >>> from diplovisit.checks import RULES
    >>> described = sarif_rule(RULES["host-among-senders"], "warning")
    >>> described["id"], described["name"], described["properties"]
    ('host-among-senders', 'HostAmongSenders', {'group': 'place', 'tags': ['place']})
    """
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _sentence(rule.finds)},
        "fullDescription": {"text": rule.why},
        "help": {"text": _sentence(rule.remedy)},
        "defaultConfiguration": {"level": level},
        "properties": {"group": rule.group.value, "tags": [rule.group.value]},
    }


def _sentence(text: str) -> str:
    """The text as a sentence by itself: viewers show it as one."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")


_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports one run (section 3.14), a result a line, as they come; what is known of the rules stands above them.

    Every rule of the context is described, whether it found something or not, so that its index is the same in every
    report. Columns count code points. There is no time and no folder of this machine in it.

    >>> import json
    >>> from diplovisit import check
    >>> log = json.loads("".join(sarif(check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).results)))
    >>> [(one["ruleId"], one["level"]) for one in log["runs"][0]["results"]]
    [('companion-not-there', 'warning')]
    """
    indexes = {name: index for index, name in enumerate(context.rules)}
    prints = Fingerprints()
    yield f'{{"$schema": {json_text(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n"tool": {{"driver": {_driver(context)}'
    between = ""
    for rule in context.rules.values():
        yield f"{between}\n{json_text(sarif_rule(rule, LEVELS[rule.severity]))}"
        between = ","
    yield f"\n]}}}},\n{_run()},\n" + '"results": ['
    between = ""
    for checked in results:
        for finding in checked.findings:
            fingerprint = prints.of(finding, checked.record)
            one = sarif_result(finding, checked.record, indexes.get(finding.rule), fingerprint)
            yield f"{between}\n{json_text(one)}"
            between = ","
    # Whatever was found: a run that could not come to its end (3.20.14) writes no report.
    yield '\n],\n"invocations": [{"executionSuccessful": true}]\n}]}\n'


def _driver(context: Context) -> str:
    """The tool (3.19), up to the opening of its rules."""
    driver: dict[str, Any] = {"name": "diplovisit"}
    if context.version:
        driver["version"] = context.version
    return json_text(driver).removesuffix("}") + ', "rules": ['


def _run() -> str:
    base = {"%SRCROOT%": {"description": {"text": "the folder in which diplovisit was called"}}}
    shared = {"columnKind": "unicodeCodePoints", "originalUriBaseIds": base}
    return json_text(shared).removeprefix("{").removesuffix("}")
