"""Whether words deny."""

from typing import Final

from diplovisit.evidence.lexicon import DENIALS, NOT_DENIALS
from diplovisit.evidence.readings.tokens import Tokens, phrase_at

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
