"""value-unreadable: a value whose words the program cannot read."""

from collections.abc import Iterator
from typing import Final

from diplovisit.checks import weekday_disagrees
from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="value-unreadable",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a stated value whose quoted words cannot be read as a value of this field",
    why="A program cannot check words that it cannot read, so a mistake in them would stay hidden.",
    remedy=(
        "quote only the words that give the value; if only a person can read them, name that person"
        " in `by`, or mark the row `inferred` with a note"
    ),
    breaks="""
        # paper.txt
        Liis Tamm will visit Finland soon after the vote.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: soon after the vote}
    """,
    keeps="""
        # paper.txt
        Liis Tamm will visit Finland soon after the vote.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: inferred, quote: soon after the vote, note: "the vote is on March 6, 2025"}
    """,
    source="project rule: a refusal is better than a guess",
)


# The other causes have rules of their own.
_CAUSES: Final = (Cause.VALUE, Cause.QUALIFIER, Cause.YEAR, Cause.CURRENCY, Cause.METONYM)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds stated values that are unreadable in all of their rows, unless a person vouches for them.

    If the words have another name for somebody, the office and the country that they give to that name are not
    reported too.
    """
    misnamed = _misnamed(examination)
    for address, sentence in verdict_faults(examination, Verdict.UNREADABLE, *_CAUSES):
        holder, _, field = address.partition("/")
        if field == "name" or holder not in misnamed or misnamed[holder] not in sentence:
            yield address, sentence
    disagreeing = {address for address, _ in weekday_disagrees.find(examination.visit)}
    for address, sentence in verdict_faults(examination, Verdict.UNREADABLE, Cause.WEEKDAY):
        if address not in disagreeing:
            yield address, sentence


def _misnamed(examination: Examination) -> dict[str, str]:
    """Returns the names that no words support and that some words speak against, by the ids of their persons."""
    against = {
        judgement.address.removesuffix("/name")
        for judgement in examination.judgements
        if judgement.address.endswith("/name")
        and judgement.address not in examination.supported_addresses
        and judgement.opinion.verdict in (Verdict.UNREADABLE, Verdict.CONTRADICTED)
    }
    return {person.id: person.name for person in examination.visit.people if person.id in against and person.name}
