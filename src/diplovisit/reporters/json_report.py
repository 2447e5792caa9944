"""The JSON report: one object with every finding and the counts, for programs."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from diplovisit.record.finding import Finding
from diplovisit.record.report import Checked, Tally


def json_report(results: Iterable[Checked]) -> Iterator[str]:
    """Reports `{"version": 1, "findings": […], "summary": {…}}`, a finding a line.

    Lines and columns count code points from 1; the end is exclusive. `line` and the like are null where a finding has
    no place in a text.
    """
    tally = Tally()
    yield '{"version": 1, "findings": ['
    between = "\n"
    for checked in results:
        tally = tally.plus(checked)
        for finding in checked.findings:
            yield between + json.dumps(finding_document(finding, checked.record))
            between = ",\n"
    counts = {"records": tally.records, "errors": tally.errors, "warnings": tally.warnings, "infos": tally.infos}
    yield f'\n], "summary": {json.dumps(counts)}}}\n'


def finding_document(finding: Finding, record: str | None) -> dict[str, Any]:
    """A finding as a JSON object."""
    span = finding.span
    return {
        "rule": finding.rule,
        "group": finding.group.value,
        "severity": finding.severity.value,
        "message": finding.sentence,
        "help": finding.remedy,
        "record": record,
        "address": finding.address,
        "file": finding.file,
        "line": span and span.line,
        "column": span and span.column,
        "end_line": span and span.end_line,
        "end_column": span and span.end_column,
    }
