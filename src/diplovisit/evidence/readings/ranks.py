"""Ranks and ordinals: "top two", "second-largest", "third", "No. 2"."""

from decimal import Decimal
from typing import Final

from diplovisit.evidence.lexicon import FRACTION_WORDS, ORDINALS, TENS
from diplovisit.evidence.lexicon import figure_words as words_of
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, Unparsed, memoised
from diplovisit.evidence.readings.values import QuantityReading, UnitKind
from diplovisit.record.vocabularies import Qualifier

# Superlatives that count from the other end ("smallest") are excluded: the second of them is not in second place.
_SUPERLATIVES: Final = frozenset(["largest", "biggest", "highest", "richest", "busiest", "strongest", "top"])
_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd"}
_MOST: Final = 1000
_RANKING: Final = frozenset(["ranked", "ranks", "rank", "ranking", "placed", "came", "come", "comes", "finished"])
_PLACES: Final = frozenset(["place", "position", "rank", "spot"])
_HOLDING: Final = frozenset(
    """
    in to into from for at took take takes taking hold holds held holding occupy occupies occupied secure secured claim
    claimed retain retained retains keep kept keeps share shared shares reach reached joint finish finished finishing
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_DETERMINERS: Final = frozenset(["the", "its", "his", "her", "their", "s"])
_BEFORE_A_NUMBER: Final = _DETERMINERS | frozenset(
    """
    as ranked ranking rank ranks currently now is was are were be become becomes became remain remains remained
    considered effectively still
    """.split()  # noqa: SIM905  # a list of words reads best as words
)

ParsedRank = tuple[QuantityReading, int] | Unparsed | None


def rank_at(tokens: Tokens, at: int) -> ParsedRank:
    """The rank at a position, and the position after it; None where there is none.

    >>> rank_at(Tokens("top two"), 0)[0].qualifier.value, rank_at(Tokens("second-largest"), 0)[0].low
    ('at-most', Decimal('2'))
    """
    if tokens.word(at) == "among":
        return _top_number(tokens, at + 1)
    if tokens.word(at) == "one" and tokens.word(at + 1) == "of":
        return _top_number(tokens, at + 2)
    if (numbered := _numbered(tokens, at)) is not None:
        return numbered
    start = at + 1 if tokens.word(at) == "the" else at
    if tokens.word(start) == "top":
        return _top_number(tokens, start)
    if start > at and tokens.word(start) in _SUPERLATIVES:
        return _rank(1), start + 1
    return _ordinal(tokens, start)


def _top_number(tokens: Tokens, at: int) -> ParsedRank:
    """The rank of "the top two" or "the five biggest"."""
    start = at + 1 if tokens.word(at) == "the" else at
    top = tokens.word(start) == "top"
    number = number_at(tokens, start + 1 if top else start)
    if not isinstance(number, tuple):
        return None
    count, end = number
    if not count.is_whole or not 1 < count.value <= _MOST:
        return None
    if not top:
        if tokens.word(end) not in _SUPERLATIVES:
            return None
        end += 1
    return _rank(int(count.value), Qualifier.AT_MOST), end


def _numbered(tokens: Tokens, at: int) -> ParsedRank:
    """The rank of "No. 2" or "number two"."""
    if tokens.word(at) == "number":
        start = at + 1
    elif tokens.word(at) == "no" and tokens.word(at + 1) == "." and tokens[at + 2].is_digits:
        start = at + 2
    else:
        return None
    number = number_at(tokens, start)
    if not isinstance(number, tuple) or not number[0].is_whole or not 1 <= number[0].value <= _MOST:
        return None
    return _rank(int(number[0].value)), number[1]


def _ordinal(tokens: Tokens, at: int) -> ParsedRank:
    ordinal = ordinal_at(tokens, at)
    if ordinal is None:
        return None
    number, end = ordinal
    if tokens.word(end) in FRACTION_WORDS:
        return None
    following = end + 1 if tokens.glued(end) == "-" else end
    return _rank(number), following + 1 if tokens.word(following) in _SUPERLATIVES else end


@memoised
def ordinal_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The ordinal at a position, in words or in digits, and the position after it; None where there is none.

    >>> ordinal_at(Tokens("twenty-first"), 0), ordinal_at(Tokens("3rd"), 0), ordinal_at(Tokens("3th"), 0)
    ((21, 3), (3, 2), None)
    """
    word = tokens.word(at)
    if (number := ORDINALS.get(word)) is not None:
        return number, at + 1
    if (ten := TENS.get(word)) is not None and tokens.glued(at + 1) == "-":
        unit = ORDINALS.get(tokens.word(at + 2), 0)
        return (ten + unit, at + 3) if 0 < unit < 10 else None
    if tokens[at].is_digits and len(word) <= 3 and not word.startswith("0"):
        number = int(word)
        ending = "th" if 10 < number % 100 < 14 else _ENDINGS.get(number % 10, "th")
        return (number, at + 2) if tokens.glued(at + 1) == ending else None
    return None


def _rank(number: int, qualifier: Qualifier | None = None) -> QuantityReading:
    return QuantityReading(low=Decimal(number), unit=UnitKind.RANK, qualifier=qualifier)


def is_rank_in_prose(tokens: Tokens, at: int, reading: QuantityReading, end: int) -> bool:
    """Whether an ordinal or a number is a rank: "second-largest" and "ranked third" are, "the third round" is not.

    >>> tokens = Tokens("the No. 2 official, the No. 4 reactor")
    >>> [is_rank_in_prose(tokens, at, *rank_at(tokens, at)) for at in (1, 7)]
    [True, False]
    """
    words = [token.lower for token in tokens.all[at:end]]
    if tokens.word(end) == "from" and {tokens.word(end + 1), tokens.word(end + 2)} & {"bottom", "last", "end"}:
        return False
    if words[0] in {"no", "number"}:
        return _is_numbered_rank(tokens, at, end)
    if reading.qualifier is Qualifier.AT_MOST:
        return True
    start = at + 1 if words[0] == "the" else at
    ordinal = ordinal_at(tokens, start)
    if ordinal is None:
        return False
    if ordinal[1] < end:
        return True
    if tokens[start].text[0].isupper() and start > 0:
        return False
    if tokens.word(end) in _PLACES:
        # "a third place of worship", "the second position on the border"
        governor = at - 1 if tokens.word(at - 1) not in _DETERMINERS else at - 2
        return tokens.word(governor) in _HOLDING and tokens.word(end + 1) != "of"
    if tokens.word(at - 1) not in _RANKING or (ordinal[0] == 1 and tokens.word(at - 1).startswith("c")):
        return False  # "peace comes first"
    following = tokens[end]
    return (
        following.kind is not TokenKind.WORD
        or following.lower in words_of.FUNCTION_WORDS_AFTER
        or following.lower in {"worldwide", "globally", "overall", "behind", "nationally", "regionally"}
    )


def _is_numbered_rank(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "No. 2" or "number two" is a rank, and no name: "Decree No. 2", "the No. 4 reactor", "Number 10"."""
    if (tokens.word(at) == "no" and tokens[at].text != "No") or tokens[at].text == "Number":
        return False
    if tokens.word(at - 1) not in _BEFORE_A_NUMBER:
        return False
    following = tokens[end]
    return (
        following.kind is not TokenKind.WORD
        or following.lower in words_of.FUNCTION_WORDS_AFTER
        or following.lower in words_of.AFTER_A_RANK
    )
