"""Blanks that are not the space of the keyboard: no-break, wide and narrow ones, and marks that nobody sees.

Word processors, web pages and input methods leave them in pasted text. YAML and field names have only the ordinary
space.
"""

import unicodedata
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

ODD_BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u00ad\u180e\u200b-\u200f\u2060\ufeff"
"""The characters, for use inside the brackets of a pattern: all of category Zs but the space, and invisible marks."""

_ODD_BLANK: Final = lazy_pattern(f"[{ODD_BLANKS}]")


def odd_blank_remedy(text: str) -> str | None:
    """Returns advice for a text with such a character; None if it has none.

    >>> print(odd_blank_remedy("id:\\u00a0misri"))
    U+00A0 (no-break space) is not an ordinary space: replace it by one
    >>> print(odd_blank_remedy("\\u200bid"))
    U+200B (zero width space) is invisible: delete it
    """
    if text.isascii() or (match := _ODD_BLANK.search(text)) is None:
        return None
    what = "is not an ordinary space: replace it by one" if is_space(match[0]) else "is invisible: delete it"
    return f"{name_of_character(match[0])} {what}"


def name_of_character(character: str) -> str:
    """Returns the number and the name of a character.

    >>> name_of_character("\\u3000")
    'U+3000 (ideographic space)'
    """
    name = "byte order mark" if character == "\ufeff" else unicodedata.name(character, "no name").lower()
    return f"U+{ord(character):04X} ({name})"


def is_space(character: str) -> bool:
    """Whether such a character takes a place that a reader sees.

    >>> is_space("\\u00a0"), is_space("\\u200b")
    (True, False)
    """
    return unicodedata.category(character) == "Zs"


def without_odd_blanks(text: str) -> str:
    """Returns a text with ordinary spaces for odd blanks, and without unseen marks.

    >>> without_odd_blanks("\\u200bid:\\u00a0misri")
    'id: misri'
    """
    return _ODD_BLANK.sub(lambda match: " " if is_space(match[0]) else "", text)
