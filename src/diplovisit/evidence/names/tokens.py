"""Text as words and what lies between them: the ground that countries and people are found on.

The text is normalised beforehand (NFC, one blank for a run of white space), or names with accents are not found.
"""

import bisect
import functools
import re
from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import FUNCTION_WORDS

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


# MERGED: Sentences of news prose: where the one around a span begins and ends.

_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]*$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_CLOSERS: Final = "\"'\u201d\u2019)]"
# A line, a bullet, or the end of a sentence with the marks that close it: nothing breaks anywhere else.
_MAY_BREAK = re.compile(f"\n|\u2022|[.!?][{re.escape(_CLOSERS)}]{{0,3}}")
# No word of news is longer: what is looked at around a full stop is bounded, whatever the text.
_REACH: Final = 40
# Nor is a sentence: what is read on either side of a quote is bounded, in a text without any full stop too.
_LONGEST: Final = 5_000


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The start and end of the sentence that a span lies in; of all of them where it runs over several.

    Line breaks and bullets end a sentence; the full stops of "U.S.", "Mr.", "J. Biden", "Rs. 500" and "3.5" do not.
    White space at the ends is left out.

    >>> text = "He left. Mr. Trump of the U.S. Senate paid $3.5 million. It rained."
    >>> begin, end = sentence_around(text, 20, 22)
    >>> text[begin:end]
    'Mr. Trump of the U.S. Senate paid $3.5 million.'
    """
    least, farthest, breaks = end, end + _LONGEST, _breaks(text)
    before, behind = bisect.bisect_right(breaks, start), bisect.bisect_left(breaks, max(end, start + 1))
    begin = max(breaks[before - 1] if before else 0, start - _LONGEST)
    end = min(breaks[behind] if behind < len(breaks) else len(text), farthest)
    while begin < start and (text[begin].isspace() or _is_bullet(text, begin)):
        begin += 1
    while end > least and text[end - 1].isspace():
        end -= 1
    return begin, end


@functools.lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[int, ...]:
    """Where sentences end and others begin; kept for the rows and the records that share the text."""
    places = (match.start() if match[0] == "\u2022" else match.end() for match in _MAY_BREAK.finditer(text))
    return tuple(place for place in places if 0 < place < len(text) and _is_break(text, place))


def _is_bullet(text: str, place: int) -> bool:
    if text[place] not in "-*":
        return text[place] == "\u2022"
    before = text[max(0, place - _REACH) : place].rpartition("\n")[2]
    return not before.strip() and text[place + 1 : place + 2].isspace()


def _is_break(text: str, place: int) -> bool:
    """Whether one sentence ends and another begins at a place between two characters."""
    if text[place - 1] == "\n" or text[place] == "\u2022":
        return True
    mark = place - 1
    while mark >= 0 and text[mark] in _CLOSERS and place - mark < 4:
        mark -= 1
    if mark < 0 or text[mark] not in ".!?" or text[place] in _CLOSERS + ".!?":
        return False
    if text[place].isspace():
        following = _NEXT_WORD.search(text, place, place + _REACH)
        rest = text[place : place + _REACH].lstrip()
        if not rest:
            return True
        # A small letter goes on with the sentence; a digit, a quotation mark or a capital may begin one.
        if rest[0].islower():
            return False
        return text[mark] != "." or _ends_sentence(text, mark, following.group() if following else "")
    # "sanctions.Key Takeaways": a blank was lost, and no abbreviation has a small letter before and a capital behind.
    return (
        text[place].isupper()
        and mark > 1
        and text[mark - 1].islower()
        and text[mark - 2].islower()
        and (_last_word(text, mark) not in ABBREVIATIONS)
    )


def _ends_sentence(text: str, mark: int, following: str) -> bool:
    word = _last_word(text, mark)
    if word in ABBREVIATIONS:
        return False
    if (len(word) == 1 and word.isupper()) or "." in word:
        # "U.S. Senate", "J. Biden" go on; "in the U.S. The Senate" does not.
        return len(word) > 1 and following.lower() in FUNCTION_WORDS
    return True


def _last_word(text: str, mark: int) -> str:
    found = _LAST_WORD.search(text[max(0, mark - _REACH) : mark])
    return found.group() if found else ""
