"""The page of one visit: its programme, its earlier days, and each fact with the words that it rests on."""

from collections.abc import Iterator

import attrs

from diplovisit.english.names import RecordNames
from diplovisit.evidence import Examination, Verdict
from diplovisit.exporters.json_ld import json_ld
from diplovisit.record import Basis
from diplovisit.reporters.evidence_table import EvidenceRow, evidence_rows
from diplovisit.reporters.evidence_wording import FactWording
from diplovisit.reporters.programme import Programme, programme_of
from diplovisit.reporters.programme.open_questions import INFERRED, NOT_IN_SOURCES
from diplovisit.reporters.programme.values import Section
from diplovisit.site.summary import TravellerSummary, VisitSummary, summarise

_SIGNS = {
    Verdict.PROVEN: "proven",
    Verdict.PROVEN_APPROXIMATE: "proven as not exact",
    Verdict.DERIVED: "derived",
}
_BASES = {
    Basis.DERIVED: "derived by a rule",
    Basis.INFERRED: "inferred",
    Basis.EDITORIAL: "the editors' own words",
}
_UNJUDGED = ("quoted", "rests on words that may not be shown")
_FOR_READERS = frozenset((NOT_IN_SOURCES, INFERRED))


@attrs.frozen(kw_only=True)
class FactRow:
    """A fact with what it rests on.

    words: the quote, "" where there is none. source: who says it, in words. url: where, or "". how: how the fact
    follows from the words. is_open: whether a person put it there without words that state it. note: why, or "".
    """

    name: str
    value: str
    words: str
    source: str
    url: str
    how: str
    is_open: bool
    note: str


@attrs.frozen(kw_only=True)
class VisitPage:
    """What the page of a visit shows. linked_data: its schema.org document, safe inside a script element."""

    summary: VisitSummary
    programme: Programme
    facts: tuple[FactRow, ...]
    people: tuple[TravellerSummary, ...]
    linked_data: str


def visit_page(examination: Examination, file: str) -> VisitPage:
    """Returns the contents of the page of a visit. No text of a source is in it but the quotes of its record."""
    visit = examination.visit
    summary = summarise(visit)
    return VisitPage(
        summary=summary,
        programme=_for_readers(programme_of(examination, file)),
        facts=tuple(_fact_rows(examination)),
        people=tuple(one for one in summary.travellers if one.slug),
        linked_data=json_ld(visit).decode(),
    )


def _for_readers(programme: Programme) -> Programme:
    """A programme without what is a task for its editors."""
    sections = (_for_readers_section(section) for section in programme.sections)
    return attrs.evolve(programme, sections=tuple(section for section in sections if section is not None))


def _for_readers_section(section: Section) -> Section | None:
    if not section.is_open:
        return section
    groups = tuple(group for group in section.groups if group.title in _FOR_READERS)
    return attrs.evolve(section, title="What is not certain", lead=(), groups=groups) if groups else None


def _fact_rows(examination: Examination) -> Iterator[FactRow]:
    """Yields the facts with evidence in the order of the record."""
    wording = FactWording(examination)
    order = {fact.address: number for number, fact in enumerate(examination.facts)}
    rows = (row for row in evidence_rows(examination) if wording.has(row.judgement.address))
    for row in sorted(rows, key=lambda row: (order[row.judgement.address], row.judgement.row)):
        yield _fact_row(examination, wording, row)


def _fact_row(examination: Examination, wording: FactWording, row: EvidenceRow) -> FactRow:
    names: RecordNames = wording.names
    fact = wording.of(row.judgement.address)
    evidence = examination.visit.evidence[row.judgement.row]
    urls = [source.url for source in examination.visit.sources if source.id in row.whose and source.url is not None]
    says = f" (says {evidence.says})" if evidence.says is not None else ""
    return FactRow(
        name=fact.name,
        value=fact.value + says,
        words=row.words or "",
        source=", ".join(names.source(source) for source in row.whose),
        url=urls[0] if urls else "",
        how=_BASES.get(evidence.basis) or _SIGNS.get(row.verdict) or _UNJUDGED[evidence.fragment is not None],
        is_open=evidence.basis is Basis.INFERRED,
        note=evidence.note or "",
    )
