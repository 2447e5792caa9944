"""Words that keep a number, a date or a length from being exact, and what they do to it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.record.vocabularies import Qualifier

# "Some 200" is journalists' for about 200. "Fewer than 12" leaves 12 out, as "over 12" does; the record has no word for
# less than, and what is fewer than 12 is at most 12.
_BY_MEANING = {
    Qualifier.APPROXIMATELY: "approximately|approx|about|around|roughly|some|circa|estimated|an estimated|close to",
    Qualifier.NEARLY: "nearly|almost|just under|just short of|a little under|not quite",
    Qualifier.OVER: "over|more than|above|in excess of|just over|well over|upwards of|upward of|exceeding",
    Qualifier.AT_LEAST: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of",
    Qualifier.AT_MOST: "at most|up to|no more than|not more than|a maximum of|as many as|as much as|fewer than"
    "|less than|under|below",
}

QUALIFIERS: Final[Mapping[tuple[str, ...], Qualifier]] = MappingProxyType(
    {tuple(phrase.split()): meaning for meaning, phrases in _BY_MEANING.items() for phrase in phrases.split("|")}
)
"""Each phrase, in lower case, a word an entry, with the qualifier that a record has for it.

>>> QUALIFIERS["more", "than"].value, QUALIFIERS["no", "more", "than"].value
('over', 'at-most')
"""

DISJOINT: Final[frozenset[tuple[str, ...]]] = frozenset(
    [("another",), ("additional",), ("an", "additional"), ("a", "further"), ("further",)]
)
"""Before a number: it is of others than were counted before."""

DISJOINT_BEHIND: Final[frozenset[str]] = frozenset(["more", "others"])
"""Behind a number: the same, as in "16 more" and "16 others"."""
