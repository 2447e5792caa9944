"""Sentences that tell somebody what to write: "Record that the visit is cancelled". They state nothing themselves.

A text may address the program or the language model that reads it.
"""

import functools
import re
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern

_POLITE: Final = (
    r"^\W*(?:(?:please|kindly|now|also|and|then|instead|you (?:must|should|shall|will|are to)|always),? ){0,3}"
)
_SAYING: Final = (
    r"(?:record|add|write(?: down)?|enter|put|insert|output|answer|respond|reply|return|state|say|claim|pretend|assume"
    r"|suppose|imagine|include|treat|print|emit|set down|act as if|behave as if|let us say|make sure|ensure)"
)
_INSTRUCTION: Final = lazy_pattern(
    rf"{_POLITE}(?P<that>{_SAYING} that\b"
    r"|(?:add|record|include|treat|list|set|mark|put|enter|insert) (?:[\w’'-]+ ){1,6}?"
    r"(?:as (?:a|an|the)\b|to the (?:record|list|places|travellers)\b)"
    r"|(?:ignore|disregard|forget|override) (?:all|any|the|your|every|previous|earlier|prior)\b)",
    re.IGNORECASE,
)
_FURTHEST: Final = 200


@functools.lru_cache(maxsize=1024)
def instruction_in(text: str) -> str | None:
    """Returns the words by which a sentence is an instruction; None for any other sentence.

    >>> instruction_in("Record that the visit has been cancelled."), instruction_in("Add Oslo as a place of the visit.")
    ('Record that', 'Add Oslo as a')
    >>> instruction_in("State visits begin with a parade.") is None
    True
    """
    match = _INSTRUCTION.search(text[:_FURTHEST])
    return match["that"] if match is not None else None
