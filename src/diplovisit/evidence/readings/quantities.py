"""Quantities: an amount or a range of two amounts, with its qualifier."""

from decimal import Decimal
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import (
    DISJOINT,
    DISJOINT_AFTER,
    MONTH_ABBREVIATIONS,
    MONTHS,
    SCALES,
    TIME_UNIT_PLURALS,
    TIME_UNITS,
)
from diplovisit.evidence.readings.amounts import Amount, amount_at
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.ranks import rank_at
from diplovisit.evidence.readings.tokens import (
    LONGEST,
    TokenKind,
    Tokens,
    Unparsed,
    joins_neighbours,
    qualifier_after,
    qualifier_at,
    tokens_of_sentence,
)
from diplovisit.evidence.readings.values import QuantityReading, UnitKind

_MOST_WORDS_OF_A_NOUN: Final = 8
_NO_NOUN: Final = frozenset(
    [
        "to",
        "and",
        "or",
        "of",
        "in",
        "on",
        "by",
        "at",
        "the",
        "a",
        "an",
        "percent",
        "per",
        "percentage",
        "than",
        "more",
        "others",
    ]
)
_YEARS: Final = range(1500, 2101)
_HUNDRED: Final = 100

ParsedQuantity: TypeAlias = tuple[QuantityReading, int] | Unparsed | None


def read_quantity(words: str, *, noun: bool = False) -> QuantityReading | Unparsed:
    """Reads a number with its unit from the whole phrase; with `noun`, the noun that it counts may follow.

    >>> reading = read_quantity("approximately $66 billion")
    >>> f"{reading.low:,f}", reading.unit.value, reading.sign, reading.qualifier.value
    ('66,000,000,000', 'money', '$', 'approximately')
    >>> read_quantity("12 Indian nationals", noun=True).noun
    'Indian nationals'
    >>> read_quantity("dozens")
    Unparsed(reason='“dozens” is not a number')
    """
    if len(words) > LONGEST:
        return Unparsed(f"the phrase has more than {LONGEST} characters, which no figure has")
    tokens = tokens_of_sentence(words)
    result = quantity_at(tokens, 0)
    if result is None:
        return Unparsed("no figure was found")
    if isinstance(result, Unparsed):
        return result
    reading, end = result
    if end == len(tokens):
        return reading
    rest = words[tokens[end].start :].rstrip()
    if not noun or reading.unit not in {UnitKind.COUNT, UnitKind.RANK} or not _is_noun(tokens, end):
        return Unparsed(f"“{rest[:40]}” remains after the figure")
    return attrs.evolve(reading, noun=rest)


def _is_noun(tokens: Tokens, at: int) -> bool:
    rest = tokens.all[at:]
    if len(rest) > _MOST_WORDS_OF_A_NOUN or not rest[0].spaced or rest[0].lower in _NO_NOUN:
        return False
    first = rest[0].lower
    if first in TIME_UNITS or first in TIME_UNIT_PLURALS or first in MONTHS or first in MONTH_ABBREVIATIONS:
        return False
    return all(token.kind is TokenKind.WORD and token.spaced for token in rest) and not any(
        isinstance(number_at(tokens, at + n), tuple) or token.lower in SCALES for n, token in enumerate(rest)
    )


def quantity_at(tokens: Tokens, at: int, *, ranges: bool = True) -> ParsedQuantity:
    """The longest quantity at a position, and the position after it; None where there is none.

    Without `ranges`, only the first figure of a range is read.
    """
    qualifier, start = qualifier_at(tokens, at)
    extra, start = _disjoint_at(tokens, start)
    if extra and qualifier is None:
        qualifier, start = qualifier_at(tokens, start)
    if start == at and (rank := rank_at(tokens, at)) is not None:
        return rank
    if (negative := _negative_at(tokens, start)) is not None:
        return attrs.evolve(negative[0], qualifier=qualifier), negative[1]
    result = _range_at(tokens, start) if ranges else _amount_only_at(tokens, start)
    if not isinstance(result, tuple):
        return result
    reading, end = result
    if tokens[end].kind is not TokenKind.MARK and not tokens[end].spaced and tokens[end].lower:
        return Unparsed(f"“{tokens[end].text}” follows the number directly but is not a scale or unit")
    is_extra = tokens.word(end) in DISJOINT_AFTER and tokens.word(end + 1) != "than"
    if is_extra and not extra and reading.unit is UnitKind.COUNT:
        extra, end = True, end + 1
    later_qualifier, after = qualifier_after(tokens, end)
    if later_qualifier is not None and qualifier is None:
        qualifier, end = later_qualifier, after
    return attrs.evolve(reading, qualifier=qualifier, extra=extra), end


def _negative_at(tokens: Tokens, at: int) -> tuple[QuantityReading, int] | None:
    """The reading of "minus 3 percent" or "-1.8%". Other things are not counted below zero, but taken from a number."""
    is_sign = tokens.word(at) == "-" and tokens[at].spaced and not tokens[at + 1].spaced and tokens[at + 1].is_digits
    is_word = tokens.word(at) in {"minus", "negative"} and tokens[at].spaced
    if not is_sign and not is_word:
        return None
    amount = amount_at(tokens, at + 1)
    if not isinstance(amount, tuple) or amount[0].unit is not UnitKind.PERCENT:
        return None
    return _reading(amount[0], -amount[0].number.value), amount[1]


def _disjoint_at(tokens: Tokens, at: int) -> tuple[bool, int]:
    """Whether a word such as "another" is at a position, and the position after it."""
    for length in (2, 1):
        if tuple(tokens.word(at + n) for n in range(length)) in DISJOINT:
            return True, at + length
    return False, at


def _amount_only_at(tokens: Tokens, at: int) -> ParsedQuantity:
    amount = amount_at(tokens, at)
    return _single_amount(*amount) if isinstance(amount, tuple) else amount


def _range_at(tokens: Tokens, at: int) -> ParsedQuantity:
    """One amount, or two amounts that a word or a hyphen joins into a range."""
    opening = tokens.word(at) if tokens.word(at) in {"between", "from"} else ""
    first = amount_at(tokens, at + 1 if opening else at)
    if not isinstance(first, tuple):
        return None if opening and first is None else first
    low, end = first
    joints = {"between": ("and",), "from": ("to", "-")}.get(opening, ("to", "-", "or"))
    joint = tokens.word(end)
    second = amount_at(tokens, end + 1) if joint in joints and joins_neighbours(tokens, end) else None
    if isinstance(second, Unparsed) and joint != "or":
        return second
    if not isinstance(second, tuple):
        return Unparsed(f"“{opening}” has no second figure") if opening else _single_amount(low, end)
    high, after = second
    if joint == "or" and not (high.number.value - low.number.value == 1 and high.unit in {None, UnitKind.PERCENT}):
        return _single_amount(low, end)
    joined = _joined(low, high)
    return joined if isinstance(joined, Unparsed) else (joined, after)


def _single_amount(amount: Amount, end: int) -> ParsedQuantity:
    return _reading(amount, amount.number.value), end


def _reading(amount: Amount, low: Decimal, high: Decimal | None = None) -> QuantityReading:
    return QuantityReading(
        low=low,
        high=high,
        unit=amount.unit or UnitKind.COUNT,
        currencies=amount.currencies,
        sign=amount.sign,
    )


def _joined(low: Amount, high: Amount) -> QuantityReading | Unparsed:
    """The range of two amounts.

    The scale and unit of the second figure also apply to the first, and the sign of the first to the second.
    """
    unit = _shared_unit(low, high)
    if isinstance(unit, Unparsed):
        return unit
    least, most = low.number.value, high.number.value
    if low.number.scale == 1 < high.number.scale:
        if low.number.mantissa < high.number.mantissa:
            least *= high.number.scale
        elif high.number.scale > _HUNDRED:
            return Unparsed("the first figure of the range has no scale, and that of the second may not apply to it")
    if least >= most:
        return Unparsed("the upper end is not above the lower end, so it is a score, a span of years or a misprint")
    if unit.unit is None and {least, most} <= set(map(Decimal, _YEARS)) and not high.number.grouped:
        return Unparsed("the range may be of years")
    return _reading(unit, least, most)


def _shared_unit(low: Amount, high: Amount) -> Amount | Unparsed:
    if low.unit is None:
        # Nobody writes "10 to $12".
        return Unparsed("only the second figure has the sign") if high.in_front else high
    if high.unit is None:
        return low if low.in_front else Unparsed("only the first figure has the unit")
    if low.unit is not high.unit:
        return Unparsed("the two figures have different units")
    if low.in_front and high.in_front and low.sign != high.sign:
        return Unparsed("the two figures have different signs")
    common = tuple(code for code in low.currencies if code in high.currencies)
    if low.unit is UnitKind.MONEY and not common:
        return Unparsed("the two figures have different currencies")
    return attrs.evolve(low, currencies=common)
