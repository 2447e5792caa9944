"""The evidence of a record as JSON: an object with every judgement, for programs."""

from typing import Any

from diplovisit.evidence import Examination
from diplovisit.reporters.evidence_rows import EvidenceRow, counts, evidence_rows, without_evidence
from diplovisit.reporters.json_text import json_text


def evidence_json(examination: Examination, file: str) -> str:
    """Reports one record: `{"version": 1, "record": …, "judgements": […], "uncited": […], …}` on one line.

    No text of a source is in it but the quotes that the record holds.
    """
    rows = evidence_rows(examination)
    document = {
        "version": 1,
        "file": file,
        "record": examination.visit.id,
        "judgements": [_judgement(row) for row in rows],
        "without_evidence": list(without_evidence(examination)),
        "uncited_figures": [{"source": told.address, "message": told.sentence} for told in examination.uncited_figures],
        "uncited_names": [{"source": told.address, "message": told.sentence} for told in examination.uncited_names],
        "summary": {verdict.value: number for verdict, number in counts(rows)},
    }
    return json_text(document) + "\n"


def _judgement(row: EvidenceRow) -> dict[str, Any]:
    return {
        "address": row.judgement.address,
        "value": row.judgement.value,
        "verdict": row.verdict.value,
        "reason": row.judgement.opinion.reason,
        "basis": row.basis,
        "evidence": row.judgement.row,
        "quote": row.words,
        "sources": list(row.whose),
        "part": row.part,
        "by": row.by,
        "leans_on_inference": row.judgement.leans_on_inference,
        "on_unnamed_sources": row.on_unnamed_sources,
    }
