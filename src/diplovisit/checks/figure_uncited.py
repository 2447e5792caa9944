"""figure-uncited: a figure of the source that the record does not mention."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="figure-uncited",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a number, a sum or a date in the text of a source that no evidence cites and no row of `ignore` names",
    why="What a record leaves out in silence looks as if the source had not said it.",
    remedy="add the fact with its evidence, or leave it out on purpose with a row of `ignore`:"
    " `- {quote: €12 million, sources: [paper], reason: …}`. `- {part: body, kind: figures, reason: …}` leaves"
    " out all figures of a part, and `start` and `end` instead of `part` those of a section",
    breaks="""
        # paper.txt
        The ministers meet in Finland on Friday. The host gives €12 million to the shared fund.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland}
    """,
    keeps="""
        # paper.txt
        The ministers meet in Finland on Friday. The host gives €12 million to the shared fund.

        # visit.yaml
        evidence:
          - {about: [finland/country], basis: stated, quote: Finland}
          - about: [finland/when]
            basis: derived
            quote: on Friday
            rule: weekday-after-dateline
            inputs: [paper/dateline/date]
        ignore:
          - {quote: €12 million, reason: the fund is no matter of this visit}
    """,
    source="our own: recall, which checks of single facts leave out; a record can be right in all that it says and"
    " still mislead",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds values in the available text that the record neither cites nor leaves out explicitly."""
    for uncited in examination.uncited_figures:
        yield uncited.address, uncited.sentence
