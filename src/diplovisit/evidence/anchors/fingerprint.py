"""The fingerprint of a place in a text: the words around it, as hashes that do not disclose the text.

The hash of a word is one byte, salted with the digest of the text. One word in 256 has the same hash, so the words
cannot be recovered from it. Twelve such hashes in a row never match by chance. The guard is two bytes over the critical
tokens of the sentence. It also detects a "not" that was inserted seven words away.

Critical tokens are the words that turn one fact into another. A reworded source may still say the same. With another
number, month, sign, bound, negation, capacity or degree of certainty, it says something else. Single words count, not
phrases: taking "than" for critical errs on the safe side.
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
    DISJOINT_AFTER,
    FRACTION_WORDS,
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

NEIGHBOURS: Final = 6
"""How many words on each side of a place are hashed."""

# Words that qualify an office: an acting minister is not the minister, and a former one no longer is.
_CAPACITY_WORDS: Final = frozenset(
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
# Denials, times and counts that are not in the lexicon.
_OTHER_CRITICAL_WORDS: Final = frozenset(
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
    *(CURRENCY_NOUNS, DISJOINT_AFTER, MONEY_SCALES, MONTHS, MONTH_ABBREVIATIONS, ORDINALS, SCALES, SCALE_PLURALS),
    *(SEASONS, FRACTION_WORDS, TENS, TIME_UNITS, TIME_UNIT_PLURALS, UNITS, VAGUE, WEEKDAYS, WEEKDAY_ABBREVIATIONS),
    *(_CAPACITY_WORDS, _OTHER_CRITICAL_WORDS),
)
_CRITICAL: Final = frozenset(
    [
        *(word for phrases in _PHRASES for phrase in phrases for word in phrase),
        *(word for words in _WORDS for word in words),
    ]
)
_SIGNS_AND_CODES: Final = frozenset([*SIGNS, *CURRENCIES])
# "Unofficial", "non-aligned", "disapprove". "India" and "include" match too. Taking them for critical errs on the safe
# side.
_NEGATING = re.compile("(?:un|non|in|im|il|ir|dis|mis|anti|counter|de)-?[^\\W\\d_]{4,}")
_WORD_PART_BREAK = re.compile("[- ]|(?=n?'t$)")  # "twenty-two", and "isn't" with the 't of the lexicon
_SIGN = re.compile("[$\\xa2-\\xa5\\u20a0-\\u20cf]")


def critical_tokens(text: str) -> tuple[str, ...]:
    """Returns the critical tokens of some words in normal form, in order.

    They are in lower case, except for codes and figures.

    >>> critical_tokens("Acting Minister Rao will visit at least two states on March 7 for US$5 bn")
    ('acting', 'will', 'at', 'least', 'two', 'march', '7', 'US$5 bn')
    >>> critical_tokens("It isn't official"), critical_tokens("It is unofficial")
    (("isn't",), ('is', 'unofficial'))
    """
    return tuple(_critical_tokens(text))


def _critical_tokens(text: str) -> Iterator[str]:
    previous_end = 0
    for start, end in word_spans(text):
        yield from _SIGN.findall(text, previous_end, start)
        word = text[start:end]
        folded = word.lower()
        if word in _SIGNS_AND_CODES or any(map(str.isdigit, word)):
            yield word
        elif _NEGATING.fullmatch(folded) or any(part in _CRITICAL for part in _WORD_PART_BREAK.split(folded)):
            yield folded
        previous_end = end
    yield from _SIGN.findall(text, previous_end)


# The full stop of an abbreviation splits a sentence in two, but it does so in every version of the text.
_SENTENCE_END = re.compile("[.!?][\"')\\]]*(?: |$)")


@attrs.frozen(kw_only=True)
class Fingerprint:
    """The words around a place: hashes of the words before and after it, nearest first, and the guard.

    Fewer than NEIGHBOURS hashes mean that the text begins or ends there.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    guard: str


@attrs.frozen(eq=False)
class TextContext:
    """A text split into words and sentences once, to take the fingerprints of many places in it."""

    text: str
    words: tuple[TextSpan, ...]
    sentence_ends: tuple[int, ...]
    _fingerprints: dict[tuple[TextSpan, str], Fingerprint] = attrs.field(init=False, factory=dict)
    _guards: dict[tuple[int, int, str], str] = attrs.field(init=False, factory=dict)

    def fingerprint(self, extent: TextSpan, *, salt: str) -> Fingerprint:
        """Returns the fingerprint of a place that begins and ends at word boundaries; each is computed once."""
        if (known := self._fingerprints.get((extent, salt))) is None:
            known = self._fingerprints[extent, salt] = self._make_fingerprint(extent, salt)
        return known

    def _make_fingerprint(self, extent: TextSpan, salt: str) -> Fingerprint:
        first, last = self.neighbours(extent)
        before = self.words[max(0, first - NEIGHBOURS) : first][::-1]
        after = self.words[last : last + NEIGHBOURS]
        return Fingerprint(
            before=tuple(word_hash(self.text[word.start : word.end], salt) for word in before),
            after=tuple(word_hash(self.text[word.start : word.end], salt) for word in after),
            guard=self._guard(*self.sentence(extent), salt),
        )

    def _guard(self, start: int, end: int, salt: str) -> str:
        # Cached, because in a text without full stops all places share one very long sentence.
        key = (start, end, salt)
        if key not in self._guards:
            self._guards[key] = sentence_guard(self.text[start:end], salt)
        return self._guards[key]

    def neighbours(self, extent: TextSpan) -> tuple[int, int]:
        """Returns the index of the first word not entirely before a place, and of the first entirely after it."""
        first = bisect.bisect_right(self.words, extent.start, key=lambda word: word.end)
        last = bisect.bisect_left(self.words, extent.end, key=lambda word: word.start)
        return first, max(first, last)

    def sentence(self, extent: TextSpan) -> tuple[int, int]:
        """Returns the start and end of the sentence, or sentences, that contain a place."""
        ends = self.sentence_ends
        first = bisect.bisect_right(ends, extent.start)
        last = bisect.bisect_right(ends, extent.end - 1)
        return (ends[first - 1] if first else 0), (ends[last] if last < len(ends) else len(self.text))


def text_context(text: str) -> TextContext:
    """Splits a text in normal form into words and sentences.

    >>> context = text_context("He may go. On March 7 he goes to Russia.")
    >>> context.text[slice(*context.sentence(TextSpan(14, 21)))]
    'On March 7 he goes to Russia.'
    >>> context.fingerprint(TextSpan(14, 21), salt="a" * 64).before
    ('ca', 'b7', '2e', '68')
    """
    words = tuple(TextSpan(start, end) for start, end in word_spans(text))
    return TextContext(text, words, tuple(match.end() for match in _SENTENCE_END.finditer(text)))


def word_hash(word: str, salt: str) -> str:
    """Returns the hash of a word: one byte, as two hexadecimal digits."""
    return hashlib.sha256(f"{salt} {word}".encode()).hexdigest()[:2]


def sentence_guard(sentence: str, salt: str) -> str:
    """Returns the hash of the critical tokens of a sentence: two bytes, as four hexadecimal digits."""
    return hashlib.sha256(f"{salt} {' '.join(critical_tokens(sentence))}".encode()).hexdigest()[:4]
