"""NFC (UAX #15) piece by piece, so that it is known which characters became which."""

import functools
import re
import unicodedata
from collections.abc import Iterator

_LONG = 30  # the most marks on a letter that real text has (UAX #15, section 13, Stream-Safe Text Format)


@functools.cache
def _beyond() -> re.Pattern[str]:
    """Below U+0300 every character is in NFC by itself and begins a piece of its own; one may be the base of marks."""
    return re.compile("[\\u0000-\\u02ff]?[\\u0300-\\U0010ffff]+", re.DOTALL)


def recompositions(text: str) -> Iterator[tuple[int, int, str]]:
    """The pieces of a text that are not in NFC, in order: start, end, and what NFC makes of them.

    >>> list(recompositions("Erdog\\u0306an"))
    [(4, 6, 'ğ')]
    """
    if unicodedata.is_normalized("NFC", text):
        return
    for run in _beyond().finditer(text):
        start, end = run.span()
        begin = start
        for offset in range(start + 1, end + 1):
            if offset == end or not _joins(text[offset]):
                composed = _compose(piece := text[begin:offset])
                if composed != piece:
                    yield begin, offset, composed
                begin = offset


@functools.lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    """Whether a character may combine with one before it: all marks, and the letters that Unicode composes."""
    if unicodedata.category(character)[0] == "M":
        return True
    # Vowels and finals of Hangul, and the vowels of Kirat Rai, which are letters (Unicode 16).
    return "\u1160" <= character <= "\u11ff" or "\U00016d63" <= character <= "\U00016d6a"


def _compose(piece: str) -> str:
    # Python sorts marks by insertion: 40,000 of them, above and below in turn, took it 1.4 seconds.
    return unicodedata.normalize("NFC", piece if len(piece) <= _LONG else _in_canonical_order(piece))


def _in_canonical_order(piece: str) -> str:
    ordered: list[str] = []
    marks: list[str] = []
    for character in "".join(unicodedata.normalize("NFD", character) for character in piece):
        if unicodedata.combining(character):
            marks.append(character)
        else:
            ordered += (*sorted(marks, key=unicodedata.combining), character)
            marks = []
    return "".join((*ordered, *sorted(marks, key=unicodedata.combining)))
