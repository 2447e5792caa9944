"""fact-without-evidence: a fact that no row of evidence is about."""

from collections.abc import Iterator
from typing import Final

from diplovisit.evidence import Examination
from diplovisit.findings.shortening import shortened_address
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="fact-without-evidence",
    group=Group.EVIDENCE,
    severity=Severity.INFO,
    severity_if_required=Severity.ERROR,
    finds="facts without a row of evidence, in a record that gives evidence: one info for all of them, and with"
    " `--require-evidence` an error for each",
    why="A fact that nobody answers for cannot be checked, and it is where a slip or an invention hides.",
    remedy="add rows about them to `evidence`: the words that state a fact, the rule that derives it, or the note that"
    " says how it was inferred; one row may cover all in a node (`about: [finland]`), and an inferred one the whole"
    " record (`about: [visit]`)",
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


_MOST_NAMED: Final = 3


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that no row is about; together, unless evidence is required.

    Evidence grows with a record: its first row must not turn every other fact into a finding. A record without any
    evidence is checked only with `--require-evidence`.
    """
    if not examination.visit.evidence and not examination.evidence_is_required:
        return
    lacking = [fact.address for fact in examination.facts if fact.must_have_evidence and not fact.rows]
    if examination.evidence_is_required:
        for address in lacking:
            yield address, "has no evidence: no row is about it, or about what it is part of"
    elif lacking:
        yield "evidence", f"{_describe_lacking(lacking)}; `--require-evidence` lists each"


def _describe_lacking(addresses: list[str]) -> str:
    named = [shortened_address(address) for address in addresses[:_MOST_NAMED]]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    if len(addresses) == 1:
        return f"1 fact has no evidence: {listed}"
    return f"{len(addresses):,} facts have no evidence{', such as' if len(addresses) > _MOST_NAMED else ':'} {listed}"
