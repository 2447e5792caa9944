"""Printable text: text of a record made safe for a terminal or a log, and the columns that it takes there."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

# GitHub's and Azure's runners obey ##[command] and ##vso[command] anywhere in a line, not only at its start
# (actions/runner, ActionCommand.TryParse); TeamCity has ##teamcity[command].
RUNNER_COMMAND = lazy_pattern(r"##(?=[A-Za-z]*\[)")

# Letters and marks that Python calls printable and that programs do not show (Unicode, DerivedCoreProperties.txt,
# Default_Ignorable_Code_Point): the grapheme joiner, Hangul fillers, inherent vowels of Khmer, Mongolian selectors.
_INVISIBLE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_SELECTOR: Final = lazy_pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# More marks than this on one letter would cover the lines above and below. Ordinary writing has fewer. The stream-safe
# format of UAX 15 (section 13) allows 30, a limit for buffers and not for readers.
_MOST_MARKS: Final = 8

# Latin letters and the punctuation of plain text: none combines, none is hidden. Most texts have no other characters.
_PLAIN: Final = lazy_pattern("[ -~\u00a1-\u024f\u2010-\u2027]*")

_WIDENS = "\ufe0f"  # variation selector 16: shows the character before it as a picture
_MODIFIERS = range(0x1F3FB, 0x1F400)  # skin tones, which colour the picture before them
# Vowels and final consonants of Hangul, which join the syllable block before them.
_JOINING_HANGUL = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))


def display_width(text: str) -> int:
    """Returns how many columns a printable text takes in a terminal.

    A wide character (Unicode Annex 11) and a character shown as a picture take two. A combining mark takes none,
    everything else one. Characters count in the order of writing: terminals place right-to-left letters that way too,
    unless they reorder them.

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
    return len(text) if text.isascii() else sum(_column_widths(text))


def combines(character: str) -> bool:
    """Whether a character combines with the one before it, and so takes no column."""
    return (
        (not character.isascii() and unicodedata.category(character) in ("Mn", "Me"))
        or any(ord(character) in vowels for vowels in _JOINING_HANGUL)
        or ord(character) in _MODIFIERS
    )


def _column_widths(text: str) -> Iterator[int]:
    for before, character in pairwise(" " + text):
        if character == _WIDENS:
            yield int(_width_alone(before) == 1 and before.isprintable() and not combines(before))
        elif ord(character) in _MODIFIERS:
            yield 0 if _width_alone(before) == 2 else 2
        else:
            yield _width_alone(character)


def _width_alone(character: str) -> int:
    """The columns of a single character."""
    if character.isascii():
        return 1
    if combines(character) and ord(character) not in _MODIFIERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """Returns the text with everything escaped that a terminal or a log could act on, or that is invisible.

    Controls, escape sequences, bidirectional marks and invisible characters become Python escapes. So do marks after
    the eighth on one letter, and the first character of text that a workflow runner would treat as a command. A tab
    becomes four blanks.

    >>> print(printable("\\x1b[31mred\\u202e"), printable("##[add-mask]a"))
    \\x1b[31mred\\u202e \\x23#[add-mask]a
    """
    if "##" not in text and _PLAIN.fullmatch(text) and text.isprintable():
        return text
    return "".join(cells(text))


def printable_line(text: str) -> str:
    """Returns the text as a line that may begin with data: printable, and with no command at its start.

    A line that begins with "::" is a command to GitHub's runner, even after blanks and characters that the runner
    ignores. So the first two printable ASCII characters must not be colons, whatever precedes them.

    >>> print(printable_line("  ::error::x"))
      \\x3a:error::x
    """
    text_shown = printable(text)
    first = next((index for index, character in enumerate(text_shown) if "!" <= character <= "~"), len(text_shown))
    if first == len(text_shown) or text_shown[first] != ":":
        return text_shown
    second = next((character for character in text_shown[first + 1 :] if "!" <= character <= "~"), "")
    return f"{text_shown[:first]}\\x3a{text_shown[first + 1 :]}" if second == ":" else text_shown


def cells(text: str) -> list[str]:
    """Returns each character of a text in its printable form.

    >>> cells("a\\tb\\x85")
    ['a', '    ', 'b', '\\\\x85']
    """
    if text.isascii():
        shown = [character if character.isprintable() else _escaped(character) for character in text]
    else:
        shown = [
            character if character.isprintable() and not hidden else _escaped(character)
            for character, hidden in zip(text, _hidden(text))
        ]
    for command in RUNNER_COMMAND.finditer(text):
        shown[command.start()] = "\\x23"
    return shown


def _hidden(text: str) -> Iterator[bool]:
    """Yields for each character whether it is invisible, or a mark that would cover the lines above and below."""
    marks = 0
    for before, character in pairwise(" " + text):
        marks = marks + 1 if combines(character) else 0
        # A selector chooses the form of the character before it; after a blank or another mark it has no effect.
        is_stray = (before == " " or combines(before)) and _SELECTOR.match(character) is not None
        yield is_stray or character in _INVISIBLE or marks > _MOST_MARKS


def _escaped(character: str) -> str:
    return "    " if character == "\t" else character.encode("unicode_escape", "replace").decode()
