"""What may go to a terminal or into a log: lines of printable characters, none of which anybody obeys."""

import re
import unicodedata

COMMAND = re.compile("::(?:error|warning|notice|group|endgroup)[ :]")
ORDER = re.compile(r"##[A-Za-z]*\[")
# Printable to Python, and not to be seen (Unicode, DerivedCoreProperties, Default_Ignorable_Code_Point); what chooses
# the form of the sign before it, as in ☎︎, is left out, and looked at by the number in a row.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0]")
MOST_MARKS = 8


def require_inert(text: str, *, commands: bool = False) -> None:
    """Holds a text to all of that; with `commands` it may have workflow commands, as the report for GitHub does."""
    text.encode()  # no half of a pair
    for line in text.split("\n"):
        assert line.isprintable(), ascii(line)
        assert not UNSEEN.search(line), ascii(line)
        assert longest_run_of_marks(line) <= MOST_MARKS, ascii(line)
        # The runner takes blanks away first, and compares as people read: what cannot be seen is nothing to it.
        if not (commands and COMMAND.match(line)):
            assert not re.sub(r"[^!-~]", "", line).startswith("::"), ascii(line)
        assert not ORDER.search(line), ascii(line)


def longest_run_of_marks(text: str) -> int:
    """How many marks that combine stand in a row, at most."""
    longest = run = 0
    for one in text:
        run = run + 1 if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest
