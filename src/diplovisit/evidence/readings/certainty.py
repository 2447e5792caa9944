"""How sure words are that something will be."""

from typing import Final

from diplovisit.evidence.lexicon import DENIALS, MODAL_PHRASES, NAMELESS, NOT_DENIALS, SOURCES_OF_THINGS
from diplovisit.evidence.readings.tokens import Tokens, phrase_at
from diplovisit.record.vocabularies import Modality

# MERGED: Whether words deny.

_DENIAL_PHRASES: Final = dict.fromkeys(DENIALS, True) | dict.fromkeys(NOT_DENIALS, False)
_LONGEST_DENIAL: Final = max(map(len, _DENIAL_PHRASES))


def denies(words: str) -> bool:
    """Tells whether there is a denial among the words: "no", "never", "without", "yet to".

    >>> denies("No official announcement"), denies("no fewer than 12"), denies("isn't planned"), denies("No. 2")
    (True, False, True, False)
    """
    tokens = Tokens(words)
    at = 0
    while at < len(tokens):
        found = phrase_at(tokens, at, _DENIAL_PHRASES, _LONGEST_DENIAL)
        if found is None:
            at += 1
            continue
        denial, end = found
        numbered = tokens.word(at) == "no" and tokens.glued(end) == "." and tokens[end + 1].is_digits
        if denial and not numbered:
            return True
        at = end
    return False


# MERGED: Whether words rest on people who are not named.

_NAMELESS_PHRASES: Final = dict.fromkeys(NAMELESS, True)
_LONGEST_NAMELESS: Final = max(map(len, _NAMELESS_PHRASES))


def rests_on_sources(words: str) -> bool:
    """Tells whether the words say that they rest on people without a name.

    >>> rests_on_sources("according to sources"), rests_on_sources("on condition of anonymity")
    (True, True)
    >>> rests_on_sources("renewable energy sources"), rests_on_sources("a source of income")
    (False, False)
    """
    tokens = Tokens(words)
    return any(_is_nameless(tokens, at) for at in range(len(tokens)))


def _is_nameless(tokens: Tokens, at: int) -> bool:
    if phrase_at(tokens, at, _NAMELESS_PHRASES, _LONGEST_NAMELESS) is None:
        return False
    if tokens.word(at) not in {"source", "sources"}:
        return True
    return tokens.word(at - 1) not in SOURCES_OF_THINGS and tokens.word(at + 1) not in SOURCES_OF_THINGS


_LONGEST_MODAL: Final = max(map(len, MODAL_PHRASES))
_WEAKNESS: Final = {modality: place for place, modality in enumerate(Modality)}  # strongest first
_BEFORE_A_NOUN: Final = frozenset(
    ["the", "a", "his", "her", "their", "its", "political", "free", "good", "own", "last"]
)


def read_modality(words: str) -> Modality | None:
    """The weakest of the modalities that words have, as a record may be no surer than they are; None without any.

    >>> read_modality("is scheduled to travel").value, read_modality("will likely be addressed").value
    ('scheduled', 'likely')
    >>> read_modality("visited Russia in May") is None
    True
    """
    tokens = Tokens(words)
    weakest, at = None, 0
    while at < len(tokens):
        found = phrase_at(tokens, at, MODAL_PHRASES, _LONGEST_MODAL)
        if found is None or _is_another_word(tokens, at):
            at += 1
            continue
        modality, at = found
        if weakest is None or _WEAKNESS[modality] > _WEAKNESS[weakest]:
            weakest = modality
    return weakest


def _is_another_word(tokens: Tokens, at: int) -> bool:
    """Whether it is the month of May, or a will, a might that people have."""
    token = tokens[at]
    if token.text == "May":
        return True
    return token.lower in {"will", "might"} and tokens.word(at - 1) in _BEFORE_A_NOUN
