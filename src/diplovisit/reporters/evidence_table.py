"""The evidence of a record as a table in a terminal: each fact, what was found, and the words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import attrs

from diplovisit.evidence import Examination, Judgement, Verdict
from diplovisit.findings.phrases import quoted
from diplovisit.record import Evidence, SourceKind
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.json_format import json_text
from diplovisit.reporters.printable import display_width, printable, printable_line

# MERGED: What reports of evidence show: a row a fact and a row of its evidence, the ones to look at first.

# What a reader should look at comes first.
ORDER = (
    Verdict.CONTRADICTED,
    Verdict.AMBIGUOUS,
    Verdict.UNREADABLE,
    Verdict.DERIVED,
    Verdict.PROVEN_APPROXIMATE,
    Verdict.PROVEN,
    Verdict.ATTESTED,
)


@attrs.frozen(kw_only=True)
class EvidenceRow:
    """One fact with one row of its evidence.

    words: the quote, None where the words may not be shown or there are none. whose: the sources, by id. by: who
    vouches, None where nobody is named. leans_on_inference, on_unnamed_sources: what weakens it.
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
        """The verdict."""
        return self.judgement.opinion.verdict


def evidence_rows(examination: Examination) -> tuple[EvidenceRow, ...]:
    """Every judgement as a row: contradicted first, attested last, and otherwise in the order of the record."""
    unnamed = {source.id for source in examination.visit.sources if source.kind is SourceKind.UNNAMED_SOURCES}
    rows = [_row(examination, judgement, unnamed) for judgement in examination.judgements]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.verdict)))


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


def without_evidence(examination: Examination) -> tuple[str, ...]:
    """The addresses of the facts that no row is about, and should be."""
    return tuple(fact.address for fact in examination.facts if fact.must_have_evidence and not fact.rows)


def counts(rows: tuple[EvidenceRow, ...]) -> Iterator[tuple[Verdict, int]]:
    """How many rows have each verdict, in the order in which they are shown."""
    found = Counter(row.verdict for row in rows)
    return ((verdict, found[verdict]) for verdict in ORDER if found[verdict])


# MERGED: The evidence of a record as JSON: an object with every judgement, for programs.


def evidence_json(examination: Examination, file: str) -> str:
    """Reports one record: `{"version": 1, "record": …, "judgements": […], "uncited": […], …}` on one line.

    No text of a source is in it but the quotes that the record holds.
    """
    rows = evidence_rows(examination)
    document = {
        "version": 1,
        "file": file,
        "record": examination.visit.id,
        "judgements": [_judgement(row) for row in rows],
        "without_evidence": list(without_evidence(examination)),
        "uncited_figures": [{"source": told.address, "message": told.sentence} for told in examination.uncited_figures],
        "uncited_names": [{"source": told.address, "message": told.sentence} for told in examination.uncited_names],
        "summary": {verdict.value: number for verdict, number in counts(rows)},
    }
    return json_text(document) + "\n"


def _judgement(row: EvidenceRow) -> dict[str, Any]:
    return {
        "address": row.judgement.address,
        "value": row.judgement.value,
        "verdict": row.verdict.value,
        "reason": row.judgement.opinion.reason,
        "basis": row.basis,
        "evidence": row.judgement.row,
        "quote": row.words,
        "sources": list(row.whose),
        "part": row.part,
        "by": row.by,
        "leans_on_inference": row.judgement.leans_on_inference,
        "on_unnamed_sources": row.on_unnamed_sources,
    }


_WIDEST = {"address": 34, "value": 28, "words": 48}


def evidence_table(examination: Examination, *, show_source: bool = False) -> Iterator[str]:
    """Reports the evidence of one record, a line a fact and a row; then what nobody cites, and the counts.

    `show_source` adds the sentence of the source around the words, where its text is at hand: logs are public, so
    nothing but the stored quote is shown unless somebody asks.
    """
    rows = evidence_rows(examination)
    cells = [_cells(row) for row in rows]
    widths = [max((display_width(line[column]) for line in cells), default=0) for column in range(4)]
    for row, line in zip(rows, cells, strict=True):
        padded = (cell + " " * (wide - display_width(cell)) for cell, wide in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"
        if not row.verdict.is_acceptable:
            yield printable_line(f"    {row.judgement.opinion.reason}") + "\n"
        if show_source and (sentence := examination.sentence_of(row.judgement.row)) is not None:
            yield printable_line(f"    {sentence}") + "\n"
    yield from _left_open(examination)
    if any(row.judgement.leans_on_inference for row in rows):
        yield "* leans on a person's inference\n"
    if any(row.on_unnamed_sources for row in rows):
        yield "? on the word of unnamed sources\n"
    counted = ", ".join(f"{number:,} {verdict}" for verdict, number in counts(rows))
    yield f"{count_noun(len(examination.facts), 'fact')}, {count_noun(len(rows), 'row')} of evidence: {counted or 'none'}.\n"


def _cells(row: EvidenceRow) -> tuple[str, str, str, str]:
    weak = ("*" if row.judgement.leans_on_inference else "") + ("?" if row.on_unnamed_sources else "")
    words = quoted(row.words, _WIDEST["words"]) if row.words is not None else f"({row.judgement.opinion.reason})"
    where = f" {row.whose[0]}{f', {row.part}' if row.part is not None else ''}" if row.words is not None else ""
    return (
        f"{row.verdict}{weak}",
        _cut(row.judgement.address, _WIDEST["address"]),
        _cut(row.judgement.value, _WIDEST["value"]),
        printable(words + where),
    )


def _cut(text: str, most: int) -> str:
    shown = printable(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _left_open(examination: Examination) -> Iterator[str]:
    for address in without_evidence(examination):
        yield f"without evidence: {printable(address)}\n"
    for told in (*examination.uncited_figures, *examination.uncited_names):
        yield f"not cited: {printable(told.sentence)}\n"
