"""The concise report: a finding a line, for logs and editors that jump to file:line:column."""

from collections.abc import Iterable, Iterator

from diplovisit.record.report import Checked, Tally
from diplovisit.reporters.printable import printable
from diplovisit.reporters.words import place, summary


def concise(results: Iterable[Checked]) -> Iterator[str]:
    """Reports each finding on a line: place, severity, rule, address, sentence."""
    tally = Tally()
    for checked in results:
        tally = tally.plus(checked)
        for finding in checked.findings:
            address = f" {printable(finding.address)}:" if finding.address else ""
            yield f"{place(finding)}: {finding.severity}[{finding.rule}]{address} {printable(finding.sentence)}\n"
    yield summary(tally) + "\n"
