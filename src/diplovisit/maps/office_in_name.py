"""Tells whether a cell that should name a person also has an office: "Foreign Minister Marta Ilves"."""

from typing import Final

from diplovisit.evidence.lexicon.names import HONORIFICS, OFFICE_WORDS
from diplovisit.lazy_patterns import lazy_pattern

_PARTS: Final = lazy_pattern(r"\s*[,;()]\s*|\s+[-–—]\s+")
_OFFICE_WORDS: Final = (
    "minister president secretary ambassador chancellor premier director commissioner governor chairman representative"
    " envoy spokesman ministre ministro ministra président presidente presidenta präsident ambassadeur embajador"
)
ENDS_OF_OFFICES: Final = frozenset(_OFFICE_WORDS.split())
"""Words that an office ends in, and no name of a person."""


def names_office_too(text: str) -> bool:
    """Whether a text is the name of a person with an office before or after it. A lone office is no such text.

    >>> [names_office_too(text) for text in ("Foreign Minister Marta Ilves", "Ann Example (President)", "Ann Example")]
    [True, True, False]
    >>> [names_office_too(text) for text in ("President of Y", "King Harald", "Example, Ann", "Prime Minister")]
    [False, False, False, False]
    """
    parts = [part.split() for part in _PARTS.split(text) if part.strip()]
    offices = [part for part in parts if any(_bare(word) in ENDS_OF_OFFICES for word in part)]
    if not offices:
        return False
    if any(_is_name(part) for part in parts if part not in offices):
        return True
    return any(_is_name(_without_office(part)) for part in offices)


def _without_office(words: list[str]) -> list[str]:
    """Returns the words after an office at the beginning; the same words if they do not begin with one."""
    start = next((index for index, word in enumerate(words) if _bare(word) not in OFFICE_WORDS), len(words))
    return words[start:]


def _is_name(words: list[str]) -> bool:
    names = [word for word in words if word.strip(".") not in HONORIFICS]
    return len(names) > 1 and all(word[0].isupper() and _bare(word) not in OFFICE_WORDS for word in names)


def _bare(word: str) -> str:
    return word.strip(".'’").casefold()
