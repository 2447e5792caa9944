"""Which figure of its words a fact is held against: one reading, or the reason why there is none."""

from typing import TypeVar

from diplovisit.evidence.readings import DateReading, DurationReading, QuantityReading, Unparsed
from diplovisit.evidence.verdicts.verdict import Opinion, ambiguous, unreadable
from diplovisit.evidence.verdicts.words import CitedText

_Reading = TypeVar("_Reading", QuantityReading, DateReading, DurationReading)


def judge_figure(words: CitedText, kind: type[_Reading], whole: _Reading | Unparsed) -> _Reading | Opinion:
    """The reading of a kind: the one figure in or around the words, or the words as a whole.

    `whole` is what reading the words as a whole gives. Two different figures of a kind leave a choice, and nobody
    makes it here.
    """
    found = [mention.reading for mention in words.figures if isinstance(mention.reading, kind)]
    if found:
        first = found[0]
        if all(reading == first for reading in found):
            return first
        return ambiguous(f"hold {len(found)} figures, and which of them is meant is not said")
    if isinstance(whole, Unparsed):
        return unreadable(f"cannot be read as such a value: {whole.reason}")
    return whole
