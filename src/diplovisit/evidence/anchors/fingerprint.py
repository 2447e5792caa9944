"""The fingerprint of a place in a text: what stands around some words, as hashes that do not give the text away.

A word's hash is one byte, salted with the digest of the text: it is shared by one word in 256, so that nobody can read
the words off it, and twelve of them in a row are found by chance in no text. The guard is two bytes over the critical
tokens of the sentence: a "not" that was put seven words away is seen too.
"""

import bisect
import hashlib
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon import (
    CURRENCY_NOUNS,
    DENIALS,
    DISJOINT,
    DISJOINT_BEHIND,
    MODAL_PHRASES,
    MONEY_SCALES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    PERCENT_PHRASES,
    QUALIFIERS,
    SCALE_PLURALS,
    SCALES,
    SEASONS,
    SHARE_WORDS,
    TENS,
    TIME_UNIT_PLURALS,
    TIME_UNITS,
    UNITS,
    VAGUE,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.texts.source_text import TextSpan
from diplovisit.evidence.texts.word_boundaries import word_spans
from diplovisit.record.currencies import CURRENCIES, SIGNS

# MERGED: Critical tokens: the words that turn one fact into another, so that none of them may change unseen.
# A source may be reworded and still say the same; with another number, month, sign, bound, negation, capacity
# or degree of certainty it says something else. Words count, not phrases: whoever takes "than" for critical
# errs on the safe side.

# What somebody is beside an office: an acting minister is no minister, and a former one is none any more.
CAPACITIES: Final = frozenset(
    [
        *[
            "acting",
            "deputy",
            "vice",
            "interim",
            "caretaker",
            "former",
            "ex",
            "late",
            "outgoing",
            "incoming",
            "designate",
        ],
        *[
            "elect",
            "assistant",
            "associate",
            "under",
            "honorary",
            "emeritus",
            "alternate",
            "joint",
            "co",
            "provisional",
        ],
    ]
)
# Denials, times and counts that are no entry of the lexicon.
_OTHERS: Final = frozenset(
    [
        *[
            "hardly",
            "scarcely",
            "barely",
            "seldom",
            "rarely",
            "until",
            "till",
            "unless",
            "except",
            "excluding",
            "before",
        ],
        *["after", "since", "by", "from", "between", "last", "next", "previous", "following", "this", "every", "each"],
        *["all", "both", "half", "dozen", "dozens", "double", "triple", "twice", "once", "only", "another"],
    ]
)
_PHRASES: Final = (DENIALS, DISJOINT, MODAL_PHRASES, PERCENT_PHRASES, QUALIFIERS)
_WORDS: Final = (
    *(CURRENCY_NOUNS, DISJOINT_BEHIND, MONEY_SCALES, MONTHS, MONTH_ABBREVIATIONS, ORDINALS, SCALES, SCALE_PLURALS),
    *(SEASONS, SHARE_WORDS, TENS, TIME_UNITS, TIME_UNIT_PLURALS, UNITS, VAGUE, WEEKDAYS, WEEKDAY_ABBREVIATIONS),
    *(CAPACITIES, _OTHERS),
)
_CRITICAL: Final = frozenset(
    [
        *(word for phrases in _PHRASES for phrase in phrases for word in phrase),
        *(word for words in _WORDS for word in words),
    ]
)
_SIGNS_AND_CODES: Final = frozenset([*SIGNS, *CURRENCIES])
# "Unofficial", "non-aligned", "disapprove". "India" and "include" begin so too: they are taken for critical, which errs
# on the safe side.
_NEGATING = re.compile("(?:un|non|in|im|il|ir|dis|mis|anti|counter|de)-?[^\\W\\d_]{4,}")
_PART = re.compile("[- ]|(?=n?'t$)")  # "twenty-two", and "isn't" with the 't of the lexicon
_SIGN = re.compile("[$\\xa2-\\xa5\\u20a0-\\u20cf]")


def critical_tokens(text: str) -> tuple[str, ...]:
    """The critical tokens of some words in normal form, in their order, in lower case but for codes and figures.

    >>> critical_tokens("Acting Minister Rao will visit at least two states on March 7 for US$5 bn")
    ('acting', 'will', 'at', 'least', 'two', 'march', '7', 'US$5 bn')
    >>> critical_tokens("It isn't official"), critical_tokens("It is unofficial")
    (("isn't",), ('is', 'unofficial'))
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    done = 0
    for start, end in word_spans(text):
        yield from _SIGN.findall(text, done, start)
        word = text[start:end]
        folded = word.lower()
        if word in _SIGNS_AND_CODES or any(map(str.isdigit, word)):
            yield word
        elif _NEGATING.fullmatch(folded) or any(part in _CRITICAL for part in _PART.split(folded)):
            yield folded
        done = end
    yield from _SIGN.findall(text, done)


NEIGHBOURS: Final = 6
"""How many words on each side have their hash kept."""

# A full stop of an abbreviation splits a sentence in two, in every version of the text alike.
_SENTENCE_END = re.compile("[.!?][\"')\\]]*(?: |$)")


@attrs.frozen(kw_only=True)
class Fingerprint:
    """What stands around a place: hashes of the words before and behind, the nearest first, and the guard.

    Fewer than six hashes mean that the text begins or ends there.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    guard: str


@attrs.frozen(eq=False)
class TextContext:
    """A text cut into words and sentences once, for the fingerprints of many places in it."""

    text: str
    words: tuple[TextSpan, ...]
    sentences: tuple[int, ...]
    _known: dict[tuple[TextSpan, str], Fingerprint] = attrs.field(init=False, factory=dict)
    _guards: dict[tuple[int, int, str], str] = attrs.field(init=False, factory=dict)

    def fingerprint(self, extent: TextSpan, *, salt: str) -> Fingerprint:
        """The fingerprint of a place that begins and ends where a word does; each is made once."""
        if (known := self._known.get((extent, salt))) is None:
            known = self._known[extent, salt] = self._fingerprint(extent, salt)
        return known

    def _fingerprint(self, extent: TextSpan, salt: str) -> Fingerprint:
        first, last = self.neighbours(extent)
        before = self.words[max(0, first - NEIGHBOURS) : first][::-1]
        after = self.words[last : last + NEIGHBOURS]
        return Fingerprint(
            before=tuple(word_hash(self.text[word.start : word.end], salt) for word in before),
            after=tuple(word_hash(self.text[word.start : word.end], salt) for word in after),
            guard=self._guard(*self.sentence(extent), salt),
        )

    def _guard(self, start: int, end: int, salt: str) -> str:
        # A text without full stops is one sentence, whatever is anchored in it.
        key = (start, end, salt)
        if key not in self._guards:
            self._guards[key] = sentence_guard(self.text[start:end], salt)
        return self._guards[key]

    def neighbours(self, extent: TextSpan) -> tuple[int, int]:
        """The index of the first word that is not wholly before a place, and of the first wholly behind it."""
        first = bisect.bisect_right(self.words, extent.start, key=lambda word: word.end)
        last = bisect.bisect_left(self.words, extent.end, key=lambda word: word.start)
        return first, max(first, last)

    def sentence(self, extent: TextSpan) -> tuple[int, int]:
        """The sentence, or sentences, that a place lies in."""
        ends = self.sentences
        begin = bisect.bisect_right(ends, extent.start)
        end = bisect.bisect_right(ends, extent.end - 1)
        return (ends[begin - 1] if begin else 0), (ends[end] if end < len(ends) else len(self.text))


def text_context(text: str) -> TextContext:
    """Cuts a text in normal form into its words and sentences.

    >>> around = text_context("He may go. On March 7 he goes to Russia.")
    >>> around.text[slice(*around.sentence(TextSpan(14, 21)))]
    'On March 7 he goes to Russia.'
    >>> around.fingerprint(TextSpan(14, 21), salt="a" * 64).before
    ('ca', 'b7', '2e', '68')
    """
    words = tuple(TextSpan(start, end) for start, end in word_spans(text))
    return TextContext(text, words, tuple(found.end() for found in _SENTENCE_END.finditer(text)))


def word_hash(word: str, salt: str) -> str:
    """One byte of a word, in hexadecimal."""
    return hashlib.sha256(f"{salt} {word}".encode()).hexdigest()[:2]


def sentence_guard(sentence: str, salt: str) -> str:
    """Two bytes of the critical tokens of a sentence, in hexadecimal."""
    return hashlib.sha256(f"{salt} {' '.join(critical_tokens(sentence))}".encode()).hexdigest()[:4]
