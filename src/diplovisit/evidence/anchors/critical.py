"""Critical tokens: the words that turn one fact into another, so that none of them may change unseen.

A source may be reworded and still say the same; with another number, month, sign, bound, negation, capacity or degree
of certainty it says something else. Words count, not phrases: whoever takes "than" for critical errs on the safe side.
"""

import re
from collections.abc import Iterator
from typing import Final

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
from diplovisit.evidence.texts.wholes import word_spans
from diplovisit.record.currencies import CURRENCIES, SIGNS

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
