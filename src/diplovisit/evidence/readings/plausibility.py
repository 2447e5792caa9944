"""Whether what a grammar finds in running text is a value there, or words that only look like one."""

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
# What "five-" may stand before and still count: "two-way" and "three-pronged" count nothing.
_MEMBERS: Final = frozenset(["member", "nation", "country", "party", "person", "man", "strong", "seat", "judge"])
_OTHER_THIRDS: Final = frozenset(["party", "parties", "country", "countries", "world", "person"])
_BEFORE_SHARES: Final = frozenset({"a", "an", "one"})
_VERBS_TOO: Final = frozenset({"won", "real"})
_PEOPLE: Final = frozenset(["people", "troops", "police", "personnel", "men", "women", "children", "staff"])
_LEAST_IN_VERBS: Final = 1000
_YEARS: Final = range(1500, 2101)
_NAMED_BY_NUMBER: Final = frozenset(
    {
        *("resolution", "article", "section", "chapter", "protocol", "order", "rule"),
        *("flight", "boeing", "airbus", "room", "page"),
    }
)
_CLOCK: Final = frozenset({"am", "pm", "o"})


@attrs.frozen(kw_only=True)
class ScannedValue:
    """A reading and the place behind it."""

    kind: MentionKind
    reading: QuantityReading | DateReading | DurationReading | Unparsed
    end: int


def starts_value(tokens: Tokens, at: int) -> bool:
    """Tells whether a value can begin at a place: not inside a name ("S-400", "Article 370") or behind a strange sign.

    >>> starts_value(Tokens("S-400"), 2), starts_value(Tokens("(12"), 1)
    (False, True)
    """
    token, before = tokens[at], tokens[at - 1]
    if at == 0 or token.spaced:
        # "Resolution 1701" and "Article 370" are names.
        return not (token.is_digits and before.lower in _NAMED_BY_NUMBER)
    if before.lower == "-" and token.kind is TokenKind.WORD:
        # "India-Russia" has none, and a dash without blanks may stand before one: "2030-nearly three years".
        return before.spaced
    if before.lower == "'" and token.is_digits and len(token.text) == 2:
        return False  # '24 is a year
    return before.lower in _OPENERS and not (
        before.lower in {",", ":"} and tokens[at - 2].is_digits and token.is_digits
    )


def ends_value(tokens: Tokens, at: int, found: ScannedValue) -> bool:
    """Tells whether a value can end there: not inside a word, a name or a longer figure."""
    token = tokens[found.end]
    if tokens[found.end - 1].end - tokens[at].start > LONGEST:
        return False
    if token.spaced or not token.lower:
        return True
    if token.kind is not TokenKind.MARK or token.lower not in _CLOSERS:
        return False
    behind = tokens[found.end + 1]
    if behind.spaced or not behind.lower:
        return True
    if token.lower == "-":
        return _counts_members(tokens, at, found)
    return not behind.is_digits and (behind.kind is not TokenKind.WORD or token.lower != ".")


def _counts_members(tokens: Tokens, at: int, found: ScannedValue) -> bool:
    behind = tokens[found.end + 1]
    if behind.kind is not TokenKind.WORD:
        return False
    in_words = all(token.kind is not TokenKind.DIGITS for token in tokens.all[at : found.end])
    return found.kind is not MentionKind.QUANTITY or not in_words or behind.lower in _MEMBERS


def plausible_duration(tokens: Tokens, at: int, end: int) -> bool:
    """Tells whether a length of time is one: "a day" in "$5 a day" is a rate, and "a second later" no length."""
    return not (tokens.word(at) in {"a", "an"} and end == at + 2)


def plausible_date(tokens: Tokens, at: int, reading: DateReading, end: int, *, counted: bool) -> bool:
    """Tells whether a date is one: "may" and "March" are words too, and a bare year may be a count.

    `counted`: a length of time stands there, so that "three months after" is that length.
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
    of = tokens.word(at - 1) == "of" and tokens[at].is_digits
    return related and not (of and _is_plural(tokens, end))


def is_year_in_prose(tokens: Tokens, at: int) -> bool:
    """Tells whether four digits without a preposition are a year: "the 2024 elections", "2019 saw"; "2000 soldiers".

    >>> is_year_in_prose(Tokens("2019 saw"), 0), is_year_in_prose(Tokens("2000 soldiers"), 0)
    (True, False)
    """
    year = year_at(tokens, at)
    if year is None or year[0] not in _YEARS or tokens.glued(year[1]) == "-":
        return False
    return tokens.word(at - 1) == "the" or not _is_plural(tokens, year[1])


def _is_plural(tokens: Tokens, at: int) -> bool:
    """Whether something counted may stand there, within three words: "2000 Indian soldiers"."""
    for place in (at, at + 1, at + 2):
        token = tokens[place]
        if token.kind is not TokenKind.WORD:
            return False
        if token.lower in _PEOPLE or (len(token.lower) > 3 and token.lower.endswith("s")):
            return True
    return False


def plausible_quantity(
    tokens: Tokens, at: int, reading: QuantityReading, end: int
) -> tuple[QuantityReading, int] | None:
    """The quantity, without a word that is a verb there ("12 won"); None where it counts nothing ("one of")."""
    if reading.unit is UnitKind.RANK:
        return (reading, end) if _plausible_rank(tokens, at, reading, end) else None
    last = tokens.word(end - 1)
    if last in _VERBS_TOO and reading.unit is UnitKind.MONEY and reading.low < _LEAST_IN_VERBS:
        if tokens.word(end - 2) not in UNITS and tokens.word(end - 2) not in TENS and not tokens[end - 2].is_digits:
            return None
        reading = attrs.evolve(reading, unit=UnitKind.COUNT, currencies=())
        end -= 1
    if end == at + 1 and tokens.word(at) == "one":
        return None
    if tokens.word(end) in _CLOCK or (tokens.word(end) in {"a", "p"} and tokens.glued(end + 1) == "."):
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
    named = tokens[end - 1].text[0].isupper() or tokens.word(at - 1) in _BEFORE_SHARES
    return reading.low > 2 and not named and tokens.word(end) not in _OTHER_THIRDS
