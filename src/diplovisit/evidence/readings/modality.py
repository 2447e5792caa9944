"""How sure words are that something will be."""

from typing import Final

from diplovisit.evidence.lexicon import MODAL_PHRASES
from diplovisit.evidence.readings.tokens import Tokens, phrase_at
from diplovisit.record.vocabularies import Modality

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
