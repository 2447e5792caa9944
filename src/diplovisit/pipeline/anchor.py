"""Anchor: makes the new lock file of a record from its texts and its old lock file."""

from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.checks import RULES, anchor_stale, revision_lowered, revision_not_raised
from diplovisit.evidence import Examination, quote_findings
from diplovisit.evidence.anchors.anchoring import AnchoringResult, anchor_record
from diplovisit.evidence.anchors.locating import PlacementOutcome
from diplovisit.evidence.anchors.lock_file import record_digest, write_lock
from diplovisit.findings.rule import Fix
from diplovisit.pipeline.attachments import SourceTexts, examine_record
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.read import locate_findings
from diplovisit.readers import SourceDocument
from diplovisit.record import Fault, Finding, Rule, Visit

ANCHORING: Final = Fix(what="anchor the record again, as `diplovisit anchor` does", edits=(), is_certain=True)
"""The fix for stale anchors. It has no edits of the record, because it rewrites the lock file."""


@attrs.frozen(kw_only=True)
class AnchoredRecord:
    """The result of anchoring a record, with the findings about citations without a position.

    is_held_back: whether the old lock file has other content for this revision, or knows a higher one. The new lock
    would lose that fact, so a person must accept it.
    """

    examination: Examination
    result: AnchoringResult
    findings: tuple[Finding, ...]
    is_held_back: bool

    @property
    def review_count(self) -> int:
        """The number of anchors that a person must review before the lock file can be written."""
        return sum(not verdict.is_safe for verdict in self.result.states.values())


def anchor_document(
    document: SourceDocument, visit: Visit, texts: SourceTexts, *, accept: bool = False
) -> AnchoredRecord:
    """Anchors a record that was read. Raises UnreadableText for an unreadable given text, and passes OSError on."""
    examination, problems = examine_record(visit, document.name, texts)
    anchored = anchor_record(
        visit,
        examination.texts,
        sha256=record_digest(visit),
        old=examination.lock,
        accept=accept,
        verdicts_in=examination.verdicts_in,
    )
    conflicts = () if accept else tuple(revision_conflicts(examination))
    faults = [*problems.faults, *_quote_faults(examination), *conflicts]
    return AnchoredRecord(
        examination=examination,
        result=anchored,
        findings=bound_findings((*problems.findings, *locate_findings(document, faults, examination.directory))),
        is_held_back=bool(conflicts),
    )


def revision_conflicts(examination: Examination) -> Iterator[Fault]:
    """Yields the faults that forbid a new lock: the old one has other content for this revision, or a higher one."""
    for rule, find in (
        (revision_not_raised.RULE, revision_not_raised.find),
        (revision_lowered.RULE, revision_lowered.find),
    ):
        yield from (_fault(examination, rule, address, sentence) for address, sentence in find(examination))


def _quote_faults(examination: Examination) -> Iterator[Fault]:
    for rule, issues in (
        (RULES["quote-not-in-source"], examination.lost_quotes),
        (RULES["quote-occurs-more-than-once"], examination.repeated_quotes),
    ):
        yield from (_fault(examination, rule, issue.address, issue.sentence) for issue in issues)


def _fault(examination: Examination, rule: Rule, address: str, sentence: str) -> Fault:
    path = examination.directory.locate(address)
    assert path is not None  # every citation has a place in the record
    return Fault(rule=rule, path=path, sentence=sentence)


def anchor_messages(record: AnchoredRecord) -> Iterator[str]:
    """Yields a line for each anchor that has changed. The anchors that need a review come first."""
    lines = []
    for index, verdict in record.result.states.items():
        placement = record.result.placements[index]
        if verdict.value != "exact":
            where = ""
            if placement.span is not None:
                where = f", now on line {record.examination.texts[placement.text].line_of(placement.span.start)}"
            lines.append(
                (
                    verdict.is_safe,
                    f"{verdict}: {quote_findings.citation_words(placement.citation)} in {placement.text}{where}",
                )
            )
    return (line for _, line in sorted(lines, key=lambda pair: pair[0]))


def count_placements(record: AnchoredRecord) -> tuple[int, int]:
    """Counts the citations that have a position in some text, and those that have none."""
    is_placed = [placement.outcome is PlacementOutcome.PLACED for placement in record.result.placements]
    return sum(is_placed), len(is_placed) - sum(is_placed)


def add_anchor_fixes(findings: tuple[Finding, ...], examination: Examination) -> tuple[Finding, ...]:
    """Returns the findings, and attaches `ANCHORING` to each stale anchor that anchoring alone would fix."""
    if all(finding.rule != anchor_stale.RULE.name for finding in findings):
        return findings
    if examination.lock is None or any(revision_conflicts(examination)):
        return findings
    anchored = anchor_record(
        examination.visit,
        examination.texts,
        sha256=record_digest(examination.visit),
        old=examination.lock,
        accept=False,
    )
    after = Examination(visit=examination.visit, texts=examination.texts, lock=anchored.lock)
    still_stale = {(issue.address, issue.sentence) for issue in after.stale_anchors}
    return tuple(
        attrs.evolve(finding, fix=ANCHORING)
        if finding.rule == anchor_stale.RULE.name and (finding.address, finding.sentence) not in still_stale
        else finding
        for finding in findings
    )


def renew_lock(document: SourceDocument, visit: Visit, texts: SourceTexts) -> bytes | None:
    """Makes the lock file of a record anew. Returns None if it has none, or if a person must review it first.

    Raises UnreadableText for an unreadable given text, and passes OSError on.
    """
    record = anchor_document(document, visit, texts)
    if record.is_held_back or record.examination.lock is None or not record.examination.texts:
        return None
    return write_lock(record.result.lock)
