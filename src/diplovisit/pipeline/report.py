"""Report: renders the results of a check as text in any format."""

import difflib
import os
from collections.abc import Iterable

from diplovisit import __version__
from diplovisit.files.repository_names import RepositoryNames
from diplovisit.findings.argument_types import require_type
from diplovisit.findings.results import CheckReport
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context
from diplovisit.reporters.table import NEED_RULES


def render(report: CheckReport, format: str = "full", *, statistics: bool = False) -> str:
    """Renders a report as full, concise, markdown, json, jsonl, sarif, github, gitlab or junit.

    Reports for programs and services name files from the root of the repository. With `statistics`, findings are
    counted by rule, in the formats that support it. Raises ValueError for an unknown format.

    >>> from diplovisit import check, render
    >>> print(render(check("examples/least.yaml"), "concise"), end="")
    1 record checked: nothing found.
    """
    require_type(report, CheckReport, remedy="check(records) returns one")
    if format not in REPORTERS:
        matches = difflib.get_close_matches(format, REPORTERS, n=1)
        hint = f'did you mean "{matches[0]}"?' if matches else f"expected one of {', '.join(REPORTERS)}"
        raise ValueError(f'unknown report format "{format}"; {hint}')
    return "".join(REPORTERS[format](report.results, report_context([format], statistics=statistics)))


def report_context(formats: Iterable[str], *, statistics: bool = False, help_uri: str = "") -> Context:
    """Makes the context for reports in these formats. Rules are loaded only for formats that contain their texts.

    help_uri: the address of the page about a rule, with `{rule}` for its name.

    >>> len(report_context(["full", "json"]).rules), "long-stop" in report_context(["sarif"]).rules
    (0, True)
    """
    from_root = RepositoryNames(os.environ).name
    if NEED_RULES.isdisjoint(formats):
        return Context(version=__version__, statistics=statistics, from_root=from_root)
    from diplovisit.pipeline.rule_registry import RULES  # noqa: PLC0415  # importers and exporters have rules, too

    return Context(version=__version__, rules=RULES, statistics=statistics, from_root=from_root, help_uri=help_uri)
