"""fact-not-checked: a fact whose words could be looked up neither in a text nor in the lock file."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import judgement_sentence
from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="fact-not-checked",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="with `--require-texts`, a fact whose words are in no text at hand and have no verdict in the lock file",
    why="A quote that nobody can look up proves nothing. A change of the value may have changed the quote as well.",
    remedy="give the text of the source with `--source`, or run `diplovisit anchor` where the text is at hand, and"
    " commit the lock file",
    breaks="""
        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}

        # diplovisit.toml
        require-texts = true
    """,
    keeps="""
        # paper.txt
        Estonia's Foreign Minister will visit Finland on March 7, 2025.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}

        # diplovisit.toml
        require-texts = true
    """,
    source="our own: a proof that cannot be repeated is a claim",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that were not checked, if texts are required."""
    if examination.texts_are_required:
        for judgement in examination.unchecked_judgements:
            yield judgement.address, judgement_sentence(examination, judgement)
