"""Text as words and what lies between them: the ground that countries and people are found on.

The text is normalised beforehand (NFC, one blank for a run of white space), or names with accents are not found.
"""

import functools
import re
from collections.abc import Sequence
from typing import Final

import attrs

# A word is letters and digits. Apostrophes, hyphens and full stops lie between words: "Russia's" is Russia and s,
# "India-Russia" is two words, "U.S." is U and S. A combining mark belongs to its letter, or Mali were in "Malí".
_WORD = re.compile("[^\\W_](?:[^\\W_]|[\\u0300-\\u036f])*")

_APOSTROPHES: Final = "\u2019\u02bc\u2018\u00b4`"
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2212"
_FOLDS = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
_BLANKS = re.compile(r"\s+")


@attrs.frozen
class NameToken:
    """A word, where it stands, and the gap before it with quotes and dashes folded and white space one blank."""

    text: str
    start: int
    end: int
    gap: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it has two letters or more and all are capitals."""
        return len(self.text) > 1 and self.text.isupper()


@functools.lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[NameToken, ...]:
    """The words of a text in order.

    >>> [(token.gap, token.text) for token in tokens_of("Russia\u2019s U.S. ties")]
    [('', 'Russia'), ("'", 's'), (' ', 'U'), ('.', 'S'), ('. ', 'ties')]
    """
    found = []
    end = 0
    for match in _WORD.finditer(text):
        found.append(NameToken(match.group(), match.start(), match.end(), fold_marks(text[end : match.start()])))
        end = match.end()
    return tuple(found)


def first_word(text: str) -> str:
    """The first word of a text, "" where it has none.

    >>> first_word("C\u00f4te d'Ivoire")
    'C\u00f4te'
    """
    found = _WORD.search(text)
    return found.group() if found is not None else ""


def fold_marks(gap: str) -> str:
    """A gap, or any text, with its quotes and dashes made plain and each run of white space one blank.

    A line break stays one, as it ends a name: a bullet's first word is no part of the line before.

    >>> fold_marks("d\u2019Ivoire \u2013  x")
    "d'Ivoire - x"
    """
    return _BLANKS.sub(lambda found: "\n" if "\n" in found.group() else " ", gap.translate(_FOLDS))


def is_possessive(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether the word at an index is the s of "Russia's".

    >>> is_possessive(tokens_of("Russia's"), 1)
    True
    """
    return index < len(tokens) and tokens[index].text in {"s", "S"} and tokens[index].gap == "'"


def begins_sentence(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a sentence, a line or a quotation may begin with the word at an index.

    >>> [begins_sentence(tokens_of("He left. Putin stayed"), index) for index in range(4)]
    [True, False, True, False]
    """
    gap = tokens[index].gap
    if index == 0 or "\n" in gap or any(mark in gap for mark in '!?:;"\u201c(\u2022'):
        return True
    # A single letter before the full stop is an initial, or the end of U.S.: no end of a sentence by itself.
    before = tokens[index - 1].text
    return "." in gap and len(before) > 1 and before not in ABBREVIATIONS


ABBREVIATIONS: Final[frozenset[str]] = frozenset(
    """
    Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Adm Brig Sen Rep Gov Rev Hon St Shri Smt Jr Sr Mt Ft No Nos Rs vs etc
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Ltd Co Corp Pvt Amb Pres Min Dept Messrs Mme Mlle Wg Cdr
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What is shortened with a full stop that ends no sentence."""
