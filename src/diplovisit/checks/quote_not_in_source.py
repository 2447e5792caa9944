"""quote-not-in-source: a quote that does not occur in its source."""

from collections.abc import Iterator

from diplovisit.evidence import Cause, Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="quote-not-in-source",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a quote that does not occur in the available text of its source",
    why="Such a quote proves nothing. It was copied wrongly, changed later, or comes from elsewhere.",
    remedy=(
        "copy the words again from the source, character by character, and name the source and the"
        " part that they come from"
    ),
    breaks="""
        # paper.txt
        Estonia's Foreign Minister will visit Finland on March 8, 2025.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    keeps="""
        # paper.txt
        Estonia's Foreign Minister will visit Finland on March 7, 2025.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    source="project rule; a fact-checker looks up every quote first",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds quotes and fragments that do not occur in the part that they cite.

    A quote that cuts a word of the text is left to `quote-cuts-mention`, if that rule reports it.
    """
    cut = {
        f"evidence/{judgement.row}/quote"
        for judgement in examination.judgements
        if judgement.opinion.cause is Cause.CUT and judgement.address not in examination.supported_addresses
    }
    for lost in examination.lost_quotes:
        if lost.address not in cut:
            yield lost.address, lost.sentence
