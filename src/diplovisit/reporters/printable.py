"""Makes text of a record safe to print, in a terminal and in a log."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from diplovisit.reporters.columns import combines

# GitHub's and Azure's runners obey ##[command] and ##vso[command] wherever they stand in a line, not at its start alone
# (actions/runner, ActionCommand.TryParse); TeamCity has ##teamcity[command].
ORDER = re.compile(r"##(?=[A-Za-z]*\[)")

# Letters and marks that are printable to Python and ignored by whatever shows them (Unicode,
# DerivedCoreProperties.txt, Default_Ignorable_Code_Point): the grapheme joiner, fillers of Hangul, vowels of Khmer that
# are none, signs of Mongolian.
_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# Marks on one letter beyond which more are a flood, that climbs over the lines above and below. What people write has
# fewer; the stream-safe format of UAX 15 (section 13) ends at 30, which is for buffers and not for eyes.
_MOST_MARKS: Final = 8


def printable(text: str) -> str:
    """The text with everything escaped that a terminal or a log could act on, or that cannot be seen.

    Controls, escape sequences, bidirectional marks and invisible characters come out as Python writes them, and so do
    the marks that come after eight on one letter; a tab is four blanks. So does the first letter of what a runner of
    workflows would take for an order.

    >>> print(printable("\\x1b[31mred\\u202e"), printable("##[add-mask]a"))
    \\x1b[31mred\\u202e \\x23#[add-mask]a
    """
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return "".join(cells(text))


def printable_line(text: str) -> str:
    """The text as a whole line, which data may begin: printable, and no order at its start either.

    A line that begins with "::" is an order to GitHub's runner, after blanks and what it takes for nothing, too: of
    what ASCII can print, the first two may not be colons, whatever stands before them.

    >>> print(printable_line("  ::error::x"))
      \\x3a:error::x
    """
    shown = printable(text)
    first = next((place for place, one in enumerate(shown) if "!" <= one <= "~"), len(shown))
    if first == len(shown) or shown[first] != ":":
        return shown
    second = next((one for one in shown[first + 1 :] if "!" <= one <= "~"), "")
    return f"{shown[:first]}\\x3a{shown[first + 1 :]}" if second == ":" else shown


def cells(text: str) -> list[str]:
    """Each character of a text as it is shown.

    >>> cells("a\\tb\\x85")
    ['a', '    ', 'b', '\\\\x85']
    """
    if text.isascii():
        shown = [c if c.isprintable() else _escaped(c) for c in text]
    else:
        shown = [c if c.isprintable() and not hidden else _escaped(c) for c, hidden in zip(text, _hidden(text))]
    for order in ORDER.finditer(text):
        shown[order.start()] = "\\x23"
    return shown


def _hidden(text: str) -> Iterator[bool]:
    """Of each character, whether nobody sees it, or sees it all over the lines above and below."""
    marks = 0
    for before, one in pairwise(" " + text):
        marks = marks + 1 if combines(one) else 0
        # A selector says which form the sign before it has: without one, or behind another, it says nothing.
        is_stray = (before == " " or combines(before)) and _SELECTOR.match(one) is not None
        yield is_stray or one in _UNSEEN or marks > _MOST_MARKS


def _escaped(character: str) -> str:
    return "    " if character == "\t" else character.encode("unicode_escape", "replace").decode()
