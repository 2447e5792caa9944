"""The report as GitHub workflow commands: annotations on the lines of a change, and all findings in the log."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Severity
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts, count_noun, summary_line
from diplovisit.reporters.identity import named_from_root, with_slashes
from diplovisit.reporters.printable import printable
from diplovisit.reporters.text_report import concise_line

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

# GitHub shows ten errors, ten warnings and ten notices of a step, and silently drops the others. One of the notices is
# reserved to say so.
_SHOWN: Final = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}


def github(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields commands for the first errors, warnings and notes, then all findings in a group of the log.

    >>> from diplovisit import check
    >>> run = check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])
    >>> print("".join(github(run.results)).split(",title")[0])
    ::warning file=examples/kerry-rome.yaml,line=41,endLine=41,col=33,endColumn=54
    """
    tally = CheckTotals()
    counts = RuleCounts()
    by_severity: dict[Severity, list[Finding]] = {severity: [] for severity in _COMMANDS}
    in_order: list[str] = []
    for result in named_from_root(results, context):
        tally = tally.plus(result)
        counts.add(result)
        in_order += (concise_line(finding, result.record) for finding in result.findings)
        for finding in result.findings:
            by_severity[finding.severity].append(finding)
    for severity, findings in by_severity.items():
        for finding in findings[: _SHOWN[severity]]:
            yield _command(_COMMANDS[severity], finding) + "\n"
    if more := [
        count_noun(sum(finding.number for finding in findings[_SHOWN[severity] :]), f"more {_NOUNS[severity]}")
        for severity, findings in by_severity.items()
        if len(findings) > _SHOWN[severity]
    ]:
        yield f"::notice title=diplovisit::{', '.join(more)} in the log of this step; GitHub shows ten of a kind\n"
    if in_order:
        yield "::group::All findings\n"
        for line in in_order:
            yield line + "\n"
        yield "::endgroup::\n"
    if context.statistics:
        yield from counts.lines()
    yield summary_line(tally) + "\n"


def _command(name: str, finding: Finding) -> str:
    properties = {}
    if finding.file is not None:
        properties["file"] = with_slashes(finding.file)
    if (span := finding.span) is not None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.line == span.end_line:  # the runner takes columns of a single line only
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = finding.rule
    property_text = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    address_lines = [f"address: {finding.address}"] if finding.address else []
    message = "%0A".join(_data(line) for line in (finding.sentence, *address_lines, f"help: {finding.remedy}"))
    return f"::{name} {property_text}::{message}"


def _data(text: str) -> str:
    # "%" must come first, as in actions/toolkit (core/command.ts, escapeData).
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
