"""The report as workflow commands of GitHub: annotations on the lines of a change, and everything in the log."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Severity
from diplovisit.reporters.concise import concise_line
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts, count_noun, summary_line
from diplovisit.reporters.identity import slashed
from diplovisit.reporters.printable import printable

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

# GitHub shows ten errors, ten warnings and ten notices of a step, and drops the others without a word. One of the
# notices is ours, to say so.
_SHOWN: Final = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}


def github(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports the first ten errors as commands, and then warnings, and notes; all of them in a group of the log.

    >>> from diplovisit import check
    >>> found = check(["examples/kerry-rome.yaml", "examples/obama-rome.yaml"])
    >>> print("".join(github(found.results)).split(",title")[0])
    ::warning file=examples/kerry-rome.yaml,line=41,endLine=41,col=33,endColumn=54
    """
    tally = CheckTotals()
    counts = RuleCounts()
    found: dict[Severity, list[Finding]] = {severity: [] for severity in _COMMANDS}
    in_order: list[Finding] = []
    for checked in results:
        tally = tally.plus(checked)
        counts.add(checked)
        in_order += checked.findings
        for finding in checked.findings:
            found[finding.severity].append(finding)
    for severity, findings in found.items():
        for finding in findings[: _SHOWN[severity]]:
            yield _command(_COMMANDS[severity], finding) + "\n"
    if more := [
        count_noun(sum(finding.number for finding in findings[_SHOWN[severity] :]), f"more {_NOUNS[severity]}")
        for severity, findings in found.items()
        if len(findings) > _SHOWN[severity]
    ]:
        yield f"::notice title=diplovisit::{', '.join(more)} in the log of this step; GitHub shows ten of a kind\n"
    if in_order:
        yield "::group::All findings\n"
        for finding in in_order:
            yield concise_line(finding) + "\n"
        yield "::endgroup::\n"
    if context.statistics:
        yield from counts.lines()
    yield summary_line(tally) + "\n"


def _command(name: str, finding: Finding) -> str:
    properties = {}
    if finding.file is not None:
        properties["file"] = slashed(finding.file)
    if (span := finding.span) is not None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.line == span.end_line:  # the runner takes columns of a single line only
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = finding.rule
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    where = [f"address: {finding.address}"] if finding.address else []
    message = "%0A".join(_data(line) for line in (finding.sentence, *where, f"help: {finding.remedy}"))
    return f"::{name} {told}::{message}"


def _data(text: str) -> str:
    # "%" comes first, as in actions/toolkit (core/command.ts, escapeData).
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
