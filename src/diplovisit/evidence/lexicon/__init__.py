"""The words that readings are made of, as plain tables, a file a subject."""

from diplovisit.evidence.lexicon.bounds import DISJOINT, DISJOINT_BEHIND, QUALIFIERS
from diplovisit.evidence.lexicon.calendar_words import (
    DAY_PARTS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    MONTHS_THAT_ARE_WORDS,
    SEASONS,
    TIME_UNIT_PLURALS,
    TIME_UNITS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from diplovisit.evidence.lexicon.certainty import DENIALS, MODAL_PHRASES, NAMELESS, NOT_DENIALS, SOURCES_OF_THINGS
from diplovisit.evidence.lexicon.currency_words import CURRENCY_NOUNS, CURRENCY_PHRASES, PERCENT_PHRASES
from diplovisit.evidence.lexicon.number_words import (
    DOZEN,
    FRACTION_SIGNS,
    MONEY_SCALES,
    ORDINALS,
    SCALE_PLURALS,
    SCALES,
    SHARE_WORDS,
    STACKED_SCALES,
    TENS,
    UNITS,
    VAGUE,
)

__all__ = [
    "CURRENCY_NOUNS",
    "CURRENCY_PHRASES",
    "DAY_PARTS",
    "DENIALS",
    "DISJOINT",
    "DISJOINT_BEHIND",
    "DOZEN",
    "FRACTION_SIGNS",
    "MODAL_PHRASES",
    "MONEY_SCALES",
    "MONTHS",
    "MONTHS_THAT_ARE_WORDS",
    "MONTH_ABBREVIATIONS",
    "NAMELESS",
    "NOT_DENIALS",
    "ORDINALS",
    "PERCENT_PHRASES",
    "QUALIFIERS",
    "SCALES",
    "SCALE_PLURALS",
    "SEASONS",
    "SHARE_WORDS",
    "SOURCES_OF_THINGS",
    "STACKED_SCALES",
    "TENS",
    "TIME_UNITS",
    "TIME_UNIT_PLURALS",
    "UNITS",
    "VAGUE",
    "WEEKDAYS",
    "WEEKDAY_ABBREVIATIONS",
]
