"""How much of a source's text a record stores: its quotes, overlapping ones counted once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from diplovisit.evidence.anchors.place import CitationPlacement
from diplovisit.evidence.texts import SourceText, TextSpan
from diplovisit.evidence.told import Issue
from diplovisit.record import Source

MOST: Final = 0.2
"""The share of a source without an open licence that a record may store."""

LONGEST_RUN: Final = 8
"""The words in a row that it may store."""

# SPDX ids of licences that let anybody publish the text again; those of Creative Commons with NC or ND do not.
_OPEN: Final = re.compile(
    "CC0-1[.]0|CC-PDDC|CC-BY(?:-SA)?-[1-4][.][05](?:-[A-Z]{2,3})?|PDDL-1[.]0|ODbL-1[.]0|ODC-By-1[.]0|OGL-(?:UK-[123][.]0"
    "|Canada-2[.]0)|NLOD-[12][.]0|etalab-2[.]0|DL-DE-(?:BY|ZERO)-2[.]0|Apache-2[.]0|MIT(?:-0)?|BSD-[23]-Clause|ISC"
    "|Unlicense|0BSD|GFDL-1[.][123](?:-or-later|-only)?|public domain|LicenseRef-public-domain",
    re.IGNORECASE,
)


def is_open(licence: str | None) -> bool:
    """Whether a licence lets anybody publish a text again; none does not.

    >>> [is_open(licence) for licence in ("CC-BY-4.0", "CC-BY-NC-4.0", "all rights reserved", None)]
    [True, False, False, False]
    """
    return licence is not None and _OPEN.fullmatch(licence.strip()) is not None


def stored(
    sources: Iterable[Source], texts: Mapping[str, SourceText], placings: Iterable[CitationPlacement]
) -> Iterator[Issue]:
    """What is stored beyond what may be, for each source whose text is at hand."""
    quoted = [each for each in placings if each.extent is not None and each.citation.quote is not None]
    for source in sources:
        if (text := texts.get(source.id)) is None or is_open(source.licence):
            continue
        stretches = _joined(sorted(e.extent for e in quoted if e.text == source.id and e.extent is not None), text.text)
        share = sum(stretch.end - stretch.start for stretch in stretches) / text.length
        if share > MOST:
            yield Issue(source.id, f"the record's quotes hold {share:.1%} of {source.id}, more than {MOST:.0%}")
        for stretch in stretches:
            words = text.text[stretch.start : stretch.end].split()
            if len(words) > LONGEST_RUN:
                shown = f'"{" ".join(words[:3])} … {words[-1]}" (line {text.line_of(stretch.start)})'
                yield Issue(source.id, f"the record's quotes hold {len(words)} words of {source.id} in a row: {shown}")


def _joined(extents: Iterable[TextSpan], text: str) -> tuple[TextSpan, ...]:
    """The stretches that the quotes make up together: those that overlap, or have no word between them."""
    found: list[TextSpan] = []
    for extent in extents:
        if found and not any(c.isalnum() for c in text[found[-1].end : extent.start]):
            found[-1] = TextSpan(found[-1].start, max(found[-1].end, extent.end))
        else:
            found.append(extent)
    return tuple(found)
