"""The full report: every finding with the line it is on, a caret under the fault, and what to do."""

from collections.abc import Iterable, Iterator

from diplovisit.record.finding import Finding, Span
from diplovisit.record.report import Checked, Tally
from diplovisit.reporters.printable import printable, width
from diplovisit.reporters.words import place, summary

_WIDEST = 100


def full(results: Iterable[Checked]) -> Iterator[str]:
    """Reports each finding in a few lines, and a blank one."""
    tally = Tally()
    for checked in results:
        tally = tally.plus(checked)
        for finding in checked.findings:
            yield "".join(f"{line}\n" for line in _lines(finding)) + "\n"
    yield summary(tally) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{place(finding)}: {finding.severity}[{finding.rule}]: {printable(finding.sentence)}"
    margin = ""
    if finding.span is not None and finding.source_line is not None:
        margin = " " * len(str(finding.span.line))
        shown, caret = frame(finding.source_line, finding.span)
        yield f"{margin} |"
        yield f"{finding.span.line} | {shown}".rstrip()
        yield f"{margin} | {caret}"
    if finding.address:
        yield f"{margin} = address: {printable(finding.address)}"
    yield f"{margin} = help: {printable(finding.remedy)}"


def frame(line: str, span: Span) -> tuple[str, str]:
    """The line as it can be shown, and the carets that stand under the span.

    A long line is cut on both sides of the span. Carets are as wide as what they point at, at least one.

    >>> for text in frame("country: RUU", Span(4, 10, 4, 13)):
    ...     print(text)
    country: RUU
             ^^^
    """
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    before, marked, after = line[:start], line[start:end], line[end:]
    cut_before, cut_after = "", ""
    if len(before) > _WIDEST // 2:
        before, cut_before = before[-(_WIDEST // 2) :], "…"
    if len(marked) > _WIDEST // 2:
        marked, after = marked[: _WIDEST // 2], ""
        cut_after = "…"
    if len(after) > _WIDEST // 2:
        after, cut_after = after[: _WIDEST // 2], "…"
    before, marked, after = cut_before + printable(before), printable(marked), printable(after) + cut_after
    return before + marked + after, " " * width(before) + "^" * max(1, width(marked))
