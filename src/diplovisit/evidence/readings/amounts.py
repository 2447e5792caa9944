"""One amount: a number with the sign, code or words for its unit."""

from collections import defaultdict
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import CURRENCY_NOUNS, CURRENCY_PHRASES, PERCENT_PHRASES, TENS, UNITS
from diplovisit.evidence.lexicon.currency_words import MONEY_NOUNS
from diplovisit.evidence.readings.numbers import Number, number_at
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, Unparsed, phrase_at
from diplovisit.evidence.readings.values import UnitKind
from diplovisit.record.currencies import CURRENCIES, SIGNS

# Words that in the capitals of a headline are also codes: Albanian lek, Tongan pa'anga, Cuban peso, Somali shilling.
_WORDS_LIKE_CODES: Final = frozenset({"ALL", "TOP", "CUP", "SOS"})
_CODES: Final = frozenset(CURRENCIES) - _WORDS_LIKE_CODES
# Letters that are a sign only directly before the number: "R500" is money, "Le 5 juin" is a day.
_ADJACENT_SIGNS: Final = frozenset(sign for sign in SIGNS if sign.isalpha() and sign.isascii() and len(sign) <= 2) - {
    "Rs"
}
_SIGNS_AFTER: Final = frozenset(
    ["€", "$", "£", "¥", "円", "元", "kr", "kr.", "Kč", "Ft", "zł", "лв", "₽", "₴", "₺", "₫", "DM"]
)
_SMALL_COINS: Final = frozenset(["cent", "cents", "paise", "paisa", "pence", "kopecks"])
_POINTS: Final = frozenset(["percentage", "basis"])


def _by_first_character(signs: frozenset[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for sign in sorted(signs, key=lambda sign: (-len(sign), sign)):
        groups[sign[0]].append(sign)
    return {first: tuple(longest_first) for first, longest_first in groups.items()}


_SIGNS_BEFORE_BY_CHARACTER = _by_first_character(frozenset(SIGNS))
_SIGNS_AFTER_BY_CHARACTER = _by_first_character(_SIGNS_AFTER)


@attrs.frozen(kw_only=True)
class Amount:
    """A number and its unit; the unit is None where no word or sign makes it money or a percentage.

    `in_front` is true where the sign or the code is before the number.
    """

    number: Number
    unit: UnitKind | None = None
    currencies: tuple[str, ...] = ()
    sign: str | None = None
    in_front: bool = False


ParsedAmount: TypeAlias = tuple[Amount, int] | Unparsed | None


def amount_at(tokens: Tokens, at: int) -> ParsedAmount:
    """The amount at a position, and the position after it; None where there is none.

    >>> amount, end = amount_at(Tokens("Rs 500 crore"), 0)
    >>> amount.sign, amount.currencies[:2], end
    ('Rs', ('INR', 'PKR'), 3)
    """
    if (prefix := _currency_before(tokens, at)) is not None:
        codes, sign, start = prefix
        number = number_at(tokens, start, money=True)
        if not isinstance(number, tuple):
            return number
        is_exact_code = tokens[at].text in _CODES and tokens[start].is_digits
        if sign is None and not is_exact_code and number[0].scale == 1 and not number[0].grouped:
            return None  # "Euro 2024" is a championship, "Euro 6" a standard
        return _finish_money(tokens, Amount(number=number[0], currencies=codes, sign=sign, in_front=True), number[1])
    number = number_at(tokens, at)
    if not isinstance(number, tuple):
        return number
    return _finish_number(tokens, *number)


def _currency_before(tokens: Tokens, at: int) -> tuple[tuple[str, ...], str | None, int] | None:
    """The currencies and sign before a number in digits, and the number's position; None where there is none.

    The sign is None where a code names the currency.
    """
    for sign in _SIGNS_BEFORE_BY_CHARACTER.get(tokens[at].text[:1], ()):
        if (end := _end_of_sign(tokens, at, sign)) is not None and tokens[end].is_digits:
            if sign in _ADJACENT_SIGNS and tokens[end].spaced:
                continue
            return SIGNS[sign], sign, end
    token = tokens[at]
    is_summit = token.text == "COP" and not tokens[at + 1].spaced  # "the COP30 talks" are no pesos
    following = tokens[at + 1]
    is_number = following.is_digits or (following.lower in UNITS or following.lower in TENS)
    if token.kind is TokenKind.WORD and token.text in _CODES and is_number and not is_summit:
        return (token.text,), None, at + 1
    # "Euro 2 million" and "Rupees 500 crore" of Indian press notes
    if token.lower in CURRENCY_NOUNS and token.text[0].isupper() and is_number:
        return CURRENCY_NOUNS[token.lower], None, at + 1
    return None


def _end_of_sign(tokens: Tokens, at: int, sign: str) -> int | None:
    """The position after a sign that consists of whole tokens; None where the sign is not there."""
    start = tokens[at].start
    if not tokens.text.startswith(sign, start):
        return None
    while at < len(tokens) and tokens[at].end < start + len(sign):
        at += 1
    return at + 1 if tokens[at].end == start + len(sign) else None


def _finish_money(tokens: Tokens, amount: Amount, end: int) -> ParsedAmount:
    """The sum of money, with a code after the number that confirms the sign before it."""
    money = attrs.evolve(amount, unit=UnitKind.MONEY)
    if tokens[end].text in money.currencies:
        return attrs.evolve(money, currencies=(tokens[end].text,)), end + 1
    if _end_of_phrase(tokens, end, PERCENT_PHRASES) is not None:
        return Unparsed("a sum of money cannot be a percentage")
    words = _currency_words(tokens, end)
    if words is not None and (amount.number.scale > 1 or words[1] - end > 1):
        return Unparsed("a sign and words both name the currency")
    return money, end


def _finish_number(tokens: Tokens, number: Number, end: int) -> ParsedAmount:
    """The amount of a number without a sign before it, with the unit after it."""
    start = end + 1 if tokens.glued(end) == "-" and not tokens[end + 1].spaced else end
    if tokens.word(end) in _POINTS and tokens.word(end + 1) in {"point", "points"}:
        return Unparsed("percentage points are a difference, and a record has no unit for it")
    if tokens.word(end) in _SMALL_COINS:
        return Unparsed(f"“{tokens.word(end)}” count a part of a currency that is not named")
    if (after := _end_of_phrase(tokens, end, PERCENT_PHRASES)) is not None:
        return Amount(number=number, unit=UnitKind.PERCENT), after
    if tokens[end].text in _CODES:
        return Amount(number=number, unit=UnitKind.MONEY, currencies=(tokens[end].text,)), end + 1
    words = None if _is_weight(tokens, start, number) else _currency_words(tokens, start)
    if words is not None:
        return Amount(number=number, unit=UnitKind.MONEY, currencies=words[0]), words[1]
    for sign in _SIGNS_AFTER_BY_CHARACTER.get(tokens[end].text[:1], ()):
        # "5 $10 notes": a sign directly before a number belongs to that number.
        if (after := _end_of_sign(tokens, end, sign)) is not None and not tokens[after].is_digits:
            return Amount(number=number, unit=UnitKind.MONEY, currencies=SIGNS[sign], sign=sign), after
    return Amount(number=number), end


def _is_weight(tokens: Tokens, at: int, number: Number) -> bool:
    """Whether pounds are a weight: "a 2,000-pound bomb", "500 pounds of rice", but not "5 million pounds of aid"."""
    if tokens.word(at) not in {"pound", "pounds"}:
        return False
    if tokens.glued(at - 1) == "-":
        return number.scale == 1
    if tokens.word(at + 1) != "of":
        return False
    return not any(tokens.word(position) in MONEY_NOUNS for position in range(at + 2, at + 5))


def _currency_words(tokens: Tokens, at: int) -> tuple[tuple[str, ...], int] | None:
    """The currencies that words name, and the position after the words; "U.S." and "US" are the same."""
    dotted = [tokens.word(at + n) for n in range(4)] == ["u", ".", "s", "."]
    if dotted or tokens[at].text == "US":
        noun = at + 4 if dotted else at + 1
        return (("USD",), noun + 1) if tokens.word(noun) in {"dollar", "dollars"} else None
    return phrase_at(tokens, at, CURRENCY_PHRASES, 3)


def _end_of_phrase(tokens: Tokens, at: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
    for phrase in phrases:
        if all(tokens.word(at + n) == word for n, word in enumerate(phrase)):
            return at + len(phrase)
    return None
