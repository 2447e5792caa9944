"""Reports which facts words prove, and which words prove a fact, for people and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from diplovisit.converters import unstructure
from diplovisit.editing import flow_text
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.proving_words import FactByWords, QuotePlace, find_cut_figure, merged_rows
from diplovisit.findings.phrases import quoted
from diplovisit.record import Evidence, Visit
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.json_format import json_text
from diplovisit.reporters.printable import printable_line


@attrs.frozen(kw_only=True)
class WordsReport:
    """What words at one place of a text say of a record.

    place: where they are, None without a text. facts: every fact with what the words say of it, the best first.
    occurrences: how many places of the text have them.
    """

    source: str
    words: str
    place: QuotePlace | None
    facts: tuple[FactByWords, ...]
    occurrences: int = 1

    @property
    def proven(self) -> tuple[FactByWords, ...]:
        """The facts that the words prove."""
        return tuple(each for each in self.facts if each.opinion.verdict.is_proof)


def row_line(visit: Visit, row: Evidence) -> str:
    """Returns a row of evidence as a line of YAML, to be pasted below `evidence:`."""
    data = unstructure(attrs.evolve(visit, evidence=(row,)))["evidence"][0]
    return f"- {flow_text(data)}"


def rows_to_paste(report: WordsReport) -> tuple[Evidence, ...]:
    """Returns the rows for the proven facts that lack evidence, or else for all that are proven."""
    lacking = [each for each in report.proven if lacks_evidence(each)]
    return tuple(merged_rows(lacking or report.proven))


def lacks_evidence(found: FactByWords) -> bool:
    """Whether a fact that must have evidence has no row yet."""
    return found.fact.must_have_evidence and not found.fact.rows


def words_text(examination: Examination, reports: Iterable[WordsReport], *, everything: bool) -> Iterator[str]:
    """Yields the report for people: where the words are, what they prove, and the row to paste."""
    for number, report in enumerate(reports):
        lines = ["" if number else None, *_lines(examination, report, everything=everything)]
        yield "".join(f"{printable_line(line)}\n" for line in lines if line is not None)


def _lines(examination: Examination, report: WordsReport, *, everything: bool) -> Iterator[str]:
    yield _where(examination, report)
    shown = [each for each in report.facts if everything or _is_shown(each, report)]
    for each in shown:
        has = "lacks evidence" if lacks_evidence(each) else "has evidence" if each.fact.rows else "needs none"
        yield f"  {each.opinion.verdict:<18} {each.fact.address} = {_value(each)} ({has}): {each.opinion.clause}"
    left = len(report.facts) - len(shown)
    if not report.proven:
        yield "  no fact of the record is proven by these words" + (
            "" if everything else "; --all shows what each lacks"
        )
    elif left and not everything:
        yield f"  {count_noun(left, 'other fact')} not proven; --all shows why"
    for row in rows_to_paste(report):
        yield f"{row_line(examination.visit, row)}"


def _is_shown(found: FactByWords, report: WordsReport) -> bool:
    verdict = found.opinion.verdict
    if verdict.is_proof or (verdict is Verdict.AMBIGUOUS and not report.proven and found.fact.must_have_evidence):
        return True
    return report.place is None and verdict is Verdict.CONTRADICTED


def _where(examination: Examination, report: WordsReport) -> str:
    if report.place is None:
        return f"{quoted(report.words)}: no text of {report.source} is available, so nothing is proven"
    place = report.place
    part = f", in the part {place.part}" if place.part is not None else ""
    nth = f", occurrence {place.nth}" if place.nth is not None else ""
    nth += f" ({report.occurrences:,} in all; --nth shows another)" if report.occurrences > 1 else ""
    cut = find_cut_figure(examination.texts[place.source], place.span)
    cuts = f"; they cut {quoted(cut)}" if cut is not None else ""
    return f"{quoted(report.words)} is in {place.source}, line {place.line:,}{part}{nth}{cuts}"


def quotes_text(examination: Examination, address: str, found: Sequence[FactByWords]) -> Iterator[str]:
    """Yields the shortest words that prove a fact, each with its place and its row."""
    if not found:
        yield f"{printable_line(address)}: no short quote from the available texts proves it\n"
    for each in found:
        assert each.place is not None  # the words come from a text
        where = f"{quoted(each.row.quote or '')} ({each.place.source}, line {each.place.line:,})"
        yield printable_line(f"{where}: {each.opinion.verdict}: {each.opinion.clause}") + "\n"
        yield printable_line(f"{row_line(examination.visit, each.row)}") + "\n"


def words_json(examination: Examination, file: str, reports: Iterable[WordsReport]) -> str:
    """Returns the report for programs."""
    documents = [
        {
            "source": report.source,
            "words": report.words,
            "place": _place(examination, report.place),
            "facts": [_fact(examination.visit, each) for each in report.facts],
            "rows": [_row(examination.visit, row) for row in rows_to_paste(report)],
        }
        for report in reports
    ]
    return _json({"file": file, "record": examination.visit.id, "words": documents})


def quotes_json(examination: Examination, file: str, address: str, found: Iterable[FactByWords]) -> str:
    """Returns the words that prove a fact for programs."""
    quotes = [{"place": _place(examination, each.place), **_fact(examination.visit, each)} for each in found]
    return _json({"file": file, "record": examination.visit.id, "address": address, "quotes": quotes})


def _place(examination: Examination, place: QuotePlace | None) -> "dict[str, Any] | None":
    if place is None:
        return None
    return {
        "source": place.source,
        "part": place.part,
        "nth": place.nth,
        "line": place.line,
        "cuts": find_cut_figure(examination.texts[place.source], place.span),
    }


def _fact(visit: Visit, found: FactByWords) -> "dict[str, Any]":
    return {
        "address": found.fact.address,
        "value": _value(found),
        "verdict": found.opinion.verdict.value,
        "reason": found.opinion.clause,
        "evidence": len(found.fact.rows),
        "needs_evidence": found.fact.must_have_evidence,
        "row": _row(visit, found.row),
    }


def _row(visit: Visit, row: Evidence) -> Any:
    return unstructure(attrs.evolve(visit, evidence=(row,)))["evidence"][0]


def _value(found: FactByWords) -> str:
    value = found.fact.value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _json(document: object) -> str:
    return json_text(document) + "\n"
