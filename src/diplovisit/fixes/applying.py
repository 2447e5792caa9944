"""Applies fixes to a text: all edits of a fix, or none of them."""

import bisect
from collections.abc import Iterable

from diplovisit.findings.rule import Fix
from diplovisit.formats.positions import Lines


def apply_fixes(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """Returns the fixed text, and the fixes that were applied. If two fixes touch, only the first is applied.

    Text outside the edits does not change by a single character. A fix without edits concerns another file, and is
    skipped.

    >>> from diplovisit.findings.rule import Edit, Fix, Span
    >>> edit = Edit(Span(1, 8, 1, 12), "Erdoğan")
    >>> apply_fixes("title: ERDO  # a name", [Fix(what="write it so", edits=(edit,), is_certain=True)])[0]
    'title: Erdoğan  # a name'
    """
    lines = Lines(text)
    edits: list[tuple[int, int, str]] = []
    applied_fixes = []
    for fix in fixes:
        new_edits = [
            (
                lines.offset(edit.span.line, edit.span.column),
                lines.offset(edit.span.end_line, edit.span.end_column),
                edit.text,
            )
            for edit in fix.edits
        ]
        if new_edits and not any(_touches(edits, start, end) for start, end, _ in new_edits):
            for edit in new_edits:
                bisect.insort(edits, edit)
            applied_fixes.append(fix)
    pieces, position = [], 0
    for start, end, new in edits:
        pieces += [text[position:start], new]
        position = end
    return "".join((*pieces, text[position:])), tuple(applied_fixes)


def _touches(edits: list[tuple[int, int, str]], start: int, end: int) -> bool:
    """Whether a span shares a character, or its beginning or end, with an earlier edit."""
    after = bisect.bisect_left(edits, (start,))
    return (after < len(edits) and edits[after][0] <= end) or (after > 0 and edits[after - 1][1] >= start)
