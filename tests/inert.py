"""Checks that a text is safe for a terminal or a log: printable lines without commands."""

import re
import unicodedata

COMMAND = re.compile("::(?:error|warning|notice|group|endgroup)[ :]")
ORDER = re.compile(r"##[A-Za-z]*\[")
# Characters that Python calls printable but that are invisible (Unicode, DerivedCoreProperties,
# Default_Ignorable_Code_Point). Variation selectors, as in ☎︎, are not included; the length of their runs is limited.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0]")
MOST_MARKS = 8


def require_inert(text: str, *, commands: bool = False) -> None:
    """Asserts that a text is safe; with `commands` it may contain workflow commands, like the report for GitHub."""
    text.encode()  # raises for half of a surrogate pair
    for line in text.split("\n"):
        assert line.isprintable(), ascii(line)
        assert not UNSEEN.search(line), ascii(line)
        assert longest_run_of_marks(line) <= MOST_MARKS, ascii(line)
        # The runner first removes blanks, and its comparison ignores invisible characters.
        if not (commands and COMMAND.match(line)):
            assert not re.sub(r"[^!-~]", "", line).startswith("::"), ascii(line)
        assert not ORDER.search(line), ascii(line)


def longest_run_of_marks(text: str) -> int:
    """Returns the length of the longest run of combining marks."""
    longest = run = 0
    for character in text:
        is_mark = unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me")
        run = run + 1 if is_mark else 0
        longest = max(longest, run)
    return longest
