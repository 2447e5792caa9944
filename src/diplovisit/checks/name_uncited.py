"""name-uncited: a name in the source that the record does not mention."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="name-uncited",
    group=Group.EVIDENCE,
    severity=Severity.INFO,
    finds="a name in the text of a source that no evidence row quotes, and that no fact, note or `ignore` row has",
    why="A person or place named in a report usually matters. A record without the name is incomplete.",
    remedy=(
        "add the person, the place or the country with its evidence, or omit the name on purpose with"
        " an `ignore` row: `- {quote: Aino Virtanen, sources: [paper], reason: …}`. To omit all names"
        " of a part, write `- {part: body, kind: names, reason: …}`"
    ),
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
    source=(
        "project rule: completeness, as for figures; the first record written without this rule"
        " lacked two names that mattered"
    ),
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds names that occur in the available text and not in the record."""
    for uncited in examination.uncited_names:
        yield uncited.address, uncited.sentence
