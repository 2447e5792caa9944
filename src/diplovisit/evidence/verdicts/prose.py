"""Texts of a record, held against words: what stands in them is proven, and the rest is somebody's to answer for."""

import functools

from diplovisit.evidence.verdicts.verdict import Opinion, attested, proven
from diplovisit.evidence.verdicts.words import CitedText


def prose(words: CitedText, value: str) -> Opinion:
    """Holds a text against the words; in other words than theirs it is attested, and never contradicted.

    >>> from diplovisit.evidence.verdicts.words import words_alone
    >>> prose(words_alone("annual foreign office discussions"), "foreign office discussions").verdict.value
    'proven'
    """
    if f" {_folded(value)} " in f" {_folded(words.quote)} ":
        return proven("have it word for word")
    return attested("are retold in the record's own words")


@functools.lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
