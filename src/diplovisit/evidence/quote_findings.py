"""Finds issues with the quotes of a record, by comparing them with the texts of its sources and its lock file."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from diplovisit.evidence.anchors.anchoring import citation_key, reanchor_all
from diplovisit.evidence.anchors.locating import (
    Carriers,
    CitationPlacement,
    IgnoredSection,
    PlacementOutcome,
    RowCitation,
    citations,
    find_words,
)
from diplovisit.evidence.anchors.lock_file import Anchor, LockFile, is_other_text
from diplovisit.evidence.anchors.reanchor import AnchorState
from diplovisit.evidence.near_words import NearWords
from diplovisit.evidence.texts import SourceText, TextSpan, normalise, text_digest
from diplovisit.evidence.texts.source_text import MOST_PLACES, TooMuchToSearch
from diplovisit.evidence.unseen_marks import UnseenMarks
from diplovisit.findings.phrases import quoted
from diplovisit.record import Visit

_MAX_SHOWN = 5
_STATE_EXPLANATIONS = {
    AnchorState.MOVED: "the same words in the same context, at another position",
    AnchorState.EDITED: "words in the quote or around it changed, but none is critical",
    AnchorState.CHANGED: "a number, a month, a negation or the like changed",
    AnchorState.ELSEWHERE: "the same words, but in another context",
    AnchorState.LOST: "neither the words nor their position were found",
}


@attrs.frozen
class Issue:
    """A problem with the evidence of a record: the address that it is about, and a sentence for a person."""

    address: str
    sentence: str


def lost_quotes(placements: tuple[CitationPlacement, ...], texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Yields an issue for each quote that is not where the record says; it names another place if there is one."""
    unseen, near = UnseenMarks(), NearWords()
    # A text that has no quote of the record may be any file, because the record names the file.
    quoted_texts = {placement.text for placement in placements if placement.matches}
    for placement in placements:
        citation = placement.citation
        part = f' in its part "{citation.part}"' if citation.part is not None else ""
        match placement.outcome:
            case PlacementOutcome.NOT_FOUND:
                text = texts[placement.text]
                elsewhere = (
                    (_outside_part(placement, text) if citation.part is not None else _within_words(citation, text))
                    or unseen.between_letters(citation.quote, text)
                    or near.instead_of(citation.quote, text, are_shown=placement.text in quoted_texts)
                )
                yield Issue(
                    _address(citation),
                    f"{citation_words(citation)} are not in the text of {placement.text}{part}{elsewhere}",
                )
            case PlacementOutcome.TOO_FEW:
                times = "once" if len(placement.matches) == 1 else _count_phrase(placement.matches)
                sentence = f"{citation_words(citation)} occur {times} in the text of {placement.text}{part}"
                yield Issue(_address(citation), f"{sentence}, but `nth` is {citation.nth}")
            case PlacementOutcome.NOT_SEARCHED:
                sentence = f"{citation_words(citation)} were not searched in the text of {placement.text}"
                yield Issue(_address(citation), f"{sentence}: earlier quotes reached the limit of the search")
            case PlacementOutcome.NO_PART:
                yield Issue(_address(citation), f'the text of {placement.text} has no part "{citation.part}"')


def lost_sections(visit: Visit, sections: Iterable[IgnoredSection], texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Yields an issue for each span that a row of `ignore` leaves out, and that begins behind the end of its text."""
    found = {(section.row, section.text) for section in sections}
    carriers = Carriers(visit)
    for index, row in enumerate(visit.ignore):
        if row.start is None or row.end is None or row.end <= row.start or row.part or row.quote or row.fragment:
            continue
        for name in (carriers.texts_for(source)[0] for source in row.sources or (visit.sources[0].id,)):
            if name in texts and (index, name) not in found:
                length = f"{texts[name].length:,} characters"
                sentence = f"starts at {row.start:,}, after the end of the text of {name}, which has {length}"
                yield Issue(f"ignore/{index}/start", sentence)


def repeated_quotes(placements: tuple[CitationPlacement, ...], texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Yields an issue for each quote that occurs more than once, with the lines of the source."""
    for placement in placements:
        if placement.outcome is PlacementOutcome.REPEATED:
            text = texts[placement.text]
            lines = list(dict.fromkeys(text.line_of(extent.start) for extent in placement.matches[:_MAX_SHOWN]))
            more = ", …" if len(placement.matches) > _MAX_SHOWN else ""
            shown = f"line{'s' if more or len(lines) > 1 else ''} {', '.join(map(str, lines))}{more}"
            where = f"in the text of {placement.text}, on {shown}"
            yield Issue(
                _address(placement.citation),
                f"{citation_words(placement.citation)} occur {_count_phrase(placement.matches)} {where}",
            )


def unanchored_quotes(visit: Visit, lock: LockFile, texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Yields an issue for each quote whose texts are unavailable and which the lock file lacks.

    Only quotes of sources that the lock file covers are checked.
    """
    known = lock.by_key()
    carriers = Carriers(visit)
    locked_sources = {locked.source for locked in lock.texts}
    for citation in citations(visit):
        names = carriers.texts_for(citation.source)
        if any(name in texts for name in names) or not any(name in locked_sources for name in names):
            continue
        anchors = [anchor for name in names if (anchor := known.get(citation_key(citation, name))) is not None]
        if not anchors:
            yield Issue(
                _address(citation),
                f"{citation_words(citation)} have no anchor in the lock file, and no text of the source is available",
            )
        elif citation.quote is not None and all(
            anchor.sha256 != text_digest(normalise(citation.quote).text) for anchor in anchors
        ):
            yield Issue(_address(citation), f"{citation_words(citation)} differ from those in the lock file")


def stale_anchors(
    visit: Visit, lock: LockFile, placements: tuple[CitationPlacement, ...], texts: Mapping[str, SourceText]
) -> Iterator[Issue]:
    """Yields an issue for each anchor that is missing, that differs from its text, or that no citation uses."""
    carriers = Carriers(visit)
    wanted = {
        citation_key(citation, name) for citation in citations(visit) for name in carriers.texts_for(citation.source)
    }
    if lock.record != visit.id:
        yield Issue("id", f"the lock file belongs to the record {lock.record}, but this record is {visit.id}")
    for anchor in lock.anchors:
        if anchor.text in texts and anchor.key not in wanted:
            yield Issue(
                "id", f"the lock file has an anchor for {_anchor_words(anchor)}, but the record does not quote them"
            )
    known = lock.by_key()
    locked_texts = {locked.source: locked for locked in lock.texts}
    reanchored = reanchor_all(lock.anchors, locked_texts, texts)
    for placement in placements:
        address, words = _address(placement.citation), citation_words(placement.citation)
        known_anchor = known.get(citation_key(placement.citation, placement.text))
        if known_anchor is None:
            yield Issue(address, f"{words} have no anchor in the lock file yet")
        elif known_anchor.key in reanchored:
            state = reanchored[known_anchor.key].state
            if state is not AnchorState.EXACT:
                sentence = f"{words} changed in {placement.text} since they were anchored: {state}"
                yield Issue(address, f"{sentence} ({_STATE_EXPLANATIONS[state]})")
        elif placement.span is not None and placement.span != TextSpan(known_anchor.start, known_anchor.end):
            line = texts[placement.text].line_of(placement.span.start)
            sentence = f"{words} are at another position in {placement.text} than in the lock file"
            yield Issue(address, f"{sentence}: on line {line}")


def changed_texts(visit: Visit, lock: LockFile | None, texts: Mapping[str, SourceText]) -> Iterator[Issue]:
    """Yields an issue for each available text that the record or its lock file was not made from.

    Texts that differ only in what the normal form removes, such as spacing and quotation marks, count as the same.
    """
    locked_texts = {locked.source: locked for locked in lock.texts} if lock is not None else {}
    for source in visit.sources:
        if (text := texts.get(source.id)) is None:
            if source.id in locked_texts and is_other_text(locked_texts[source.id], source):
                sentence = f"the lock file was made from another text of {source.id} than the one described by `text`"
                yield Issue(f"{source.id}/text", sentence)
            continue
        if source.text is not None and text.sha256 != source.text.sha256 and text.normalised != source.text.normalised:
            sentence = (
                f"the available text of {source.id} ({text.length:,} characters) is not the one described by `text`"
            )
            yield Issue(f"{source.id}/text", f"{sentence} ({source.text.length:,} characters)")
        elif source.text is None and (
            source.id in locked_texts and locked_texts[source.id].normalised != text.normalised
        ):
            yield Issue(source.id, f"the lock file was made from another text of {source.id} than the available one")


def _count_phrase(matches: tuple[TextSpan, ...]) -> str:
    return f"{len(matches)} times" if len(matches) < MOST_PLACES else f"at least {MOST_PLACES:,} times"


def _outside_part(placement: CitationPlacement, text: SourceText) -> str:
    try:
        matches = find_words(text, placement.citation.quote, placement.citation.fragment)
    except TooMuchToSearch:
        return ""
    return f"; they are on line {text.line_of(matches[0].start)}, in another part" if matches else ""


def _within_words(citation: RowCitation, text: SourceText) -> str:
    quote = normalise(citation.quote).text if citation.quote is not None else ""
    start = text.text.find(quote) if quote else -1
    return f"; they are part of longer words on line {text.line_of(start)}" if start >= 0 else ""


def _address(citation: RowCitation) -> str:
    return f"{'/'.join(map(str, citation.path))}/{'quote' if citation.quote is not None else 'fragment'}"


def citation_words(citation: RowCitation) -> str:
    """Returns a noun phrase for the words of a citation, for use in a sentence."""
    return f"the words {quoted(citation.quote, 80)}" if citation.quote is not None else "the words of the fragment"


def _anchor_words(anchor: Anchor) -> str:
    return f"the words {quoted(anchor.quote, 80)}" if anchor.quote is not None else "a fragment"
