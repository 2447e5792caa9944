"""Where the words of a record stand in a text; what may be cut out of a text is told in `wholes`."""

from collections.abc import Iterator

from diplovisit.evidence.texts.extent import Extent
from diplovisit.evidence.texts.normal_form import normalise
from diplovisit.evidence.texts.source_text import SourceText, digest


def occurrences(text: SourceText, quote: str, *, within: Extent | None = None) -> tuple[Extent, ...]:
    """Every place where a quote stands in a text, or in a part of it; in order, and overlapping ones too.

    The quote is brought into normal form. It must begin and end where a whole does.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"Misri's visit on March 7, not March 70; Misri goes to Russia.")
    >>> occurrences(text, "Misri"), occurrences(text, "March 7")
    ((Extent(start=0, end=5), Extent(start=40, end=45)), (Extent(start=17, end=24),))
    """
    words = normalise(quote).text
    within = within or Extent(0, text.length)
    inside = text.insides
    return tuple(
        Extent(start, start + len(words))
        for start in _found(text.text, words, within)
        if not (inside[start] or inside[start + len(words)])
    )


def _found(text: str, words: str, within: Extent) -> Iterator[int]:
    at = text.find(words, within.start, within.end) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1, within.end)


def occurrences_of_digest(
    text: SourceText, *, length: int, sha256: str, within: Extent | None = None
) -> tuple[Extent, ...]:
    """Every place where words of that length and digest stand, as `occurrences` has it for words that are known.

    >>> from diplovisit.evidence.texts import digest, read_text
    >>> text = read_text(b"Misri goes to Russia.")
    >>> occurrences_of_digest(text, length=6, sha256=digest("Russia"))
    (Extent(start=14, end=20),)
    """
    within = within or Extent(0, text.length)
    inside = text.insides
    return tuple(
        Extent(start, start + length)
        for start in range(within.start, min(within.end, text.length) - length + 1)
        if not (inside[start] or inside[start + length]) and digest(text.text[start : start + length]) == sha256
    )
