"""How much of a source's text a record stores: its quotes, overlapping ones counted once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from diplovisit.evidence.anchors.place import Placing
from diplovisit.evidence.texts import Extent, SourceText
from diplovisit.evidence.told import Told
from diplovisit.record import Source

MOST: Final = 0.2
"""The share of a source without an open licence that a record may store."""

LONGEST_RUN: Final = 8
"""The words in a row that it may store."""

# SPDX identifiers, as far as they let anybody publish the text, and how people write the rest.
_OPEN: Final = (
    "apache-",
    "bsd-",
    "cc-by",
    "cc0-",
    "mit",
    "odbl",
    "odc-by",
    "ogl-",
    "pddl-",
    "public domain",
    "etalab-",
    "dl-de-by",
    "dl-de-zero",
    "nlod-",
)


def is_open(licence: str | None) -> bool:
    """Whether a licence lets the text be published; none lets nobody, and neither does one that nobody knows.

    >>> [is_open(licence) for licence in ("CC-BY-4.0", "CC-BY-NC-4.0", "all rights reserved", None)]
    [True, False, False, False]
    """
    known = (licence or "").casefold()
    return known.startswith(_OPEN) and not {"nc", "nd"}.intersection(known.split("-"))


def stored(sources: Iterable[Source], texts: Mapping[str, SourceText], placings: Iterable[Placing]) -> Iterator[Told]:
    """What is stored beyond what may be, for each source whose text is at hand."""
    quoted = [each for each in placings if each.extent is not None and each.citation.quote is not None]
    for source in sources:
        if (text := texts.get(source.id)) is None or is_open(source.licence):
            continue
        stretches = _joined(sorted(e.extent for e in quoted if e.text == source.id and e.extent is not None), text.text)
        share = sum(stretch.end - stretch.start for stretch in stretches) / text.length
        if share > MOST:
            yield Told(source.id, f"the record's quotes hold {share:.1%} of {source.id}, more than {MOST:.0%}")
        for stretch in stretches:
            words = text.text[stretch.start : stretch.end].split()
            if len(words) > LONGEST_RUN:
                shown = f'"{" ".join(words[:3])} … {words[-1]}" (line {text.line_of(stretch.start)})'
                yield Told(source.id, f"the record's quotes hold {len(words)} words of {source.id} in a row: {shown}")


def _joined(extents: Iterable[Extent], text: str) -> tuple[Extent, ...]:
    """The stretches that the quotes make up together: those that overlap, or have no word between them."""
    found: list[Extent] = []
    for extent in extents:
        if found and not any(c.isalnum() for c in text[found[-1].end : extent.start]):
            found[-1] = Extent(found[-1].start, max(found[-1].end, extent.end))
        else:
            found.append(extent)
    return tuple(found)
