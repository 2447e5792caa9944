"""Whether the result of a grammar is a value in running text, or words that only look like one."""

from typing import Final

import attrs

from diplovisit.evidence.lexicon import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    MONTHS_THAT_ARE_WORDS,
    ORDINALS,
    TENS,
    UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.readings.calendar_dates import year_at
from diplovisit.evidence.readings.tokens import LONGEST, TokenKind, Tokens, Unparsed
from diplovisit.evidence.readings.values import (
    DateOrigin,
    DateReading,
    DateRelation,
    DateTerm,
    DurationReading,
    MentionKind,
    QuantityReading,
    UnitKind,
)
from diplovisit.record.vocabularies import Qualifier

_OPENERS: Final = frozenset("([{\"'“”«‘,;:")
_CLOSERS: Final = frozenset(")]}\"'“”»’.,;:!?…-")
_NAMES: Final = frozenset([*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS, *WEEKDAY_ABBREVIATIONS])
# Words that "five-" counts before a hyphen. "Two-way" and "three-pronged" count nothing.
_MEMBERS: Final = frozenset(["member", "nation", "country", "party", "person", "man", "strong", "seat", "judge"])
_OTHER_THIRDS: Final = frozenset(["party", "parties", "country", "countries", "world", "person"])
_BEFORE_FRACTIONS: Final = frozenset({"a", "an", "one"})
_WORDS_ALSO_VERBS: Final = frozenset({"won", "real"})
_PLURALS_OF_PEOPLE: Final = frozenset(["people", "troops", "police", "personnel", "men", "women", "children", "staff"])
# "1000 won" is money, "12 won" is a verb.
_LEAST_IN_WON: Final = 1000
_YEARS: Final = range(1500, 2101)
_NAMED_BY_NUMBER: Final = frozenset(
    {
        *("resolution", "article", "section", "chapter", "protocol", "order", "rule"),
        *("flight", "boeing", "airbus", "room", "page"),
    }
)
_WORDS_OF_CLOCKS: Final = frozenset({"am", "pm", "o"})


@attrs.frozen(kw_only=True)
class ScannedValue:
    """A reading in running text, with its kind and the position after it."""

    kind: MentionKind
    reading: QuantityReading | DateReading | DurationReading | Unparsed
    end: int


def starts_value(tokens: Tokens, at: int) -> bool:
    """Whether a value can begin at a position: not inside a name ("S-400", "Article 370") or after an unknown sign.

    >>> starts_value(Tokens("S-400"), 2), starts_value(Tokens("(12"), 1)
    (False, True)
    """
    token, before = tokens[at], tokens[at - 1]
    if at == 0 or token.spaced:
        # "Resolution 1701" and "Article 370" are names.
        return not (token.is_digits and before.lower in _NAMED_BY_NUMBER)
    if before.lower == "-" and token.kind is TokenKind.WORD:
        # "India-Russia" contains no value, but a dash without blanks may precede one: "2030-nearly three years".
        return before.spaced
    if before.lower == "'" and token.is_digits and len(token.text) == 2:
        return False  # "'24" is a year
    return before.lower in _OPENERS and not (
        before.lower in {",", ":"} and tokens[at - 2].is_digits and token.is_digits
    )


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
    return not (tokens.word(at) in {"a", "an"} and end == at + 2)


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
        return False
    related = reading.relation is not None or tokens.word(at - 1) == "of"
    if term == DateTerm(year=term.year):
        return _plausible_year(tokens, at, end, related=related)
    if term == DateTerm(month=term.month):
        return related or names[-1].lower not in MONTHS_THAT_ARE_WORDS
    if term == DateTerm(season=term.season):
        return reading.relation is DateRelation.IN
    return True


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
        return (reading, end) if _plausible_rank(tokens, at, reading, end) else None
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


def _plausible_rank(tokens: Tokens, at: int, reading: QuantityReading, end: int) -> bool:
    words = [token.lower for token in tokens.all[at:end]]
    if reading.qualifier is Qualifier.AT_MOST or any(token.is_digits for token in tokens.all[at:end]):
        return words[0] != "no" or tokens[at].text == "No"
    if words[0] == "number":
        return True
    ordinal = words[1:] if words[0] == "the" else words
    if ordinal[0] not in ORDINALS and ordinal[0] not in TENS:
        return False
    if len(ordinal) > 1:
        return True
    named = tokens[end - 1].text[0].isupper() or tokens.word(at - 1) in _BEFORE_FRACTIONS
    return reading.low > 2 and not named and tokens.word(end) not in _OTHER_THIRDS
