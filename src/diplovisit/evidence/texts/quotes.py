"""Where the words of a record stand in a text; what may be cut out of a text is told in `wholes`."""

import itertools
from collections.abc import Iterator
from typing import Final

from diplovisit.evidence.texts.extent import TextSpan
from diplovisit.evidence.texts.normal_form import normalise
from diplovisit.evidence.texts.source_text import SourceText, text_digest

MOST_PLACES: Final = 1_000
"""Places of a quote that are found: a text of 10 MB has room for a million. Beyond these nobody counts."""
MOST_WORK: Final = 10_000_000_000
"""The work of finding quotes and fragments in one text, in code points hashed: about ten seconds.

A fragment of 60 code points takes 200 million in a text of 1 MB.
"""
_WORK_OF_A_HASH: Final = 1_000
_WORK_OF_A_TRY: Final = 250


class TooMuchToSearch(Exception):
    """Raised for words that are not looked for, because those before them took all the work that is allowed."""


def occurrences(text: SourceText, quote: str, *, within: TextSpan | None = None) -> tuple[TextSpan, ...]:
    """Every place where a quote stands in a text, or in a part of it; in order, and overlapping ones too.

    The quote is brought into normal form. It must begin and end where a whole does. Of more than MOST_PLACES, these
    are the first; each quote is looked for once in a text, whoever asks. Raises TooMuchToSearch.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"Misri's visit on March 7, not March 70; Misri goes to Russia.")
    >>> occurrences(text, "Misri"), occurrences(text, "March 7")
    ((Extent(start=0, end=5), Extent(start=40, end=45)), (Extent(start=17, end=24),))
    """
    within = within or TextSpan(0, text.length)
    key = (quote, within.start, within.end)
    if (known := text.found.get(key)) is None:
        words = normalise(quote).text
        each = (TextSpan(start, start + len(words)) for start in _found(text, words, within))
        known = text.found[key] = tuple(itertools.islice(each, MOST_PLACES))
    return known


def _found(text: SourceText, words: str, within: TextSpan) -> Iterator[int]:
    inside = text.insides
    at = text.text.find(words, within.start, within.end) if words else -1
    while at >= 0:
        if not (inside[at] or inside[at + len(words)]):
            yield at
        _count(text, _WORK_OF_A_TRY)
        # The next place where words may begin: a long word may have the quote in it at every letter.
        following = inside.find(0, at + 1)
        at = text.text.find(words, following, within.end) if following >= 0 else -1


def _count(text: SourceText, work: int) -> None:
    text.work.done += work
    if text.work.done > MOST_WORK:
        raise TooMuchToSearch


def occurrences_of_digest(
    text: SourceText, *, length: int, sha256: str, within: TextSpan | None = None
) -> tuple[TextSpan, ...]:
    """Every place where words of that length and digest stand, as `occurrences` has it for words that are known.

    Raises TooMuchToSearch.

    >>> from diplovisit.evidence.texts import text_digest, read_text
    >>> text = read_text(b"Misri goes to Russia.")
    >>> occurrences_of_digest(text, length=6, sha256=text_digest("Russia"))
    (Extent(start=14, end=20),)
    """
    within = within or TextSpan(0, text.length)
    key = (f"{length} {sha256}", within.start, within.end)
    if (known := text.found_by_digest.get(key)) is None:
        each = (TextSpan(start, start + length) for start in _hashed(text, length, sha256, within))
        known = text.found_by_digest[key] = tuple(itertools.islice(each, MOST_PLACES))
    return known


def _hashed(text: SourceText, length: int, sha256: str, within: TextSpan) -> Iterator[int]:
    inside = text.insides
    for start in range(within.start, min(within.end, text.length) - length + 1):
        if not (inside[start] or inside[start + length]):
            _count(text, length + _WORK_OF_A_HASH)
            if text_digest(text.text[start : start + length]) == sha256:
                yield start
