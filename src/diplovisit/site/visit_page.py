"""The page of one visit: its programme, its history, and each fact with the words that it rests on."""

import itertools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.english.dates import date_in_words, utc_time_in_words
from diplovisit.english.entry_locations import entry_location
from diplovisit.english.names import RecordNames
from diplovisit.english.values import vocabulary_word
from diplovisit.evidence import Examination, Verdict
from diplovisit.exporters.icalendar.event_status import stop_status
from diplovisit.exporters.json_ld import json_ld
from diplovisit.exporters.stops_off import stops_off
from diplovisit.record import Basis, Evidence, Status, Stop, Visit
from diplovisit.reporters.evidence_table import EvidenceRow, evidence_rows
from diplovisit.reporters.evidence_wording import FactWording
from diplovisit.reporters.programme import Programme, programme_of
from diplovisit.reporters.programme.open_questions import INFERRED, NOT_IN_SOURCES
from diplovisit.reporters.programme.stop_programme import DAYS, EARLIER_DAYS, NOT_GIVEN
from diplovisit.reporters.programme.values import Item, Section
from diplovisit.site.summary import TravellerSummary, VisitSummary, new_time, summarise_visit

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
_WHOLE: Final = 10_000
"""A page has room for a name of any length."""

_FOR_READERS = frozenset((NOT_IN_SOURCES, INFERRED))


@attrs.frozen(kw_only=True)
class Grounds:
    """What facts rest on.

    words: the quote, "" where there is none. source: who says it, in words, "" where no source does. url: where, or "".
    how: how the facts follow from the words. is_open: whether a person put them there without words that state them.
    note: why, or "".
    """

    words: str
    source: str
    url: str
    how: str
    is_open: bool
    note: str


@attrs.frozen(kw_only=True)
class GroundedFacts:
    """Facts that follow each other in the record and rest on the same. facts: the name and the value of each."""

    grounds: Grounds
    facts: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class StopHistory:
    """The days of a stop: the earlier ones and what became of them, the oldest first, then those of today.

    where: the stop, in words; "" for the only one of a visit.
    """

    where: str
    items: tuple[Item, ...]


@attrs.frozen(kw_only=True)
class VisitPage:
    """What the page of a visit shows.

    history: the stops of which days were changed. revision: the revision that says so, in words. linked_data: its
    schema.org document, safe inside a script element.
    """

    summary: VisitSummary
    programme: Programme
    history: tuple[StopHistory, ...]
    revision: str
    facts: tuple[GroundedFacts, ...]
    people: tuple[TravellerSummary, ...]
    linked_data: str


def visit_page(examination: Examination, file: str) -> VisitPage:
    """Returns the contents of the page of a visit. No text of a source is in it but the quotes of its record."""
    visit = examination.visit
    summary = summarise_visit(visit)
    return VisitPage(
        summary=summary,
        programme=_for_readers(programme_of(examination, file, off=stops_off(visit))),
        history=tuple(_history(visit, summary)),
        revision=f"Revision {visit.revision} of {utc_time_in_words(visit.revised)}",
        facts=tuple(_grounded_facts(examination)),
        people=tuple(one for one in summary.travellers if one.slug),
        linked_data=json_ld(visit).decode(),
    )


def _history(visit: Visit, summary: VisitSummary) -> Iterator[StopHistory]:
    """Yields each stop of which days were changed."""
    for stop in visit.stops:
        if stop.previously:
            where = (entry_location(stop, stop.places) or stop.id) if len(visit.stops) > 1 else ""
            yield StopHistory(where=where, items=tuple(_changes_of_days(visit, stop, summary.status)))


def _changes_of_days(visit: Visit, stop: Stop, status_of_visit: str) -> Iterator[Item]:
    for previous in stop.previously:
        yield Item(
            text=date_in_words(previous.when),
            mark=vocabulary_word(previous.ended),
            is_off=True,
            notes=(previous.reason,) if previous.reason is not None else (),
        )
    status, ended = stop_status(visit, stop), vocabulary_word(stop.previously[-1].ended)
    if stop.when is not None or (visit.when is not None and len(visit.stops) == 1):
        assert status.when is not None  # these are its days
        mark = f"{new_time(status.when)}, tentative" if visit.status is Status.POSTPONED else status_of_visit
        word = status.off_word
        yield Item(text=date_in_words(status.when), mark=word or mark, is_off=bool(word))
    elif status.off_word == "postponed":
        yield Item(text="No new days are known")
    elif status.off_word != ended:
        yield Item(text=f"Then {status.off_word}, without new days")


def _for_readers(programme: Programme) -> Programme:
    """A programme without what is a task for its editors, and without the earlier days, which the history has."""
    sections = (_for_readers_section(section) for section in programme.sections)
    return attrs.evolve(programme, sections=tuple(section for section in sections if section is not None))


def _for_readers_section(section: Section) -> Section | None:
    if not section.is_open:
        return attrs.evolve(section, lead=tuple(_without_earlier_days(section.lead)))
    groups = tuple(group for group in section.groups if group.title in _FOR_READERS)
    return attrs.evolve(section, title="What is not certain", lead=(), groups=groups) if groups else None


def _without_earlier_days(lead: tuple[Item, ...]) -> Iterator[Item]:
    """Yields what is said of a stop; where it lost its days, the last ones with what became of them."""
    earlier = [item for item in lead if item.label == EARLIER_DAYS]
    for item in lead:
        if item.label == DAYS and item.text == NOT_GIVEN and earlier:
            yield attrs.evolve(earlier[-1], label=DAYS)
        elif item.label != EARLIER_DAYS:
            yield item


def _grounded_facts(examination: Examination) -> Iterator[GroundedFacts]:
    """Yields the facts with evidence in the order of the record."""
    wording = FactWording(examination, _WHOLE)
    order = {fact.address: number for number, fact in enumerate(examination.facts)}
    rows = (row for row in evidence_rows(examination) if wording.has(row.judgement.address))
    ordered = sorted(rows, key=lambda row: (order[row.judgement.address], row.judgement.row))
    facts = ((_grounds(examination, wording.names, row), _fact(examination, wording, row)) for row in ordered)
    for grounds, group in itertools.groupby(facts, key=lambda item: item[0]):
        yield GroundedFacts(grounds=grounds, facts=tuple(fact for _, fact in group))


def _fact(examination: Examination, wording: FactWording, row: EvidenceRow) -> tuple[str, str]:
    fact = wording.of(row.judgement.address)
    says = examination.visit.evidence[row.judgement.row].says
    return fact.name, f"{fact.value} (says {says})" if says is not None else fact.value


def _grounds(examination: Examination, names: RecordNames, row: EvidenceRow) -> Grounds:
    evidence = examination.visit.evidence[row.judgement.row]
    urls = [source.url for source in examination.visit.sources if source.id in row.whose and source.url is not None]
    # Without sources of its own, a row cites the first source of the record, but not where no source says it.
    is_cited = bool(evidence.sources) or evidence.basis not in {Basis.EDITORIAL, Basis.INFERRED}
    by = f" by {evidence.by}" if evidence.by is not None and evidence.basis is Basis.INFERRED else ""
    return Grounds(
        words=row.words or "",
        source=", ".join(names.source(source) for source in row.whose) if is_cited else "",
        url=urls[0] if urls and is_cited else "",
        how=f"{_how(evidence, row.verdict)}{by}",
        is_open=evidence.basis is Basis.INFERRED,
        note=evidence.note or "",
    )


def _how(evidence: Evidence, verdict: Verdict) -> str:
    if (known := _BASES.get(evidence.basis) or _SIGNS.get(verdict)) is not None:
        return known
    if evidence.quote is not None:
        return "quoted"
    if evidence.fragment is not None:
        return "rests on words that may not be shown"
    return f"at {evidence.locator}" if evidence.locator is not None else vocabulary_word(evidence.basis)
