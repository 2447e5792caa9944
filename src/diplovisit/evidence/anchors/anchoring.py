"""Anchors a record: finds its words in the texts at hand, and makes the lock file of what was found."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from diplovisit.evidence.anchors.fingerprint import TextContext, text_context
from diplovisit.evidence.anchors.locating import Carriers, Citation, CitationPlacement, citations, place_citations
from diplovisit.evidence.anchors.lock_file import Anchor, LockedRevision, LockedText, LockFile, make_lock
from diplovisit.evidence.anchors.reanchor import AnchorState, Reanchorer, Reanchoring
from diplovisit.evidence.texts import SourceText, TextSpan, text_digest
from diplovisit.record import Fragment, Visit

Key: TypeAlias = tuple[str, str | None, int | None, str | None, Fragment | None]
"""What an anchor is known by: its text, part, nth, and quote or fragment."""


@attrs.frozen(kw_only=True)
class AnchoringResult:
    """What came of anchoring a record.

    lock: the new lock; anchors in texts that are not at hand are kept. placings: what came of each citation in each
    text. verdicts: for each placing by its index, what became of the anchor it had in an earlier state of the text.
    """

    lock: LockFile
    placings: tuple[CitationPlacement, ...]
    verdicts: Mapping[int, AnchorState]


def anchor_record(
    visit: Visit, texts: Mapping[str, SourceText], *, sha256: str, old: LockFile | None, accept: bool
) -> AnchoringResult:
    """Anchors a record in the texts at hand.

    `sha256` is the digest of what the record says (`revisions.digest_of`). Where a text differs from that of the `old`
    lock, each anchor is looked for again: one that is neither where it was nor merely moved keeps its old place, and
    its text with it, unless somebody looked and says `accept`.
    """
    placings = place_citations(visit, texts)
    carriers = Carriers(visit)
    around = {name: text_context(text.text) for name, text in texts.items()}
    known = old.by_key() if old is not None else {}
    salts = {each.source: each for each in old.texts} if old is not None else {}
    again = reanchor_all(known.values(), salts, texts)
    verdicts: dict[int, AnchorState] = {}
    anchors: list[Anchor] = []
    held: set[str] = set()
    for index, placing in enumerate(placings):
        key = citation_key(placing.citation, placing.text)
        was = known.get(key)
        if was is not None and key in again:
            verdicts[index] = again[key].verdict
            if not accept and not verdicts[index].is_safe:
                anchors.append(was)
                held.add(placing.text)
                continue
        if placing.extent is not None:
            anchors.append(_anchor_of(placing, placing.extent, texts[placing.text], around[placing.text]))
    # While an anchor is held back its text stays the one of old: the hashes of both cannot be told apart otherwise.
    new = {name: text for name, text in texts.items() if name not in held}
    anchors = [each for each in anchors if each.text in new]
    wanted = {
        citation_key(citation, name) for citation in citations(visit) for name in carriers.texts_for(citation.source)
    }
    kept = [each for each in known.values() if each.text not in new and each.key in wanted]
    used = {each.text for each in (*anchors, *kept)}
    locked = [locked_text(name, text) for name, text in new.items() if name in used]
    locked += [each for each in salts.values() if each.source not in new and each.source in used]
    revisions = [each for each in (old.revisions if old is not None else ()) if each.revision < visit.revision]
    lock = make_lock(
        record=visit.id,
        revisions=(*revisions, LockedRevision(revision=visit.revision, sha256=sha256)),
        texts=locked,
        anchors=(*anchors, *kept),
    )
    return AnchoringResult(lock=lock, placings=placings, verdicts=verdicts)


def locked_text(source: str, text: SourceText) -> LockedText:
    """A text as a lock file tells of it."""
    return LockedText(source=source, length=text.length, sha256=text.sha256, normalised=text.normalised)


def reanchor_all(
    anchors: Iterable[Anchor], locked: Mapping[str, LockedText], texts: Mapping[str, SourceText]
) -> dict[Key, Reanchoring]:
    """What became of the anchors in those texts at hand that have changed since; none for a text that is as it was."""
    found: dict[Key, Reanchoring] = {}
    by_text: dict[str, list[Anchor]] = {}
    for each in anchors:
        by_text.setdefault(each.text, []).append(each)
    for name, text in texts.items():
        if name in locked and locked[name].normalised != text.normalised:
            again = Reanchorer(text, salt=locked[name].sha256)
            found.update((each.key, again.find(each)) for each in by_text.get(name, ()))
    return found


def citation_key(citation: Citation, text: str) -> Key:
    """What the anchor of a citation is known by in a text."""
    return text, citation.part, citation.nth, citation.quote, citation.fragment


def _anchor_of(placing: CitationPlacement, extent: TextSpan, text: SourceText, around: TextContext) -> Anchor:
    each = placing.citation
    return make_anchor(
        text,
        extent,
        text_id=placing.text,
        part=each.part,
        nth=each.nth,
        quote=each.quote,
        fragment=each.fragment,
        around=around,
    )


def make_anchor(
    text: SourceText,
    extent: TextSpan,
    *,
    text_id: str,
    part: str | None = None,
    nth: int | None = None,
    quote: str | None = None,
    fragment: Fragment | None = None,
    around: TextContext | None = None,
) -> Anchor:
    """The anchor of words that stand at a place of a text; `around` is the text cut into words, where somebody has it.

    >>> from diplovisit.evidence.texts import read_text
    >>> made = make_anchor(read_text(b"He goes to Russia."), TextSpan(11, 17), text_id="paper", quote="Russia")
    >>> made.start, made.end, len(made.before), made.after
    (11, 17, 6, '')
    """
    found = (around or text_context(text.text)).fingerprint(extent, salt=text.sha256)
    return Anchor(
        text=text_id,
        part=part,
        nth=nth,
        quote=quote,
        fragment=fragment,
        start=extent.start,
        end=extent.end,
        sha256=text_digest(text.text[extent.start : extent.end]),
        before="".join(found.before),
        after="".join(found.after),
        guard=found.guard,
    )
