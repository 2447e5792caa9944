"""What the words of the closed vocabularies mean, in a sentence each, for the codebook."""

import enum
import functools
from collections.abc import Mapping
from types import MappingProxyType

from diplovisit.record.data_files import data_rows


def meaning_of(word: enum.StrEnum) -> str:
    """Returns the meaning of a word; "" for a word without one.

    >>> from diplovisit.record import Status
    >>> meaning_of(Status.HELD)
    'The visit has taken place.'
    """
    return _meanings().get((type(word).__name__, word.value), "")


@functools.cache
def _meanings() -> Mapping[tuple[str, str], str]:
    rows = data_rows("vocabulary_words.csv")
    return MappingProxyType({(vocabulary, word): meaning for vocabulary, word, meaning in rows})
