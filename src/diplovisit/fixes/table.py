"""The table of fixes: the rules whose faults can be fixed, and the function for each.

A function takes the document and the fault. It returns a fix, or None if this fault has none. It is called only for
faults, so it costs nothing for a clean record. To add a fix, write a function in the file of its subject, and add its
line here.
"""

import bisect
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from diplovisit.findings.rule import Fault, Fix
from diplovisit.fixes import syntax_fixes, text_fixes
from diplovisit.formats.positions import Lines
from diplovisit.readers.documents import Document, SyntaxFault, UnreadableDocument


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


Fixer: TypeAlias = Callable[[Document, Fault], Fix | None]
SyntaxFixer: TypeAlias = Callable[[UnreadableDocument, SyntaxFault], Fix | None]

FIXERS: Final[Mapping[str, Fixer]] = {
    "not-nfc": text_fixes.fix_normal_form,
    "blank-at-edge": text_fixes.fix_blanks,
    "comment-in-value": text_fixes.fix_comment,
    "wrong-type": text_fixes.fix_quotes,
    "unknown-field": text_fixes.fix_name,
    "unknown-word": text_fixes.fix_value,
    "unknown-code": text_fixes.fix_value,
    "malformed-text": text_fixes.fix_value,
    "malformed-date": text_fixes.fix_value,
    "dangling-reference": text_fixes.fix_value,
    "duration-disagrees": text_fixes.fix_duration,
}
"""The fixers for documents that were read, by rule name."""

SYNTAX_FIXERS: Final[Mapping[str, SyntaxFixer]] = {
    "byte-order-mark": syntax_fixes.fix_byte_order_mark,
    "tab-in-indentation": syntax_fixes.fix_tab,
    "malformed-json": syntax_fixes.fix_last_comma,
}
"""The fixers for texts that could not be read, by rule name."""


def fix_of(document: Document, fault: Fault) -> Fix | None:
    """Returns the fix for a fault of a document; None if there is none.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> from diplovisit.findings import schema_rules
    >>> from diplovisit.record import Visit, node_shape
    >>> document = read_yaml("status: hled", name="visit.yaml", shape=node_shape(Visit))
    >>> fault = Fault(rule=schema_rules.UNKNOWN_WORD, path=("status",), sentence="", suggestion="held")
    >>> fix_of(document, fault).edits
    (Edit(span=Span(line=1, column=9, end_line=1, end_column=13), text='held'),)
    """
    fixer = FIXERS.get(fault.rule.name)
    return fixer(document, fault) if fixer is not None else None


def fix_of_syntax(document: UnreadableDocument, fault: SyntaxFault) -> Fix | None:
    """Returns the fix for a syntax fault; None if there is none."""
    fixer = SYNTAX_FIXERS.get(fault.rule.name)
    return fixer(document, fault) if fixer is not None else None
