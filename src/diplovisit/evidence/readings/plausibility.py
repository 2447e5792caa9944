"""Whether the result of a grammar is a value in running text, or words that only look like one."""

import unicodedata
from typing import Final

import attrs

from diplovisit.evidence.lexicon import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    MONTHS_THAT_ARE_WORDS,
    ORDINALS,
    TENS,
    TIME_UNIT_PLURALS,
    TIME_UNITS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.lexicon.figure_words import (
    FUNCTION_WORDS_AFTER,
    LASTING,
    NAMED_BY_NUMBER,
    SPENDING,
    STREETS,
)
from diplovisit.evidence.readings.calendar_dates import year_at
from diplovisit.evidence.readings.ranks import is_rank_in_prose, ordinal_at
from diplovisit.evidence.readings.tokens import LONGEST, TokenKind, Tokens, Unparsed, qualifier_at
from diplovisit.evidence.readings.values import (
    DateOrigin,
    DateReading,
    DateRelation,
    DateTerm,
    DurationReading,
    MentionKind,
    PartReading,
    QuantityReading,
    UnitKind,
)

_OPENERS: Final = frozenset("([{\"'“”«‘,;:")
_CLOSERS: Final = frozenset(")]}\"'“”»’.,;:!?…-")
_NAMES: Final = frozenset([*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS])
# Words that "five-" counts before a hyphen. "Two-way" and "three-pronged" count nothing.
_MEMBERS: Final = frozenset(["member", "nation", "country", "party", "person", "man", "strong", "seat", "judge"])
_OTHER_THIRDS: Final = frozenset(["party", "parties", "country", "countries", "world", "person"])
_DENOMINATORS: Final = {word: number for word, number in ORDINALS.items() if 2 < number < 21} | {"quarter": 4}
_AFTER_A_CHANGE: Final = frozenset(["last", "this", "since", "compared", "over", "year", "next", "in"])
_WORDS_ALSO_VERBS: Final = frozenset({"won", "real"})
_PLURALS_OF_PEOPLE: Final = frozenset(["people", "troops", "police", "personnel", "men", "women", "children", "staff"])
# "1000 won" is money, "12 won" is a verb.
_LEAST_IN_WON: Final = 1000
_YEARS: Final = range(1500, 2101)
# These name by number in lower case as well: "under article 5", but not "they order 12 jets".
_NAMED_IN_LOWER_CASE: Final = frozenset(
    ["resolution", "article", "section", "chapter", "protocol", "rule", "flight", "room", "page", "paragraph", "phase"]
)
_NAMED_OF_NUMBER: Final = frozenset(["Group", "Committee", "Council", "Club", "Gang", "Coalition", "Alliance"])
_BEFORE_SENTENCES: Final = frozenset([".", "!", "?", ":", '"', "“", "'", "‘", "(", ";", "-"])
_NAMED_BY_DAYS: Final = frozenset(
    """
    hotel bridge camp stadium airport hall flight plaza calle rue avenida movement brigade battalion university hospital
    barracks park palace school group coalition
    """.split()  # noqa: SIM905
)
_WORDS_OF_CLOCKS: Final = frozenset({"am", "pm", "o"})


@attrs.frozen(kw_only=True)
class ScannedValue:
    """A reading in running text, with its kind and the position after it."""

    kind: MentionKind
    reading: QuantityReading | DateReading | DurationReading | PartReading | Unparsed
    end: int


def starts_value(tokens: Tokens, at: int) -> bool:
    """Whether a value can begin at a position: not inside a name ("S-400", "Article 370") or after an unknown sign.

    >>> starts_value(Tokens("S-400"), 2), starts_value(Tokens("(12"), 1)
    (False, True)
    """
    token, before = tokens[at], tokens[at - 1]
    if at == 0 or token.spaced:
        return not _is_in_name(tokens, at)
    if before.lower == "-" and token.kind is TokenKind.WORD:
        # "India-Russia" contains no value, but a dash without blanks may precede one: "2030-nearly three years".
        return before.spaced
    if before.lower == "'" and token.is_digits and len(token.text) == 2:
        return False  # "'24" is a year
    return before.lower in _OPENERS and not (
        before.lower in {",", ":"} and tokens[at - 2].is_digits and token.is_digits
    )


def _is_in_name(tokens: Tokens, at: int) -> bool:
    """Whether a number belongs to a name: "Resolution 1701", "Group of Seven", "FZ 302", "10 Downing Street"."""
    token, before = tokens[at], tokens[at - 1]
    if not token.is_digits:
        is_number = token.lower in UNITS or token.lower in TENS
        return is_number and token.text[0].isupper() and at > 0 and before.lower not in _BEFORE_SENTENCES
    if _is_address(tokens, at) or (before.lower == "of" and tokens[at - 2].text in _NAMED_OF_NUMBER):
        return True
    if before.lower == "." and tokens.word(at - 2) in {"no", "nos"}:
        return True
    if at == 0 or before.kind is not TokenKind.WORD:
        return False
    if before.lower in _NAMED_IN_LOWER_CASE:
        return True
    if not before.text[0].isupper() or before.lower in _NAMES or before.lower in FUNCTION_WORDS_AFTER:
        return False
    if before.lower in NAMED_BY_NUMBER:
        return True
    # "aboard flight FZ 302 to Dubai", but "in Kabul 12 people died" and "gave Chad 200 million euros".
    end = at + 1
    while tokens.glued(end) in {".", ","} and tokens[end + 1].is_digits and not tokens[end + 1].spaced:
        end += 2
    following = tokens[end]
    is_year = len(token.text) == 4 and int(token.text) in _YEARS and end == at + 1
    if is_year or following.lower == "%" or (following.kind is TokenKind.MARK and following.lower == "-"):
        return False
    # A month after a number makes it a day.
    if (
        following.lower in MONTHS
        or following.lower in MONTH_ABBREVIATIONS
        or tokens.glued(end) in {"st", "nd", "rd", "th"}
    ):
        return False
    if following.kind is TokenKind.MARK:
        return following.lower not in {":", "/", "+"} and not is_sign(following.text)
    return (following.lower in FUNCTION_WORDS_AFTER and following.lower not in {"a", "am", "per", "to"}) or (
        following.lower == "to" and before.text.isupper()
    )


def is_sign(text: str) -> bool:
    """Whether a token may be the sign of a currency.

    >>> is_sign("€"), is_sign(",")
    (True, False)
    """
    return bool(text) and unicodedata.category(text[0]) == "Sc"


def _is_address(tokens: Tokens, at: int) -> bool:
    for position in range(at + 1, at + 4):
        token = tokens[position]
        if token.kind is not TokenKind.WORD or not token.text[0].isupper():
            return False
        if position > at + 1 and token.lower in STREETS:
            return True
    return False


def ends_value(tokens: Tokens, at: int, value: ScannedValue) -> bool:
    """Whether a value can end where it does: not inside a word, a name or a longer figure."""
    token = tokens[value.end]
    if tokens[value.end - 1].end - tokens[at].start > LONGEST:
        return False
    if token.spaced or not token.lower:
        return True
    if token.kind is not TokenKind.MARK or token.lower not in _CLOSERS:
        return False
    following = tokens[value.end + 1]
    if following.spaced or not following.lower:
        return True
    if token.lower == "-":
        return _counts_members(tokens, at, value)
    return not following.is_digits and (following.kind is not TokenKind.WORD or token.lower != ".")


def _counts_members(tokens: Tokens, at: int, value: ScannedValue) -> bool:
    following = tokens[value.end + 1]
    if following.kind is not TokenKind.WORD:
        return False
    in_words = all(token.kind is not TokenKind.DIGITS for token in tokens.all[at : value.end])
    return value.kind is not MentionKind.QUANTITY or not in_words or following.lower in _MEMBERS


def plausible_duration(tokens: Tokens, at: int, end: int) -> bool:
    """Whether words are a duration: "a day" in "$5 a day" is a rate, and "a second" is no duration before "later"."""
    if tokens.word(at) not in {"a", "an"} or end != at + 2:
        return True
    owns = tokens.glued(end) == "'" and tokens.glued(end + 1) == "s"  # "a week's visit"
    return (owns or tokens.word(at - 1) in SPENDING | LASTING | {"for"}) and tokens.word(at + 1) != "second"


def plausible_date(tokens: Tokens, at: int, reading: DateReading, end: int, *, counted: bool) -> bool:
    """Whether words are a date: "may" and "March" are also ordinary words, and a bare year may be a count.

    `counted` is true where a duration begins at the same position, so that "three months after" is that duration.
    """
    names = [token for token in tokens.all[at:end] if token.lower in _NAMES]
    if any(token.text[0].islower() for token in names):
        return False
    term = reading.start
    if reading.end is not None:
        return True
    if counted and term.relative is not None and term.relative.origin is DateOrigin.OTHER:
        # "three months after the vote" has a duration; "three months after." and "three months later" are dates
        return tokens.word(end - 1) not in {"after", "before"} or tokens[end].kind is not TokenKind.WORD
    if _is_part_of_name(tokens, at, reading, end):
        return False
    related = reading.relation is not None or tokens.word(at - 1) == "of"
    if term == DateTerm(year=term.year):
        return _plausible_year(tokens, at, end, related=related)
    if term == DateTerm(month=term.month):
        return related or names[-1].lower not in MONTHS_THAT_ARE_WORDS
    if term == DateTerm(season=term.season):
        return reading.relation is DateRelation.IN
    return True


def _is_part_of_name(tokens: Tokens, at: int, reading: DateReading, end: int) -> bool:
    """Whether a day is part of a name: "the September 11 Memorial", "6th of October City", "The Sunday Argus"."""
    term, before, following = reading.start, tokens[at - 1], tokens[end]
    if reading.relation is not None or term.year is not None or term.relative is not None or term.time is not None:
        return False
    if term.day is not None and before.text[:1].isupper() and before.lower in _NAMED_BY_DAYS | STREETS:
        return True  # the Hotel 17 March
    if not following.spaced or following.kind is not TokenKind.WORD or not following.text[0].isupper():
        return False
    if term == DateTerm(month=term.month):
        return True  # April Ngata
    if term.day is not None and term.month is not None:
        return before.lower in {"the", "in", "at", "to", "near"} or tokens.word(at) == "the"
    if term.weekday is not None and following.lower in _NAMED_BY_DAYS | STREETS:
        return True  # Friday Square
    return term.weekday is not None and (before.lower == "the" or (before.text[:1].isupper() and at > 1))


def _plausible_year(tokens: Tokens, at: int, end: int, *, related: bool) -> bool:
    if tokens[end - 1].is_digits and int(tokens[end - 1].text) not in _YEARS:
        return False
    after_of = tokens.word(at - 1) == "of" and tokens[at].is_digits
    return related and not (after_of and _is_plural(tokens, end))


def is_year_in_prose(tokens: Tokens, at: int) -> bool:
    """Whether four digits without a preposition are a year: "the 2024 elections" and "2019 saw", not "2000 soldiers".

    >>> is_year_in_prose(Tokens("2019 saw"), 0), is_year_in_prose(Tokens("2000 soldiers"), 0)
    (True, False)
    """
    year = year_at(tokens, at)
    if year is None or year[0] not in _YEARS or tokens.glued(year[1]) == "-":
        return False
    return tokens.word(at - 1) == "the" or not _is_plural(tokens, year[1])


def _is_plural(tokens: Tokens, at: int) -> bool:
    """Whether one of the next three words may be a plural that a number counts: "2000 Indian soldiers"."""
    for position in (at, at + 1, at + 2):
        token = tokens[position]
        if token.kind is not TokenKind.WORD:
            return False
        if token.lower in _PLURALS_OF_PEOPLE or (len(token.lower) > 3 and token.lower.endswith("s")):
            return True
    return False


def plausible_quantity(
    tokens: Tokens, at: int, reading: QuantityReading, end: int
) -> tuple[QuantityReading, int] | None:
    """The quantity without a last word that is a verb ("12 won"), and its end.

    None where the words count nothing ("one of").
    """
    if reading.unit is UnitKind.RANK:
        return (reading, end) if is_rank_in_prose(tokens, at, reading, end) else None
    last = tokens.word(end - 1)
    if last in _WORDS_ALSO_VERBS and reading.unit is UnitKind.MONEY and reading.low < _LEAST_IN_WON:
        if tokens.word(end - 2) not in UNITS and tokens.word(end - 2) not in TENS and not tokens[end - 2].is_digits:
            return None
        reading = attrs.evolve(reading, unit=UnitKind.COUNT, currencies=())
        end -= 1
    if end == at + 1 and tokens.word(at) == "one":
        return None
    if tokens.word(end) in _WORDS_OF_CLOCKS or (tokens.word(end) in {"a", "p"} and tokens.glued(end + 1) == "."):
        return None
    return reading, end


def ordinal_or_fraction_at(tokens: Tokens, at: int) -> tuple[PartReading, int] | None:
    """The ordinal or fraction at a position, and the position after it; None where there is none.

    The first is no figure, and neither is "a second" of time nor an ordinal in a name.

    >>> (
    ...     ordinal_or_fraction_at(Tokens("second jetty"), 0)[0].number,
    ...     ordinal_or_fraction_at(Tokens("two-thirds of"), 0)[1],
    ... )
    (2, 3)
    """
    qualifier, start = qualifier_at(tokens, at)
    fraction = _fraction_at(tokens, start)
    if fraction is not None:
        return attrs.evolve(fraction[0], qualifier=qualifier), fraction[1]
    return _ordinal_of_order(tokens, at)


def _ordinal_of_order(tokens: Tokens, at: int) -> tuple[PartReading, int] | None:
    ordinal = ordinal_at(tokens, at)
    if ordinal is None:
        return None
    number, end = ordinal
    following = tokens[end]
    if not tokens[at].is_digits:
        is_name = tokens[at].text[0].isupper() and at > 0
        if number < 2 or is_name or following.kind is not TokenKind.WORD or following.lower in FUNCTION_WORDS_AFTER:
            return None
        if following.lower in _OTHER_THIRDS or following.lower in TIME_UNIT_PLURALS:
            return None
    return PartReading(number=number), end


def _fraction_at(tokens: Tokens, at: int) -> tuple[PartReading, int] | None:
    word = tokens.word(at)
    if word == "half":
        before, noun = tokens.word(at - 1), tokens.word(at + 1)
        is_period = before in ORDINALS or before in {"latter", "other", "a", "and", "an"}
        if is_period or noun in {"a", "an", "past", "-", "brother", "sister"} or noun in TIME_UNITS:
            return None
        return PartReading(number=1, of=2), at + 1
    numerator = 1 if word in {"a", "one"} else UNITS.get(word, 0)
    start = at + 2 if tokens.glued(at + 1) == "-" else at + 1
    denominator = _DENOMINATORS.get(tokens.word(start).removesuffix("s") if numerator > 1 else tokens.word(start))
    if denominator is None or not 0 < numerator < denominator:
        return None
    following = tokens[start + 1]
    # "A third of" is a fraction, "a third jetty" and "two quarters" are none.
    is_part = following.lower == "of" or (
        (word == "a" or start > at + 1)
        and (following.kind is not TokenKind.WORD or following.lower in FUNCTION_WORDS_AFTER)
        and following.lower != "-"
    )
    is_part = is_part or (tokens.word(at - 1) == "by" and following.lower in _AFTER_A_CHANGE)
    return (PartReading(number=numerator, of=denominator), start + 1) if is_part else None
