"""The words of a person's name, in the form in which names are compared.

Case, accents, punctuation and the order "Surname, Given" do not matter. Letters are never exchanged for similar ones.
"""

import functools
import unicodedata
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

_SUFFIX: Final = lazy_pattern("jr|sr|(?=.)x{0,2}(?:ix|iv|v?i{0,3})")

_SAME_SUFFIX: Final = {"junior": "jr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}
# Letters that Unicode does not decompose into a letter and a mark.
_PLAIN: Final = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_APOSTROPHES: Final = lazy_pattern("['`´’‘ʼʻʹʾʿ]")
_WORD: Final = lazy_pattern(r"[^\W_]+")


@functools.lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """Returns the words of a name in lower case, given names first, without accents, periods and apostrophes.

    Only Latin and Greek letters lose their marks. In other scripts a mark makes another letter, as in Cyrillic.

    >>> name_words("ERDOĞAN, Recep Tayyip"), name_words("P.J. O'Brien"), name_words("Surangel Whipps, Jr.")
    (('recep', 'tayyip', 'erdogan'), ('p', 'j', 'obrien'), ('surangel', 'whipps', 'jr'))
    """
    parts = [part for part in map(_words, name.split(",")) if part]
    ends: tuple[str, ...] = ()
    while len(parts) > 1 and all(map(is_suffix, parts[-1])):
        ends = (*parts.pop(), *ends)
    if len(parts) == 2:
        parts.reverse()
    return (*(word for part in parts for word in part), *ends)


def is_suffix(word: str) -> bool:
    """Whether a word can tell apart people of one name, such as father and son: a numeral to XXVIII, "jr" or "sr".

    Within a name, a single letter is an initial, and no numeral.

    >>> is_suffix("jr"), is_suffix("xiv"), is_suffix("ali")
    (True, True, False)
    """
    return _SUFFIX.fullmatch(word) is not None


def _words(text: str) -> tuple[str, ...]:
    # The dot below "İ" and the like is only visible after lower() has taken the letter apart.
    plain = "".join(map(_plain_letter, unicodedata.normalize("NFC", _APOSTROPHES.sub("", text)).casefold()))
    return tuple(_SAME_SUFFIX.get(word, word) for word in _WORD.findall(unicodedata.normalize("NFC", plain)))


@functools.lru_cache(maxsize=1_000)
def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter == "\u0307":  # the dot that casefold() leaves of "İ"
        return ""
    base = unicodedata.normalize("NFD", letter)[0]
    is_marked = base != letter and unicodedata.name(base, "").startswith(("LATIN", "GREEK"))
    return base if is_marked else _PLAIN.get(letter, letter)
