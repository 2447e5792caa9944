"""Anchoring: a record, its texts and its old lock file become a new lock file, and what there is to tell."""

from collections.abc import Iterator

import attrs

from diplovisit.checks import RULES, revision_lowered, revision_not_raised
from diplovisit.evidence import Examination, looking_up
from diplovisit.evidence.anchors.anchoring import Anchored, anchor
from diplovisit.evidence.anchors.place import Outcome
from diplovisit.evidence.anchors.revisions import digest_of
from diplovisit.pipeline.bounding import bounded
from diplovisit.pipeline.examining import examined
from diplovisit.pipeline.placing import placed
from diplovisit.pipeline.texts import Texts
from diplovisit.readers import Readable
from diplovisit.record import Fault, Finding, Rule, Visit


@attrs.frozen(kw_only=True)
class AnchoredRecord:
    """A record that was anchored: what came of it, and the findings of what could not be placed.

    is_held_back: whether the lock file knows its revision, or a higher one, as something else. The lock that was made
    would forget that, so it is for somebody to accept.
    """

    case: Examination
    anchored: Anchored
    findings: tuple[Finding, ...]
    is_held_back: bool

    @property
    def to_look_at(self) -> int:
        """How many anchors somebody has to look at before the lock file can be made."""
        return sum(not verdict.is_green for verdict in self.anchored.verdicts.values())


def anchor_document(document: Readable, visit: Visit, texts: Texts, *, accept: bool = False) -> AnchoredRecord:
    """Anchors a record that was read. Raises UnreadableText for a text that was given, and OSError as it comes."""
    case, told = examined(visit, document.name, texts)
    anchored = anchor(visit, case.texts, sha256=digest_of(visit), old=case.lock, accept=accept)
    of_revision = () if accept else tuple(holding_back(case))
    faults = [*told.faults, *_faults(case), *of_revision]
    return AnchoredRecord(
        case=case,
        anchored=anchored,
        findings=bounded((*told.findings, *placed(document, faults, case.directory))),
        is_held_back=bool(of_revision),
    )


def holding_back(case: Examination) -> Iterator[Fault]:
    """What keeps a new lock from being written: the lock knows the revision of the record as something else."""
    for rule, find in (
        (revision_not_raised.RULE, revision_not_raised.find),
        (revision_lowered.RULE, revision_lowered.find),
    ):
        yield from (_fault(case, rule, address, sentence) for address, sentence in find(case))


def _faults(case: Examination) -> Iterator[Fault]:
    for rule, found in (
        (RULES["quote-not-in-source"], case.lost),
        (RULES["quote-occurs-more-than-once"], case.repeated),
    ):
        yield from (_fault(case, rule, told.address, told.sentence) for told in found)


def _fault(case: Examination, rule: Rule, address: str, sentence: str) -> Fault:
    path = case.directory.locate(address)
    assert path is not None  # every citation has a place in the record
    return Fault(rule=rule, path=path, sentence=sentence)


def told_again(record: AnchoredRecord) -> Iterator[str]:
    """A line for each anchor that is no longer as it was, the ones to look at first."""
    lines = []
    for index, verdict in record.anchored.verdicts.items():
        placing = record.anchored.placings[index]
        if verdict.value != "exact":
            where = ""
            if placing.extent is not None:
                where = f", now on line {record.case.texts[placing.text].line_of(placing.extent.start)}"
            lines.append(
                (verdict.is_green, f"{verdict}: {looking_up.words_of(placing.citation)} in {placing.text}{where}")
            )
    return (line for _, line in sorted(lines, key=lambda each: each[0]))


def placed_and_not(record: AnchoredRecord) -> tuple[int, int]:
    """How many citations were placed, in one text or another, and how many were not."""
    found = [placing.outcome is Outcome.PLACED for placing in record.anchored.placings]
    return sum(found), len(found) - sum(found)
