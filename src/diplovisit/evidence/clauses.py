"""The clauses of a sentence, and the words in them that deny or suspend what it says."""

import re
from typing import Final

import attrs

from diplovisit.evidence.readings import denies

_BREAK: Final = re.compile(r";|:|,? but\b|, (?:and|while|whereas|although|though)\b")


@attrs.frozen(kw_only=True)
class Clause:
    """One clause of a sentence: the half-open span of its words."""

    start: int
    end: int


def split_clauses(text: str) -> tuple[Clause, ...]:
    """Returns the clauses of a sentence in order; together they cover it.

    >>> text = "He did not comment, but will visit Norway"
    >>> [text[clause.start : clause.end] for clause in split_clauses(text)]
    ['He did not comment', ', but will visit Norway']
    """
    starts = [0, *(match.start() for match in _BREAK.finditer(text) if match.start() > 0)]
    return tuple(
        Clause(start=start, end=end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end
    ) or (Clause(start=0, end=len(text)),)


def denial_before(text: str, clauses: tuple[Clause, ...], start: int, end: int, following: str) -> str | None:
    """Returns the words that deny or suspend what a sentence says at a span; None if none do.

    following: the next sentence, which may deny the whole sentence.
    """
    for clause in clauses:
        if clause.start < end and start < clause.end and denies(words := text[clause.start : clause.end]):
            return words.strip(" ,")
    return None
