"""The words that a value can begin with: at any other word of a text the grammars need not be asked.

Most words of a text are none of them, and three grammars at every word are most of the time that a scan takes.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.evidence import lexicon
from diplovisit.evidence.readings.tokens import TokenKind, Tokens
from diplovisit.record.currencies import CURRENCIES, SIGNS

# Prepositions, articles and turns that stand in grammars and in no table.
_OTHERS: Final = """
    a after ago all among an and around as at before beginning below between by c ca circa coming cop current
    day daylong decade dozen during each early earlier ending every few first following for from further half
    hour hourlong in just last late later less mid middle midnight minute month monthlong next no noon number of
    on one over past previous prior quarter same second since some starting still that the then these this those
    through throughout till time to today tomorrow tonight top under until up upcoming week weekend weeklong
    within year yearlong yesterday
""".split()  # noqa: SIM905  # a list of words reads best as words

_TABLES: Final = tuple(getattr(lexicon, name) for name in lexicon.__all__)


def _words(table: object) -> Iterator[str]:
    """The first words of the entries of a table, whatever it holds: words, or phrases."""
    match table:
        case str():
            yield table.lower()
        case (str() as first, *_):
            yield first.lower()
        case Iterable():
            for entry in table:
                yield from _words(entry)
        case _:
            pass


OPENERS: Final[frozenset[str]] = frozenset(
    [
        *_OTHERS,
        *(word for table in _TABLES for word in _words(table)),
        *(code.lower() for code in CURRENCIES),
        *(Tokens(sign).word(0) for sign in SIGNS),
    ]
)
"""In lower case.

>>> {"approximately", "march", "us", "inr", "the"} <= OPENERS, "minister" in OPENERS
(True, False)
"""


def may_start_value(tokens: Tokens, at: int) -> bool:
    """Whether a value can begin at a place, by its first token: digits, signs, and words of that kind.

    >>> tokens = Tokens("$5, envoy")
    >>> [may_start_value(tokens, at) for at in range(len(tokens))]
    [True, True, False, False]
    """
    token = tokens[at]
    if token.kind is TokenKind.WORD:
        return token.lower in OPENERS
    # No value begins with punctuation but a minus; a currency's sign is none, nor are the digits of another script.
    return token.kind is TokenKind.DIGITS or token.lower == "-" or unicodedata.category(token.text[0])[0] != "P"
