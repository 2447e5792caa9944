"""Anchors a record: locates its words in the available texts, and builds the lock file from the result."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import attrs

from diplovisit.evidence.anchors.fingerprint import TextContext, text_context
from diplovisit.evidence.anchors.locating import Carriers, CitationPlacement, RowCitation, citations, place_citations
from diplovisit.evidence.anchors.lock_file import Anchor, LockedRevision, LockedText, LockFile, make_lock
from diplovisit.evidence.anchors.reanchor import AnchorState, Reanchorer, Reanchoring
from diplovisit.evidence.texts import SourceText, TextSpan, text_digest
from diplovisit.evidence.verdicts.verdict import READINGS_VERSION
from diplovisit.record import Fragment, Visit

AnchorKey: TypeAlias = tuple[str, str | None, int | None, str | None, Fragment | None]
"""The key of an anchor: its text, part, nth, quote and fragment."""


@attrs.frozen(kw_only=True)
class AnchoringResult:
    """The result of anchoring a record.

    lock: the new lock file; anchors in unavailable texts are kept. placements: the result of searching each citation in
    each text. verdicts: the state of the earlier anchor, by the index of its placement. A placement has one only if it
    had an anchor and its text has changed since. omitted_verdicts: how many verdicts the lock file has no space for.
    """

    lock: LockFile
    placements: tuple[CitationPlacement, ...]
    states: Mapping[int, AnchorState]
    omitted_verdicts: int = 0


def anchor_record(
    visit: Visit,
    texts: Mapping[str, SourceText],
    *,
    sha256: str,
    old: LockFile | None,
    accept: bool,
    verdicts_in: Callable[[str], Iterable[str]] | None = None,
) -> AnchoringResult:
    """Anchors a record in the available texts.

    `sha256` is the digest of the record (`record_digest`). If a text differs from that of the `old` lock file, each of
    its anchors is located again. An anchor that is neither exact nor moved keeps its old place, and so does its text.
    `accept` replaces such anchors too; it means that a person has looked at them.

    `verdicts_in` returns the verdicts reached in a text, as lines; None where only anchors are needed. They replace all
    earlier verdicts in that text. Verdicts in a text that is unavailable or keeps its old entry are kept as they are.
    """
    placements = place_citations(visit, texts)
    carriers = Carriers(visit)
    contexts = {name: text_context(text) for name, text in texts.items()}
    known = old.by_key() if old is not None else {}
    old_texts = {locked.source: locked for locked in old.texts} if old is not None else {}
    reanchored = reanchor_all(known.values(), old_texts, texts)
    states: dict[int, AnchorState] = {}
    anchors: list[Anchor] = []
    unaccepted_texts: set[str] = set()
    for index, placement in enumerate(placements):
        key = citation_key(placement.citation, placement.text)
        old_anchor = known.get(key)
        if old_anchor is not None and key in reanchored:
            states[index] = reanchored[key].state
            if not accept and not states[index].is_safe:
                anchors.append(old_anchor)
                unaccepted_texts.add(placement.text)
                continue
        if placement.span is not None:
            anchors.append(
                _anchor_placement(placement, placement.span, texts[placement.text], contexts[placement.text])
            )
    # A text with an unaccepted anchor keeps its old entry. Otherwise the hashes of both states could not be told apart.
    accepted_texts = {name: text for name, text in texts.items() if name not in unaccepted_texts}
    anchors = [anchor for anchor in anchors if anchor.text in accepted_texts]
    wanted = {
        citation_key(citation, name) for citation in citations(visit) for name in carriers.texts_for(citation.source)
    }
    kept = [anchor for anchor in known.values() if anchor.text not in accepted_texts and anchor.key in wanted]
    used = {anchor.text for anchor in (*anchors, *kept)}
    locked_texts = [locked_text(name, text) for name, text in accepted_texts.items() if name in used]
    locked_texts += [
        locked for locked in old_texts.values() if locked.source not in accepted_texts and locked.source in used
    ]
    judged_texts = sorted(accepted_texts.keys() & used) if verdicts_in is not None else []
    verdicts = [line for name in judged_texts for line in verdicts_in(name)] if verdicts_in is not None else []
    if old is not None:
        replaced = set(accepted_texts)
        verdicts += [line for line in old.verdicts if (name := line.split(" ", 1)[0]) in used and name not in replaced]
    old_revisions = old.revisions if old is not None else ()
    earlier_revisions = [locked for locked in old_revisions if locked.revision < visit.revision]
    # An entry of an earlier version, without the time, stays as it is while the record does.
    same = [locked for locked in old_revisions if (locked.revision, locked.sha256) == (visit.revision, sha256)]
    revision = LockedRevision(revision=visit.revision, sha256=sha256, revised=visit.revised)
    lock = make_lock(
        record=visit.id,
        revisions=(*earlier_revisions, *(same or (revision,))),
        texts=locked_texts,
        anchors=(*anchors, *kept),
        verdicts=verdicts,
    )
    omitted = len(set(verdicts)) - len(lock.verdicts)
    return AnchoringResult(lock=lock, placements=placements, states=states, omitted_verdicts=omitted)


def locked_text(source: str, text: SourceText) -> LockedText:
    """Returns the entry of a text in a lock file."""
    return LockedText(
        source=source,
        length=text.length,
        sha256=text.sha256,
        normalised=text.normalised,
        readings=READINGS_VERSION,
    )


def reanchor_all(
    anchors: Iterable[Anchor], locked: Mapping[str, LockedText], texts: Mapping[str, SourceText]
) -> dict[AnchorKey, Reanchoring]:
    """Locates again the anchors of each available text that has changed since; unchanged texts are skipped."""
    reanchored: dict[AnchorKey, Reanchoring] = {}
    by_text: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        by_text.setdefault(anchor.text, []).append(anchor)
    for name, text in texts.items():
        if name in locked and locked[name].normalised != text.normalised:
            reanchorer = Reanchorer(text, salt=locked[name].sha256)
            reanchored.update((anchor.key, reanchorer.find(anchor)) for anchor in by_text.get(name, ()))
    return reanchored


def citation_key(citation: RowCitation, text: str) -> AnchorKey:
    """Returns the key of the anchor of a citation in a text."""
    return text, citation.part, citation.nth, citation.quote, citation.fragment


def _anchor_placement(placement: CitationPlacement, extent: TextSpan, text: SourceText, context: TextContext) -> Anchor:
    citation = placement.citation
    return make_anchor(
        text,
        extent,
        text_id=placement.text,
        part=citation.part,
        nth=citation.nth,
        quote=citation.quote,
        fragment=citation.fragment,
        context=context,
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
    context: TextContext | None = None,
) -> Anchor:
    """Makes the anchor of the words at a place of a text.

    `context` is the `text_context` of that text, None if it is not computed yet.

    >>> from diplovisit.evidence.texts import read_text
    >>> anchor = make_anchor(read_text(b"He goes to Russia."), TextSpan(11, 17), text_id="paper", quote="Russia")
    >>> anchor.start, anchor.end, len(anchor.before), anchor.after
    (11, 17, 6, '')
    """
    fingerprint = (context or text_context(text)).fingerprint(extent, salt=text.sha256)
    return Anchor(
        text=text_id,
        part=part,
        nth=nth,
        quote=quote,
        fragment=fragment,
        start=extent.start,
        end=extent.end,
        sha256=text_digest(text.text[extent.start : extent.end]),
        before="".join(fingerprint.before),
        after="".join(fingerprint.after),
        guard=fingerprint.guard,
    )
