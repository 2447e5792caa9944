"""What would mend a finding, as a small diff: the line as it is, and as it would be."""

import re
from collections.abc import Iterator

from diplovisit.record.finding import Edit, Finding, Fix
from diplovisit.record.judge import quoted
from diplovisit.reporters.frame import excerpt
from diplovisit.reporters.printable import printable

_BREAK = re.compile("\r\n|\n|\r")
_AROUND = 300
"""Characters of a line on either side of the edits: more than `frame` shows."""


def fix_lines(finding: Finding, fix: Fix, margin: str) -> Iterator[str]:
    """The lines that show a fix, below the help; `margin` is as wide as the number of the finding's line.

    Of other lines than the finding's own the text is not at hand: there, the place is named and what comes to stand in
    it.
    """
    yield f"{margin} = {'fix' if fix.is_certain else 'suggestion'}: {printable(fix.what)}"
    span, line = finding.span, finding.source_line
    here = tuple(edit for edit in fix.edits if span is not None and _is_within(edit, span.line))
    if span is not None and line is not None and here:
        yield from _diff(line, sorted(here, key=lambda edit: edit.span), span.line)
    else:
        here = ()
    for edit in fix.edits:
        if edit not in here:
            yield f"{margin} ~ {_where(edit)}: {printable(quoted(edit.text)) if edit.text else 'nothing'}"


def _is_within(edit: Edit, line: int) -> bool:
    return edit.span.line == edit.span.end_line == line


def _diff(line: str, edits: list[Edit], number: int) -> Iterator[str]:
    # No more of the line is mended than may be shown: it may be long, and have a thousand findings.
    start = max(0, edits[0].span.column - 1 - _AROUND)
    line = line[start : edits[-1].span.end_column - 1 + _AROUND]
    first = edits[0].span.column - 1 - start
    after = len(line) - (edits[-1].span.end_column - 1 - start)
    pieces, end = list[str](), 0
    for edit in edits:
        pieces += line[end : edit.span.column - 1 - start], edit.text
        end = edit.span.end_column - 1 - start
    mended = "".join((*pieces, line[end:]))
    yield f"{number} - {excerpt(line, first, len(line) - after)}".rstrip()
    *above, last = _BREAK.split(mended)
    for one in above:
        yield f"{number} + {excerpt(one, first, len(one))}".rstrip()
        first = 0
    if last or above == []:
        yield f"{number} + {excerpt(last, first, len(last) - after)}".rstrip()


def _where(edit: Edit) -> str:
    span = edit.span
    start = f"{span.line}:{span.column}"
    return start if (span.line, span.column) == (span.end_line, span.end_column) else f"{start}-{_end(edit)}"


def _end(edit: Edit) -> str:
    span = edit.span
    return str(span.end_column) if span.line == span.end_line else f"{span.end_line}:{span.end_column}"
