"""Anchors a record again where its lock file is out of date and nobody has to look first: a fix of another file."""

from typing import Final

import attrs

from diplovisit.checks import anchor_stale
from diplovisit.evidence import Examination
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.anchors.lock import write_lock
from diplovisit.evidence.anchors.revisions import record_digest
from diplovisit.pipeline.anchoring import anchor_document, revision_conflicts
from diplovisit.pipeline.texts import SourceTexts
from diplovisit.readers import SourceDocument
from diplovisit.record import Finding, Visit
from diplovisit.record.finding import Fix

ANCHORING: Final = Fix(what="anchor the record again, as `diplovisit anchor` does", edits=(), is_certain=True)
"""It has no edits of the record: the lock file is made anew."""


def add_anchor_fixes(findings: tuple[Finding, ...], examination: Examination) -> tuple[Finding, ...]:
    """The findings, those of stale anchors with the fix that mends them, where anchoring alone does."""
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
    left = {(told.address, told.sentence) for told in after.stale}
    return tuple(
        attrs.evolve(finding, fix=ANCHORING)
        if finding.rule == anchor_stale.RULE.name and (finding.address, finding.sentence) not in left
        else finding
        for finding in findings
    )


def renew_lock(document: SourceDocument, visit: Visit, texts: SourceTexts) -> bytes | None:
    """The lock file of a record as it should be, None where there is none or somebody has to look first.

    Raises UnreadableText for a text that was given, and OSError as it comes.
    """
    record = anchor_document(document, visit, texts)
    if record.is_held_back or record.examination.lock is None or not record.examination.texts:
        return None
    return write_lock(record.anchored.lock)
