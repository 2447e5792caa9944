"""Anchoring: a record, its texts and its old lock file become a new lock file, and what there is to tell."""

import hashlib
from collections.abc import Iterator

import attrs

from diplovisit.checks import RULES
from diplovisit.evidence import Examination, looking_up
from diplovisit.evidence.anchors.anchoring import Anchored, anchor
from diplovisit.evidence.anchors.place import Outcome
from diplovisit.exporters.canonical_json import canonical
from diplovisit.pipeline.examining import examined
from diplovisit.pipeline.placing import placed
from diplovisit.pipeline.texts import Texts
from diplovisit.readers import Readable
from diplovisit.record import Fault, Finding, Rule, Visit


@attrs.frozen(kw_only=True)
class AnchoredRecord:
    """A record that was anchored: what came of it, and the findings of what could not be placed."""

    case: Examination
    anchored: Anchored
    findings: tuple[Finding, ...]

    @property
    def to_look_at(self) -> int:
        """How many anchors somebody has to look at before the lock file can be made."""
        return sum(not verdict.is_green for verdict in self.anchored.verdicts.values())


def anchor_document(document: Readable, visit: Visit, texts: Texts, *, accept: bool = False) -> AnchoredRecord:
    """Anchors a record that was read. Raises UnreadableText for a text that was given, and OSError as it comes."""
    case, told = examined(visit, document.name, texts)
    sha256 = hashlib.sha256(canonical(visit)).hexdigest()
    anchored = anchor(visit, case.texts, sha256=sha256, old=case.lock, accept=accept)
    faults = [*told.faults, *_faults(case)]
    return AnchoredRecord(
        case=case, anchored=anchored, findings=(*told.findings, *placed(document, faults, case.directory))
    )


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
