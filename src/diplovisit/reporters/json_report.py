"""The JSON report: one object with every finding and the counts, for programs."""

from collections.abc import Iterable, Iterator

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.reporters.context import PLAIN, Context
from diplovisit.reporters.counts import RuleCounts
from diplovisit.reporters.json_format import counts_document, finding_document, json_text


def json_report(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports `{"version": 1, "findings": […], "summary": {…}}`, a finding a line.

    With statistics there is `"statistics"`, too: an object with the severity, the number of findings and the number of
    files of every rule that found something.

    >>> from diplovisit import check
    >>> print("".join(json_report(check("seeds").results)), end="")
    {"version": 1, "findings": [
    ], "summary": {"records": 1, "not_records": 0, "errors": 0, "warnings": 0, "infos": 0, "suppressed": 0}}
    """
    tally = CheckTotals()
    counts = RuleCounts()
    yield '{"version": 1, "findings": ['
    between = "\n"
    for checked in results:
        tally = tally.plus(checked)
        counts.add(checked)
        for finding in checked.findings:
            yield between + json_text(finding_document(finding, checked.record))
            between = ",\n"
    statistics = f', "statistics": {json_text(counts.document())}' if context.statistics else ""
    yield f'\n], "summary": {json_text(counts_document(tally))}{statistics}}}\n'
