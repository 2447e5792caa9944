"""Judges a quantity or a duration of a record by the words that are cited for it."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from diplovisit.evidence.lexicon import CURRENCY_NOUNS, TIME_UNIT_PLURALS, TIME_UNITS
from diplovisit.evidence.lexicon.figure_words import STATES_AS_PEOPLE
from diplovisit.evidence.readings import (
    Counted,
    FigureContext,
    Mention,
    MentionKind,
    QuantityReading,
    UnitKind,
    Unparsed,
    figure_context,
    read_quantity,
)
from diplovisit.evidence.verdicts.fractions import judge_share, share_at
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    ambiguous,
    contradicted,
    cut_mention,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Quantity

_UNIT_KINDS: Final = {
    "person": UnitKind.COUNT,
    "item": UnitKind.COUNT,
    "rank": UnitKind.RANK,
    "percent": UnitKind.PERCENT,
}
_KIND_NAMES: Final = {
    UnitKind.COUNT: "a number of people",
    UnitKind.RANK: "a rank",
    UnitKind.PERCENT: "a percentage",
    UnitKind.MONEY: "a sum of money",
}
# What a quote may leave out of a figure at its beginning and at its end.
_MAY_MISS_BEFORE: Final = frozenset({"", "the", "a", "an", "one of", "one of the", "among", "among the"})
_MAY_MISS_AFTER: Final = frozenset({"", "or so", "or more", "or less", "or fewer", "more", "others"})
# The currency that a country in the sentence gives to a sign or a noun of several currencies.
_HOMES: Final = """
    GB=GBP EG=EGP LB=LBP SY=SYP SD=SDG SS=SSP JP=JPY CN=CNY IR=IRR OM=OMR YE=YER IN=INR PK=PKR LK=LKR NP=NPR MU=MUR
    SC=SCR RU=RUB BY=BYN NO=NOK DK=DKK CA=CAD NI=NIO KR=KRW KP=KPW
"""
_HOME_CURRENCIES: Final[Mapping[str, str]] = MappingProxyType(dict(pair.split("=") for pair in _HOMES.split()))

# The nouns "dollars", "pounds" and "rupees", by what they may mean, with the signs that stand for the same.
_SIGNS_OF_NOUNS: Final[Mapping[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        CURRENCY_NOUNS[noun]: tuple(signs.split())
        for noun, signs in {"dollars": "$", "pounds": "£", "rupees": "Rs ₹", "pesos": "₱", "won": "₩"}.items()
    }
)

_LONGEST_NOUN: Final = 40
_BEFORE_A_LIST: Final = lazy_pattern(r"[,:(\u2013\u2014-] ?(?:the |among them |including |such as |from )?$")


_NO_ITEMS: Final = (
    TIME_UNITS
    | TIME_UNIT_PLURALS.keys()
    | frozenset(
        """
        times folds points percent percents pounds cubic square cents dollars euros francs rupees yuan yen
        """.split()  # noqa: SIM905  # a list of words reads best as words
    )
)
"""What stands behind a number that counts no things: "three times", "12 points"."""
_GOES_ON: Final = lazy_pattern(r"\s+(?P<noun>[a-z]{3,}s)\b")
_NO_NOUN: Final = frozenset(["this", "thus", "towards", "besides", "across", "versus", "whereas", "always", "perhaps"])


def judge_quantity(words: CitedText, field: str, value: Any, holder: Quantity, what: str = "") -> Opinion:
    """Compares one field of a quantity with the words: `value`, `high`, `unit` or `qualifier`.

    what: what the claim of the quantity is about. A count of things is one only of what that names.
    """
    has_percent = any(getattr(mention.reading, "unit", None) is UnitKind.PERCENT for mention in words.figures)
    if holder.unit == "ratio" or (holder.unit == "percent" and not has_percent):
        if (share := share_at(words)) is not None:
            return judge_share(words, share, field, value, holder)
        if holder.unit == "ratio":
            return unreadable("have no fraction that can be read")
    kind = _UNIT_KINDS.get(holder.unit, UnitKind.MONEY)
    reading = _quantity_of(words, kind, what if holder.unit == "item" else None)
    if isinstance(reading, Opinion):
        return reading
    if field == "unit":
        return _judge_unit(words, reading, str(value))
    if field == "qualifier":
        return _judge_quantity_qualifier(reading, holder)
    read_value = reading.high if field == "high" else reading.low
    if read_value != value:
        return contradicted(f"read as {_format_reading(reading)}")
    if field == "value" and reading.high is not None and holder.high is None:
        return contradicted(f"read as {_format_reading(reading)}, but the record has only the lower end")
    if reading.qualifier is not holder.qualifier:
        return _judge_quantity_qualifier(reading, holder)
    verdict = Verdict.PROVEN if reading.qualifier is None else Verdict.PROVEN_APPROXIMATE
    return Opinion(verdict, f"say {_format_number_with_qualifier(reading)}")


def _quantity_of(words: CitedText, kind: UnitKind, things: str | None) -> QuantityReading | Opinion:
    """The reading of the only figure of a kind that the words point at, or the opinion why there is none.

    things: what is counted in the words of the record; None where people are.
    """
    readings = [(mention, mention.reading) for mention in words.figures if isinstance(mention.reading, QuantityReading)]
    if not readings and not words.has_text:
        return _read_alone(read_quantity(words.quote), kind)
    contexts = {mention: figure_context(words.sentence.text, mention) for mention, _ in readings}
    of_kind = [mention for mention, reading in readings if reading.unit is kind]
    if kind is UnitKind.COUNT:
        # "Five ministers from three countries" counts five people.
        counted = Counted.PEOPLE if things is None else Counted.OTHERS
        of_kind = [mention for mention in of_kind if contexts[mention].counted is counted] or of_kind
    # "12 of the 40 members" counts twelve people.
    of_kind = [each for each in of_kind if not any(_is_part_of(words, other, each) for other in of_kind)]
    if not of_kind:
        return _without_figure(words, [mention for mention, _ in readings], kind)
    mention = of_kind[0]
    if any(other.reading != mention.reading for other in of_kind):
        return ambiguous(f"have {len(of_kind)} figures, and do not say which is meant")
    if any(_text_between(words, other, mention) == "to" for other, _ in readings):
        return ambiguous("have two values, one before and one after a change")
    if (opinion := cut_figure(words, mention)) is not None:
        return opinion
    context = contexts[mention]
    if context.unread is not None:
        return words_not_understood(context.unread)
    assert isinstance(mention.reading, QuantityReading)
    if things is not None:
        unknown = _why_no_items(words, mention, context, things)
        return mention.reading if unknown is None else unreadable(unknown)
    if context.noun in STATES_AS_PEOPLE and _lists_states(words, mention):
        return unreadable(f'count "{context.noun}", which may mean states')
    if kind is UnitKind.COUNT and not _counts_people(words, mention, mention.reading, context):
        if context.noun:
            return unreadable(f'count "{context.noun}", which is not known to be people')
        return unreadable("do not say what the figure counts")
    return mention.reading


def _why_no_items(words: CitedText, mention: Mention, context: FigureContext, things: str) -> str | None:
    """Why a figure is no count of things that the record names; None if it is one."""
    noun = context.noun
    if context.counted is not Counted.OTHERS or noun.startswith("-") or noun in _NO_ITEMS:
        return f'count "{noun}", which is not known to be things' if noun else "do not say what the figure counts"
    text = words.sentence.text
    at = text.lower().find(noun, mention.end)
    following = _GOES_ON.match(text, at + len(noun)) if at >= 0 else None
    if following is not None and following.group("noun") not in _NO_NOUN:
        return f'count "{noun} {following.group("noun")}", which is not understood'
    if _singular(noun) not in {_singular(word) for word in re.findall(r"[\w’'-]+", things.lower())}:
        return f'count "{noun}", which the `what` of the claim does not name'
    return None


def _singular(noun: str) -> str:
    """A noun without the ending of its plural.

    >>> [_singular(noun) for noun in ("treaties", "launches", "jets", "jet")]
    ['treaty', 'launch', 'jet', 'jet']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun.removesuffix("s")


def _read_alone(reading: QuantityReading | Unparsed, kind: UnitKind) -> QuantityReading | Opinion:
    if isinstance(reading, Unparsed):
        return unreadable(f"cannot be read as a figure: {reading.reason}")
    return (
        reading
        if reading.unit is kind
        else unreadable(f"give {_KIND_NAMES[reading.unit]}, but the record has {_KIND_NAMES[kind]}")
    )


def _without_figure(words: CitedText, others: Sequence[Mention], kind: UnitKind) -> Opinion:
    """The opinion on words that point at no figure of a kind."""
    for mention in words.figures:
        if mention.kind is not MentionKind.DATE and (opinion := cut_figure(words, mention)) is not None:
            return opinion
    for mention in words.figures:
        if isinstance(mention.reading, Unparsed):
            return unreadable(f"cannot be read as a figure: {mention.reading.reason}")
    if others and isinstance(others[0].reading, QuantityReading):
        return unreadable(f"give {_KIND_NAMES[others[0].reading.unit]}, but the record has {_KIND_NAMES[kind]}")
    return unreadable("cannot be read as a figure: no figure was found")


def cut_figure(words: CitedText, mention: Mention) -> Opinion | None:
    """The opinion that the words cut a figure; None where they have all of it but its qualifier or article."""
    text = words.sentence.text
    missing_before = text[mention.core : max(words.start, mention.core)].strip().lower()
    missing_after = text[min(words.end, mention.end) : mention.end].strip().lower()
    if missing_before in _MAY_MISS_BEFORE and missing_after in _MAY_MISS_AFTER:
        return None
    return cut_mention(text[mention.start : mention.end])


def _is_part_of(words: CitedText, part: Mention, whole: Mention) -> bool:
    between = words.sentence.text[part.end : max(whole.core, part.end)].strip().lower()
    return between in {"of", "of the", "of its", "of his", "of her", "of their", "of those", "of these"}


def _lists_states(words: CitedText, mention: Mention) -> bool:
    """Whether a country stands directly behind what a number counts: "two mediators, Qatar and Egypt"."""
    text = words.sentence.text
    return any(
        0 <= country.start - mention.end < _LONGEST_NOUN
        and _BEFORE_A_LIST.search(text, mention.end, country.start) is not None
        for country in words.sentence.countries
    )


def _text_between(words: CitedText, first: Mention, second: Mention) -> str:
    return words.sentence.text[first.end : max(second.start, first.end)].strip()


def words_not_understood(unread: str) -> Opinion:
    """Returns the opinion that words beside a figure may make it another one."""
    return unreadable(f'have words with the figure that cannot be read: "{unread}"')


def _counts_people(words: CitedText, mention: Mention, reading: QuantityReading, context: FigureContext) -> bool:
    if context.counted is not Counted.NOTHING:
        return context.counted is Counted.PEOPLE
    if not words.has_text:
        return True
    if not reading.extra:
        return False
    # "12 nationals had died, while another 16 were missing".
    counted = [
        figure_context(words.sentence.text, other).counted
        for other in words.sentence.figures
        if other.end <= mention.start
        and isinstance(other.reading, QuantityReading)
        and other.reading.unit is UnitKind.COUNT
    ]
    return bool(counted) and counted[-1] is Counted.PEOPLE


def _judge_unit(words: CitedText, reading: QuantityReading, unit: str) -> Opinion:
    if reading.unit is not UnitKind.MONEY:
        is_item = unit == "item"
        return proven("count things" if is_item else f"give {_KIND_NAMES[reading.unit]}")
    currencies = _currencies(words, reading)
    if unit not in currencies:
        named = ", ".join(currencies[:4]) or "no currency"
        return contradicted(f"name {named}", Cause.CURRENCY)
    if len(currencies) > 1:
        others = [code for code in currencies if code != unit]
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        return ambiguous(f"have a sign or a word that may also mean {', '.join(others[:3])}{more}", Cause.CURRENCY)
    return proven(f"name {unit}")


def _currencies(words: CitedText, reading: QuantityReading) -> tuple[str, ...]:
    """The currencies that the figure may have, after what the source or a country in the sentence says of its sign."""
    currencies = reading.currencies
    if len(currencies) == 1:
        return currencies
    if (currency := _declared_currency(words, reading)) is not None:
        return (currency,)
    codes = (code for mention in words.sentence.countries for code in mention.codes)
    named = {_HOME_CURRENCIES[code] for code in codes if _HOME_CURRENCIES.get(code) in currencies}
    # "Rs 5 crore for Nepal" may be a gift of India, so that only the most usual currency of a sign is taken.
    if len(named) == 1 and (len(currencies) == 2 or currencies[0] in named) and reading.sign != "$":
        return tuple(named)
    return currencies


def _declared_currency(words: CitedText, reading: QuantityReading) -> str | None:
    """The currency that the source's list of signs gives to the sign of a figure, or to the noun of that sign."""
    signs = _SIGNS_OF_NOUNS.get(reading.currencies, ()) if reading.sign is None else (reading.sign,)
    declared = {
        words.symbols[spelling]
        for sign in signs
        for spelling in (sign, sign.rstrip("."), f"{sign}.")
        if words.symbols.get(spelling) in reading.currencies
    }
    return declared.pop() if len(declared) == 1 else None


def _judge_quantity_qualifier(reading: QuantityReading, holder: Quantity) -> Opinion:
    if reading.qualifier is holder.qualifier:
        assert reading.qualifier is not None  # there is a fact only for a qualifier that is stated
        return proven(f'say "{reading.qualifier}"')
    read_qualifier = f'say "{reading.qualifier}"' if reading.qualifier is not None else "have no qualifier"
    own_qualifier = f'has "{holder.qualifier}"' if holder.qualifier is not None else "has no qualifier"
    return contradicted(f"{read_qualifier}, and the record {own_qualifier}", Cause.QUALIFIER)


def _format_reading(reading: QuantityReading) -> str:
    """A reading in words that a record has, too: "66,000,000,000 USD, approximately" or "12 people"."""
    counted = "person" if reading.low == 1 and reading.high is None else "people"
    units = {UnitKind.COUNT: counted, UnitKind.MONEY: reading.sign or "/".join(reading.currencies[:2])}
    if len(reading.currencies) == 1:
        units[UnitKind.MONEY] = reading.currencies[0]
    number = _format_number(reading.low) + (f" to {_format_number(reading.high)}" if reading.high is not None else "")
    qualifier = f", {reading.qualifier}" if reading.qualifier is not None else ""
    return f"{number} {units.get(reading.unit, reading.unit.value)}{qualifier}"


def _format_number_with_qualifier(reading: QuantityReading) -> str:
    number = _format_number(reading.low) + (f" to {_format_number(reading.high)}" if reading.high is not None else "")
    return f"{reading.qualifier.replace('-', ' ')} {number}" if reading.qualifier is not None else number


def _format_number(number: Decimal) -> str:
    """A number with commas between thousands; a whole number has no point.

    >>> [_format_number(Decimal(number)) for number in ("66000000000", "1.50", "1200.0")]
    ['66,000,000,000', '1.50', '1,200']
    """
    return format(number.quantize(Decimal(1)) if number == number.to_integral_value() else number, ",f")
