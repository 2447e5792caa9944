"""Faults from judgements: one for each fact and each row that does not support it."""

from collections.abc import Iterator

from diplovisit.evidence import Cause, Examination, Judgement, Verdict
from diplovisit.findings.phrases import quoted


def verdict_faults(examination: Examination, verdict: Verdict, *causes: Cause) -> Iterator[tuple[str, str]]:
    """Yields the faults of a verdict for these causes.

    A contradiction is reported for every row. Other verdicts are reported only if no other row supports the fact. The
    value, the unit and the qualifier of one figure have one fault if the reason is the same: that of the qualifier, if
    the qualifier is the cause, and otherwise that of the first.
    """
    faults: dict[tuple[str, int, str], Judgement] = {}
    for judgement in examination.judgements:
        opinion = judgement.opinion
        if opinion.verdict is not verdict or opinion.cause not in causes:
            continue
        if verdict is not Verdict.CONTRADICTED and judgement.address in examination.supported_addresses:
            continue
        holder, _, field = judgement.address.rpartition("/")
        whole = holder if holder.endswith("/quantity") or field in {"offset", "qualifier"} else judgement.address
        key = (whole, judgement.row, opinion.clause)
        if key not in faults or opinion.cause is Cause.QUALIFIER:
            faults[key] = judgement
    for judgement in faults.values():
        yield judgement.address, judgement_sentence(examination, judgement)


def judgement_sentence(examination: Examination, judgement: Judgement) -> str:
    """Returns the sentence of a finding: the value, the words that are cited for it, and the reason of the verdict."""
    row = examination.visit.evidence[judgement.row]
    source = row.sources[0] if row.sources else examination.visit.sources[0].id
    opinion = judgement.opinion
    words = "the words" if row.quote is None else f"the words {quoted(row.quote, 80)}"
    words += f" in {quoted(source)}"
    value = f"the source says {quoted(row.says)};" if row.says is not None else f"is {quoted(judgement.value, 60)};"
    return f"{value} {words} {opinion.reason}" if opinion.subject else f"{value} {opinion.reason}"
