"""One amount: a number with the sign, the code or the words that say what it is a number of."""

from collections import defaultdict
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import CURRENCY_PHRASES, PERCENT_PHRASES
from diplovisit.evidence.readings.numbers import Number, number_at
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, Unparsed, phrase_at
from diplovisit.evidence.readings.values import UnitKind
from diplovisit.record.currencies import CURRENCIES, SIGNS

# Words in the capitals of a headline, all codes as well: Albanian leks, Tongan paanga, Cuban pesos, Somali shillings.
_WORDS_LIKE_CODES: Final = frozenset({"ALL", "TOP", "CUP", "SOS"})
_CODES: Final = frozenset(CURRENCIES) - _WORDS_LIKE_CODES
# Letters that are a sign only where the number touches them: "R500", and "Le 5 juin" is a day.
_TOUCHING: Final = frozenset(sign for sign in SIGNS if sign.isalpha() and sign.isascii() and len(sign) <= 2) - {"Rs"}
_BEHIND: Final = frozenset(
    ["€", "$", "£", "¥", "円", "元", "kr", "kr.", "Kč", "Ft", "zł", "лв", "₽", "₴", "₺", "₫", "DM"]
)
_SMALL_COINS: Final = frozenset(["cent", "cents", "paise", "paisa", "pence", "kopecks"])
_POINTS: Final = frozenset(["percentage", "basis"])


def _by_first_character(signs: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for sign in sorted(signs, key=lambda sign: (-len(sign), sign)):
        found[sign[0]].append(sign)
    return {first: tuple(longest_first) for first, longest_first in found.items()}


_FRONT = _by_first_character(frozenset(SIGNS))
_BACK = _by_first_character(_BEHIND)


@attrs.frozen(kw_only=True)
class Amount:
    """A number and its unit, which is None where nothing says that it is money or a percentage."""

    number: Number
    unit: UnitKind | None = None
    currencies: tuple[str, ...] = ()
    sign: str | None = None
    in_front: bool = False


ParsedAmount: TypeAlias = tuple[Amount, int] | Unparsed | None


def amount_at(tokens: Tokens, at: int) -> ParsedAmount:
    """The amount at a place.

    >>> amount, end = amount_at(Tokens("Rs 500 crore"), 0)
    >>> amount.sign, amount.currencies[:2], end
    ('Rs', ('INR', 'PKR'), 3)
    """
    if (front := _front_at(tokens, at)) is not None:
        codes, sign, place = front
        number = number_at(tokens, place, money=True)
        if not isinstance(number, tuple):
            return number
        return _behind_money(tokens, Amount(number=number[0], currencies=codes, sign=sign, in_front=True), number[1])
    number = number_at(tokens, at)
    if not isinstance(number, tuple):
        return number
    return _behind_bare(tokens, *number)


def _front_at(tokens: Tokens, at: int) -> tuple[tuple[str, ...], str | None, int] | None:
    """The currencies, the sign and the number's place, where a sign or a code stands before a number in digits."""
    for sign in _FRONT.get(tokens[at].text[:1], ()):
        if (place := _spanned(tokens, at, sign)) is not None and tokens[place].is_digits:
            if sign in _TOUCHING and tokens[place].spaced:
                continue
            return SIGNS[sign], sign, place
    token = tokens[at]
    if token.kind is TokenKind.WORD and token.text in _CODES and tokens[at + 1].is_digits:
        return (token.text,), None, at + 1
    return None


def _spanned(tokens: Tokens, at: int, sign: str) -> int | None:
    """The place behind a sign that is made of whole tokens; None where it is not there."""
    start = tokens[at].start
    if not tokens.text.startswith(sign, start):
        return None
    while at < len(tokens) and tokens[at].end < start + len(sign):
        at += 1
    return at + 1 if tokens[at].end == start + len(sign) else None


def _behind_money(tokens: Tokens, amount: Amount, end: int) -> ParsedAmount:
    money = attrs.evolve(amount, unit=UnitKind.MONEY)
    if tokens[end].text in money.currencies:
        return attrs.evolve(money, currencies=(tokens[end].text,)), end + 1
    if _words_behind(tokens, end, PERCENT_PHRASES) is not None:
        return Unparsed("a sum of money cannot be a percentage")
    named = _currency_words(tokens, end)
    if named is not None and (amount.number.scale > 1 or named[1] - end > 1):
        return Unparsed("a sign and words both name the currency")
    return money, end


def _behind_bare(tokens: Tokens, number: Number, end: int) -> ParsedAmount:
    place = end + 1 if tokens.glued(end) == "-" and not tokens[end + 1].spaced else end
    if tokens.word(end) in _POINTS and tokens.word(end + 1) in {"point", "points"}:
        return Unparsed("points are a difference between percentages, which a record has no unit for")
    if tokens.word(end) in _SMALL_COINS:
        return Unparsed(f"“{tokens.word(end)}” count a part of a currency that is not named")
    if (behind := _words_behind(tokens, end, PERCENT_PHRASES)) is not None:
        return Amount(number=number, unit=UnitKind.PERCENT), behind
    if tokens[end].text in _CODES:
        return Amount(number=number, unit=UnitKind.MONEY, currencies=(tokens[end].text,)), end + 1
    if (named := _currency_words(tokens, place)) is not None:
        return Amount(number=number, unit=UnitKind.MONEY, currencies=named[0]), named[1]
    for sign in _BACK.get(tokens[end].text[:1], ()):
        # "5 $10 notes": what stands before a number is that number's sign.
        if (behind := _spanned(tokens, end, sign)) is not None and not tokens[behind].is_digits:
            return Amount(number=number, unit=UnitKind.MONEY, currencies=SIGNS[sign], sign=sign), behind
    return Amount(number=number), end


def _currency_words(tokens: Tokens, at: int) -> tuple[tuple[str, ...], int] | None:
    """The currencies that words name, and the place behind them; "U.S." and "US" are one."""
    dotted = [tokens.word(at + n) for n in range(4)] == ["u", ".", "s", "."]
    if dotted or tokens[at].text == "US":
        place = at + 4 if dotted else at + 1
        return (("USD",), place + 1) if tokens.word(place) in {"dollar", "dollars"} else None
    return phrase_at(tokens, at, CURRENCY_PHRASES, 3)


def _words_behind(tokens: Tokens, at: int, phrases: frozenset[tuple[str, ...]]) -> int | None:
    for phrase in phrases:
        if all(tokens.word(at + n) == word for n, word in enumerate(phrase)):
            return at + len(phrase)
    return None
