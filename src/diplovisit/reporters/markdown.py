"""The report as Markdown, for the summary of a pull request or of a job: the gravest findings in a table."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import Finding, Severity
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.reporters.counts import PLAIN, Context, RuleCounts, count_noun, finding_place, summary_line
from diplovisit.reporters.identity import named_from_root
from diplovisit.reporters.markdown_text import code_span, escape_markdown

MOST_ROWS: Final = 200
MOST_CHARACTERS: Final = 60_000
"""GitHub refuses a comment of more than 65,536 characters. A job puts words of its own around the report."""

_MARKS: Final = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "note"}
_SAFE: Final = lazy_pattern(r"[\w./:-]+")


def markdown(results: Iterable[CheckResult], context: Context = PLAIN) -> Iterator[str]:
    """Yields a heading with the counts, and a table with a row per finding, the gravest first.

    At most MOST_ROWS rows and MOST_CHARACTERS characters are written, and a sentence says what is left out. Files are
    named from the root of the repository.

    >>> from diplovisit import check
    >>> print("".join(markdown(check("examples/least.yaml").results)), end="")
    ### ✅ No finding
    <BLANKLINE>
    1 record checked: nothing found.
    """
    tally = CheckTotals()
    counts = RuleCounts()
    rows: dict[Severity, list[tuple[int, str]]] = {severity: [] for severity in Severity}
    for result in named_from_root(results, context):
        tally = tally.plus(result)
        counts.add(result)
        for finding in result.findings:
            if len(rows[finding.severity]) < MOST_ROWS:
                rows[finding.severity].append((finding.number, _row(finding, result.record)))
    yield f"### {_heading(tally)}\n\n"
    gravest = [row for severity in Severity for row in rows[severity]][:MOST_ROWS]
    room = MOST_CHARACTERS
    shown = 0
    for number, row in gravest:
        room -= len(row)
        if room < 0:
            break
        yield row if shown else f"| | where | what |\n|---|---|---|\n{row}"
        shown += number
    if shown:
        yield "\n"
    if left := tally.errors + tally.warnings + tally.infos - shown:
        verb = "is" if left == 1 else "are"
        yield f"{count_noun(left, 'more finding')} {verb} not shown here; `diplovisit check` lists all.\n\n"
    if context.statistics and (lines := "".join(counts.lines())):
        yield f"```text\n{lines}```\n\n"
    yield f"{summary_line(tally)}\n"


def _heading(tally: CheckTotals) -> str:
    numbers = ((tally.errors, "error"), (tally.warnings, "warning"), (tally.infos, "note"))
    words = ", ".join(count_noun(number, noun) for number, noun in numbers if number)
    if tally.errors or tally.invalid or tally.not_records:
        return f"❌ {words or 'Not every document could be checked'}"
    return f"⚠️ {words}" if tally.warnings else f"✅ {words or 'No finding'}"


def _row(finding: Finding, record: str | None) -> str:
    address = f" {_code(finding.address)}:" if finding.address else ""
    what = f"{_code(finding.rule)}{address} {escape_markdown(finding.sentence)}"
    remedy = f"<br>*{escape_markdown(finding.remedy)}*" if finding.remedy.strip() else ""
    return f"| {_MARKS[finding.severity]} | {_code(finding_place(finding, record))} | {what}{remedy} |\n"


def _code(text: str) -> str:
    """A name in a cell: as code, unless it has a sign that could end the code or the cell."""
    return code_span(text) if _SAFE.fullmatch(text) else escape_markdown(text)
