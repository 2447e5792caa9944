"""figure-uncited: a figure of the source that the record does not mention."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="figure-uncited",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a number, a sum or a date in the text of a source that no evidence row quotes and no `ignore` row names",
    why="If the record silently omits a figure, readers assume that the source does not have it.",
    remedy=(
        "add the fact with its evidence, or omit it on purpose with an `ignore` row: `- {quote: €12"
        " million, sources: [paper], reason: …}`. To omit all figures of a part, write `- {part:"
        " body, kind: figures, reason: …}`; to omit those of a section, give `start` and `end`"
        " instead of `part`"
    ),
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
    source="project rule: completeness; a record can be right in every detail and still mislead",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds values in the available text that the record neither cites nor leaves out explicitly."""
    for uncited in examination.uncited_figures:
        yield uncited.address, uncited.sentence
