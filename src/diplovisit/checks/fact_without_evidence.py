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
    finds=(
        "facts without an evidence row, in a record that has evidence: one info for all of them, or"
        " with `--require-evidence` one error for each"
    ),
    why="A fact without evidence cannot be checked, so mistakes and inventions stay hidden.",
    remedy=(
        "add rows about them to `evidence`. A row has the words that state a fact, the rule that derives"
        " it, or a note on how it was inferred. One row may cover everything in a stop or another part"
        " (`about: [finland]`). An inferred row may cover the whole record (`about: [visit]`)"
    ),
    breaks="""
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    keeps="""
        evidence:
          - {about: [finland, tamm, tamm/person, sending, status, paper], basis: inferred, note: told by the ministry}
    """,
    source="Wikidata and newsrooms: every statement has a reference",
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
            yield address, "has no evidence: no row is about it, or about something that contains it"
    elif lacking:
        yield "evidence", f"{_describe_lacking(lacking)}; `--require-evidence` lists each"


def _describe_lacking(addresses: list[str]) -> str:
    named = [shortened_address(address) for address in addresses[:_MOST_NAMED]]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    if len(addresses) == 1:
        return f"1 fact has no evidence: {listed}"
    return f"{len(addresses):,} facts have no evidence{', such as' if len(addresses) > _MOST_NAMED else ':'} {listed}"
