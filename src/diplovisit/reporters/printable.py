"""Makes text of a record safe to print, in a terminal and in a log."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

# MERGED: How many columns text takes in a terminal.

_WIDENS = "\ufe0f"  # variation selector 16: the sign before it is to be a picture
_MODIFIERS = range(0x1F3FB, 0x1F400)  # skin tones, which colour the picture before them
# Vowels and final consonants of Hangul, which stand in the square of the syllable before them.
_IN_THE_SQUARE = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))


def display_width(text: str) -> int:
    """How many columns a printable text takes.

    Two for a wide character (Unicode Annex 11) and for what is made a picture, none for a mark that combines with what
    is before it, one for all else. Letters count in the order in which they are written, as terminals place those from
    right to left too unless they reorder them.

    >>> (
    ...     display_width("Moscow"),
    ...     display_width("東京"),
    ...     display_width("e\\u0301"),
    ...     display_width("⚖"),
    ...     display_width("⚖\\ufe0f"),
    ...     display_width("👩🏽"),
    ... )
    (6, 4, 1, 1, 2, 2)
    """
    return len(text) if text.isascii() else sum(_widths(text))


def combines(character: str) -> bool:
    """Whether a character stands on, or in, the one before it."""
    return (
        (not character.isascii() and unicodedata.category(character) in ("Mn", "Me"))
        or any(ord(character) in vowels for vowels in _IN_THE_SQUARE)
        or ord(character) in _MODIFIERS
    )


def _widths(text: str) -> Iterator[int]:
    for before, c in pairwise(" " + text):
        if c == _WIDENS:
            yield int(_alone(before) == 1 and before.isprintable() and not combines(before))
        elif ord(c) in _MODIFIERS:
            yield 0 if _alone(before) == 2 else 2
        else:
            yield _alone(c)


def _alone(character: str) -> int:
    """The columns of a character by itself."""
    if character.isascii():
        return 1
    if combines(character) and ord(character) not in _MODIFIERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


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
