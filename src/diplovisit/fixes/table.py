"""The table of fixes: the rules whose findings can be mended, with the function that says how.

A function takes the document and the fault, and gives a fix, or None where there is none in this very case. It is asked
of faults that were found, and never of a clean record. To add one: a function in a file of its subject, and its line.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from diplovisit.findings.rule import Fault, Fix
from diplovisit.fixes import syntax_fixes, text_fixes
from diplovisit.readers.documents import Document, SyntaxFault, UnreadableDocument

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
"""Of records that were read, by the name of the rule."""

SYNTAX_FIXERS: Final[Mapping[str, SyntaxFixer]] = {
    "byte-order-mark": syntax_fixes.fix_byte_order_mark,
    "tab-in-indentation": syntax_fixes.fix_tab,
    "malformed-json": syntax_fixes.fix_last_comma,
}
"""Of texts that could not be read."""


def fix_of(document: Document, fault: Fault) -> Fix | None:
    """What would mend a fault of a document, None where that is not known.

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
    """What would mend a fault of syntax, None where that is not known."""
    fixer = SYNTAX_FIXERS.get(fault.rule.name)
    return fixer(document, fault) if fixer is not None else None
