"""The report in GitLab's Code Quality format: an array of findings, for the widget of a merge request."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import Finding, Severity
from diplovisit.reporters.counts import PLAIN, Context, message_of, place_name
from diplovisit.reporters.identity import Fingerprints, named_from_root, with_slashes
from diplovisit.reporters.json_format import json_text

# "blocker" and "critical" are left to programs that fail.
_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields one line per finding, with the five properties that GitLab reads.

    A finding without a line gets line 1, and one without a file gets the id of its record, because GitLab drops
    findings that lack either.

    >>> from diplovisit import check
    >>> print("".join(gitlab(check("seeds").results)), end="")
    [
    ]
    """
    fingerprints = Fingerprints()
    yield "["
    between = "\n"
    for result in named_from_root(results, context):
        for finding in result.findings:
            yield between + json_text(_issue(finding, result.record, fingerprints.of(finding, result.record)))
            between = ",\n"
    yield "\n]\n"


def _issue(finding: Finding, record: str | None, fingerprint: str) -> dict[str, Any]:
    return {
        "description": message_of(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": with_slashes(finding.file) if finding.file is not None else place_name(None, record),
            "lines": {"begin": finding.span.line if finding.span is not None else 1},
        },
    }
