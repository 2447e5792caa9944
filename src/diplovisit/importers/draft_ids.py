"""Ids of drafts: made of the words of a title, and each given once."""

import re
import unicodedata
from typing import Final

from diplovisit.record.constraints import RESERVED_IDS

_LONGEST: Final = 56
"""An id has 64 characters; what is left is for the number that tells it from another one."""

_WORDS = re.compile("[a-z0-9]+")
_YEAR_LIKE = re.compile("[0-9]+|.*[0-9]{4}.*")
_NAMELESS: Final = "visit"


def id_words(title: str) -> str:
    """The words of a title as an id: in ASCII, without numbers and whatever may be a year, as ids hold no date.

    >>> id_words("Misri’s visit to Çankırı, 7 March 2025"), id_words("G20 summit"), id_words("東京")
    ('misris-visit-to-cankr-march', 'g20-summit', 'visit')
    """
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    kept = ""
    for word in _WORDS.findall(plain.lower()):
        if not _YEAR_LIKE.fullmatch(word):
            longer = f"{kept}-{word}" if kept else word[:_LONGEST]
            if len(longer) > _LONGEST:
                break
            kept = longer
    if not kept:
        return _NAMELESS
    return f"{_NAMELESS}-{kept}" if kept in RESERVED_IDS else kept


class DraftIds:
    """The ids given so far; one for all files of a run, so that no two drafts have the same.

    >>> ids = DraftIds()
    >>> ids.assign("A visit"), ids.assign("A visit")
    ('a-visit', 'a-visit-2')
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def reserve(self, name: str) -> None:
        """Marks an id as another record's."""
        self._numbers.setdefault(name, 1)

    def assign(self, title: str) -> str:
        """An id for a draft with this title."""
        words = id_words(title)
        name = words
        number = self._numbers.get(words, 0)
        while name in self._numbers:
            number += 1
            name = f"{words}-{number}" if number > 1 else words
        self._numbers[words] = max(number, 1)
        self._numbers.setdefault(name, 1)
        return name
