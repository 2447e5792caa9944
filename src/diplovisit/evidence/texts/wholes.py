"""Wholes: the words and figures of a text that must not be cut, because a part of one says something else.

This is the one rule of where words may begin and end. "Zelensky" is not in "Zelenskyy", "March 7" not in "March 70",
"7th" or "7-9", "12" not in "12.5", "12,000", "12%", "12 million" or "2012-12", "$100 billion" not in "US$100 billion",
"two" not in "twenty-two", "official" not in "non-official", "can" not in "can't". "Misri" is in "Misri's", "India" in
"India-Russia". A figure that is cut by the rule must be quoted whole; that is the price of never taking a part for it.

Scripts written without spaces between words (Chinese, Japanese, Thai and others) have an edge at every character.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.lexicon import SCALE_PLURALS, SCALES, TENS, UNITS

# All that is not white space, punctuation, a sign, or of a script without spaces: letters, digits, their marks, and the
# zero-width characters that the normal form leaves.
_LETTER: Final = (
    "[^\\x00-/:-@\\[-^`{-\\xa9\\xab\\xac\\xae-\\xb1\\xb4\\xb6-\\xb8\\xbb-\\xbf\\xd7\\xf7\\u0e00-\\u0eff\\u1000-\\u109f"
    "\\u1680\\u1780-\\u17ff\\u2000-\\u200a\\u200e-\\u205f\\u20a0-\\u20cf\\u2190-\\u2bff\\u3000-\\u30ff\\u3400-\\u9fff"
    "\\uf900-\\ufaff\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\U00020000-\\U0003ffff]"
)
_SIGN: Final = "[$\\xa2-\\xa5\\u20a0-\\u20cf\\u060b\\u09f2\\u09f3\\u0e3f\\u17db\\ufdfc]"


def _any_of(*words: str) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_SCALE = _any_of(*SCALES, *SCALE_PLURALS)
_COUNT = _any_of(*UNITS, *TENS)
# Prefixes that turn or bend what they stand before when a hyphen joins them to it.
_PREFIX = _any_of(
    *TENS,
    *["acting", "anti", "co", "counter", "deputy", "ex", "former", "half", "mid", "multi", "neo", "non", "off", "out"],
    *["over", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "un", "under", "vice"],
)
_FIGURE: Final = (
    f"(?:(?<!{_LETTER})-)?"  # a minus
    f"(?:(?:U\\.S\\.|{_LETTER}+)?{_SIGN} ?)?"
    f"(?:[0-9]{{1,3}}(?: [0-9]{{3}}(?!{_LETTER}))+|[0-9]{_LETTER}*)"
    f"(?:[.,:/'-](?:{_LETTER}*?{_SIGN})?[0-9]{_LETTER}*)*"
    f"(?:%|‰| ?{_SIGN}(?!{_LETTER})| (?:per cent|percent|pct|{_SCALE})(?!{_LETTER}))*"
)
_WORD: Final = f"(?:{_PREFIX}-(?={_LETTER}))*{_LETTER}+(?:'(?!s(?!{_LETTER})){_LETTER}+)*"
_NUMBER: Final = f"{_COUNT}(?:[ -](?:{_COUNT}|{_SCALE})(?!{_LETTER}))+(?!-?{_LETTER})"


@functools.cache
def _whole() -> re.Pattern[str]:
    # Compiled when it is first asked for: that takes longer than checking a record without evidence.
    return re.compile(f"(?i:{_FIGURE}|{_NUMBER}|{_WORD}|'s(?!{_LETTER}))")


def wholes(text: str) -> Iterator[tuple[int, int]]:
    """The wholes of a text in normal form, in order: where each begins and ends.

    >>> text = "Misri's day-long visit cost US$1.5 billion, up 12 %."
    >>> [text[start:end] for start, end in wholes(text)]
    ['Misri', "'s", 'day', 'long', 'visit', 'cost', 'US$1.5 billion', 'up', '12']
    """
    return (found.span() for found in _whole().finditer(text))


def insides(text: str) -> bytearray:
    """A byte for every offset of a text and one for its end: 1 inside a whole, where no quote may begin or end.

    >>> insides("a 12").hex()
    '0000000100'
    """
    inside = bytearray(len(text) + 1)
    for start, end in wholes(text):
        inside[start + 1 : end] = b"\1" * (end - start - 1)
    return inside
