"""The report as JSON Lines: a finding a line as it is found, and a last line with the counts, for programs."""

from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.reporters.context import PLAIN, Context
from diplovisit.reporters.counts import RuleCounts
from diplovisit.reporters.json_format import counts_document, finding_document, json_text


def json_lines(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports each finding as the object that the JSON report has, on a line of its own.

    The last line is no finding: it alone has "summary", and "statistics" where they are asked for. A report without it
    was cut off.

    >>> from diplovisit import check
    >>> print("".join(json_lines(check("seeds").results)), end="")
    {"version": 1, "summary": {"records": 1, "not_records": 0, "errors": 0, "warnings": 0, "infos": 0, "suppressed": 0}}
    """
    tally = CheckTotals()
    counts = RuleCounts()
    for checked in results:
        tally = tally.plus(checked)
        counts.add(checked)
        for finding in checked.findings:
            yield json_text(finding_document(finding, checked.record)) + "\n"
    last: dict[str, Any] = {"version": 1, "summary": counts_document(tally)}
    if context.statistics:
        last["statistics"] = counts.document()
    yield json_text(last) + "\n"
