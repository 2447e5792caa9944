"""Finds all values in running text, from left to right."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.evidence import lexicon
from diplovisit.evidence.lexicon import DISJOINT
from diplovisit.evidence.readings.dates import date_at, read_date, relation_at
from diplovisit.evidence.readings.durations import duration_at
from diplovisit.evidence.readings.figure_context import is_change
from diplovisit.evidence.readings.numbers import TWO_NUMBERS, number_at
from diplovisit.evidence.readings.plausibility import (
    ScannedValue,
    ends_value,
    is_year_in_prose,
    ordinal_or_fraction_at,
    plausible_date,
    plausible_duration,
    plausible_quantity,
    starts_value,
)
from diplovisit.evidence.readings.quantities import ParsedQuantity, quantity_at, read_quantity
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, Unparsed, qualifier_at, tokens_of_sentence
from diplovisit.evidence.readings.values import Mention, MentionKind
from diplovisit.record.currencies import CURRENCIES, SIGNS

_MOST_TOKENS_OF_A_REFUSAL: Final = 10

# Words that begin a value and occur in the grammars only, not in a table of the lexicon.
_WORDS_OF_GRAMMARS: Final = """
    a after ago all among an and around as at before beginning below between by c ca circa coming cop current day
    daylong decade dozen during each earlier early either ending eve every few first following for from further h
    half hour hourlong in just last late later less mid midday middle midnight minus minute month monthlong
    negative next no noon number of on one over past previous prior q quarter same second since some starting still
    that the then these this those through throughout till time to today tomorrow tonight top under until up
    upcoming week weekend weeklong within year yearlong yesterday
""".split()  # noqa: SIM905  # a list of words reads best as words

_TABLES: Final = tuple(getattr(lexicon, name) for name in lexicon.__all__)


def _first_words(table: object) -> Iterator[str]:
    """The first words of the entries of a table, which are words or phrases."""
    match table:
        case str():
            yield table.lower()
        case (str() as first, *_):
            yield first.lower()
        case Iterable():
            for entry in table:
                yield from _first_words(entry)
        case _:
            pass


OPENERS: Final[frozenset[str]] = frozenset(
    [
        *_WORDS_OF_GRAMMARS,
        *(word for table in _TABLES for word in _first_words(table)),
        *(code.lower() for code in CURRENCIES),
        *(Tokens(sign).word(0) for sign in SIGNS),
    ]
)
"""The words that a value can begin with, in lower case.

At any other word the scan skips the grammars. Most words of a text are not in this set. Running three grammars at every
word would take most of the time of a scan.

>>> {"approximately", "march", "us", "inr", "the"} <= OPENERS, "minister" in OPENERS
(True, False)
"""


# Words that begin a value only before a word of another kind: "in the" is none, and "in the spring" may be one.
_WEAK_OPENERS: Final = frozenset(
    """
    a after all among an and around as at before below between by during each every following for from further in just
    number of on over past previous same since some starting still that the then these this those through throughout
    till to top under until up within with
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LOOKAHEAD: Final = 6


def _has_value_ahead(tokens: Tokens, at: int) -> bool:
    """Whether one of the next words can belong to a value itself, so that a preposition before it counts."""
    for position in range(at + 1, at + _LOOKAHEAD):
        token = tokens[position]
        if token.is_digits or (token.lower in OPENERS and token.lower not in _WEAK_OPENERS):
            return True
        if token.kind is TokenKind.MARK and unicodedata.category(token.text[:1] or ".")[0] != "P":
            return True
    return False


def may_start_value(tokens: Tokens, at: int) -> bool:
    """Whether the token at a position can begin a value: digits, a sign, or one of `OPENERS`.

    >>> tokens = Tokens("$5, envoy")
    >>> [may_start_value(tokens, at) for at in range(len(tokens))]
    [True, True, False, False]
    """
    token = tokens[at]
    if token.kind is TokenKind.WORD:
        return token.lower in OPENERS and (token.lower not in _WEAK_OPENERS or _has_value_ahead(tokens, at))
    # No value begins with punctuation, except a minus. The sign of a currency is no punctuation, and neither are the
    # digits of other scripts.
    return token.kind is TokenKind.DIGITS or token.lower == "-" or unicodedata.category(token.text[0])[0] != "P"


def scan_values(text: str) -> Iterator[Mention]:
    """Yields all quantities, dates, durations, ordinals and fractions in a text from left to right, without overlaps.

    A value is as long as possible: "March 7-9", not "March 7". Words that only look like a value are skipped: "one
    of", the verb "may", "two-way". The reader of its kind gives the same reading for the text of a mention alone.

    >>> [(text[m.start : m.end], m.kind.value) for text in ["On March 7, $66 billion"] for m in scan_values(text)]
    [('On March 7', 'date'), ('$66 billion', 'quantity')]
    """
    tokens = tokens_of_sentence(text)
    at = 0
    while at < len(tokens):
        value = _value_at(tokens, at) if may_start_value(tokens, at) and starts_value(tokens, at) else None
        if value is None:
            at = _after_name(tokens, at)
        else:
            yield _mention(tokens, at, value)
            at = value.end


def _value_at(tokens: Tokens, at: int) -> ScannedValue | None:
    """The longest value at a position; of equally long ones a duration, then a date; None where there is none."""
    date = date_at(tokens, at)
    duration = duration_at(tokens, at)
    quantity = _quantity_at(tokens, at)
    candidates = []
    if isinstance(duration, tuple) and plausible_duration(tokens, at, duration[1]):
        candidates.append(ScannedValue(kind=MentionKind.LENGTH, reading=duration[0], end=duration[1]))
    if isinstance(date, tuple) and (
        isinstance(date[0], Unparsed) or plausible_date(tokens, at, date[0], date[1], counted=bool(candidates))
    ):
        candidates.append(ScannedValue(kind=MentionKind.DATE, reading=date[0], end=date[1]))
    if not candidates and is_year_in_prose(tokens, at):
        candidates.append(ScannedValue(kind=MentionKind.DATE, reading=read_date(tokens[at].text), end=at + 1))
    if isinstance(quantity, Unparsed):
        single = quantity_at(tokens, at, ranges=False)
        quantity = single if isinstance(single, tuple) else quantity
    if isinstance(quantity, tuple):
        reading, end = quantity
        if (shorter := plausible_quantity(tokens, at, reading, end)) is not None:
            candidates.append(ScannedValue(kind=MentionKind.QUANTITY, reading=shorter[0], end=shorter[1]))
    complete = [value for value in candidates if ends_value(tokens, at, value)]
    part = ordinal_or_fraction_at(tokens, at)
    longest = max((value.end for value in complete), default=at)
    if part is not None and (not complete or (part[0].of is not None and part[1] > longest)):
        return ScannedValue(kind=MentionKind.PART, reading=part[0], end=part[1])  # "three quarters of the exports"
    if complete:
        order = list(MentionKind)
        return max(complete, key=lambda value: (value.end, order.index(value.kind)))
    return _refusal(tokens, at, quantity)


def _quantity_at(tokens: Tokens, at: int) -> ParsedQuantity:
    """The quantity at a position. "Rose from 5 to 10" has two, "ranging from 5 to 10" has one."""
    if tokens.word(at) == "from" and is_change(tokens, at):
        return None
    return quantity_at(tokens, at, ranges=not (tokens.word(at - 1) == "from" and is_change(tokens, at - 1)))


def _refusal(tokens: Tokens, at: int, quantity: object) -> ScannedValue | None:
    """The refusal for digits, or numbers in a row, without exactly one reading; None where there are none.

    It has as many tokens as the reader needs to refuse the text alone.
    """
    if _is_signed(tokens, at):
        text = tokens.text[tokens[at].start : tokens[at + 1].end]
        return ScannedValue(kind=MentionKind.QUANTITY, reading=read_quantity(text), end=at + 2)
    if not tokens[at].is_digits and not isinstance(number_at(tokens, at), Unparsed):
        return None
    if not tokens[at].is_digits and (not isinstance(quantity, Unparsed) or quantity.reason != TWO_NUMBERS):
        return None
    for end in range(at + 1, at + _MOST_TOKENS_OF_A_REFUSAL):
        if tokens[end].lower and (not tokens[end].spaced or (tokens[end].is_digits and end == at + 1)):
            continue
        text = tokens.text[tokens[at].start : tokens[end - 1].end].rstrip(".,;:!?'\"")
        reading = read_quantity(text)
        if isinstance(reading, Unparsed) and Tokens(text).all:
            return ScannedValue(kind=MentionKind.QUANTITY, reading=reading, end=at + len(Tokens(text)))
        if not tokens[end].lower:
            return None
    return None


def _is_signed(tokens: Tokens, at: int) -> bool:
    """Whether digits follow a sign that no grammar knows: "-5" may be negative, "₿" is no currency of ISO 4217."""
    sign = tokens[at].text
    unknown = sign == "-" or (len(sign) == 1 and unicodedata.category(sign) == "Sc" and sign not in SIGNS)
    if not unknown or not tokens[at + 1].is_digits or tokens[at + 1].spaced:
        return False
    return tokens[at + 2].spaced or not tokens[at + 2].text.isalnum()


def _after_name(tokens: Tokens, at: int) -> int:
    """The position after words that are no value, such as the whole name "S-400" or "1.000.000.000.000"."""
    if not tokens[at].is_digits:
        return at + 1
    at += 1
    while (
        at < len(tokens)
        and not tokens[at].spaced
        and (tokens[at].is_digits or tokens[at].lower in {".", ",", "-", "/", ":"})
    ):
        at += 1
    return at


def _mention(tokens: Tokens, at: int, value: ScannedValue) -> Mention:
    core = min(_core(tokens, at, value.kind), value.end - 1)
    return Mention(
        start=tokens[at].start,
        end=tokens[value.end - 1].end,
        core=tokens[core].start,
        kind=value.kind,
        reading=value.reading,
    )


def _core(tokens: Tokens, at: int, kind: MentionKind) -> int:
    """The position of the value itself, after its qualifier or preposition."""
    if kind is MentionKind.DATE:
        at = relation_at(tokens, at)[1]
        at = qualifier_at(tokens, at)[1]
        return relation_at(tokens, at)[1]
    at = qualifier_at(tokens, at)[1]
    if kind is MentionKind.LENGTH:
        return at
    for length in (2, 1):
        if tuple(tokens.word(at + n) for n in range(length)) in DISJOINT:
            return qualifier_at(tokens, at + length)[1]
    return at
