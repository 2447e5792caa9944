"""Every value in running text, left to right."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.lexicon import DISJOINT
from diplovisit.evidence.readings.bounding import qualifier_at
from diplovisit.evidence.readings.dates import date_at, read_date, relation_at
from diplovisit.evidence.readings.lengths import duration_at
from diplovisit.evidence.readings.mention import Mention, MentionKind
from diplovisit.evidence.readings.numbers import number_at
from diplovisit.evidence.readings.openers import may_start_value
from diplovisit.evidence.readings.plausibility import (
    ScannedValue,
    ends_value,
    is_year_in_prose,
    plausible_date,
    plausible_duration,
    plausible_quantity,
    starts_value,
)
from diplovisit.evidence.readings.quantities import quantity_at, read_quantity
from diplovisit.evidence.readings.refused import Unparsed
from diplovisit.evidence.readings.tokens import Tokens
from diplovisit.record.currencies import SIGNS

_MOST_TOKENS_OF_A_REFUSAL: Final = 10


def scan_values(text: str) -> Iterator[Mention]:
    """Every quantity, date and length of time in a text, none inside another, left to right.

    A value is as long as it can be: "March 7-9", and not "March 7". A word that only looks like a value is left out:
    "one of", the verb "may", "two-way". The text of each mention, read by the reader of its kind, gives its reading.

    >>> [(text[m.start : m.end], m.kind.value) for text in ["On March 7, $66 billion"] for m in scan_values(text)]
    [('On March 7', 'date'), ('$66 billion', 'quantity')]
    """
    tokens = Tokens(text)
    at = 0
    while at < len(tokens):
        found = _found_at(tokens, at) if may_start_value(tokens, at) and starts_value(tokens, at) else None
        if found is None:
            at = _behind_name(tokens, at)
        else:
            yield _mention(tokens, at, found)
            at = found.end


def _found_at(tokens: Tokens, at: int) -> ScannedValue | None:
    """The longest value at a place; of two that are as long a date, then a length of time."""
    date = date_at(tokens, at)
    length = duration_at(tokens, at)
    quantity = quantity_at(tokens, at)
    candidates = []
    if isinstance(length, tuple) and plausible_duration(tokens, at, length[1]):
        candidates.append(ScannedValue(kind=MentionKind.LENGTH, reading=length[0], end=length[1]))
    if isinstance(date, tuple) and plausible_date(tokens, at, *date, counted=bool(candidates)):
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
    whole = [found for found in candidates if ends_value(tokens, at, found)]
    if whole:
        order = list(MentionKind)
        return max(whole, key=lambda found: (found.end, order.index(found.kind)))
    return _refusal(tokens, at, quantity)


def _refusal(tokens: Tokens, at: int, quantity: object) -> ScannedValue | None:
    """Digits, or numbers in a row, that have no one reading: as many tokens as it takes to be refused alike."""
    if _is_signed(tokens, at):
        text = tokens.text[tokens[at].start : tokens[at + 1].end]
        return ScannedValue(kind=MentionKind.QUANTITY, reading=read_quantity(text), end=at + 2)
    if not tokens[at].is_digits and not isinstance(number_at(tokens, at), Unparsed):
        return None
    if not tokens[at].is_digits and (not isinstance(quantity, Unparsed) or "in a row" not in quantity.reason):
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
    """Whether digits stand behind a sign that no grammar knows: "-5" may be negative, "₿5" is no sum of ISO."""
    sign = tokens[at].text
    unknown = sign == "-" or (len(sign) == 1 and unicodedata.category(sign) == "Sc" and sign not in SIGNS)
    if not unknown or not tokens[at + 1].is_digits or tokens[at + 1].spaced:
        return False
    return tokens[at + 2].spaced or not tokens[at + 2].text.isalnum()


def _behind_name(tokens: Tokens, at: int) -> int:
    """The place behind what is no value: behind the whole of a name such as "S-400" or "1.000.000.000.000"."""
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


def _mention(tokens: Tokens, at: int, found: ScannedValue) -> Mention:
    core = min(_core(tokens, at, found.kind), found.end - 1)
    return Mention(
        start=tokens[at].start,
        end=tokens[found.end - 1].end,
        core=tokens[core].start,
        kind=found.kind,
        reading=found.reading,
    )


def _core(tokens: Tokens, at: int, kind: MentionKind) -> int:
    """The place behind what bounds or relates a value."""
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
