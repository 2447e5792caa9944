"""certainty-above-words: a record that is surer than its words."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="certainty-above-words",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a modality or a status that is stronger than the words cited for it, or an announcement that they do not"
    " make",
    why="What is likely is not scheduled, and what is scheduled has not happened yet: a calendar must not be surer"
    " than its source.",
    remedy="lower the modality or the status to that of the words, or cite the words that are as sure as the record",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, modality: scheduled}
        evidence:
          - {about: [talks/modality], basis: stated, quote: talks are likely}
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-03-07"
            engagements:
              - {id: talks, kind: meeting, modality: likely}
        evidence:
          - {about: [talks/modality], basis: stated, quote: talks are likely}
    """,
    source="our own; FactBank and the newsroom keep apart what is said to be so, planned, and possible",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a modality, a status or an announcement that is more certain than the words."""
    yield from verdict_faults(examination, Verdict.CONTRADICTED, Cause.CERTAINTY)
    yield from verdict_faults(examination, Verdict.UNREADABLE, Cause.CERTAINTY)
