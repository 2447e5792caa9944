"""The report as SARIF 2.1.0 (OASIS): for code scanning, and for editors that show its results."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from diplovisit.record.report import CheckResult
from diplovisit.reporters.context import PLAIN, Context
from diplovisit.reporters.fingerprint import Fingerprints
from diplovisit.reporters.json_text import json_text
from diplovisit.reporters.sarif_result import LEVELS, sarif_result
from diplovisit.reporters.sarif_rule import sarif_rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports one run (section 3.14), a result a line, as they come; what is known of the rules stands above them.

    Every rule of the context is described, whether it found something or not, so that its index is the same in every
    report. Columns count code points. There is no time and no folder of this machine in it.

    >>> import json
    >>> from diplovisit import check
    >>> log = json.loads("".join(sarif(check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]).checked)))
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
