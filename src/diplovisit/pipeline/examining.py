"""Puts a record under examination: with the texts of its sources, and with its lock file."""

from functools import partial

import attrs

from diplovisit.evidence import Examination
from diplovisit.pipeline.locks import read_lock
from diplovisit.pipeline.terms import NO_TERMS
from diplovisit.pipeline.texts import SourceTexts
from diplovisit.readers import FilePosition, Format, SourceDocument, format_of
from diplovisit.record import Fault, Finding, Visit
from diplovisit.record.directory import directory_of
from diplovisit.record.report import QuoteCounts
from diplovisit.record.terms import Terms


@attrs.frozen(kw_only=True)
class AttachmentProblems:
    """What was wrong with the files beside a record: its texts, by their place in the record, and its lock."""

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
    """Makes the examination of a record, with the document that it was read from, None where it was built in Python.

    Raises UnreadableText for a text that was given, and OSError as it comes.
    """
    at_hand, faults = texts.load_for(visit, record_file)
    lock, findings = read_lock(record_file)
    is_yaml = document is not None and format_of(document.name) is Format.YAML
    examination = Examination(
        visit=visit,
        texts=at_hand,
        lock=lock,
        evidence_is_required=require_evidence,
        terms=terms,
        layout=partial(_position, document, visit) if document is not None and is_yaml else None,
    )
    return examination, AttachmentProblems(faults=faults, findings=findings)


def _position(document: SourceDocument, visit: Visit, address: str) -> FilePosition:
    return document.where(directory_of(visit).locate(address) or ())


def count_quotes(examination: Examination) -> QuoteCounts:
    """How many quotes the record has, and how many of them were looked for in a text that is at hand."""
    quotes = {("evidence", row) for row, each in enumerate(examination.visit.evidence) if each.quote or each.fragment}
    found = (
        {each.citation.path for each in examination.placements if each.citation.path[0] == "evidence"}
        if examination.texts
        else set()
    )
    return QuoteCounts(quotes=len(quotes), in_texts=len(quotes & found))
