"""What judgements say of facts, as faults: one for each fact and each row that does not bear it."""

from collections.abc import Iterator

from diplovisit.evidence import Examination, Ground, Judgement, Verdict
from diplovisit.record.judge import quoted


def judged(case: Examination, verdict: Verdict, *grounds: Ground) -> Iterator[tuple[str, str]]:
    """The faults of a verdict on these grounds.

    A contradiction is told of every row. What is merely open is told of a fact where no other row settles it.
    """
    for each in case.judgements:
        if each.opinion.verdict is not verdict or each.opinion.ground not in grounds:
            continue
        if verdict is Verdict.CONTRADICTED or each.address not in case.settled:
            yield each.address, _sentence(case, each)


def _sentence(case: Examination, each: Judgement) -> str:
    row = case.visit.evidence[each.row]
    whose = row.sources[0] if row.sources else case.visit.sources[0].id
    words = f"the words {quoted(row.quote, 80)} of {whose}" if row.quote is not None else f"the words of {whose}"
    value = f"the source says {quoted(row.says)}, and" if row.says is not None else f"is {quoted(each.value, 60)}, and"
    return f"{value} {words} {each.opinion.reason}"
