"""The guard: keeps a spreadsheet from taking a text for a formula, and can be taken off again.

A spreadsheet runs a cell that begins with one of a few signs, and some look past blanks first (OWASP, "CSV Injection").
An apostrophe in front says "this is text". A text that looks as if it had one already is given one as well, which is
what makes the guard reversible: without that, "'=1" would stand for two texts. No other text is touched: "'tis" stays.
"""

import re
from typing import Final

_SIGNS = "=+\\-@\\t\\r\\n＝＋－＠|%"
# What is no blank to Python and is not to be seen either: some spreadsheets skip it, and what cleans texts on their way
# to one takes it away.
_UNSEEN = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# Tab, CR and LF are blanks that count as signs.
_needs_guard = re.compile(f"'*(?:[^\\S\\t\\r\\n]|[{_UNSEEN}])*[{_SIGNS}]").match

FIRST_SIGNS: Final = frozenset("=+-@\t\r\n＝＋－＠|%'") | {
    chr(n) for n in (*range(0x3001), 0xFEFF) if chr(n).isspace() or re.match(f"[{_UNSEEN}]", chr(n))
}
"""Whatever a text that needs the guard can begin with: a quick look at one character, before the regular expression."""


def guard_formula(text: str) -> str:
    """Puts an apostrophe before a text that a spreadsheet could act on, and before one that looks guarded.

    >>> guard_formula("=1+1"), guard_formula("  @SUM(A1)"), guard_formula("'=1+1"), guard_formula("'quoted")
    ("'=1+1", "'  @SUM(A1)", "''=1+1", "'quoted")
    """
    if text[:1] in FIRST_SIGNS and _needs_guard(text):
        return "'" + text
    return text


def unguard_formula(text: str) -> str:
    """Takes off the apostrophe that `guard_formula` put on: `unguard_formula(guard(text)) == text` for every text.

    A text that `guard_formula` never gives, because somebody typed it into the table, is taken as it stands.

    >>> unguard_formula("'=1+1"), unguard_formula("''=1+1"), unguard_formula("'quoted"), unguard_formula("=1+1")
    ('=1+1', "'=1+1", "'quoted", '=1+1')
    """
    if text.startswith("'") and _needs_guard(text, 1):
        return text[1:]
    return text
