"""The reports in JSON for programs, written so that every reader accepts them and no log obeys them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Fix, Span
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts
from diplovisit.reporters.printable import RUNNER_COMMAND

_SURROGATE = lazy_pattern("[\ud800-\udfff]")


def finding_document(finding: Finding, record: str | None) -> dict[str, Any]:
    """Returns a finding as a JSON object.

    Lines and columns count code points from 1; the end is exclusive. `line`, `column`, `end_line` and `end_column` are
    null where a finding has no place in a text. `fix` is null where no fix is known. A report of a check adds `path`,
    which is `file` from the root of the repository.
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


def _checked_document(finding: Finding, record: str | None, context: Context) -> dict[str, Any]:
    path = context.from_root(finding.file) if finding.file is not None else None
    return {**finding_document(finding, record), "path": path}


def counts_document(tally: CheckTotals) -> dict[str, int]:
    """Returns the number of records, and of findings by severity; suppressed findings are counted separately.

    `not_records` is the number of documents without `format` and `id`, which do not count as records. `facts_in_texts`,
    `facts_by_lock` and `facts_not_checked` count facts with words by where they were checked.

    >>> [name for name, number in counts_document(CheckTotals(records=2, errors=1)).items() if number]
    ['records', 'errors']
    """
    return {
        "records": tally.records,
        "not_records": tally.not_records,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "infos": tally.infos,
        "suppressed": tally.suppressed,
        "facts_in_texts": tally.facts_in_texts,
        "facts_by_lock": tally.facts_by_lock,
        "facts_not_checked": tally.facts_not_checked,
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


def json_text(document: Any) -> str:
    """Returns the data as JSON on one line, in ASCII.

    A lone surrogate becomes the text of its escape: JSON could spell it, but strict readers refuse it. The sign that
    begins a command to a workflow runner is escaped in JSON, so it reads back unchanged.

    >>> json_text({"東京": "##[add-mask]a"})
    '{"\\\\u6771\\\\u4eac": "#\\\\u0023[add-mask]a"}'
    >>> print(json.loads(json_text("\\ud800")))
    \\ud800
    """
    text = json.dumps(document)
    if "\\ud" in text and _SURROGATE.search(unescaped := json.dumps(document, ensure_ascii=False)):
        text = json.dumps(json.loads(_SURROGATE.sub(lambda surrogate: f"\\\\u{ord(surrogate[0]):04x}", unescaped)))
    return RUNNER_COMMAND.sub(r"#\\u0023", text) if "##" in text else text


def json_lines(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields one line per finding, with the object of the JSON report.

    Only the last line is no finding: it has "summary", and "statistics" if requested. A report without it was cut off.

    >>> from diplovisit import check
    >>> [json.loads(line)["summary"]["records"] for line in json_lines(check("seeds").results)]
    [1]
    """
    tally = CheckTotals()
    counts = RuleCounts()
    for result in results:
        tally = tally.plus(result)
        counts.add(result)
        for finding in result.findings:
            yield json_text(_checked_document(finding, result.record, context)) + "\n"
    last: dict[str, Any] = {"version": 1, "summary": counts_document(tally)}
    if context.statistics:
        last["statistics"] = counts.document()
    yield json_text(last) + "\n"


def json_report(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields `{"version": 1, "findings": […], "summary": {…}}`, with one line per finding.

    On request there is also `"statistics"`: for every rule with findings, its severity, and the numbers of findings and
    files.

    >>> from diplovisit import check
    >>> document = json.loads("".join(json_report(check("seeds").results)))
    >>> document["findings"], document["summary"]["records"], document["summary"]["facts_in_texts"]
    ([], 1, 57)
    """
    tally = CheckTotals()
    counts = RuleCounts()
    yield '{"version": 1, "findings": ['
    between = "\n"
    for result in results:
        tally = tally.plus(result)
        counts.add(result)
        for finding in result.findings:
            yield between + json_text(_checked_document(finding, result.record, context))
            between = ",\n"
    statistics = f', "statistics": {json_text(counts.document())}' if context.statistics else ""
    yield f'\n], "summary": {json_text(counts_document(tally))}{statistics}}}\n'
