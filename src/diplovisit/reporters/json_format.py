"""Plain data as JSON that every reader takes, and that no log obeys."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Fix, Span
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts
from diplovisit.reporters.printable import ORDER

# MERGED: A finding, and the counts of a report, as plain data: what the formats for programs share.


def finding_document(finding: Finding, record: str | None) -> dict[str, Any]:
    """A finding as a JSON object.

    Lines and columns count code points from 1; the end is exclusive. `line` and the like are null where a finding has
    no place in a text, and `fix` where nobody knows what would mend it.
    """
    return {
        "rule": finding.rule,
        "group": finding.group.value,
        "severity": finding.severity.value,
        "message": finding.sentence,
        "help": finding.remedy,
        "record": record,
        "address": finding.address,
        "file": finding.file,
        **_place(finding.span),
        "fix": finding.fix and _fix(finding.fix),
    }


def counts_document(tally: CheckTotals) -> dict[str, int]:
    """How many records there were, and how many findings of each severity, but for those that are suppressed.

    `not_records` are the documents without `format` and `id`, which are not among the records.

    >>> counts_document(CheckTotals(records=2, errors=1))
    {'records': 2, 'not_records': 0, 'errors': 1, 'warnings': 0, 'infos': 0, 'suppressed': 0}
    """
    return {
        "records": tally.records,
        "not_records": tally.not_records,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "infos": tally.infos,
        "suppressed": tally.suppressed,
    }


def _place(span: Span | None) -> dict[str, int | None]:
    if span is None:
        return dict.fromkeys(("line", "column", "end_line", "end_column"))
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"what": fix.what, "is_certain": fix.is_certain, "edits": edits}


_HALF = re.compile("[\ud800-\udfff]")


def json_text(document: Any) -> str:
    """The data on one line, in ASCII.

    Half a character (a lone surrogate), which JSON could spell and strict readers refuse, becomes the text of its
    escape. The sign that begins an order to a runner of workflows is escaped, and so reads back as it was.

    >>> json_text({"東京": "##[add-mask]a"})
    '{"\\\\u6771\\\\u4eac": "#\\\\u0023[add-mask]a"}'
    >>> print(json.loads(json_text("\\ud800")))
    \\ud800
    """
    text = json.dumps(document)
    if "\\ud" in text and _HALF.search(spelt := json.dumps(document, ensure_ascii=False)):
        text = json.dumps(json.loads(_HALF.sub(lambda half: f"\\\\u{ord(half[0]):04x}", spelt)))
    return ORDER.sub(r"#\\u0023", text) if "##" in text else text


# MERGED: The report as JSON Lines: a finding a line as it is found, and a last line with the counts, for
# programs.


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


# MERGED: The JSON report: one object with every finding and the counts, for programs.


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
