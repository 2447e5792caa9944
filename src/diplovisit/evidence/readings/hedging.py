"""Whether words rest on people who are not named."""

from typing import Final

from diplovisit.evidence.lexicon import NAMELESS, SOURCES_OF_THINGS
from diplovisit.evidence.readings.tokens import Tokens, phrase_at

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
