"""count-without-cue: a count whose sentence does not mention the thing that is counted."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.names import missing_cue
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="count-without-cue",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a count of the dead, the missing, the wounded or the like, whose sentence has no such word near the number",
    why="A number alone does not say whom it counts. Two counts in one report are easily confused.",
    remedy="quote the number where the source says what it counts, or correct `what` of the claim",
    breaks="""
        # paper.txt
        The ferry had a crew of 12. Of these 3 died.

        # visit.yaml
        claims:
          - {id: dead, kind: count, what: sailors who died, quantity: {value: "12", unit: person}}
        evidence:
          - {about: [dead/quantity], basis: stated, quote: "12"}
    """,
    keeps="""
        # paper.txt
        The ferry had a crew of 12. Of these 3 died.

        # visit.yaml
        claims:
          - {id: dead, kind: count, what: sailors who died, quantity: {value: "3", unit: person}}
        evidence:
          - {about: [dead/quantity], basis: stated, quote: "3"}
    """,
    source="project rule: two counts in one report are easily confused",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Checks counts against the sentence around their words, in the texts that are available."""
    claims = {claim.id: claim for claim in examination.visit.claims if claim.quantity is not None}
    for fact in examination.facts:
        claim = claims.get(fact.address.partition("/")[0])
        if claim is None or fact.path[-2:] != ("quantity", "value"):
            continue
        for row in fact.rows:
            sentence = examination.sentence_of(row)
            if sentence is not None and (cue := missing_cue(claim.what, sentence)) is not None:
                quote = examination.visit.evidence[row].quote or "cited"
                yield fact.address, f"counts the {cue}, but the sentence with {quoted(quote)} has no word for them"
