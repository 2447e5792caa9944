"""How much of a source's text a record holds, in the quotes of its evidence and of what it ignores.

A report is somebody's copyright unless its licence says otherwise. Figures, dates and names may be quoted; how much of
all this is too much is for a rule to say.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from diplovisit.evidence.anchors.place import Placing
from diplovisit.evidence.texts.extent import Extent
from diplovisit.evidence.texts.source_text import SourceText
from diplovisit.record import Path, Visit

# SPDX ids of licences that let anybody publish the text again; those of Creative Commons with NC or ND do not.
_OPEN: Final = re.compile(
    "CC0-1[.]0|CC-PDDC|CC-BY(?:-SA)?-[1-4][.][05](?:-[A-Z]{2,3})?|PDDL-1[.]0|ODbL-1[.]0|ODC-By-1[.]0|OGL-(?:UK-[123][.]0"
    "|Canada-2[.]0)|NLOD-[12][.]0|etalab-2[.]0|DL-DE-(?:BY|ZERO)-2[.]0|Apache-2[.]0|MIT(?:-0)?|BSD-[23]-Clause|ISC"
    "|Unlicense|0BSD|GFDL-1[.][123](?:-or-later|-only)?|public domain|LicenseRef-public-domain",
    re.IGNORECASE,
)
_LETTER_OR_DIGIT = re.compile("\\w")


@attrs.frozen(kw_only=True)
class Stored:
    """What a record holds of one text.

    source: whose text it is. share: how much of it, from 0 to 1, by code points; what is quoted twice counts once.
    longest: the words of the longest stretch that can be read off in one piece, quotes that touch being one piece.
    path: of the row that this stretch begins with; None where nothing is stored. is_open: whether its licence lets
    anybody publish the text.
    """

    source: str
    share: float
    longest: int
    path: Path | None
    is_open: bool


def is_open(licence: str | None) -> bool:
    """Whether a licence lets anybody publish a text again; none does not.

    >>> [is_open(licence) for licence in ("CC-BY-4.0", "Apache-2.0", "CC-BY-NC-4.0", "all rights reserved", None)]
    [True, True, False, False, False]
    """
    return licence is not None and _OPEN.fullmatch(licence.strip()) is not None


def stored(visit: Visit, placings: Iterable[Placing], texts: Mapping[str, SourceText]) -> tuple[Stored, ...]:
    """What a record holds of each text at hand, in the order of its sources. Words kept by their digest do not count.

    A quote that stands in several places, with nothing to say which is meant, counts once, at the first.
    """
    by_text: dict[str, list[tuple[Extent, Path]]] = {name: [] for name in texts}
    for placing in placings:
        if placing.citation.quote is not None and placing.found:
            by_text[placing.text].append((placing.extent or placing.found[0], placing.citation.path))
    return tuple(
        _stored(source.id, texts[source.id], sorted(by_text[source.id], key=lambda each: each[0]), source.licence)
        for source in visit.sources
        if source.id in texts
    )


def _stored(source: str, text: SourceText, quotes: list[tuple[Extent, Path]], licence: str | None) -> Stored:
    covered = longest = 0
    begins: Path | None = None
    for stretch, path, share in _stretches(text.text, quotes):
        covered += share
        words = sum(bool(_LETTER_OR_DIGIT.search(word)) for word in text.text[stretch.start : stretch.end].split(" "))
        if words > longest:
            longest, begins = words, path
    return Stored(source=source, share=covered / text.length, longest=longest, path=begins, is_open=is_open(licence))


def _stretches(text: str, quotes: list[tuple[Extent, Path]]) -> Iterable[tuple[Extent, Path, int]]:
    """The pieces that quotes make together, the row each begins with, and the code points quoted in it."""
    piece: Extent | None = None
    path: Path = ()
    covered = 0
    for extent, row in quotes:
        if piece is not None and not _LETTER_OR_DIGIT.search(text, piece.end, max(piece.end, extent.start)):
            covered += max(0, extent.end - max(extent.start, piece.end))
            piece = Extent(piece.start, max(piece.end, extent.end))
            continue
        if piece is not None:
            yield piece, path, covered
        piece, path, covered = extent, row, extent.end - extent.start
    if piece is not None:
        yield piece, path, covered
