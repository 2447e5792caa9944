"""What looking the words of a record up has to tell: what is not there, what is there more than once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from diplovisit.evidence.anchors.anchoring import citation_key, reanchor_all
from diplovisit.evidence.anchors.locating import (
    Carriers,
    Citation,
    CitationPlacement,
    PlacementOutcome,
    citations,
    find_words,
)
from diplovisit.evidence.anchors.lock_file import Anchor, LockFile
from diplovisit.evidence.anchors.reanchor import AnchorState
from diplovisit.evidence.texts import SourceText, TextSpan, normalise, text_digest
from diplovisit.evidence.texts.source_text import MOST_PLACES, TooMuchToSearch
from diplovisit.findings.phrases import quoted
from diplovisit.record import Source, Visit

# MERGED: What there is to tell of a record under examination, beside its judgements: an address, and a
# sentence.


@attrs.frozen
class Issue:
    """Something to tell: the address of what it is about, and a sentence for a person."""

    address: str
    sentence: str


# MERGED: How much of a source's text a record stores: its quotes, overlapping ones counted once.

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


_MOST_LINES = 5
_MEANINGS = {
    AnchorState.MOVED: "the same words among the same, at another place",
    AnchorState.EDITED: "words there or around them were changed, none of them critical",
    AnchorState.CHANGED: "a number, a month, a negation or the like is another there",
    AnchorState.ELSEWHERE: "the same words, but in other company",
    AnchorState.LOST: "neither the words nor their place were found",
}


def lost_quotes(placings: tuple[CitationPlacement, ...], texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Words that are not where the record says, each with where else they are."""
    for placing in placings:
        citation = placing.citation
        part = f' in its part "{citation.part}"' if citation.part is not None else ""
        match placing.outcome:
            case PlacementOutcome.NOT_FOUND:
                elsewhere = _elsewhere(placing, texts[placing.text]) if citation.part is not None else ""
                yield Issue(
                    _address(citation),
                    f"{citation_words(citation)} are not in the text of {placing.text}{part}{elsewhere}",
                )
            case PlacementOutcome.TOO_FEW:
                times = "once" if len(placing.found) == 1 else _times(placing.found)
                sentence = f"{citation_words(citation)} occur {times} in the text of {placing.text}{part}"
                yield Issue(_address(citation), f"{sentence}, and `nth` is {citation.nth}")
            case PlacementOutcome.NOT_SEARCHED:
                sentence = f"{citation_words(citation)} were not looked for in the text of {placing.text}"
                yield Issue(_address(citation), f"{sentence}: those before them took all the work that is allowed")
            case PlacementOutcome.NO_PART:
                yield Issue(_address(citation), f'the text of {placing.text} has no part "{citation.part}" to look in')


def repeated_quotes(placings: tuple[CitationPlacement, ...], texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Words that occur more than once, with the lines of the source they are on."""
    for placing in placings:
        if placing.outcome is PlacementOutcome.REPEATED:
            text = texts[placing.text]
            lines = [str(text.line_of(extent.start)) for extent in placing.found[:_MOST_LINES]]
            more = ", …" if len(placing.found) > _MOST_LINES else ""
            where = f"in the text of {placing.text}, on lines {', '.join(lines)}{more}"
            yield Issue(
                _address(placing.citation), f"{citation_words(placing.citation)} occur {_times(placing.found)} {where}"
            )


def unanchored_quotes(visit: Visit, lock: LockFile, texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Words whose texts are not at hand, and which the lock file does not have either."""
    known = lock.by_key()
    carriers = Carriers(visit)
    anchored = {each.source for each in lock.texts}
    for citation in citations(visit):
        names = carriers.texts_for(citation.source)
        if any(name in texts for name in names) or not any(name in anchored for name in names):
            continue
        anchors = [anchor for name in names if (anchor := known.get(citation_key(citation, name))) is not None]
        if not anchors:
            yield Issue(
                _address(citation),
                f"{citation_words(citation)} have no anchor in the lock file, and no text is at hand",
            )
        elif citation.quote is not None and all(
            each.sha256 != text_digest(normalise(citation.quote).text) for each in anchors
        ):
            yield Issue(_address(citation), f"{citation_words(citation)} are not what the lock file has an anchor for")


def stale_anchors(
    visit: Visit, lock: LockFile, placings: tuple[CitationPlacement, ...], texts: Mapping[str, SourceText]
) -> Iterator[Issue]:
    """Anchors that nothing of the record has any more, and those that stand elsewhere in a text at hand."""
    carriers = Carriers(visit)
    wanted = {
        citation_key(citation, name) for citation in citations(visit) for name in carriers.texts_for(citation.source)
    }
    for anchor in lock.anchors:
        if anchor.text in texts and anchor.key not in wanted:
            yield Issue("id", f"the lock file has an anchor for {_of_anchor(anchor)}, which the record does not cite")
    known = lock.by_key()
    salts = {each.source: each for each in lock.texts}
    again = reanchor_all(lock.anchors, salts, texts)
    for placing in placings:
        had = known.get(citation_key(placing.citation, placing.text))
        if had is None:
            yield Issue(
                _address(placing.citation), f"{citation_words(placing.citation)} have no anchor in the lock file yet"
            )
        elif had.key in again:
            verdict = again[had.key].verdict
            if verdict is not AnchorState.EXACT:
                sentence = f"{citation_words(placing.citation)} are no longer as they were anchored in {placing.text}: {verdict}"
                yield Issue(_address(placing.citation), f"{sentence} ({_MEANINGS[verdict]})")
        elif placing.extent is not None and (placing.extent.start, placing.extent.end) != (had.start, had.end):
            line = texts[placing.text].line_of(placing.extent.start)
            sentence = f"{citation_words(placing.citation)} stand elsewhere in {placing.text} than the lock file says"
            yield Issue(_address(placing.citation), f"{sentence}: on line {line}")


def changed_texts(visit: Visit, lock: LockFile | None, texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Texts at hand that are not those the record, or its lock file, was made from; spacing and quotes do not count."""
    locked = {each.source: each.normalised for each in lock.texts} if lock is not None else {}
    for source in visit.sources:
        if (text := texts.get(source.id)) is None:
            continue
        if source.text is not None and text.sha256 != source.text.sha256 and text.normalised != source.text.normalised:
            sentence = (
                f"the text at hand for {source.id} ({text.length:,} characters) is not the one that `text` tells of"
            )
            yield Issue(f"{source.id}/text", f"{sentence} ({source.text.length:,} characters)")
        elif source.text is None and locked.get(source.id, text.normalised) != text.normalised:
            yield Issue(source.id, f"the text at hand for {source.id} is not the one that the lock file was made from")


def _times(found: tuple[TextSpan, ...]) -> str:
    return f"{len(found)} times" if len(found) < MOST_PLACES else f"{MOST_PLACES:,} times or more"


def _elsewhere(placing: CitationPlacement, text: SourceText) -> str:
    try:
        found = find_words(text, placing.citation.quote, placing.citation.fragment)
    except TooMuchToSearch:
        return ""
    return f"; they are on line {text.line_of(found[0].start)}, outside of it" if found else ""


def _address(citation: Citation) -> str:
    return f"{'/'.join(map(str, citation.path))}/{'quote' if citation.quote is not None else 'fragment'}"


def citation_words(citation: Citation) -> str:
    """The words of a citation, in a sentence."""
    return f"the words {quoted(citation.quote, 80)}" if citation.quote is not None else "the words of the fragment"


def _of_anchor(anchor: Anchor) -> str:
    return f"the words {quoted(anchor.quote, 80)}" if anchor.quote is not None else "a fragment"
