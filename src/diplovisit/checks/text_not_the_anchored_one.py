"""text-not-the-anchored-one: a text that differs from the one that the record is anchored to."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="text-not-the-anchored-one",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="an available text whose digest differs from the one that the record gives for its source",
    why=(
        "Publishers change reports without notice. The quoted words may be missing from the new version,"
        " or mean something else."
    ),
    remedy=(
        "compare the two versions; then run `diplovisit anchor` with the new text, and update the"
        " length and digests in `text` of the source"
    ),
    breaks="""
        # paper.txt
        The visit to Finland is on March 7, 2025.

        # visit.yaml
        sources:
          - id: paper
            kind: news
            licence: CC0-1.0
            text: {length: 41, sha256: bbd7501c6adadbf29f0093bf48882c77c4cdb1e747f3a0d250f0c3662d32a5df}
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    keeps="""
        # paper.txt
        The visit to Finland is on March 7, 2025.

        # visit.yaml
        sources:
          - id: paper
            kind: news
            licence: CC0-1.0
            text: {length: 41, sha256: 0379daa6a217e34ff2c850dedd77a8d7d40b3f727b2bc6d8c0d9ea49eee27958}
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
    """,
    source="project rule: news sites correct reports without notice, and a digest (SHA-256, FIPS 180-4) reveals it",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds texts that differ from the anchored texts of their sources."""
    for other in examination.changed_texts:
        yield other.address, other.sentence
