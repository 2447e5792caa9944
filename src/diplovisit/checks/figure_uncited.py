"""figure-uncited: a figure of the source that the record passes over."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="figure-uncited",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a number, a sum or a date in the text of a source that no evidence cites and no row of `ignore` names",
    why="What a record leaves out in silence looks as if the source had not said it.",
    remedy="add the fact with its evidence, or a row to `ignore` with the reason for leaving it out",
)


def find(case: Examination) -> Iterator[tuple[str, str]]:
    """Finds values that the text at hand states, and the record neither cites nor leaves out on purpose."""
    for uncited in case.uncited_figures:
        yield uncited.address, uncited.sentence
