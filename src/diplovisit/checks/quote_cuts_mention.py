"""quote-cuts-mention: a quote that takes a part of a longer name, office, date or figure of its sentence."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-cuts-mention",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a fact whose only quote is cut out of a longer name, office, date or figure in the sentence",
    why=(
        "A part can mean something other than the whole: North Korea is not Korea, and a deputy minister"
        " is not a minister."
    ),
    remedy="quote the words that the message shows, and correct the value to match them",
    breaks="""
        # paper.txt
        The minister will visit North Korea on March 7.

        # visit.yaml
        stops:
          - {id: korea, country: KR, when: "2025-03-07"}
        evidence:
          - {about: [korea/country], basis: stated, quote: Korea}
    """,
    keeps="""
        # paper.txt
        The minister will visit North Korea on March 7.

        # visit.yaml
        stops:
          - {id: korea, country: KP, when: "2025-03-07"}
        evidence:
          - {about: [korea/country], basis: stated, quote: North Korea}
    """,
    source="project rule: the whole sentence is read, and the quote only points into it",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts whose words cut a longer mention in all of their rows."""
    yield from verdict_faults(examination, Verdict.UNREADABLE, Cause.CUT)
