"""Invisible and similar characters: their names, and the scripts around them."""

import unicodedata

# Scripts are named by the first word of their character names. In these, a joiner or its absence makes another word of
# the same letters (Unicode Standard, section 23.2, "Cursive Connection and Ligatures").
_JOINING_SCRIPTS = frozenset(
    """
    ARABIC SYRIAC MANDAIC NKO MONGOLIAN DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM
    SINHALA KHMER MYANMAR TIBETAN BALINESE JAVANESE
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# The scripts without blanks between words, where U+200B marks a possible line break (Unicode Standard, section 23.2).
_UNSPACED_SCRIPTS = frozenset(("THAI", "LAO", "KHMER", "MYANMAR"))

_MARKS = "\u200f\u061c"  # right-to-left by their class, but no letters


def character_name(character: str) -> str:
    r"""Names a character for a sentence.

    >>> character_name("\u200b")
    'U+200B ZERO WIDTH SPACE'
    >>> character_name("\U000e0041")
    'U+E0041 TAG LATIN CAPITAL LETTER A'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def is_right_to_left(text: str) -> bool:
    """Whether a text has letters of a right-to-left script, such as Arabic or Hebrew."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text if character not in _MARKS)


def allows_joiner(neighbour: str) -> bool:
    """Whether a joiner or a non-joiner may be next to a character: a letter of a joining script, or an emoji."""
    return script_name(neighbour) in _JOINING_SCRIPTS or is_pictograph(neighbour)


def is_unspaced(neighbour: str) -> bool:
    """Whether a character belongs to a script without blanks between words."""
    return script_name(neighbour) in _UNSPACED_SCRIPTS


def is_pictograph(character: str) -> bool:
    """Whether a character is a part of emoji: a symbol, or the variation selector after one."""
    return unicodedata.category(character) in ("So", "Sk", "Me") or character == "\ufe0f"


def script_name(character: str) -> str:
    """Returns the first word of a character's name, which for a letter is its script; "" if it has no name.

    >>> script_name("a"), script_name("а"), script_name("α")
    ('LATIN', 'CYRILLIC', 'GREEK')
    """
    return unicodedata.name(character, "").partition(" ")[0]
