"""The form in which names of countries in tables are compared: without case, accents, punctuation and small words."""

import unicodedata
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

_QUOTES: Final = dict.fromkeys(map(ord, "'\"`\u00b4\u2018\u2019\u201c\u201d\u02bc\u02bb\u2032"))
# Letters that Unicode does not decompose into a letter and an accent.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "&": " and ", "+": " and "}
)
_FOOTNOTE: Final = lazy_pattern(r"(?:\s*(?:[*\u2020\u2021]|\[[0-9a-z]{1,2}\]))+\s*\Z")
_BLANKS: Final = lazy_pattern(r"\s+")
_SEPARATORS: Final = lazy_pattern(r"[\W_]+")
_LETTERS_APART: Final = lazy_pattern(r"\b[a-z](?: [a-z])+\b")
_IGNORED: Final = frozenset({"the", "of", "and"})
_SHORT_WORDS: Final = {
    "st": "saint",
    "rep": "republic",
    "dem": "democratic",
    "is": "island",
    "islands": "island",
    "sts": "states",
    "fed": "federal",
    "federated": "federal",
    "northern": "north",
    "southern": "south",
    "eastern": "east",
    "western": "west",
}
_SIDES: Final = {"n": "north", "s": "south", "e": "east", "w": "west"}
_SHORTEST_WITHOUT_ACCENTS: Final = 3


def fold_country_name(text: str) -> str:
    """Returns the form in which names of tables are compared.

    Case, accents, apostrophes, punctuation, "the", "of" and "and" are ignored, and short words are written out.

    >>> fold_country_name("St. Kitts & Nevis"), fold_country_name("CÔTE D\N{RIGHT SINGLE QUOTATION MARK}IVOIRE")
    ('saint kitts nevis', 'cote divoire')
    >>> fold_country_name("U.S.A."), fold_country_name("S. Korea"), fold_country_name("The Gambia")
    ('usa', 'south korea', 'gambia')
    """
    text = _FOOTNOTE.sub("", text).translate(_QUOTES)
    if text.isascii():
        return _in_words(text.lower())
    accented = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", text).casefold())
    decomposed = unicodedata.normalize("NFKD", accented)
    plain = "".join(char for char in decomposed if unicodedata.category(char) not in {"Mn", "Cf"})
    # Without its accent, "Irã" (Iran in Portuguese) is a slip for "Iraq" as well.
    folded = _in_words(plain)
    return folded if len(folded) > _SHORTEST_WITHOUT_ACCENTS else _in_words(accented)


def _in_words(text: str) -> str:
    """Returns a text in small letters without its separators, with short words written out."""
    # "U.S." and "U. S." are "US"; "E.-U." (États-Unis) is not "EU".
    text = _BLANKS.sub(" ", text.translate(_LETTERS).replace(".", " "))
    text = _LETTERS_APART.sub(lambda match: match[0].replace(" ", ""), text)
    text = _SEPARATORS.sub(" ", text).strip()
    words = text.split(" ")
    if len(words) > 1:
        words[0] = _SIDES.get(words[0], words[0])
    kept = [_SHORT_WORDS.get(word, word) for word in words if word not in _IGNORED]
    return " ".join(kept or words)
