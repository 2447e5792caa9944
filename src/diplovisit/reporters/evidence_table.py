"""The evidence of a record as a table in a terminal: each fact, what was found, and the words."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.record.judge import quoted
from diplovisit.reporters.columns import display_width
from diplovisit.reporters.evidence_rows import EvidenceRow, counts, evidence_rows, without_evidence
from diplovisit.reporters.printable import printable, printable_line
from diplovisit.reporters.words import count_noun

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
