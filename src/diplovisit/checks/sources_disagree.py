"""sources-disagree: two sources that state different values, without a note on why the record follows one of them."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="sources-disagree",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="an evidence row whose source says something other than the record, without a note that explains the choice",
    why="A record has one value. Choosing between two sources is a judgement, and readers may want to review it.",
    remedy="explain in the `note` of the row why the record follows the other source",
    breaks="""
        sources:
          - {id: paper, kind: news, language: en}
          - {id: gazette, kind: news, language: en}
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
          - {about: [finland/when], basis: stated, sources: [gazette], quote: "March 8, 2025", says: "2025-03-08"}
    """,
    keeps="""
        sources:
          - {id: paper, kind: news, language: en}
          - {id: gazette, kind: news, language: en}
        evidence:
          - {about: [finland/when], basis: stated, quote: "March 7, 2025"}
          - about: [finland/when]
            basis: stated
            sources: [gazette]
            quote: "March 8, 2025"
            says: "2025-03-08"
            note: the paper has it from the ministry, and the gazette from nobody named
    """,
    source=(
        "Wikidata, where statements that disagree are kept with a rank; a record has one value, and therefore a reason"
    ),
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds rows with `says` and without a note."""
    for position, row in enumerate(examination.visit.evidence):
        if row.says is not None and row.note is None:
            sources = ", ".join(row.sources or (examination.visit.sources[0].id,))
            about = ", ".join(row.about)
            yield (
                f"evidence/{position}/says",
                f"{sources} says {quoted(row.says)} about {about}, but the record has another value",
            )
