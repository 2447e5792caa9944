"""Anchoring: a record, its texts and its old lock file become a new lock file, and what there is to tell."""

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


@attrs.frozen(kw_only=True)
class AnchoredRecord:
    """A record that was anchored: what came of it, and the findings of what could not be placed.

    is_held_back: whether the lock file knows its revision, or a higher one, as something else. The lock that was made
    would forget that, so it is for somebody to accept.
    """

    examination: Examination
    anchored: AnchoringResult
    findings: tuple[Finding, ...]
    is_held_back: bool

    @property
    def review_count(self) -> int:
        """How many anchors somebody has to look at before the lock file can be made."""
        return sum(not verdict.is_safe for verdict in self.anchored.verdicts.values())


def anchor_document(
    document: SourceDocument, visit: Visit, texts: SourceTexts, *, accept: bool = False
) -> AnchoredRecord:
    """Anchors a record that was read. Raises UnreadableText for a text that was given, and OSError as it comes."""
    examination, told = examine_record(visit, document.name, texts)
    anchored = anchor_record(visit, examination.texts, sha256=record_digest(visit), old=examination.lock, accept=accept)
    of_revision = () if accept else tuple(revision_conflicts(examination))
    faults = [*told.faults, *_faults(examination), *of_revision]
    return AnchoredRecord(
        examination=examination,
        anchored=anchored,
        findings=bound_findings((*told.findings, *locate_findings(document, faults, examination.directory))),
        is_held_back=bool(of_revision),
    )


def revision_conflicts(examination: Examination) -> Iterator[Fault]:
    """What keeps a new lock from being written: the lock knows the revision of the record as something else."""
    for rule, find in (
        (revision_not_raised.RULE, revision_not_raised.find),
        (revision_lowered.RULE, revision_lowered.find),
    ):
        yield from (_fault(examination, rule, address, sentence) for address, sentence in find(examination))


def _faults(examination: Examination) -> Iterator[Fault]:
    for rule, found in (
        (RULES["quote-not-in-source"], examination.lost_quotes),
        (RULES["quote-occurs-more-than-once"], examination.repeated_quotes),
    ):
        yield from (_fault(examination, rule, told.address, told.sentence) for told in found)


def _fault(examination: Examination, rule: Rule, address: str, sentence: str) -> Fault:
    path = examination.directory.locate(address)
    assert path is not None  # every citation has a place in the record
    return Fault(rule=rule, path=path, sentence=sentence)


def anchor_messages(record: AnchoredRecord) -> Iterator[str]:
    """A line for each anchor that is no longer as it was, the ones to look at first."""
    lines = []
    for index, verdict in record.anchored.verdicts.items():
        placing = record.anchored.placings[index]
        if verdict.value != "exact":
            where = ""
            if placing.extent is not None:
                where = f", now on line {record.examination.texts[placing.text].line_of(placing.extent.start)}"
            lines.append(
                (
                    verdict.is_safe,
                    f"{verdict}: {quote_findings.citation_words(placing.citation)} in {placing.text}{where}",
                )
            )
    return (line for _, line in sorted(lines, key=lambda each: each[0]))


def count_placements(record: AnchoredRecord) -> tuple[int, int]:
    """How many citations were placed, in one text or another, and how many were not."""
    found = [placing.outcome is PlacementOutcome.PLACED for placing in record.anchored.placings]
    return sum(found), len(found) - sum(found)


# MERGED: Anchors a record again where its lock file is out of date and nobody has to look first: a fix of
# another file.

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
    left = {(told.address, told.sentence) for told in after.stale_anchors}
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
