"""name-uncited: a name in the source that the record does not mention."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="name-uncited",
    group=Group.EVIDENCE,
    severity=Severity.INFO,
    finds="a name in the text of a source that no evidence cites and that neither a fact, a note nor a row of"
    " `ignore` of the record has",
    why="Whoever is named in a report belongs to its story; a record without them tells another one.",
    remedy="add the person, the place or the country with its evidence, or leave the name out on purpose with a row of"
    " `ignore`: `- {quote: Aino Virtanen, sources: [paper], reason: …}`. `- {part: body, kind: names, reason: …}`"
    " leaves out all names of a part",
    breaks="""
        # paper.txt
        Estonia's Foreign Minister Liis Tamm will visit Finland. Aino Virtanen will receive her.

        # visit.yaml
        evidence:
          - {about: [tamm, sending], basis: stated, quote: Estonia's Foreign Minister Liis Tamm}
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    keeps="""
        # paper.txt
        Estonia's Foreign Minister Liis Tamm will visit Finland. Aino Virtanen will receive her.

        # visit.yaml
        evidence:
          - {about: [tamm, sending], basis: stated, quote: Estonia's Foreign Minister Liis Tamm}
          - {about: [finland/country], basis: stated, quote: visit Finland}
        ignore:
          - {quote: Aino Virtanen, reason: an escort of the protocol office}
    """,
    source="our own: recall, as of figures; on the first record that was written so, two names were missing, and"
    " both mattered",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds names that occur in the available text and not in the record."""
    for uncited in examination.uncited_names:
        yield uncited.address, uncited.sentence
