"""Examine: combines a record with its texts, its lock file and the terms of office into an `Examination`."""

from functools import partial

import attrs

from diplovisit.evidence import Examination
from diplovisit.findings.results import QuoteCounts
from diplovisit.pipeline.attachments import NO_TERMS, SourceTexts, read_lock
from diplovisit.readers import FilePosition, Format, SourceDocument, format_of
from diplovisit.record import Fault, Finding, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.terms import Terms


@attrs.frozen(kw_only=True)
class AttachmentProblems:
    """The problems of a record's attachments: `faults` of its texts, by path in the record, `findings` of its lock."""

    faults: tuple[Fault, ...]
    findings: tuple[Finding, ...]


def examine_record(
    visit: Visit,
    record_file: str | None,
    texts: SourceTexts,
    *,
    terms: Terms = NO_TERMS,
    document: SourceDocument | None = None,
    require_evidence: bool = False,
) -> tuple[Examination, AttachmentProblems]:
    """Makes the examination of a record, and returns it with the problems of the attachments.

    `document` is what the record was read from; None if it was built in Python. Raises UnreadableText for an unreadable
    text that was given by the caller, and passes OSError on.
    """
    available_texts, faults = texts.load_for(visit, record_file)
    lock, findings = read_lock(record_file)
    is_yaml = document is not None and format_of(document.name) is Format.YAML
    examination = Examination(
        visit=visit,
        texts=available_texts,
        lock=lock,
        evidence_is_required=require_evidence,
        terms=terms,
        layout=partial(_position, document, visit) if document is not None and is_yaml else None,
    )
    return examination, AttachmentProblems(faults=faults, findings=findings)


def _position(document: SourceDocument, visit: Visit, address: str) -> FilePosition:
    return document.where(directory_of(visit).locate(address) or ())


def count_quotes(examination: Examination) -> QuoteCounts:
    """Counts the quotes of a record, and those that were looked up in an available text."""
    quotes = {("evidence", row) for row, item in enumerate(examination.visit.evidence) if item.quote or item.fragment}
    looked_up = (
        {placement.citation.path for placement in examination.placements if placement.citation.path[0] == "evidence"}
        if examination.texts
        else set()
    )
    return QuoteCounts(quotes=len(quotes), in_texts=len(quotes & looked_up))
