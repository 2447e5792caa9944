"""What bounds a value from outside: "approximately" before it, "or so" behind it."""

from collections.abc import Mapping
from typing import Final

from diplovisit.evidence.lexicon import QUALIFIERS
from diplovisit.evidence.readings.tokens import Tokens, memoised, phrase_at
from diplovisit.record.vocabularies import Qualifier

_LONGEST: Final = max(map(len, QUALIFIERS))
_BEHIND: Final[Mapping[tuple[str, ...], Qualifier]] = {
    ("or", "so"): Qualifier.APPROXIMATELY,
    ("or", "more"): Qualifier.AT_LEAST,
    ("or", "less"): Qualifier.AT_MOST,
    ("or", "fewer"): Qualifier.AT_MOST,
}


@memoised
def qualifier_at(tokens: Tokens, at: int) -> tuple[Qualifier | None, int]:
    """The qualifier at a place, None where there is none, and the place behind it.

    >>> qualifier_at(Tokens("no more than 12"), 0)
    (<Qualifier.AT_MOST: 'at-most'>, 3)
    """
    return phrase_at(tokens, at, QUALIFIERS, _LONGEST) or (None, at)


def qualifier_behind(tokens: Tokens, at: int) -> tuple[Qualifier | None, int]:
    """The qualifier behind a value, None where there is none, and the place behind it.

    >>> qualifier_behind(Tokens("12 or so"), 1)
    (<Qualifier.APPROXIMATELY: 'approximately'>, 3)
    """
    return phrase_at(tokens, at, _BEHIND, 2) or (None, at)
