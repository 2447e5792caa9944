"""What looking the words of a record up has to tell: what is not there, what is there more than once."""

from collections.abc import Iterator, Mapping

from diplovisit.evidence.anchors.anchoring import citation_key, reanchor_all
from diplovisit.evidence.anchors.lock import Anchor, LockFile
from diplovisit.evidence.anchors.place import (
    Carriers,
    Citation,
    CitationPlacement,
    PlacementOutcome,
    citations,
    find_words,
)
from diplovisit.evidence.anchors.reanchor import AnchorState
from diplovisit.evidence.texts import SourceText, TextSpan, normalise, text_digest
from diplovisit.evidence.texts.quotes import MOST_PLACES, TooMuchToSearch
from diplovisit.evidence.told import Issue
from diplovisit.record import Visit
from diplovisit.record.judge import quoted

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
