"""Words around a figure that make it another one, though they do not stand directly beside it.

"The camp 14 prisoners" are not fourteen, "two teams of 12 experts" are 24, "40 officials, at least" may be more, and
"$5 million (AUD)" are no US dollars.
"""

import unicodedata
from typing import Final

from diplovisit.evidence.lexicon import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    QUALIFIERS,
    SCALES,
    TENS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.lexicon import figure_words as words_of
from diplovisit.evidence.lexicon.currency_words import CURRENCY_ADJECTIVES, CURRENCY_LETTERS
from diplovisit.evidence.readings.counted_nouns import ENDS_OF_CLAUSES, start_of_clause
from diplovisit.evidence.readings.tokens import TokenKind, Tokens
from diplovisit.evidence.readings.values import QuantityReading, UnitKind
from diplovisit.record.currencies import CURRENCIES

_PREPOSITIONS_OF_PLACE: Final = frozenset(
    "in at from to near outside inside around of across for via through with and".split()  # noqa: SIM905
)
_NAMES_OF_DAYS: Final = frozenset([*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS])
_FIRST_WORDS: Final = frozenset(first for first, *_ in QUALIFIERS)
_BOUNDS: Final = _FIRST_WORDS - {"no", "not", "a", "an", "of", "in", "on", "up"}
_REACH: Final = 14
_CORRECTION_REACH: Final = 20
_VAGUE_COUNTS: Final = frozenset(["several", "many", "few", "various", "dozens", "couple", "both"])


def is_number_word(tokens: Tokens, at: int) -> bool:
    """Whether a token is a number, or the first word of one.

    >>> is_number_word(Tokens("twelve"), 0), is_number_word(Tokens("envoys"), 0)
    (True, False)
    """
    word = tokens.word(at)
    return tokens[at].is_digits or word in UNITS or word in TENS or word in SCALES or word == "dozen"


def named_by_number(tokens: Tokens, at: int) -> str | None:
    """Returns the word that a number in digits may belong to as a name; None where there is none.

    >>> named_by_number(Tokens("France 24 reporters"), 1), named_by_number(Tokens("In Kabul 12 died"), 2)
    ('France', None)
    """
    before = tokens[at - 1]
    if at == 0 or not tokens[at].is_digits or before.kind is not TokenKind.WORD or not tokens[at].spaced:
        return None
    word = before.lower
    if not before.text[0].isupper():
        return before.text if word in words_of.NAMED_WITH_PEOPLE else None
    if word in words_of.FUNCTION_WORDS_AFTER or word in _NAMES_OF_DAYS or word in _FIRST_WORDS or word.endswith("ly"):
        return None
    if word in words_of.OPENINGS:
        return None
    if word in words_of.BROADCASTERS and tokens.word(at) == "24":
        return before.text
    first = at - 1
    while first > max(at - 8, 0) and tokens[first - 1].kind is TokenKind.WORD and tokens[first - 1].text[0].isupper():
        first -= 1
    governor = tokens.word(first - 1)
    is_place = first > 0 and (governor in _PREPOSITIONS_OF_PLACE or governor in words_of.GIVING)
    opens_with_place = tokens.word(first) in _PREPOSITIONS_OF_PLACE and first < at - 1
    return None if is_place or opens_with_place else before.text


def mark_before(tokens: Tokens, at: int) -> str | None:
    """Returns the sign or abbreviation before a position that bounds the figure there: "~ 200", "max. 200", "12 – 15".

    >>> mark_before(Tokens("± 5 percent"), 1), mark_before(Tokens("They left. 200 stayed"), 3)
    ('±', None)
    """
    token = tokens[at - 1]
    if at == 0 or token.kind is not TokenKind.MARK:
        return None
    if unicodedata.category(token.text)[0] == "S" and unicodedata.category(token.text) != "So":
        return token.text
    if token.text == "/" or (token.lower == "-" and tokens.glued(at - 1) and tokens.word(at - 2) in {"/", "+"}):
        return _show(tokens, at - 2, at)
    if token.lower == "-" and token.spaced and is_number_word(tokens, at - 2):
        return _show(tokens, at - 2, at)
    if token.lower == "," and tokens.word(at - 2) in _BOUNDS:
        return _show(tokens, at - 2, at)  # "a shade under, or over, 60 percent"
    if token.lower == "," and (comma := _comma_before(tokens, at - 2)) is not None:
        # "nearly, the embassy said, 70 guests"
        return tokens.word(comma - 1) if tokens.word(comma - 1) in _BOUNDS | {"quite", "perhaps", "maybe"} else None
    if token.lower == ")" and (opening := _opening_bracket(tokens, at - 1)) is not None:
        inside = {tokens.word(position) for position in range(opening - 1, at - 1)}
        return _show(tokens, opening, at) if inside & (_FIRST_WORDS - {"a", "an", "no", "not", "of"}) else None
    if token.lower == "." and tokens.word(at - 2) in words_of.ABBREVIATED_BOUNDS:
        return _show(tokens, at - 2, at)
    return None


def _comma_before(tokens: Tokens, at: int) -> int | None:
    return next((position for position in range(at, max(at - 8, 0), -1) if tokens.word(position) == ","), None)


def _opening_bracket(tokens: Tokens, at: int) -> int | None:
    return next((position for position in range(at, max(at - 8, -1), -1) if tokens.word(position) == "("), None)


def other_end(tokens: Tokens, at: int, end: int) -> str | None:
    """Returns the joint to the other end of a range that no grammar reads: "two- to three-day", "$3 – 5 billion"."""
    if tokens.word(at - 1) in {"to", "or", "and"} and tokens.glued(at - 2) == "-" and is_number_word(tokens, at - 3):
        return _show(tokens, at - 3, at)
    is_year = tokens[at - 2].is_digits and len(tokens[at - 2].text) == 4
    if tokens.word(at - 1) in {"or", "and"} and is_number_word(tokens, at - 2) and not is_year:
        return _show(tokens, at - 2, at)  # "10 or 12", "Kenya and Uganda sent 12 and 15"
    if tokens.word(at - 1) == "and" and "between" in {tokens.word(at - n) for n in (3, 4, 5)}:
        return "between … and"
    follows_month = tokens.word(at - 3) in _NAMES_OF_DAYS
    if tokens.word(at - 1) == "," and is_number_word(tokens, at - 2) and not (is_year or follows_month):
        return _show(tokens, at - 2, at)  # "a dozen, 14 envoys"
    if tokens.word(end) == "-" and tokens[end].spaced and tokens[end + 1].is_digits:
        return _show(tokens, end, end + 2)
    return None


def unknown_adjective(tokens: Tokens, at: int, end: int) -> str | None:
    """Returns the adjective between "a" and a count that is not known to leave it as it is: "a good 200 people"."""
    if tokens.word(at - 2) not in {"a", "an"} or tokens[at - 1].kind is not TokenKind.WORD or tokens.glued(end) == "-":
        return None
    word = tokens.word(at - 1)
    is_known = word in words_of.PLAIN_ADJECTIVES or tokens[at - 1].text[0].isupper()
    return None if is_known or word in words_of.FUNCTION_WORDS_AFTER else tokens[at - 1].text


def several_of(tokens: Tokens, of: int) -> str | None:
    """Returns the words before "of" that make several groups or sums of a figure: "two teams of 12"; else None."""
    head = tokens.word(of - 1)
    if tokens.word(of) != "of" or not head.endswith("s") or head.endswith(("ss", "us")):
        return None
    if head in words_of.PLURALS_OF_GROUPS:
        return _show(tokens, of - 1, of + 1)
    for position in range(of - 2, max(of - 5, -1), -1):
        if tokens[position].kind is not TokenKind.WORD and not tokens[position].is_digits:
            return None
        if is_number_word(tokens, position) or tokens.word(position) in _VAGUE_COUNTS:
            return None if tokens.word(position) == "one" else _show(tokens, position, of + 1)
    return None


def added_doubt(tokens: Tokens, end: int, *, is_money: bool = False) -> str | None:
    """Returns words behind a comma or a bracket that make the figure before them inexact; None where there are none.

    A sum behind "or" is the same sum in another currency.

    >>> tokens = Tokens("40 officials, at least, and 40, at least six of them")
    >>> added_doubt(tokens, 2), added_doubt(tokens, 8)
    ('at least', None)
    """
    if tokens.word(end) not in {",", "(", "-"}:
        return None
    if tokens.word(end + 1) in {"perhaps", "maybe", "possibly", "probably"}:
        is_other = is_number_word(tokens, end + 2) or tokens.word(end + 2) in {"even", "up", "as", "a"}
        if is_other and "of" not in {tokens.word(end + 3), tokens.word(end + 4)}:
            return _show(tokens, end + 1, end + 3)
    if tokens.word(end) == "(":
        colon = next((position for position in range(end + 1, end + 6) if tokens.word(position) == ":"), None)
        if colon is not None and is_number_word(tokens, colon + 1):
            return _show(tokens, end + 1, colon + 2)  # "200 people (organisers: 2,000)"
    opens_other = not is_money and tokens.word(end + 1) == "or" and tokens.word(end + 2) not in {"so", "more"}
    numbers = [end + n for n in (2, 3, 4) if is_number_word(tokens, end + n)]
    if opens_other and any(not _is_share(tokens, position + 1) for position in numbers):
        return _show(tokens, end + 1, end + 3)  # "70 guests, or possibly 80"
    for length in (4, 3, 2, 1):
        phrase = tuple(tokens.word(end + 1 + n) for n in range(length))
        if phrase in words_of.DOUBTS_BEHIND and tokens[end + 1 + length].kind is TokenKind.MARK:
            return _show(tokens, end + 1, end + 1 + length)
    return None


def _is_share(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in {"%", "percent", "per", "pct", "in", "."}


def bound_behind(tokens: Tokens, end: int) -> str | None:
    """Returns the words at the end of a clause that bound its figure: "70 guests to dinner at the most"."""
    for position in range(end, min(end + _REACH, len(tokens))):
        word = tokens.word(position)
        if tokens[position].is_digits or (word in ENDS_OF_CLAUSES and tokens[position + 1].spaced):
            return None
        if word != "at":
            continue
        last = position + 1
        while tokens.word(last) in {"the", "very", "absolute"}:
            last += 1
        ends = tokens[last + 1].kind is TokenKind.MARK or last > position + 1
        if tokens.word(last) in {"most", "least", "outside", "maximum", "minimum"} and ends:
            return _show(tokens, position, last + 1)
    return None


def other_currency(tokens: Tokens, at: int, end: int, reading: QuantityReading) -> str | None:
    """Returns words beside a sum that name another currency than its sign may: "NZ $5 million"; None where none do."""
    if reading.unit is not UnitKind.MONEY or len(reading.currencies) < 2:
        return None
    if at > 0 and _names_currency(tokens, at - 1) and tokens[at - 1].text not in reading.currencies[:1]:
        return tokens[at - 1].text
    start = end + 1 if tokens.word(end) in {"(", ","} else end
    following = tokens[start + 1]
    is_alone = following.kind is TokenKind.MARK or following.lower in words_of.FUNCTION_WORDS_AFTER
    if _names_currency(tokens, start) and (start > end or is_alone) and tokens.glued(start + 1) != "-":
        return tokens[start].text
    if tokens.word(end) == "(" and (name := _name_in_brackets(tokens, end)) is not None:
        return name
    if tokens.word(end) == "in":
        for position in range(end + 1, end + 5):
            if tokens.word(position) in {"dollars", "pounds", "rupees", "currency", "francs", "pesos"}:
                return _show(tokens, end, position + 1)
    return None


def _name_in_brackets(tokens: Tokens, at: int) -> str | None:
    """The capitalised words alone in brackets, which may be a country: "$5 million (New Zealand)"."""
    end = at + 1
    while tokens[end].kind is TokenKind.WORD and tokens[end].text[0].isupper() and end < at + 5:
        end += 1
    if end == at + 1 or tokens.word(end) != ")" or (end == at + 2 and tokens[at + 1].text in {"US", "USD", "American"}):
        return None
    return _show(tokens, at + 1, end)


def _names_currency(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return (
        (token.text[:1].isupper() and token.lower in CURRENCY_ADJECTIVES)
        or token.text in CURRENCY_LETTERS
        or (token.text in CURRENCIES and token.text != "USD" and token.text not in {"ALL", "TOP"})
    )


def corrected(tokens: Tokens, at: int, end: int) -> str | None:
    """Returns the words that say that a figure was wrong, or was put right later; None where there are none.

    >>> tokens = Tokens("It first put the toll at 12 dead")
    >>> corrected(tokens, 6, 7)
    'first put'
    """
    for position in range(max(at - _CORRECTION_REACH, 0), min(end + _CORRECTION_REACH, len(tokens))):
        word = tokens.word(position)
        beside = {tokens.word(position - 1), tokens.word(position + 1)}
        if word in words_of.WRONGLY and beside & words_of.REPORTING:
            return _show(tokens, position, position + 1)
        if word in words_of.AT_FIRST and position < at and beside & words_of.REPORTING:
            return _show(tokens, position, position + 2)
        if word in {"corrected", "revised", "amended"} and position >= end:
            return word
        is_count = tokens.word(position + 2) in words_of.ACCOUNTS | {"counts", "estimates", "reckoning"}
        if word == "by" and tokens.word(position + 1) in {"one", "another", "some", "other", "most"} and is_count:
            return _show(tokens, position, position + 3)
        if word in words_of.PRELIMINARY and tokens.word(position + 1) in words_of.ACCOUNTS and position < end:
            return _show(tokens, position, position + 2)
    return None


def open_span(tokens: Tokens, at: int, end: int) -> str | None:
    """Returns the preposition of a span whose second figure stands far behind: "between 200 men and 300 men"."""
    opening = tokens.word(at - 1)
    joint = {"between": "and", "from": "to"}.get(opening)
    if joint is None:
        return None
    for position in range(end, min(end + _REACH, len(tokens))):
        word = tokens.word(position)
        if word in ENDS_OF_CLAUSES and word not in {",", "-"}:
            return None
        if word == joint and any(is_number_word(tokens, position + n) for n in range(1, 5)):
            return f"{opening} … {joint}"
    return None


def rate_behind(tokens: Tokens, end: int) -> str | None:
    """Returns the word in the rest of a clause that makes a figure a rate: "in yearly aid", "arrive daily"."""
    for position in range(end, min(end + _REACH, len(tokens))):
        token, word = tokens[position], tokens.word(position)
        if word in ENDS_OF_CLAUSES and (token.spaced or tokens[position + 1].spaced):
            return None
        if token.is_digits:
            return None
        if token.text.islower() and word in words_of.RATES:
            following = tokens[position + 1]
            ends = following.kind is not TokenKind.WORD or following.lower in words_of.FUNCTION_WORDS_AFTER
            if ends or tokens.word(position - 1) in {"in", "of"}:
                return word
    return None


def may_be_weight(tokens: Tokens, at: int) -> str | None:
    """Returns "pounds" where no word before them says that they are paid; None where one does."""
    near = range(max(start_of_clause(tokens, at), at - 6), at)
    return None if any(tokens.word(position) in words_of.PAYING for position in near) else "pounds"


def _show(tokens: Tokens, start: int, end: int) -> str:
    start = max(start, 0)
    return tokens.text[tokens[start].start : tokens[min(end, len(tokens)) - 1].end]
