"""Word boundaries: the words and figures of a text that a quote must not cut, because a part has another meaning.

This is the only rule for where quoted words may begin and end. "Zelensky" is not in "Zelenskyy", "two" not in
"twenty-two", "official" not in "non-official", "can" not in "can't". "March 7" is not in "March 70", "7th" or "7-9".
"12" is not in "12.5", "12,000", "12%", "12 million" or "2012-12". "$100 billion" is not in "US$100 billion". "Misri" is
in "Misri's", and "India" in "India-Russia". A figure must be quoted as a whole. That is the price of never mistaking
a part for the whole.

Scripts written without spaces between words (Chinese, Japanese, Thai and others) have a boundary at every character.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.lexicon import SCALE_PLURALS, SCALES, TENS, UNITS

# A letter here is any character that is not white space, punctuation, a sign, or of a script without spaces: letters,
# digits, their marks, and the zero-width characters that the normal form keeps.
_NO_LETTERS_BELOW_THAI: Final = "\\x00-/:-@\\[-^`{-\\xa9\\xab\\xac\\xae-\\xb1\\xb4\\xb6-\\xb8\\xbb-\\xbf\\xd7\\xf7"
_NO_LETTERS_FROM_THAI_ON: Final = (
    "\\u0e00-\\u0eff\\u1000-\\u109f\\u1680\\u1780-\\u17ff\\u2000-\\u200a\\u200e-\\u205f\\u20a0-\\u20cf\\u2190-\\u2bff"
    "\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65"
    "\\U00020000-\\U0003ffff"
)
_SIGN: Final = "[$\\xa2-\\xa5\\u20a0-\\u20cf\\u060b\\u09f2\\u09f3\\u0e3f\\u17db\\ufdfc]"


def _any_of(*words: str) -> str:
    """A pattern of any of these words, ignoring case.

    Case is ignored in the words only. The sets of letters above contain both cases anyway, and Python looks at every
    character of a set to compile it without regard to case.
    """
    return f"(?i:{'|'.join(sorted(words, key=len, reverse=True))})"


_SCALE = _any_of(*SCALES, *SCALE_PLURALS)
_COUNT = _any_of(*UNITS, *TENS)
# Prefixes that reverse or change the meaning of the word that a hyphen joins them to.
_PREFIX = _any_of(
    *TENS,
    *["acting", "anti", "co", "counter", "deputy", "ex", "former", "half", "mid", "multi", "neo", "non", "off", "out"],
    *["over", "post", "pre", "pro", "pseudo", "quasi", "re", "semi", "sub", "un", "under", "vice"],
)
_PERCENT = _any_of("per cent", "percent", "pct")


@functools.cache
def _word_pattern(*, wide: bool) -> re.Pattern[str]:
    """The pattern of a word or figure. `wide`: for texts with characters from U+0E00 on.

    It is compiled on first use. Compiling the wide pattern takes longer than checking a record, because Python makes a
    table of 65,536 characters for each of its dozen sets. On a text without such characters both patterns agree.
    """
    letter = f"[^{_NO_LETTERS_BELOW_THAI}{_NO_LETTERS_FROM_THAI_ON if wide else ''}]"
    figure = (
        f"(?:(?<!{letter})-)?"  # a minus sign
        f"(?:(?:(?i:U\\.S\\.)|{letter}+)?{_SIGN} ?)?"
        f"(?:[0-9]{{1,3}}(?: [0-9]{{3}}(?!{letter}))+|[0-9]{letter}*)"
        f"(?:[.,:/'-](?:{letter}*?{_SIGN})?[0-9]{letter}*)*"
        f"(?:%|‰| ?{_SIGN}(?!{letter})| (?:{_PERCENT}|{_SCALE})(?!{letter}))*"
    )
    number = f"{_COUNT}(?:[ -](?:{_COUNT}|{_SCALE})(?!{letter}))+(?!-?{letter})"
    word = f"(?:{_PREFIX}-(?={letter}))*{letter}+(?:'(?!(?i:s)(?!{letter})){letter}+)*"
    return re.compile(f"{figure}|{number}|{word}|'(?i:s)(?!{letter})")


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yields the start and end of each word and figure of a text in normal form, in order.

    >>> text = "Misri's day-long visit cost US$1.5 billion, up 12 %."
    >>> [text[start:end] for start, end in word_spans(text)]
    ['Misri', "'s", 'day', 'long', 'visit', 'cost', 'US$1.5 billion', 'up', '12']
    """
    return (match.span() for match in _word_pattern(wide=not text.isascii() and max(text) >= "\u0e00").finditer(text))


def inside_word_mask(text: str) -> bytearray:
    """Returns one byte per offset of a text and one for its end: 1 inside a word, where no quote may begin or end.

    >>> inside_word_mask("a 12").hex()
    '0000000100'
    """
    inside = bytearray(len(text) + 1)
    for start, end in word_spans(text):
        inside[start + 1 : end] = b"\1" * (end - start - 1)
    return inside
