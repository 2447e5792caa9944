"""The tokens that all grammars read, and the means that the grammars share.

A position is the index of a token. A grammar reads at a position, and returns a value and the position after it.

One pattern splits the text in one pass. Its alternatives exclude one another, so the time is linear.
"""

import enum
import functools
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeVar

import attrs

from diplovisit.evidence.lexicon import FRACTION_SIGNS, LONG_QUALIFIERS, QUALIFIERS
from diplovisit.findings.phrases import escaped
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import Qualifier

LONGEST: Final = 200
"""The most characters of a phrase. No value in news is longer, and the bound makes a refusal cheap."""

# Letters, ASCII digits, or one other character that is not blank. Digits of other scripts are such characters, which no
# grammar knows: "१२" and "１２" are refused.
# `re` counts vulgar fractions as letters, so the pattern excludes them: "½m" is two tokens.
_TOKEN = lazy_pattern(rf"[^\W\d_{''.join(FRACTION_SIGNS)}]+|[0-9]+|\S")
_FOLDED: Final[Mapping[int, str]] = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "‘’ʼ"), "'")

_QUALIFIERS_BEFORE: Final[Mapping[tuple[str, ...], Qualifier]] = {**QUALIFIERS, **LONG_QUALIFIERS}
_LONGEST_QUALIFIER: Final = max(map(len, _QUALIFIERS_BEFORE))
_QUALIFIERS_AFTER: Final[Mapping[tuple[str, ...], Qualifier]] = {
    ("or", "so"): Qualifier.APPROXIMATELY,
    ("or", "more"): Qualifier.AT_LEAST,
    ("or", "less"): Qualifier.AT_MOST,
    ("or", "fewer"): Qualifier.AT_MOST,
}

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")


@attrs.frozen
class Unparsed:
    """The result for words that do not have exactly one reading. It is returned, never raised.

    `reason` is a clause that a person can act on. The words come from unknown authors, so control characters that a
    terminal would obey are escaped.

    >>> Unparsed("“dozens” is no number").reason
    '“dozens” is no number'
    """

    reason: str = attrs.field(converter=escaped)


class TokenKind(enum.Enum):
    """The kind of a token: letters, ASCII digits, or one other character."""

    WORD = enum.auto()
    DIGITS = enum.auto()
    MARK = enum.auto()


@attrs.frozen
class Token:
    """A token with its span in the text.

    `lower` is the text in lower case with dashes and apostrophes folded. `spaced` is true where a blank precedes it.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    spaced: bool

    @property
    def is_digits(self) -> bool:
        """Whether the token consists of ASCII digits."""
        return self.kind is TokenKind.DIGITS


_END = Token(0, 0, "", "", TokenKind.MARK, True)


class _Words(dict[int, str]):
    """The words of a text by position; empty after the last, so that a grammar may look ahead."""

    def __missing__(self, at: int) -> str:
        return ""


class Tokens(dict[int, Token]):
    """The tokens of a text by position; empty after the last, so that a grammar may look ahead.

    It is a dictionary, because a grammar asks for a token about a hundred times.

    >>> [token.text for token in Tokens("US$66bn, up").all]
    ['US', '$', '66', 'bn', ',', 'up']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple(_tokens(text))
        super().__init__(enumerate(self.all))
        # Called about a hundred times per token, so it is the table's own method, without a Python function around it.
        self.word: Callable[[int], str] = _Words({at: token.lower for at, token in enumerate(self.all)}).__getitem__
        """The token at a position in lower case; empty after the last."""
        self.cache: dict[tuple[object, int], Any] = {}
        """The results of grammars, by grammar and position."""

    def __missing__(self, at: int) -> Token:
        return _END

    def glued(self, at: int) -> str:
        """The token in lower case where no blank precedes it; else empty."""
        token = self[at]
        return "" if token.spaced else token.lower


@functools.lru_cache(maxsize=512)
def tokens_of_sentence(text: str) -> Tokens:
    """The tokens of a sentence or a quote, split once for all grammars, which share what they found at each place.

    >>> tokens_of_sentence("12 envoys") is tokens_of_sentence("12 envoys")
    True
    """
    return Tokens(text)


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        piece = match.group()
        first = piece[0]
        kind = TokenKind.WORD if first.isalpha() else TokenKind.DIGITS if "0" <= first <= "9" else TokenKind.MARK
        lower = piece.translate(_FOLDED) if kind is TokenKind.MARK else piece.lower()
        tokens.append(Token(match.start(), match.end(), piece, lower, kind, match.start() > end or not tokens))
        end = match.end()
    return tokens


def joins_neighbours(tokens: Tokens, at: int) -> bool:
    """Whether the token at a position joins its neighbours: a word, or a hyphen without blanks.

    A hyphen between blanks may be a dash.

    >>> (
    ...     joins_neighbours(Tokens("66-70"), 1),
    ...     joins_neighbours(Tokens("died - 12 of them"), 1),
    ...     joins_neighbours(Tokens("66 to 70"), 1),
    ... )
    (True, False, True)
    """
    return tokens.word(at) != "-" or (not tokens[at].spaced and not tokens[at + 1].spaced)


def phrase_at(
    tokens: Tokens, at: int, phrases: Mapping[tuple[str, ...], _Value], longest: int
) -> tuple[_Value, int] | None:
    """The value of the longest of the phrases at a position, and the position after it; None where there is none.

    >>> phrase_at(Tokens("more than 12"), 0, {("more",): 1, ("more", "than"): 2}, 2)
    (2, 2)
    """
    words = tuple(map(tokens.word, range(at, at + longest)))
    for length in range(longest, 0, -1):
        if (value := phrases.get(words[:length])) is not None:
            return value, at + length
    return None


def memoised(grammar: Callable[[Tokens, int], _Result]) -> Callable[[Tokens, int], _Result]:
    """The grammar with a cache of its result for each position, because other grammars call it repeatedly.

    Source: Ford, "Packrat Parsing" (2002).
    """

    @wraps(grammar)
    def cached(tokens: Tokens, at: int) -> _Result:
        key = (grammar, at)
        try:
            result: _Result = tokens.cache[key]
        except KeyError:
            result = tokens.cache[key] = grammar(tokens, at)
        return result

    return cached


@memoised
def qualifier_at(tokens: Tokens, at: int) -> tuple[Qualifier | None, int]:
    """The qualifier before a value ("approximately"), None where there is none, and the position after it.

    >>> qualifier_at(Tokens("no more than 12"), 0)
    (<Qualifier.AT_MOST: 'at-most'>, 3)
    """
    if tokens.word(at) == "over" and tokens.word(at - 1) in HAND_VERBS:
        return None, at
    return phrase_at(tokens, at, _QUALIFIERS_BEFORE, _LONGEST_QUALIFIER) or (None, at)


# "Handed over $3 million" gives $3 million, and no more.
HAND_VERBS: Final[frozenset[str]] = frozenset(["hand", "hands", "handed", "handing", "turned", "signed", "carried"])


def qualifier_after(tokens: Tokens, at: int) -> tuple[Qualifier | None, int]:
    """The qualifier after a value ("or so"), None where there is none, and the position after it.

    >>> qualifier_after(Tokens("12 or so"), 1)
    (<Qualifier.APPROXIMATELY: 'approximately'>, 3)
    """
    return phrase_at(tokens, at, _QUALIFIERS_AFTER, 2) or (None, at)
