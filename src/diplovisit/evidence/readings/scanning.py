"""Every value in running text, left to right."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.evidence import lexicon
from diplovisit.evidence.lexicon import DISJOINT
from diplovisit.evidence.readings.dates import date_at, read_date, relation_at
from diplovisit.evidence.readings.durations import duration_at
from diplovisit.evidence.readings.numbers import number_at
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
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, Unparsed, qualifier_at
from diplovisit.evidence.readings.values import Mention, MentionKind
from diplovisit.record.currencies import CURRENCIES, SIGNS

# MERGED: The words that a value can begin with: at any other word of a text the grammars need not be asked.
# Most words of a text are none of them, and three grammars at every word are most of the time that a scan
# takes.

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
