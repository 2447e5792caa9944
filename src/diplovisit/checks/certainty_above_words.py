"""certainty-above-words: a record that is surer than its words."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="certainty-above-words",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds=(
        "a modality or a status that is more certain than the words cited for it, or an announcement"
        " that those words do not make"
    ),
    why=(
        "A likely visit is not scheduled, and a scheduled visit has not happened yet. A calendar must"
        " not be more certain than its source."
    ),
    remedy="lower the modality or the status to match the words, or cite words that are as certain as the record",
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
    source="project rule; FactBank and newsrooms distinguish what is asserted, planned and possible",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a modality, a status or an announcement that is more certain than the words."""
    yield from verdict_faults(examination, Verdict.CONTRADICTED, Cause.CERTAINTY)
    yield from verdict_faults(examination, Verdict.UNREADABLE, Cause.CERTAINTY)
