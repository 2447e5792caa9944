"""The guard: keeps a spreadsheet from running a text as a formula, and can be removed again.

A spreadsheet runs a cell that begins with one of a few signs; some skip blanks first (OWASP, "CSV Injection"). An
apostrophe in front marks the cell as text. A text that already looks guarded gets an apostrophe too, which makes the
guard reversible: otherwise "'=1" would mean two texts. No other text is changed: "'tis" stays.
"""

import re
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

_SIGNS = "=+\\-@\\t\\r\\n＝＋－＠|%"
# Invisible characters that are no blanks to Python. Some spreadsheets skip them, and programs that clean texts on the
# way to one remove them.
_UNSEEN = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# Tab, CR and LF are blanks that count as signs.
_GUARDED = lazy_pattern(f"'*(?:[^\\S\\t\\r\\n]|[{_UNSEEN}])*[{_SIGNS}]")

_BLANKS = re.findall(f"[\\s{_UNSEEN}]", "".join(map(chr, (*range(0x3001), 0xFEFF))))
FIRST_SIGNS: Final = frozenset("=+-@\t\r\n＝＋－＠|%'").union(_BLANKS)
"""Every first character of a text that may need the guard: one look-up saves most runs of the regular expression."""


def guard_formula(text: str) -> str:
    """Puts an apostrophe before a text that a spreadsheet could run, and before a text that looks guarded.

    >>> guard_formula("=1+1"), guard_formula("  @SUM(A1)"), guard_formula("'=1+1"), guard_formula("'quoted")
    ("'=1+1", "'  @SUM(A1)", "''=1+1", "'quoted")
    """
    if text[:1] in FIRST_SIGNS and _GUARDED.match(text):
        return "'" + text
    return text


def unguard_formula(text: str) -> str:
    """Removes the apostrophe of `guard_formula`: `unguard_formula(guard_formula(text)) == text` for every text.

    A text that `guard_formula` never returns, because somebody typed it into the table, stays unchanged.

    >>> unguard_formula("'=1+1"), unguard_formula("''=1+1"), unguard_formula("'quoted"), unguard_formula("=1+1")
    ('=1+1', "'=1+1", "'quoted", '=1+1')
    """
    if text.startswith("'") and _GUARDED.match(text, 1):
        return text[1:]
    return text
