"""Words, digits and marks: what the grammars read.

One pass over the text, by a pattern whose alternatives exclude one another: the time is that of the length.
"""

import enum
import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeVar

import attrs

from diplovisit.evidence.lexicon import FRACTION_SIGNS, QUALIFIERS
from diplovisit.findings.phrases import escaped
from diplovisit.record.vocabularies import Qualifier

# MERGED: What is said where words cannot be read: a value, which nothing raises.


@attrs.frozen
class Unparsed:
    """Words that have no one reading; `reason` is a clause that a person can act on.

    The words are anybody's, so what a terminal could act on is escaped.

    >>> Unparsed("“dozens” is no number").reason
    '“dozens” is no number'
    """

    reason: str = attrs.field(converter=escaped)


LONGEST: Final = 200
"""The most characters that a phrase can have: no value in news is longer, and a refusal is cheap."""

# Letters, or ASCII digits, or any other one thing that is not blank. Digits of other scripts are such things, which no
# grammar knows: "१२" and "１２" are refused.
# Vulgar fractions are letters to `re`, so they are taken out: "½m" is two tokens.
_TOKEN = re.compile(rf"[^\W\d_{''.join(FRACTION_SIGNS)}]+|[0-9]+|\S")
_FOLDED: Final[Mapping[int, str]] = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "‘’ʼ"), "'")

_Value = TypeVar("_Value")
_Found = TypeVar("_Found")


class TokenKind(enum.Enum):
    """Letters, ASCII digits, or one other character."""

    WORD = enum.auto()
    DIGITS = enum.auto()
    MARK = enum.auto()


@attrs.frozen
class Token:
    """A token of a text; `lower`: in lower case, dashes and apostrophes folded; `spaced`: a blank is before it."""

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    spaced: bool

    @property
    def is_digits(self) -> bool:
        """Whether it is ASCII digits."""
        return self.kind is TokenKind.DIGITS


_END = Token(0, 0, "", "", TokenKind.MARK, True)


class _Words(dict[int, str]):
    """The words of a text by number; empty ones behind the last, so that a grammar may look ahead."""

    def __missing__(self, at: int) -> str:
        return ""


class Tokens:
    """The tokens of a text, by number; behind the last there are empty ones, so that a grammar may look ahead.

    >>> [token.text for token in Tokens("US$66bn, up").all]
    ['US', '$', '66', 'bn', ',', 'up']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = tuple(_tokens(text))
        # Asked for some hundred times a token: no function of Python's own stands between the question and the table.
        self.word: Callable[[int], str] = _Words({at: token.lower for at, token in enumerate(self.all)}).__getitem__
        """The token at a number in lower case; empty behind the last."""
        self.known: dict[tuple[object, int], Any] = {}
        """What grammars have found at a place, by the grammar and the place."""

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> Token:
        return self.all[at] if 0 <= at < len(self.all) else _END

    def glued(self, at: int) -> str:
        """The token in lower case where no blank stands before it; else empty."""
        token = self[at]
        return "" if token.spaced else token.lower


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        piece = match.group()
        first = piece[0]
        kind = TokenKind.WORD if first.isalpha() else TokenKind.DIGITS if "0" <= first <= "9" else TokenKind.MARK
        lower = piece.translate(_FOLDED) if kind is TokenKind.MARK else piece.lower()
        found.append(Token(match.start(), match.end(), piece, lower, kind, match.start() > end or not found))
        end = match.end()
    return found


def joins_neighbours(tokens: Tokens, at: int) -> bool:
    """Tells whether a word or a hyphen joins what stands around it: a hyphen with blanks may be a dash.

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
    """The longest of the phrases that stands at a place, with the place behind it; blanks stand between its words.

    >>> phrase_at(Tokens("more than 12"), 0, {("more",): 1, ("more", "than"): 2}, 2)
    (2, 2)
    """
    words = tuple(map(tokens.word, range(at, at + longest)))
    for length in range(longest, 0, -1):
        if (value := phrases.get(words[:length])) is not None:
            return value, at + length
    return None


def memoised(grammar: Callable[[Tokens, int], _Found]) -> Callable[[Tokens, int], _Found]:
    """A grammar that works out once for each place what it finds there: others ask it for the same again and again.

    Source: Ford, "Packrat Parsing" (2002).
    """

    @wraps(grammar)
    def once(tokens: Tokens, at: int) -> _Found:
        key = (grammar, at)
        known = tokens.known
        if key not in known:
            known[key] = grammar(tokens, at)
        found: _Found = known[key]
        return found

    return once


# MERGED: What bounds a value from outside: "approximately" before it, "or so" behind it.

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
