"""year-not-stated: a stated date whose words do not state the year."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="year-not-stated",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a stated date whose words do not give everything that the record gives, usually the year",
    why="Every year has a March 7. Somebody inferred or computed the year, and the record should say so.",
    remedy=(
        "mark the row `derived`, with a suitable rule (such as `year-of-dateline`) and the date of the"
        " source as input; otherwise mark it `inferred` with a note. The dateline itself may be derived"
        " from `published`"
    ),
    breaks="""
        # paper.txt
        Liis Tamm will visit Finland on March 7.

        # visit.yaml
        evidence:
          - {about: [finland/when], basis: stated, quote: March 7}
    """,
    keeps="""
        # paper.txt
        TALLINN, March 5, 2025 - Liis Tamm will visit Finland on March 7.

        # visit.yaml
        evidence:
          - {about: [paper/dateline/date], basis: stated, quote: "March 5, 2025"}
          - about: [finland/when]
            basis: derived
            quote: March 7
            rule: year-of-dateline
            inputs: [paper/dateline/date]
    """,
    source="project rule; datelines of news reports omit the year, and a day and a weekday do not prove it",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds stated dates that are possible by their words, but whose year the words do not state."""
    yield from verdict_faults(examination, Verdict.AMBIGUOUS, Cause.YEAR)
