"""Words that weaken, deny or bound a statement, or attribute it to unnamed sources.

A phrase is a tuple of words in lower case. The apostrophe is a word of its own, so "isn't" and "won't" end in `' t`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.record.vocabularies import Modality, Qualifier

# In news, "some 200" means about 200. "Fewer than 12" excludes 12, as "over 12" does. A record has no qualifier for
# "less than", and fewer than 12 is at most 12.
_BY_MEANING = {
    Qualifier.APPROXIMATELY: "approximately|approx|about|around|roughly|some|circa|estimated|an estimated|close to"
    "|estimated at",
    Qualifier.NEARLY: "nearly|almost|just under|just short of|a little under|not quite",
    Qualifier.OVER: "over|more than|above|in excess of|just over|well over|upwards of|upward of|exceeding"
    "|exceeds|exceeded|exceed|surpassed|surpasses|surpass|topped|crossed",
    Qualifier.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of",
    Qualifier.AT_MOST: "at most|up to|no more than|not more than|a maximum of|as many as|as much as|fewer than"
    "|less than|under|below",
}

QUALIFIERS: Final[Mapping[tuple[str, ...], Qualifier]] = MappingProxyType(
    {tuple(phrase.split()): meaning for meaning, phrases in _BY_MEANING.items() for phrase in phrases.split("|")}
)
"""Phrases that make a number, a date or a duration inexact, with the qualifier that a record uses.

>>> QUALIFIERS["more", "than"].value, QUALIFIERS["no", "more", "than"].value
('over', 'at-most')
"""

LONG_QUALIFIERS: Final[Mapping[tuple[str, ...], Qualifier]] = MappingProxyType(
    {
        tuple(phrase.split()): Qualifier.APPROXIMATELY
        for phrase in (
            *("in the region of", "in the order of", "on the order of", "of the order of", "something like"),
            *("in the neighbourhood of", "in the neighborhood of", "somewhere around", "close on"),
        )
    }
)
"""Qualifiers of ordinary words, which bound nothing by themselves: an edit of "in" or "of" changes no figure."""

DISJOINT: Final[frozenset[tuple[str, ...]]] = frozenset(
    [("another",), ("additional",), ("an", "additional"), ("a", "further"), ("further",)]
)
"""Phrases before a number that counts others than those counted before."""

DISJOINT_AFTER: Final[frozenset[str]] = frozenset(["more", "others"])
"""Words with the same meaning after a number: "16 more", "16 others"."""


# "Set to" and "plans to" state an intention, not a timetable, so they mean no more than "expected". A phrase between
# two modalities gets the weaker one, because a record may be weaker than its words and never stronger.
_BY_MODALITY = {
    Modality.ASSERTED: "will|shall|' ll|confirmed|confirms",
    Modality.SCHEDULED: "scheduled|is to|are to|slated|timetabled|is due to|are due to|is due in|are due in|is due at"
    "|are due at",
    Modality.EXPECTED: "expected|expects|expect|anticipated|anticipates|anticipate|set to|planned|plans to|plan to"
    "|planning to|intends to|intend to|intention to|envisaged|foreseen|poised to|would",
    Modality.LIKELY: "likely|probably|probable",
    Modality.POSSIBLE: "may|might|could|possible|possibly|potentially|perhaps|maybe|viewed as|viewed|seen as"
    "|chance|hopes to|hope to|hoped|hopes|proposed|mulling|considering|weighing",
    Modality.UNLIKELY: "unlikely|improbable|not likely|not expected|not anticipated|doubtful",
}

MODAL_PHRASES: Final[Mapping[tuple[str, ...], Modality]] = MappingProxyType(
    {tuple(phrase.split()): meaning for meaning, phrases in _BY_MODALITY.items() for phrase in phrases.split("|")}
)
"""Phrases that say how certain a statement is, with their modality.

>>> MODAL_PHRASES["not", "likely"].value
'unlikely'
"""

DENIALS: Final[frozenset[tuple[str, ...]]] = frozenset(
    tuple(phrase.split())
    for phrase in [
        "no",
        "not",
        "' t",
        "never",
        "nor",
        "neither",
        "none",
        "nobody",
        "nothing",
        "without",
        "cannot",
        "denied",
        "denies",
        "deny",
        "denying",
        "refused",
        "refuses",
        "rejected",
        "rejects",
        "ruled out",
        "rules out",
        "yet to",
        "unable",
        "failed to",
        "refuted",
        "refutes",
        "absent",
        "absence of",
    ]
)
"""Phrases that deny a statement."""

NOT_DENIALS: Final[frozenset[tuple[str, ...]]] = frozenset(
    tuple(phrase.split())
    for phrase in [
        "no doubt",
        "no fewer than",
        "no less than",
        "no more than",
        "no later than",
        "no earlier than",
        "not only",
        "not just",
        "not merely",
        "not less than",
        "not more than",
        "not fewer than",
        "not least",
        "nothing less than",
        "no longer than",
        "not quite",
        "nothing but",
    ]
)
"""Phrases that contain a denial and deny nothing: bounds and idioms."""

UNNAMED_SOURCE_PHRASES: Final[frozenset[tuple[str, ...]]] = frozenset(
    tuple(phrase.split())
    for phrase in [
        "sources",
        "source",
        "anonymity",
        "anonymous",
        "anonymously",
        "unnamed",
        "people familiar",
        "officials familiar",
        "person familiar",
        "people aware",
        "officials aware",
        "insiders",
        "reportedly",
        "asked not to be named",
        "requested not to be named",
        "declined to be named",
        "did not wish to be named",
        "who cannot be named",
    ]
)
"""Phrases that attribute a statement to people who are not named."""

NON_PERSON_SOURCE_WORDS: Final[frozenset[str]] = frozenset(
    [
        "of",
        "energy",
        "power",
        "water",
        "income",
        "funding",
        "revenue",
        "oil",
        "gas",
        "open",
        "food",
        "heat",
        "light",
        "renewable",
        "data",
    ]
)
"""Words next to "sources" that show it does not mean people: "sources of income", "energy sources", "open sources"."""
