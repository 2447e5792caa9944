"""fact-not-checked: a fact whose words could be looked up neither in a text nor in the lock file."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import judgement_sentence
from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="fact-not-checked",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="with `--require-texts`, a fact whose quote is in no available text and has no verdict in the lock file",
    why=(
        "A quote that nobody can look up proves nothing. If the value was changed, the quote may have"
        " been changed as well."
    ),
    remedy=(
        "give the text of the source with `--source`, or in the column of texts of a batch; or run `diplovisit anchor`"
        " where the text is available, and commit the lock file"
    ),
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
    source="project rule: every check can be repeated",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds facts that were not checked, if texts are required."""
    if examination.texts_are_required:
        for judgement in examination.unchecked_judgements:
            yield judgement.address, judgement_sentence(examination, judgement)
