"""Numbers in digits and in words, with the scale that follows them."""

from decimal import Decimal
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import (
    DOZEN,
    FRACTION_SIGNS,
    MONEY_SCALES,
    SCALE_PLURALS,
    SCALES,
    STACKED_SCALES,
    TENS,
    UNITS,
    VAGUE,
)
from diplovisit.evidence.readings.tokens import Tokens, Unparsed, memoised

TWO_NUMBERS: Final = "two numbers follow each other"
"""The reason why numbers that follow each other are not read."""

_MOST_DIGITS: Final = 18
_MOST_GROUPS: Final = 9
_HALF: Final = Decimal("0.5")
_DENOMINATORS: Final = frozenset({"2", "4", "8"})
_HUNDRED = "hundred"


@attrs.frozen(kw_only=True)
class Number:
    """A number as written: the mantissa, and the scale after it, 1 where there is none.

    `grouped` is true where the digits have thousands separators, so that they are no year.
    """

    mantissa: Decimal
    scale: int = 1
    grouped: bool = False

    @property
    def value(self) -> Decimal:
        """The mantissa times the scale.

        >>> Number(mantissa=Decimal("1.5"), scale=10**9).value
        Decimal('1500000000.0')
        """
        return self.mantissa * self.scale

    @property
    def is_whole(self) -> bool:
        """Whether the number is an integer."""
        return self.value == self.value.to_integral_value()


ParsedNumber: TypeAlias = tuple[Number, int] | Unparsed | None
"""The number at a position and the position after it; None where there is no number."""


def number_at(tokens: Tokens, at: int, *, money: bool = False) -> ParsedNumber:
    """The number at a position. With `money`, the letters in "5m" and "5k" are scales.

    >>> number_at(Tokens("1,00,000"), 0)[0].value, number_at(Tokens("two million three hundred thousand"), 0)[0].value
    (Decimal('100000'), Decimal('2300000'))
    """
    if tokens[at].is_digits or tokens[at].lower in FRACTION_SIGNS:
        return _digits_at(tokens, at, money=money)
    return _in_words_at(tokens, at)


@memoised
def _in_words_at(tokens: Tokens, at: int) -> ParsedNumber:
    return _vague_at(tokens, at) or _words_at(tokens, at)


def _vague_at(tokens: Tokens, at: int) -> Unparsed | None:
    word = tokens.word(at)
    after_article = tokens.word(at + 1) if word == "a" else ""
    if word in VAGUE and word != "some":
        return Unparsed(f"“{word}” is not a number")
    if after_article in VAGUE:
        return Unparsed(f"“a {after_article}” is not a number")
    return None


def _digits_at(tokens: Tokens, at: int, *, money: bool) -> ParsedNumber:
    plain = _plain_digits(tokens, at)
    if isinstance(plain, Unparsed):
        return plain
    mantissa, decimals, grouped, end = plain
    if (tokens.word(end), tokens.word(end + 1), tokens.word(end + 2)) == ("and", "a", "half") and not decimals:
        mantissa, end = mantissa + _HALF, end + 3
    scale, after = _scale_at(tokens, end, money=money)
    if scale == 1 and decimals == 3 and mantissa >= 1 and not _is_percent(tokens, end):
        return Unparsed(
            f"“{tokens.text[tokens[at].start : tokens[end - 1].end]}” may contain a decimal point or a separator"
        )
    if tokens[after].is_digits and (scale == 1 or tokens[after].spaced):
        return Unparsed(TWO_NUMBERS)
    return Number(mantissa=mantissa, scale=scale, grouped=grouped), after


def _is_percent(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in {"%", "percent", "per", "pct"}


def _plain_digits(tokens: Tokens, at: int) -> tuple[Decimal, int, bool, int] | Unparsed:
    """The mantissa, its number of decimals, whether it is grouped, and the position after it."""
    if tokens[at].lower in FRACTION_SIGNS:
        return FRACTION_SIGNS[tokens[at].lower], 1, False, at + 1
    groups, end = [tokens[at].text], at + 1
    while (
        len(groups) <= _MOST_GROUPS
        and tokens.glued(end) == ","
        and not tokens[end + 1].spaced
        and tokens[end + 1].is_digits
    ):
        groups.append(tokens[end + 1].text)
        end += 2
    decimals = ""
    if tokens.glued(end) == "." and not tokens[end + 1].spaced and tokens[end + 1].is_digits:
        decimals = tokens[end + 1].text
        end += 2
    shown = tokens.text[tokens[at].start : tokens[end - 1].end]
    if tokens.glued(end) in {",", "."} and not tokens[end + 1].spaced and tokens[end + 1].is_digits:
        return Unparsed(f"“{shown}” continues with another separator, so the meaning of each is unclear")
    if len(groups) > 1 and not _is_grouped(groups):
        return Unparsed(f"“{shown}” is grouped neither in thousands nor in the Indian way")
    whole = "".join(groups)
    if len(whole) + len(decimals) > _MOST_DIGITS:
        return Unparsed(f"“{shown[:20]}…” has more than {_MOST_DIGITS} digits")
    if len(whole) > 1 and whole.startswith("0"):
        return Unparsed(f"“{shown}” begins with a zero, unlike numbers in prose")
    mantissa = Decimal(f"{whole}.{decimals}" if decimals else whole)
    if not decimals and tokens.glued(end) in FRACTION_SIGNS:
        return mantissa + FRACTION_SIGNS[tokens.word(end)], 1, len(groups) > 1, end + 1
    if tokens.glued(end) == "/":
        return Unparsed(f"“{shown}/…” may be a fraction or a date")
    if not decimals and (fraction := _fraction_with_slash(tokens, end)) is not None:
        return mantissa + fraction, 1, len(groups) > 1, end + 3
    return mantissa, len(decimals), len(groups) > 1, end


def _fraction_with_slash(tokens: Tokens, at: int) -> Decimal | None:
    """The fraction of "3 1/2"; None where there is none."""
    numerator, denominator = tokens[at], tokens[at + 2]
    if not (numerator.is_digits and tokens.glued(at + 1) == "/" and denominator.is_digits and not denominator.spaced):
        return None
    if len(numerator.text) > 1 or denominator.text not in _DENOMINATORS:
        return None
    if not 0 < int(numerator.text) < int(denominator.text):
        return None
    return Decimal(numerator.text) / Decimal(denominator.text)


def _is_grouped(groups: list[str]) -> bool:
    first, *middle, last = groups
    western = len(first) <= 3 and all(len(group) == 3 for group in (*middle, last))
    indian = len(first) <= 2 and all(len(group) == 2 for group in middle) and len(last) == 3
    return western or indian


def _scale_at(tokens: Tokens, at: int, *, money: bool) -> tuple[int, int]:
    """The scale at a position, or the product of two, and the position after it; 1 where there is none."""
    if money and (letter := MONEY_SCALES.get(tokens.glued(at))) is not None:
        return letter, at + 1
    position = at + 1 if tokens.glued(at) == "-" and not tokens[at + 1].spaced else at
    word = SCALE_PLURALS.get(tokens.word(position), tokens.word(position))
    if (scale := SCALES.get(word)) is None:
        return 1, at
    following = tokens.word(position + 1)
    if (word, following) in STACKED_SCALES:
        return scale * SCALES[SCALE_PLURALS.get(following, following)], position + 2
    return scale, position + 1


def _words_at(tokens: Tokens, at: int) -> ParsedNumber:
    """Cardinals in words: "a hundred and twenty", "half a million", "one and a half billion", "two dozen"."""
    word = tokens.word(at)
    # All readers but the one of cardinals need one of these words first, and most words of a text are not among them.
    is_small = word in UNITS or word in TENS or word in {"a", "half"}
    for reader in (_part_of_scale, _dozens, _with_half, _with_point, _cardinal) if is_small else (_cardinal,):
        if (result := reader(tokens, at)) is not None:
            number, end = result
            following = tokens.word(end)
            if following in UNITS or following in TENS or tokens[end].is_digits:
                return Unparsed(TWO_NUMBERS)
            return number, end
    return None


def _part_of_scale(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    words = [tokens.word(at + n) for n in range(5)]
    for opening, part in ((["half", "a"], _HALF), (["a", "quarter", "of", "a"], _HALF * _HALF)):
        scale = words[len(opening)] if words[: len(opening)] == opening else ""
        if scale in SCALES:
            return Number(mantissa=part, scale=SCALES[scale]), at + len(opening) + 1
    return None


def _dozens(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    start = at + 1 if tokens.word(at) == "a" and tokens.word(at + 1) == "half" else at
    if tokens.word(start) == "half":
        between = start + 1 if tokens.word(start + 1) in {"a", "-"} else start
        if tokens.word(between + 1) == "dozen":
            return Number(mantissa=Decimal(DOZEN) / 2), between + 2
        return None
    if tokens.word(at + 1) == "dozen" and (tokens.word(at) == "a" or tokens.word(at) in UNITS):
        return Number(mantissa=Decimal(UNITS.get(tokens.word(at), 1) * DOZEN)), at + 2
    return None


def _with_half(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    """The number of "one and a half billion", "two-and-a-half million" and "a billion and a half"."""
    if tokens.word(at) == "a" and (scale := SCALES.get(tokens.word(at + 1))) is not None:
        following = [tokens.word(at + n) for n in (2, 3, 4)]
        return (Number(mantissa=1 + _HALF, scale=scale), at + 5) if following == ["and", "a", "half"] else None
    if (small := _below_hundred(tokens, at)) is None:
        return None
    number, end = small
    words = [tokens.word(end + n) for n in range(6)]
    for joint in (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"]):
        if words[: len(joint)] == joint:
            scale, after = _scale_at(tokens, end + len(joint), money=False)
            return Number(mantissa=number + _HALF, scale=scale), after
    return None


def _with_point(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    """The number of "five point two" and "one point two five million"."""
    small = _below_thousand(tokens, at)
    if small is None or tokens.word(small[1]) != "point":
        return None
    end = small[1] + 1
    digits = ""
    while 0 <= UNITS.get(tokens.word(end), -1) < 10 and len(digits) < _MOST_DIGITS:
        digits += str(UNITS[tokens.word(end)])
        end += 1
    if not digits:
        return None
    scale, after = _scale_at(tokens, end, money=False)
    return Number(mantissa=Decimal(f"{small[0]}.{digits}"), scale=scale), after


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A number below a hundred, and the position after it; None where there is none."""
    if (unit := UNITS.get(tokens.word(at))) is not None:
        return unit, at + 1
    if (ten := TENS.get(tokens.word(at))) is None:
        return None
    position = at + 2 if tokens.glued(at + 1) == "-" else at + 1
    if 0 < (unit := UNITS.get(tokens.word(position), 0)) < 10:
        return ten + unit, position + 1
    return ten, at + 1


def _below_thousand(tokens: Tokens, at: int) -> tuple[int, int, bool] | None:
    """A number with its hundreds, the position after it, and whether it is a whole number of hundreds.

    "Twelve hundred" is such a number. None where there is none.
    """
    if tokens.word(at) == "a" and tokens.word(at + 1) == _HUNDRED:
        number, end = 1, at + 1
    elif (small := _below_hundred(tokens, at)) is not None:
        number, end = small
    else:
        return None
    if tokens.word(end) != _HUNDRED or tokens.word(end + 1) in {"crore", "crores"}:
        return number, end, False
    number, end = number * 100, end + 1
    rest = _below_hundred(tokens, end + 1 if tokens.word(end) == "and" else end)
    return (number + rest[0], rest[1], False) if rest is not None and rest[0] else (number, end, True)


def _cardinal(tokens: Tokens, at: int) -> tuple[Number, int] | None:
    """Groups of falling scale: "two million three hundred thousand and five"."""
    total, end, previous_scale, scale = 0, at, 10**15, 1
    while True:
        start = end + 1 if total and tokens.word(end) == "and" else end
        is_article = tokens.word(start) in {"a", "an"} and tokens.word(start + 1) in SCALES and not total
        group = _below_thousand(tokens, start)
        if group is None and is_article:
            group = (1, start + 1, False)
        if group is None:
            break
        number, group_end, hundreds = group
        group_scale, after = _scale_at(tokens, group_end, money=False)
        if group_scale >= previous_scale or (total and not number):
            break
        if total:
            total, end, scale = total + number * group_scale, after, 1
        elif group_scale == 1:
            return Number(
                mantissa=Decimal(number // 100 if hundreds else number), scale=100 if hundreds else 1
            ), group_end
        else:
            total, end, scale = number * group_scale, after, group_scale
        previous_scale = group_scale
        if group_scale == 1:
            break
    if not total:
        return None
    return Number(mantissa=Decimal(total) / scale, scale=scale), end
