"""What judgements say of facts, as faults: one for each fact and each row that does not bear it."""

from collections.abc import Iterator

from diplovisit.evidence import Cause, Examination, Judgement, Verdict
from diplovisit.findings.phrases import quoted


def verdict_faults(examination: Examination, verdict: Verdict, *grounds: Cause) -> Iterator[tuple[str, str]]:
    """The faults of a verdict on these grounds.

    A contradiction is told of every row. What is merely open is told of a fact where no other row settles it.
    """
    for each in examination.judgements:
        if each.opinion.verdict is not verdict or each.opinion.ground not in grounds:
            continue
        if verdict is Verdict.CONTRADICTED or each.address not in examination.supported_addresses:
            yield each.address, _sentence(examination, each)


def _sentence(examination: Examination, each: Judgement) -> str:
    row = examination.visit.evidence[each.row]
    whose = row.sources[0] if row.sources else examination.visit.sources[0].id
    words = f"the words {quoted(row.quote, 80)} of {whose}" if row.quote is not None else f"the words of {whose}"
    value = f"the source says {quoted(row.says)}, and" if row.says is not None else f"is {quoted(each.value, 60)}, and"
    return f"{value} {words} {each.opinion.reason}"
