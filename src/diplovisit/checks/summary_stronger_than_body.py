"""summary-stronger-than-body: a record that is as certain as a summary, although the body is less certain."""

from collections.abc import Iterator

from diplovisit.evidence import Examination, Fact
from diplovisit.evidence.readings import read_modality
from diplovisit.record import Evidence, Group, Modality, Rule, Severity, Status, Visit

RULE = Rule(
    name="summary-stronger-than-body",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a status or a modality from a headline or a summary, if the body of the report is less certain",
    why='Headlines simplify: "will visit" in the headline is "is expected to, sources said" in the body.',
    remedy="use the certainty of the body, and add a note that the summary is more certain",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, modality: scheduled}
        sources:
          - id: paper
            kind: news
            language: en
            parts: [{name: headline, start: 0, end: 40}, {name: body, start: 41, end: 900}]
        evidence:
          - {about: [talks/modality], basis: stated, part: headline, quote: talks are scheduled}
          - {about: [talks/modality], basis: stated, part: body, quote: likely, says: likely, note: it is less sure}
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, modality: likely}
        sources:
          - id: paper
            kind: news
            language: en
            parts: [{name: headline, start: 0, end: 40}, {name: body, start: 41, end: 900}]
        evidence:
          - {about: [talks/modality], basis: stated, part: body, quote: talks are likely}
    """,
    source="project rule; headlines are shortened last, and often by somebody else",
)

SUMMARIES = frozenset(
    ("abstract", "caption", "deck", "headline", "intro", "kicker", "lead", "summary", "synopsis", "takeaways", "title")
)
"""The names of parts that summarise a story."""

_ORDER = tuple(Modality)  # strongest first
_MODALITY_OF_STATUS = {Status.ANNOUNCED: Modality.SCHEDULED, Status.CONFIRMED: Modality.ASSERTED}


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that are more certain than every row from the body, and as certain as a row from a summary."""
    for fact in examination.facts:
        if (modality := _modality(fact, examination.visit)) is None:
            continue
        rows = [examination.visit.evidence[row] for row in fact.rows]
        certainties = [(row, certainty) for row in rows if (certainty := _certainty(row)) is not None]
        in_summary = [certainty for row, certainty in certainties if row.part in SUMMARIES]
        in_body = [certainty for row, certainty in certainties if row.part is not None and row.part not in SUMMARIES]
        if in_summary and in_body and _ORDER.index(modality) < min(map(_ORDER.index, in_body)):
            strongest = _ORDER[min(map(_ORDER.index, in_body))]
            yield fact.address, f"is {fact.value}, as in the summary, but the body says only {strongest}"


def _modality(fact: Fact, visit: Visit) -> Modality | None:
    if fact.path == ("status",):
        return _MODALITY_OF_STATUS.get(visit.status)
    return fact.value if isinstance(fact.value, Modality) else None


def _certainty(row: Evidence) -> Modality | None:
    return row.modality or (read_modality(row.quote) if row.quote is not None else None)
