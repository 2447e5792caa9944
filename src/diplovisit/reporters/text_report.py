"""Reports for people: every finding with its source line, or one finding per line."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding
from diplovisit.readers import Format, format_of
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts, finding_place, summary_line
from diplovisit.reporters.printable import printable
from diplovisit.reporters.source_excerpt import caret_lines, fix_lines

_SINGLE: Final = frozenset({Format.YAML, Format.JSON})
"""The formats of files that hold one record. In a finding of another file, the full report names the record."""


def concise(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields one line per finding: place, severity, rule, address, sentence.

    >>> from diplovisit import check
    >>> print("".join(concise(check("examples/least.yaml").results)), end="")
    1 record checked: nothing found.
    """
    tally = CheckTotals()
    counts = RuleCounts()
    for result in results:
        tally = tally.plus(result)
        counts.add(result)
        for finding in result.findings:
            yield concise_line(finding, result.record) + "\n"
    if context.statistics:
        yield from counts.lines()
    yield summary_line(tally) + "\n"


def concise_line(finding: Finding, record: str | None) -> str:
    """Returns the line of one finding; `record` is the id of its record."""
    address = f" {printable(finding.address)}:" if finding.address else ""
    return (
        f"{finding_place(finding, record)}: {finding.severity}[{finding.rule}]{address} {printable(finding.sentence)}"
    )


def full(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields a few lines per finding, followed by a blank line.

    >>> from diplovisit import check
    >>> print(*full(check("examples/least.yaml").results))
    1 record checked: nothing found.
    """
    tally = CheckTotals()
    counts = RuleCounts()
    for result in results:
        tally = tally.plus(result)
        counts.add(result)
        for finding in result.findings:
            yield "".join(f"{line}\n" for line in _lines(finding, result.record)) + "\n"
    if context.statistics and (lines := "".join(counts.lines())):
        yield lines + "\n"
    yield summary_line(tally) + "\n"


def _lines(finding: Finding, record: str | None) -> Iterator[str]:
    yield f"{finding_place(finding, record)}: {finding.severity}[{finding.rule}]: {printable(finding.sentence)}"
    margin = ""
    if finding.span is not None and finding.source_line is not None:
        margin = " " * len(str(finding.span.line))
        shown, caret = caret_lines(finding.source_line, finding.span)
        yield f"{margin} |"
        yield f"{finding.span.line} | {shown}".rstrip()
        yield f"{margin} | {caret}"
    if record and finding.file is not None and format_of(finding.file) not in _SINGLE:
        yield f"{margin} = record: {printable(record)}"
    if finding.address:
        yield f"{margin} = address: {printable(finding.address)}"
    yield f"{margin} = help: {printable(finding.remedy)}"
    if finding.fix is not None:
        yield from fix_lines(finding, finding.fix, margin)
