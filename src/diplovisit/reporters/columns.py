"""How many columns text takes in a terminal."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

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
