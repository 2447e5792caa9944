"""fact-without-evidence: a fact that no row of evidence is about."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="fact-without-evidence",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a fact without a row of evidence, in a record that gives evidence",
    why="A fact that nobody answers for cannot be checked, and it is where a slip or an invention hides.",
    remedy="add a row about it to `evidence`: the words that state it, the rule that derives it, or the note that"
    " says how it was inferred",
    breaks="""
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    keeps="""
        evidence:
          - {about: [finland, tamm, tamm/person, sending, status, paper], basis: inferred, note: told by the ministry}
    """,
    source="Wikidata and the newsroom alike: every statement has its reference",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that no row is about. A record without any evidence is checked only with `--require-evidence`."""
    if not examination.visit.evidence and not examination.evidence_is_required:
        return
    for fact in examination.facts:
        if fact.must_have_evidence and not fact.rows:
            yield fact.address, "has no evidence: no row is about it, or about what it is part of"
