"""The report as SARIF 2.1.0 (OASIS), for code scanning and for editors that show its results."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, Final

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Edit, Finding, Fix, Rule, Severity, Span
from diplovisit.reporters.counts import PLAIN, Context, message_of
from diplovisit.reporters.identity import Fingerprints, file_uri, is_below_root, named_from_root
from diplovisit.reporters.json_format import json_text

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_GRAVITY: Final = tuple(Severity)

MOST_RESULTS: Final = 25_000
"""GitHub refuses a run with more results. It shows 5,000 of them, the gravest first."""

_FINGERPRINT: Final = "diplovisit/v1"  # a name and its version (3.27.17), so that the algorithm can change


def sarif_result(
    finding: Finding, record: str | None, rule_index: int | None, fingerprint: str, reason: str | None = None
) -> dict[str, Any]:
    """Returns a finding as a result (section 3.27); `rule_index` is None for a rule that the run does not describe.

    reason: why the finding is suppressed, None for one that is reported. Each result of a run has `suppressions`, or
    none has (3.27.23).

    The message begins with the address, because GitHub does not show logical locations. The remedy is in the
    properties, because it may be specific to this finding.
    """
    result: dict[str, Any] = {"ruleId": finding.rule}
    if rule_index is not None:
        result["ruleIndex"] = rule_index
    result["level"] = LEVELS[finding.severity]
    result["message"] = {"text": message_of(finding)}
    if location := _location(finding, record):
        result["locations"] = [location]
    result["partialFingerprints"] = {_FINGERPRINT: fingerprint}
    if finding.fix is not None and finding.fix.edits and finding.file is not None:
        result["fixes"] = [_fix(finding.fix, finding.file)]
    result["suppressions"] = [] if reason is None else [_suppression(reason)]
    result["properties"] = {"help": finding.remedy}
    return result


def _suppression(reason: str) -> dict[str, str]:
    """A suppression of the settings (3.35), which somebody has accepted."""
    return {"kind": "external", "status": "accepted", "justification": reason}


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
    # A file outside the repository has no URI relative to the root of the sources (3.4.4), so it has no base.
    return {"uri": file_uri(file), "uriBaseId": "%SRCROOT%"} if is_below_root(file) else {"uri": file_uri(file)}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _logical(address: str, record: str | None) -> dict[str, str]:
    """The address in the record (3.33): the name of the field, and the full path from the id of the record."""
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


def sarif_rule(rule: Rule, level: str, help_uri: str = "") -> dict[str, Any]:
    """Returns a rule as a reportingDescriptor (section 3.49).

    It says what the rule finds, why that is a fault, what to do, the default severity, and the page about it, if
    `help_uri` says where the pages are.

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
        **({"helpUri": help_uri.replace("{rule}", rule.name)} if help_uri else {}),
        "help": {"text": _sentence(rule.remedy)},
        "defaultConfiguration": {"level": level},
        "properties": {"group": rule.group.value, "tags": [rule.group.value]},
    }


def _sentence(text: str) -> str:
    """The text as a complete sentence, because viewers show it by itself."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")


def sarif(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields one run (section 3.14), with the rules first and then one line per result.

    Every rule of the context is described, with or without findings, so that its index is the same in every report.
    Columns count code points. The report has no time and no folder of this machine. Suppressed findings are results
    with a suppression. Of more than MOST_RESULTS results, the gravest are reported, and a notification says so.

    >>> import json
    >>> from diplovisit import check
    >>> log = json.loads("".join(sarif(check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).results)))
    >>> [(result["ruleId"], result["level"]) for result in log["runs"][0]["results"]]
    [('companion-not-there', 'warning')]
    """
    indexes = {name: index for index, name in enumerate(context.rules)}
    fingerprints = Fingerprints()
    yield f'{{"$schema": {json_text(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n"tool": {{"driver": {_driver(context)}'
    between = ""
    for rule in context.rules.values():
        yield f"{between}\n{json_text(sarif_rule(rule, LEVELS[rule.severity], context.help_uri))}"
        between = ","
    yield f"\n]}}}},\n{_run()},\n" + '"results": ['
    gravest = _GravestResults()
    for check_result in named_from_root(results, context):
        record = check_result.record
        reported = ((finding, None) for finding in check_result.findings)
        suppressed = ((item.finding, item.reason) for item in check_result.suppressed)
        for finding, reason in (*reported, *suppressed):
            fingerprint = fingerprints.of(finding, record)
            gravest.add(sarif_result(finding, record, indexes.get(finding.rule), fingerprint, reason), finding, reason)
    between = ""
    for text in gravest.texts():
        yield f"{between}\n{text}"
        between = ","
    # True whatever the findings are: a run that fails (3.20.14) writes no report.
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if notice := cut_notice(gravest.number):
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": notice}}]
    yield f'\n],\n"invocations": [{json_text(invocation)}]\n}}]}}\n'


class _GravestResults:
    """The gravest results of a run, in their order, or the gravest first if there are more than MOST_RESULTS."""

    def __init__(self) -> None:
        self.number = 0
        # By severity; the last list is that of suppressed findings.
        self._by_gravity: list[list[tuple[int, str]]] = [[] for _ in range(len(_GRAVITY) + 1)]

    def add(self, result: dict[str, Any], finding: Finding, reason: str | None) -> None:
        """Adds a result, unless there are enough that are as grave."""
        results = self._by_gravity[_GRAVITY.index(finding.severity) if reason is None else -1]
        if len(results) < MOST_RESULTS:
            results.append((self.number, json_text(result)))
        self.number += 1

    def texts(self) -> Iterator[str]:
        """Yields the results as JSON."""
        every = itertools.chain.from_iterable(self._by_gravity)
        chosen = sorted(every) if self.number <= MOST_RESULTS else itertools.islice(every, MOST_RESULTS)
        return (text for _, text in chosen)


def cut_notice(number: int) -> str:
    """Says that a report lacks some of `number` results; "" if it has them all.

    >>> cut_notice(25_000), cut_notice(25_001)[:60]
    ('', 'The report has the 25,000 gravest of 25,001 results, because')
    """
    if number <= MOST_RESULTS:
        return ""
    return (
        f"The report has the {MOST_RESULTS:,} gravest of {number:,} results, because GitHub accepts no more of a run."
    )


def _driver(context: Context) -> str:
    """The tool (3.19), up to the start of its list of rules."""
    driver: dict[str, Any] = {"name": "diplovisit"}
    if context.version:
        driver["version"] = context.version
    return json_text(driver).removesuffix("}") + ', "rules": ['


def _run() -> str:
    base = {"%SRCROOT%": {"description": {"text": "the root of the repository, or the working folder outside of one"}}}
    shared = {"columnKind": "unicodeCodePoints", "originalUriBaseIds": base}
    return json_text(shared).removeprefix("{").removesuffix("}")
