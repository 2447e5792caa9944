"""Excerpts of the line of a finding: with carets under the fault, or as a small diff of its fix."""

from collections.abc import Iterator

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Edit, Finding, Fix, Span
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.reporters.printable import cells, combines, display_width, printable

_BREAK = lazy_pattern("\r\n|\n|\r")
_CONTEXT_WIDTH = 300
"""Characters of a line on either side of the edits: more than `excerpt` shows."""

_WIDEST = 50  # columns, on each side of the fault, and for the fault itself
_LONGEST = 200  # characters: combining marks take no column, and there may be thousands


def caret_lines(line: str, span: Span) -> tuple[str, str]:
    """Returns the line in printable form, and a line with the carets under the span.

    A long line is cut on both sides of the span. There is a caret for each column of the span, and at least one. A span
    that begins or ends between a letter and its marks is widened to the whole letter.

    >>> for text in caret_lines("country: RUU", Span(4, 10, 4, 13)):
    ...     print(text)
    country: RUU
             ^^^
    """
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    while 0 < start < len(line) and combines(line[start]):
        start -= 1
    while start < end < len(line) and combines(line[end]):
        end += 1
    shown = _VisibleParts.of(line, start, end)
    blanks = display_width(shown.before)
    carets = display_width(shown.before + shown.marked) - blanks
    return shown.before + shown.marked + shown.after, " " * blanks + "^" * max(1, carets)


def excerpt(line: str, start: int, end: int) -> str:
    """Returns the line in printable form; a long line is cut before the first offset and after the last.

    >>> excerpt("x" * 99 + "RU" + "y" * 99, 99, 101)
    '…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxRUyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…'
    """
    shown = _VisibleParts.of(line, start, end)
    return shown.before + shown.marked + shown.after


@attrs.frozen
class _VisibleParts:
    """The visible parts of a line: before the fault, the fault, and after it."""

    before: str
    marked: str
    after: str

    @classmethod
    def of(cls, line: str, start: int, end: int) -> "_VisibleParts":
        """Returns the visible parts around the text between two offsets."""
        start = min(start, len(line))
        end = max(start, min(end, len(line)))
        # No more is sliced than can be shown: a line of ten megabytes may have a thousand findings.
        before = _last(line[max(0, start - _LONGEST) : start])
        marked = _first(line[start : min(end, start + _LONGEST)])
        after = _first(line[end : end + _LONGEST]) if start + len(marked) >= end else ""
        # All three at once: a command to a runner may begin in one part and end in the next.
        shown = cells(before + marked + after)
        until, to = len(before), len(before) + len(marked)
        cut_before = "…" if until < start else ""
        cut_after = "…" if to + len(after) < len(line) - start + until else ""
        return cls(
            before=cut_before + "".join(shown[:until]),
            marked="".join(shown[until:to]),
            after="".join(shown[to:]) + cut_after,
        )


def _first(text: str) -> str:
    """The beginning of a text, as far as it is shown."""
    start = text[:_LONGEST]
    return start[: _fitting(cells(start))]


def _last(text: str) -> str:
    """The end of a text, as far as it is shown."""
    end = text[-_LONGEST:]
    return end[len(end) - _fitting(cells(end)[::-1]) :]


def _fitting(shown: list[str]) -> int:
    """How many characters, counted from the first, fit."""
    columns = 0
    for number, cell in enumerate(shown):
        columns += display_width(cell)
        if columns > _WIDEST:
            return number
    return len(shown)


def fix_lines(finding: Finding, fix: Fix, margin: str) -> Iterator[str]:
    """Yields the lines that show a fix: the line as it is, and as it would be.

    `margin` is as wide as the number of the finding's line. The text of other lines is not available; for an edit there
    the output names the place and the new text.
    """
    yield f"{margin} = {'fix' if fix.is_certain else 'suggestion'}: {printable(fix.what)}"
    span, line = finding.span, finding.source_line
    edits_here = tuple(edit for edit in fix.edits if span is not None and _is_within(edit, span.line))
    if span is not None and line is not None and edits_here:
        yield from _diff(line, sorted(edits_here, key=lambda edit: edit.span), span.line)
    else:
        edits_here = ()
    for edit in fix.edits:
        if edit not in edits_here:
            yield f"{margin} ~ {_where(edit)}: {printable(quoted(edit.text)) if edit.text else 'nothing'}"


def _is_within(edit: Edit, line: int) -> bool:
    return edit.span.line == edit.span.end_line == line


def _diff(line: str, edits: list[Edit], number: int) -> Iterator[str]:
    # No more of the line is edited than can be shown: it may be long, and have a thousand findings.
    start = max(0, edits[0].span.column - 1 - _CONTEXT_WIDTH)
    line = line[start : edits[-1].span.end_column - 1 + _CONTEXT_WIDTH]
    first = edits[0].span.column - 1 - start
    after = len(line) - (edits[-1].span.end_column - 1 - start)
    pieces, end = list[str](), 0
    for edit in edits:
        pieces += line[end : edit.span.column - 1 - start], edit.text
        end = edit.span.end_column - 1 - start
    fixed = "".join((*pieces, line[end:]))
    yield f"{number} - {excerpt(line, first, len(line) - after)}".rstrip()
    *lines_above, last = _BREAK.split(fixed)
    for line_above in lines_above:
        yield f"{number} + {excerpt(line_above, first, len(line_above))}".rstrip()
        first = 0
    if last or lines_above == []:
        yield f"{number} + {excerpt(last, first, len(last) - after)}".rstrip()


def _where(edit: Edit) -> str:
    span = edit.span
    start = f"{span.line}:{span.column}"
    return start if (span.line, span.column) == (span.end_line, span.end_column) else f"{start}-{_end(edit)}"


def _end(edit: Edit) -> str:
    span = edit.span
    return str(span.end_column) if span.line == span.end_line else f"{span.end_line}:{span.end_column}"
