"""Anchoring: a record, its texts and its old lock file become a new lock file, and what there is to tell."""

from collections.abc import Iterator

import attrs

from diplovisit.checks import RULES, revision_lowered, revision_not_raised
from diplovisit.evidence import Examination, looking_up
from diplovisit.evidence.anchors.anchoring import AnchoringResult, anchor_record
from diplovisit.evidence.anchors.place import PlacementOutcome
from diplovisit.evidence.anchors.revisions import record_digest
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.examining import examine_record
from diplovisit.pipeline.placing import locate_findings
from diplovisit.pipeline.texts import SourceTexts
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
        (RULES["quote-not-in-source"], examination.lost),
        (RULES["quote-occurs-more-than-once"], examination.repeated),
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
                (verdict.is_safe, f"{verdict}: {looking_up.citation_words(placing.citation)} in {placing.text}{where}")
            )
    return (line for _, line in sorted(lines, key=lambda each: each[0]))


def count_placements(record: AnchoredRecord) -> tuple[int, int]:
    """How many citations were placed, in one text or another, and how many were not."""
    found = [placing.outcome is PlacementOutcome.PLACED for placing in record.anchored.placings]
    return sum(found), len(found) - sum(found)
