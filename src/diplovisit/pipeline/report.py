"""Reports as text, in any format: what was checked, with the texts of the rules beside it."""

import difflib
from collections.abc import Iterable

from diplovisit import __version__
from diplovisit.findings.results import CheckReport
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context
from diplovisit.reporters.table import NEED_RULES


def render(report: CheckReport, format: str = "full", *, statistics: bool = False) -> str:
    """A report as text: full, concise, json, jsonl, sarif, github, gitlab or junit.

    With `statistics` the findings are counted by rule, in the formats that have a place for it. Raises ValueError for a
    format that there is none of.

    >>> from diplovisit import check, render
    >>> print(render(check("seeds"), "concise"), end="")
    1 record checked: nothing found. Of 60 quotes, 60 were looked up in the sources' texts.
    """
    if format not in REPORTERS:
        near = difflib.get_close_matches(format, REPORTERS, n=1)
        meant = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(REPORTERS)}"
        raise ValueError(f'there is no report format "{format}"; {meant}')
    return "".join(REPORTERS[format](report.results, report_context([format], statistics=statistics)))


def report_context(formats: Iterable[str], *, statistics: bool = False) -> Context:
    """What reports in these formats are given; the rules are gathered only for those that carry their texts."""
    if NEED_RULES.isdisjoint(formats):
        return Context(version=__version__, statistics=statistics)
    from diplovisit.pipeline.rule_registry import RULES  # noqa: PLC0415  # importers and exporters have rules, too

    return Context(version=__version__, rules=RULES, statistics=statistics)
