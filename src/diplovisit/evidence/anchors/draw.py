"""Draws up the anchors of a record from the places that its words were found in."""

from collections.abc import Iterable, Mapping

from diplovisit.evidence.anchors.fingerprint import Surroundings, surroundings
from diplovisit.evidence.anchors.lock import Anchor, LockedText
from diplovisit.evidence.anchors.place import Placing
from diplovisit.evidence.texts.extent import Extent
from diplovisit.evidence.texts.source_text import SourceText, digest
from diplovisit.record import Fragment


def draw(
    text: SourceText,
    extent: Extent,
    *,
    text_id: str,
    part: str | None = None,
    nth: int | None = None,
    quote: str | None = None,
    fragment: Fragment | None = None,
    around: Surroundings | None = None,
) -> Anchor:
    """The anchor of one place; `around` is the text cut into words, where somebody has it already."""
    around = around or surroundings(text.text)
    found = around.fingerprint(extent, salt=text.sha256)
    return Anchor(
        text=text_id,
        part=part,
        nth=nth,
        quote=quote,
        fragment=fragment,
        start=extent.start,
        end=extent.end,
        sha256=digest(text.text[extent.start : extent.end]),
        before="".join(found.before),
        after="".join(found.after),
        guard=found.guard,
    )


def draw_all(placings: Iterable[Placing], texts: Mapping[str, SourceText]) -> tuple[Anchor, ...]:
    """The anchors of all that was placed, each once however many rows cite it."""
    cut = {name: surroundings(text.text) for name, text in texts.items()}
    anchors = {}
    for placing in placings:
        if placing.extent is not None:
            citation = placing.citation
            key = (placing.text, citation.part, citation.nth, citation.quote, citation.fragment)
            if key not in anchors:
                anchors[key] = draw(
                    texts[placing.text],
                    placing.extent,
                    text_id=placing.text,
                    part=citation.part,
                    nth=citation.nth,
                    quote=citation.quote,
                    fragment=citation.fragment,
                    around=cut[placing.text],
                )
    return tuple(anchors.values())


def locked_text(source: str, text: SourceText) -> LockedText:
    """What a lock holds of a text."""
    return LockedText(source=source, length=text.length, sha256=text.sha256, normalised=text.normalised)
