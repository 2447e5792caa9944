"""The concise report: one finding per line, for logs and for editors that jump to file:line:column."""

from collections.abc import Iterable, Iterator

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts, finding_place, summary_line
from diplovisit.reporters.printable import printable


def concise(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields one line per finding: place, severity, rule, address, sentence.

    >>> from diplovisit import check
    >>> print("".join(concise(check("seeds").results)), end="")
    1 record checked: nothing found. Of 60 quotes, 60 were looked up in the sources' texts.
    """
    tally = CheckTotals()
    counts = RuleCounts()
    for result in results:
        tally = tally.plus(result)
        counts.add(result)
        for finding in result.findings:
            yield concise_line(finding) + "\n"
    if context.statistics:
        yield from counts.lines()
    yield summary_line(tally) + "\n"


def concise_line(finding: Finding) -> str:
    """Returns the line of one finding."""
    address = f" {printable(finding.address)}:" if finding.address else ""
    return f"{finding_place(finding)}: {finding.severity}[{finding.rule}]{address} {printable(finding.sentence)}"
