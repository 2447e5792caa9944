"""The evidence of a record as rows, one per fact and row of evidence: for a terminal, and as JSON for programs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from diplovisit.evidence import CheckedBy, Examination, Judgement, Verdict
from diplovisit.findings.phrases import quoted
from diplovisit.record import Evidence, SourceKind
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.json_format import json_text
from diplovisit.reporters.printable import display_width, printable, printable_line

_WIDEST = {"address": 34, "value": 28, "words": 48}

# The verdicts that a reader should look at come first.
VERDICT_ORDER = (
    Verdict.CONTRADICTED,
    Verdict.AMBIGUOUS,
    Verdict.UNREADABLE,
    Verdict.NOT_CHECKED,
    Verdict.DERIVED,
    Verdict.PROVEN_APPROXIMATE,
    Verdict.PROVEN,
    Verdict.ATTESTED,
)


@attrs.frozen(kw_only=True)
class EvidenceRow:
    """One fact with one row of its evidence.

    words: the quote, None where the words may not be shown or there are none. whose: the ids of the sources. by: who
    vouches for it, None where nobody is named. on_unnamed_sources: whether a source is unnamed, which weakens the fact.
    """

    judgement: Judgement
    basis: str
    words: str | None
    whose: tuple[str, ...]
    part: str | None
    by: str | None
    on_unnamed_sources: bool

    @property
    def verdict(self) -> Verdict:
        """The verdict on the fact."""
        return self.judgement.opinion.verdict


def evidence_rows(examination: Examination) -> tuple[EvidenceRow, ...]:
    """Returns every judgement as a row: contradicted first, attested last, and otherwise in the order of the record."""
    unnamed = {source.id for source in examination.visit.sources if source.kind is SourceKind.UNNAMED_SOURCES}
    rows = [_row(examination, judgement, unnamed) for judgement in examination.judgements]
    return tuple(sorted(rows, key=lambda row: VERDICT_ORDER.index(row.verdict)))


def _row(examination: Examination, judgement: Judgement, unnamed: set[str]) -> EvidenceRow:
    evidence: Evidence = examination.visit.evidence[judgement.row]
    whose = evidence.sources or (examination.visit.sources[0].id,)
    return EvidenceRow(
        judgement=judgement,
        basis=evidence.basis.value,
        words=evidence.quote,
        whose=whose,
        part=evidence.part,
        by=evidence.by,
        on_unnamed_sources=bool(unnamed.intersection(whose)),
    )


def facts_without_evidence(examination: Examination) -> tuple[str, ...]:
    """Returns the addresses of the facts that need evidence and have none."""
    return tuple(fact.address for fact in examination.facts if fact.must_have_evidence and not fact.rows)


def verdict_counts(rows: tuple[EvidenceRow, ...]) -> Iterator[tuple[Verdict, int]]:
    """Returns how many rows have each verdict, in the order of the report; verdicts without rows are omitted."""
    numbers = Counter(row.verdict for row in rows)
    return ((verdict, numbers[verdict]) for verdict in VERDICT_ORDER if numbers[verdict])


def evidence_json(examination: Examination, file: str) -> str:
    """Returns the evidence of one record as a JSON object on one line, with every judgement.

    The only text of sources in it is the quotes of the record.
    """
    rows = evidence_rows(examination)
    document = {
        "version": 1,
        "file": file,
        "record": examination.visit.id,
        "judgements": [_judgement(row) for row in rows],
        "without_evidence": list(facts_without_evidence(examination)),
        "uncited_figures": [
            {"source": issue.address, "message": issue.sentence} for issue in examination.uncited_figures
        ],
        "uncited_names": [{"source": issue.address, "message": issue.sentence} for issue in examination.uncited_names],
        "summary": {verdict.value: number for verdict, number in verdict_counts(rows)},
    }
    return json_text(document) + "\n"


def _judgement(row: EvidenceRow) -> dict[str, Any]:
    return {
        "address": row.judgement.address,
        "value": row.judgement.value,
        "verdict": row.verdict.value,
        "reason": row.judgement.opinion.clause,
        "checked_by": row.judgement.checked_by.value,
        "basis": row.basis,
        "evidence": row.judgement.row,
        "quote": row.words,
        "sources": list(row.whose),
        "part": row.part,
        "by": row.by,
        "leans_on_inference": row.judgement.leans_on_inference,
        "on_unnamed_sources": row.on_unnamed_sources,
    }


def evidence_table(examination: Examination, *, show_source: bool = False) -> Iterator[str]:
    """Yields one line per fact and row of evidence, then the uncited figures and names, then the counts.

    `show_source` adds the sentence of the source around the words, where its text is available. The default shows only
    the quote of the record, because logs are public.
    """
    rows = evidence_rows(examination)
    cells = [_cells(row) for row in rows]
    widths = [max((display_width(line[column]) for line in cells), default=0) for column in range(4)]
    for row, line in zip(rows, cells, strict=True):
        padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"
        if not row.verdict.is_acceptable:
            yield printable_line(f"    {row.judgement.opinion.clause}") + "\n"
        if show_source and (sentence := examination.sentence_of(row.judgement.row)) is not None:
            yield printable_line(f"    {sentence}") + "\n"
    yield from _left_open(examination)
    if any(row.judgement.leans_on_inference for row in rows):
        yield "* depends on a person's inference\n"
    if any(row.judgement.checked_by is CheckedBy.LOCK for row in rows):
        yield "^ only by the lock file, without the text\n"
    if any(row.verdict is Verdict.NOT_CHECKED for row in rows):
        yield "not-checked: the text of the source was not found; name it with --source ID=FILE\n"
    if any(row.on_unnamed_sources for row in rows):
        yield "? according to unnamed sources\n"
    counted = ", ".join(f"{number:,} {verdict}" for verdict, number in verdict_counts(rows))
    facts, rows_of_evidence = count_noun(len(examination.facts), "fact"), count_noun(len(rows), "row")
    yield f"{facts}, {rows_of_evidence} of evidence: {counted or 'none'}.\n"


def _cells(row: EvidenceRow) -> tuple[str, str, str, str]:
    signs = {
        "*": row.judgement.leans_on_inference,
        "^": row.judgement.checked_by is CheckedBy.LOCK,
        "?": row.on_unnamed_sources,
    }
    weaknesses = "".join(sign for sign, is_shown in signs.items() if is_shown)
    words = quoted(row.words, _WIDEST["words"]) if row.words is not None else f"({row.judgement.opinion.clause})"
    source = f" {row.whose[0]}{f', {row.part}' if row.part is not None else ''}" if row.words is not None else ""
    return (
        f"{row.verdict}{weaknesses}",
        _cut(row.judgement.address, _WIDEST["address"]),
        _cut(row.judgement.value, _WIDEST["value"]),
        printable(words + source),
    )


def _cut(text: str, most: int) -> str:
    shown = printable(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _left_open(examination: Examination) -> Iterator[str]:
    for address in facts_without_evidence(examination):
        yield f"without evidence: {printable(address)}\n"
    for issue in (*examination.uncited_figures, *examination.uncited_names):
        yield f"not cited: {printable(issue.sentence)}\n"
