"""Applies fixes to a text: all edits of a fix, or none."""

import bisect
from collections.abc import Iterable

from diplovisit.findings.rule import Fix
from diplovisit.formats.positions import Lines


def applied(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """The text with those fixes that do not touch one another, and which these are: of two that do, the first.

    What lies outside of their edits is as it was, character for character. A fix without edits is of another file, and
    is left out.

    >>> from diplovisit.findings.rule import Edit, Fix, Span
    >>> edit = Edit(Span(1, 8, 1, 12), "Erdoğan")
    >>> applied("title: ERDO  # a name", [Fix(what="write it so", edits=(edit,), is_certain=True)])[0]
    'title: Erdoğan  # a name'
    """
    lines = Lines(text)
    edits: list[tuple[int, int, str]] = []
    done = []
    for fix in fixes:
        wanted = [
            (
                lines.offset(edit.span.line, edit.span.column),
                lines.offset(edit.span.end_line, edit.span.end_column),
                edit.text,
            )
            for edit in fix.edits
        ]
        if wanted and not any(_touches(edits, start, end) for start, end, _ in wanted):
            for edit in wanted:
                bisect.insort(edits, edit)
            done.append(fix)
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:])), tuple(done)


def _touches(edits: list[tuple[int, int, str]], start: int, end: int) -> bool:
    """Whether a span shares a character, or its beginning or end, with one that is taken."""
    after = bisect.bisect_left(edits, (start,))
    return (after < len(edits) and edits[after][0] <= end) or (after > 0 and edits[after - 1][1] >= start)
