"""The report as GitLab's Code Quality has it: an array of findings, for the widget of a merge request."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Finding, Severity
from diplovisit.reporters.counts import PLAIN, Context
from diplovisit.reporters.identity import Fingerprints, slashed
from diplovisit.reporters.json_format import json_text

# "blocker" and "critical" are left to programs that fail.
_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Reports each finding with the five properties that GitLab reads, a finding a line.

    What has no line is on the first, and what has no file in "<record>": GitLab leaves out what lacks either.

    >>> from diplovisit import check
    >>> print("".join(gitlab(check("seeds").results)), end="")
    [
    ]
    """
    prints = Fingerprints()
    yield "["
    between = "\n"
    for checked in results:
        for finding in checked.findings:
            yield between + json_text(_issue(finding, prints.of(finding, checked.record)))
            between = ",\n"
    yield "\n]\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": finding.sentence,
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": slashed(finding.file) if finding.file is not None else "<record>",
            "lines": {"begin": finding.span.line if finding.span is not None else 1},
        },
    }
