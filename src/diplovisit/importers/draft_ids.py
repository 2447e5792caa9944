"""Ids for drafts, made from the words of a title; each id is given only once."""

import re
import unicodedata
from typing import Final

from diplovisit.record.constraints import RESERVED_IDS

_MAX_LENGTH: Final = 56
"""An id has at most 64 characters; the rest is reserved for a number that makes it unique."""

_WORDS = re.compile("[a-z0-9]+")
_YEAR_LIKE = re.compile("[0-9]+|.*[0-9]{4}.*")
_DEFAULT_WORD: Final = "visit"


def id_words(title: str) -> str:
    """Returns the words of a title as an id in ASCII. Numbers and possible years are left out: ids contain no dates.

    >>> id_words("Misri’s visit to Çankırı, 7 March 2025"), id_words("G20 summit"), id_words("東京")
    ('misris-visit-to-cankr-march', 'g20-summit', 'visit')
    """
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    result = ""
    for word in _WORDS.findall(plain.lower()):
        if not _YEAR_LIKE.fullmatch(word):
            longer = f"{result}-{word}" if result else word[:_MAX_LENGTH]
            if len(longer) > _MAX_LENGTH:
                break
            result = longer
    if not result:
        return _DEFAULT_WORD
    return f"{_DEFAULT_WORD}-{result}" if result in RESERVED_IDS else result


class DraftIds:
    """The ids given so far. A run uses one instance for all files, so that no two drafts share an id.

    >>> ids = DraftIds()
    >>> ids.assign("A visit"), ids.assign("A visit")
    ('a-visit', 'a-visit-2')
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def reserve(self, name: str) -> None:
        """Marks an id as taken by another record."""
        self._numbers.setdefault(name, 1)

    def assign(self, title: str) -> str:
        """Returns a new id for a draft with this title."""
        words = id_words(title)
        name = words
        number = self._numbers.get(words, 0)
        while name in self._numbers:
            number += 1
            name = f"{words}-{number}" if number > 1 else words
        self._numbers[words] = max(number, 1)
        self._numbers.setdefault(name, 1)
        return name
