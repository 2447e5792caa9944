"""Finds the rule that derives a proposed date from its words, where the words alone do not state it.

A model gives "2025-03-07" and quotes "March 7". Whether a rule gives that date, and from which other date of the
record, is found here. A rule is accepted only if the judge of derived facts accepts it.
"""

from collections.abc import Iterator

import attrs

from diplovisit.evidence.examination import Examination
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.readings import MentionKind
from diplovisit.evidence.readings.derivation_rules import RULES, RULES_OF_DATELINE
from diplovisit.evidence.verdicts.judge import judge_derived
from diplovisit.evidence.verdicts.verdict import Opinion, Verdict
from diplovisit.record import Basis, Edtf, Evidence, Source

_RULE_OF_STAY = "day-of-visit"


@attrs.frozen(kw_only=True)
class Derivation:
    """How a date follows from words: the rule, the addresses that it counts from, and the opinion of the judge."""

    rule: str
    inputs: tuple[str, ...]
    opinion: Opinion


def find_derivation(examination: Examination, fact: Fact, row: int) -> Derivation | None:
    """Returns the rule that derives a date of a record from the words of a row; None where none does.

    A rule of the dateline counts from the day of the row's own source. "The second day" counts from the stay that the
    fact belongs to. Any other rule counts from the last date that the text states before the words, and from no other:
    the date that happens to fit is not the one that is meant.
    """
    evidence = examination.visit.evidence[row]
    words = examination.words_of(row)
    if words is None or not words.has_text or not isinstance(fact.value, Edtf) or evidence.rule is not None:
        return None
    people = {person.id: person for person in examination.visit.people}
    for rule, address in _candidates(examination, fact, row):
        derived = attrs.evolve(evidence, basis=Basis.DERIVED, rule=rule, inputs=(address,))
        opinion = judge_derived(fact, derived, words, examination.visit, examination.directory, people)
        if opinion.verdict is Verdict.DERIVED:
            return Derivation(rule=rule, inputs=(address,), opinion=opinion)
    return None


def _candidates(examination: Examination, fact: Fact, row: int) -> Iterator[tuple[str, str]]:
    """Yields each rule with an address that it may count from."""
    reports = [address for address in _days_of_report(examination, row) if address != fact.address]
    stays = [address for address in _stays_around(examination, fact) if address != fact.address]
    before = [address for address in _dates_before(examination, row) if address != fact.address]
    for rule in RULES:
        addresses = reports if rule in RULES_OF_DATELINE else stays if rule == _RULE_OF_STAY else before
        for address in addresses:
            yield rule, address


def _days_of_report(examination: Examination, row: int) -> Iterator[str]:
    """Yields the addresses of the days on which the source of a row reports: its dateline, or else its publication."""
    source = _source_of(examination, examination.visit.evidence[row])
    if source.dateline is not None and source.dateline.date is not None:
        yield f"{source.id}/dateline/date"
    if source.published is not None:
        yield f"{source.id}/published"


def _stays_around(examination: Examination, fact: Fact) -> Iterator[str]:
    """Yields the addresses of the days of the stop that a fact belongs to, and of the visit."""
    visit = examination.visit
    match fact.path:
        case ("stops", int() as index, *_) if visit.stops[index].when is not None:
            yield f"{visit.stops[index].id}/when"
    if visit.when is not None:
        yield "when"


def _dates_before(examination: Examination, row: int) -> Iterator[str]:
    """Yields the addresses of the dates that the last date before the words of a row is cited for."""
    spans = {
        int(placement.citation.path[1]): (placement.text, placement.span)
        for placement in examination.placements
        if placement.citation.path[0] == "evidence" and placement.span is not None
    }
    if row not in spans:
        return
    text, words = spans[row]
    dates = [
        mention
        for mention in examination.mentions(text)
        if mention.kind is MentionKind.DATE and mention.end <= words.start
    ]
    if not dates:
        return
    last = dates[-1]
    for other, (text_of_other, span) in spans.items():
        if other != row and text_of_other == text and span.start < last.end and last.start < span.end:
            about = examination.visit.evidence[other].about
            yield from (fact.address for fact in examination.facts if fact.address in about and _is_date(fact))


def _is_date(fact: Fact) -> bool:
    return isinstance(fact.value, Edtf)


def _source_of(examination: Examination, evidence: Evidence) -> Source:
    sources = {source.id: source for source in examination.visit.sources}
    return sources[evidence.sources[0]] if evidence.sources else examination.visit.sources[0]
