"""What became of the engagements and the travellers of a record, as the words of a later text prove it.

A draft reads a text for engagements of its own. Here each one that the record has is looked for.
"""

from collections.abc import Iterator, Mapping

import attrs

from diplovisit.drafting.article import Article
from diplovisit.evidence.names import NameVerdict
from diplovisit.evidence.programme_readings import programme_readings
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.texts import TextSpan, occurrences
from diplovisit.evidence.verdicts.names import occurrences_of_person
from diplovisit.evidence.verdicts.programme import judge_engagement_status
from diplovisit.evidence.verdicts.verdict import CitedText
from diplovisit.evidence.verdicts.withdrawals import judge_withdrawal, withdrawals
from diplovisit.pipeline.later_text import day_of_source
from diplovisit.record import Basis, Engagement, EngagementStatus, Evidence, Person, Source, Traveller, Visit


@attrs.frozen(kw_only=True)
class ReadEngagement:
    """What the words say became of an engagement of the record, with its place and the row of evidence."""

    stop: int
    index: int
    engagement: Engagement
    status: EngagementStatus
    row: Evidence


@attrs.frozen(kw_only=True)
class ReadWithdrawal:
    """A traveller of the record of whom the words say that he or she stays away, with the row of evidence."""

    index: int
    traveller: Traveller
    row: Evidence


def names_leader(article: Article, visit: Visit) -> bool:
    """Whether a text names the one who travels, and not somebody else of the same surname alone."""
    leader = _people(visit)[visit.travellers[0].person]
    return any(
        found.verdict is not NameVerdict.LONGER
        for sentence in article.sentences
        for found in occurrences_of_person(sentence.text, leader)
    )


def names_visit(article: Article, visit: Visit) -> bool:
    """Whether a text names the traveller of a record and a country that is visited."""
    countries = {stop.country for stop in visit.stops}
    return names_leader(article, visit) and any(
        not countries.isdisjoint(mention.codes) for sentence in article.sentences for mention in sentence.countries
    )


def find_changed_engagements(article: Article, source: Source, visit: Visit) -> Iterator[ReadEngagement]:
    """Yields what the words of a text prove to have become of the engagements of a record, each once."""
    people = _people(visit)
    places = {place.id: place.name for stop in visit.stops for place in stop.places}
    found: dict[str, list[ReadEngagement]] = {}
    for sentence in article.sentences:
        for reading in programme_readings(sentence):
            if reading.scopes:
                continue
            words = _words(sentence, source, reading.start, reading.end)
            meant = [
                ReadEngagement(
                    stop=number,
                    index=index,
                    engagement=engagement,
                    status=reading.status,
                    row=_row(article, sentence, reading.start, reading.end, f"{engagement.id}/status"),
                )
                for number, stop in enumerate(visit.stops)
                for index, engagement in enumerate(stop.engagements)
                if judge_engagement_status(words, reading.status, engagement, visit, people, places).verdict.is_proof
            ]
            if len(meant) == 1:
                found.setdefault(meant[0].engagement.id, []).append(meant[0])
    for each in found.values():
        if len({one.status for one in each}) == 1:
            yield each[0]


def find_withdrawals(article: Article, source: Source, visit: Visit) -> Iterator[ReadWithdrawal]:
    """Yields the members of a delegation of whom the words of a text prove that they stay away, each once."""
    people = _people(visit)
    for index, traveller in enumerate(visit.travellers[1:], 1):
        person = people[traveller.person]
        for sentence in article.sentences:
            row = next(_withdrawal_rows(article, source, sentence, person, visit), None)
            if row is not None:
                yield ReadWithdrawal(index=index, traveller=traveller, row=row)
                break


def _withdrawal_rows(
    article: Article, source: Source, sentence: Sentence, person: Person, visit: Visit
) -> Iterator[Evidence]:
    whole = _words(sentence, source, 0, len(sentence.text))
    for found in withdrawals(whole, person, visit):
        words = _words(sentence, source, found.start, found.end)
        if judge_withdrawal(words, person, visit).verdict.is_proof:
            yield _row(article, sentence, found.start, found.end, f"{person.id}/status")


def _people(visit: Visit) -> Mapping[str, Person]:
    return {person.id: person for person in visit.people}


def _words(sentence: Sentence, source: Source, start: int, end: int) -> CitedText:
    return CitedText(sentence=sentence, start=start, end=end, has_text=True, day=day_of_source(source), is_off=True)


def _row(article: Article, sentence: Sentence, start: int, end: int, address: str) -> Evidence:
    span = TextSpan(sentence.start + start, sentence.start + end)
    quote = sentence.text[start:end]
    while quote[:1].isspace():
        quote, span = quote[1:], TextSpan(span.start + 1, span.end)
    quote = quote.rstrip(" .,;:")
    places = occurrences(article.text, quote)
    starts = [place.start for place in places]
    nth = starts.index(span.start) + 1 if len(places) > 1 and span.start in starts else None
    return Evidence(about=(address,), basis=Basis.STATED, sources=(article.id,), quote=quote, nth=nth)
