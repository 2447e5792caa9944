"""What a YAML text is refused for before it is parsed: characters and directives on which readers disagree.

libyaml breaks lines at U+0085, U+2028 and U+2029, as YAML 1.1 says: a comment ends there, and what follows becomes
data; a blank beside one is dropped from a quoted text; U+0085 is read as a line feed. None of that can be seen in an
editor, and YAML 1.2 says otherwise. So they are refused wherever they stand.
"""

import re

from diplovisit.readers import rules
from diplovisit.readers.faults import SyntaxFaults
from diplovisit.record.judge import quoted

# YAML 1.1, section 5.1, without the three line breaks, and without U+FEFF: libyaml drops it at the start of a line.
# Those that are refused, and not all but those that may stand, which would take a hundred times as long to compile.
_REFUSED = re.compile("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff]")
_LINE_BREAKS = {"\u0085": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
# A directive stands before the document, with nothing but comments and blank lines above it (YAML 1.1, section 7.1).
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\n|\r))*+(%[^\r\n]*)")


def report_characters(text: str, faults: SyntaxFaults) -> None:
    """Adds the faults of characters that may not stand in a YAML text as they are.

    >>> from diplovisit.readers.lines import Lines
    >>> text = "title: one\\u2028 two"
    >>> faults = SyntaxFaults(Lines(text))
    >>> report_characters(text, faults)
    >>> faults.in_order()[0].sentence
    'the line break U+2028 stands here, unseen'
    """
    for found in _REFUSED.finditer(text):
        code = f"U+{ord(found[0]):04X}"
        if (escape := _LINE_BREAKS.get(found[0])) is not None:
            remedy = f"write a blank instead, or {escape} in a text in double quotes if it is meant"
            faults.add(rules.UNICODE_LINE_BREAK, found.span(), f"the line break {code} stands here, unseen", remedy)
        elif found[0] == "\ufeff":
            faults.add(rules.BYTE_ORDER_MARK, found.span(), f"a byte order mark, {code}, stands here", "delete it")
        else:
            sentence = f"the character {code} stands here, which YAML does not allow"
            faults.add(rules.FORBIDDEN_CHARACTER, found.span(), sentence)


def report_directive(text: str, faults: SyntaxFaults) -> None:
    """Adds the fault of a directive: Python's scanner drops those that it does not know without a word."""
    if "%" in text and (found := _DIRECTIVE.match(text)):
        faults.add(rules.YAML_DIRECTIVE, found.span(1), f"the directive {quoted(found[1])} stands here")
