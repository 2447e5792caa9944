"""How certain words are, whether they deny, and whether they cite unnamed sources."""

from typing import Final

from diplovisit.evidence.lexicon import (
    DENIALS,
    MODAL_PHRASES,
    NON_PERSON_SOURCE_WORDS,
    NOT_DENIALS,
    UNNAMED_SOURCE_PHRASES,
)
from diplovisit.evidence.readings.tokens import Tokens, phrase_at, tokens_of_sentence
from diplovisit.record.vocabularies import Modality

_DENIAL_PHRASES: Final = dict.fromkeys(DENIALS, True) | dict.fromkeys(NOT_DENIALS, False)
_LONGEST_DENIAL: Final = max(map(len, _DENIAL_PHRASES))
_UNNAMED_PHRASES: Final = dict.fromkeys(UNNAMED_SOURCE_PHRASES, True)
_LONGEST_UNNAMED: Final = max(map(len, _UNNAMED_PHRASES))
_LONGEST_MODAL: Final = max(map(len, MODAL_PHRASES))
_WEAKNESS: Final = {modality: rank for rank, modality in enumerate(Modality)}  # strongest first
_BEFORE_A_NOUN: Final = frozenset(
    ["the", "a", "his", "her", "their", "its", "political", "free", "good", "own", "last"]
)


def denies(words: str) -> bool:
    """Whether the words contain a denial: "no", "never", "without", "yet to".

    >>> denies("No official announcement"), denies("no fewer than 12"), denies("isn't planned"), denies("No. 2")
    (True, False, True, False)
    """
    tokens = tokens_of_sentence(words)
    at = 0
    while at < len(tokens):
        match = phrase_at(tokens, at, _DENIAL_PHRASES, _LONGEST_DENIAL)
        if match is None:
            at += 1
            continue
        denial, end = match
        numbered = tokens.word(at) == "no" and tokens.glued(end) == "." and tokens[end + 1].is_digits
        if denial and not numbered:
            return True
        at = end
    return False


def cites_unnamed_sources(words: str) -> bool:
    """Whether the words attribute a statement to people who are not named.

    >>> cites_unnamed_sources("according to sources"), cites_unnamed_sources("on condition of anonymity")
    (True, True)
    >>> cites_unnamed_sources("renewable energy sources"), cites_unnamed_sources("a source of income")
    (False, False)
    """
    tokens = tokens_of_sentence(words)
    return any(_is_unnamed_source(tokens, at) for at in range(len(tokens)))


def _is_unnamed_source(tokens: Tokens, at: int) -> bool:
    if phrase_at(tokens, at, _UNNAMED_PHRASES, _LONGEST_UNNAMED) is None:
        return False
    if tokens.word(at) not in {"source", "sources"}:
        return True
    return tokens.word(at - 1) not in NON_PERSON_SOURCE_WORDS and tokens.word(at + 1) not in NON_PERSON_SOURCE_WORDS


def read_modality(words: str) -> Modality | None:
    """The weakest modality of the words, because a record may not be more certain; None where they have none.

    >>> read_modality("is scheduled to travel").value, read_modality("will likely be addressed").value
    ('scheduled', 'likely')
    >>> read_modality("visited Russia in May") is None
    True
    """
    return max((modality for modality, _, _ in modal_phrases(words)), key=_WEAKNESS.__getitem__, default=None)


def modal_phrases(words: str) -> tuple[tuple[Modality, int, int], ...]:
    """Returns each modal phrase of the words: its modality, and where it begins and ends.

    >>> [(modality.value, start, end) for modality, start, end in modal_phrases("It may be that he will visit")]
    [('possible', 3, 6), ('asserted', 18, 22)]
    """
    tokens = tokens_of_sentence(words)
    phrases: list[tuple[Modality, int, int]] = []
    at = 0
    while at < len(tokens):
        match = phrase_at(tokens, at, MODAL_PHRASES, _LONGEST_MODAL)
        if match is None or _is_not_modal(tokens, at):
            at += 1
            continue
        modality, end = match
        phrases.append((modality, tokens[at].start, tokens[end - 1].end))
        at = end
    return tuple(phrases)


def _is_not_modal(tokens: Tokens, at: int) -> bool:
    """Whether the word is the month of May, or the noun "will" or "might"."""
    token = tokens[at]
    if token.text == "May":
        return True
    return token.lower in {"will", "might"} and tokens.word(at - 1) in _BEFORE_A_NOUN
