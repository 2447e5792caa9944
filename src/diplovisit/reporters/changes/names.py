"""What things of a record are called in a sentence: by their names, never by their ids where a name is to be had."""

import collections
import functools
from collections.abc import Iterable, Mapping

from diplovisit.record import (
    Claim,
    Engagement,
    Person,
    Place,
    Relation,
    RelationKind,
    Report,
    Source,
    SourceKind,
    Stop,
    StopKind,
    Topic,
    Visit,
)
from diplovisit.reporters.changes.dates import days, length
from diplovisit.reporters.changes.values import in_a_row, land, qualifier, quote, short, word

_STOPS = {
    StopKind.VISIT: "a stop",
    StopKind.TRANSIT: "a transit stop",
    StopKind.VACATION: "a vacation",
    StopKind.PORT_CALL: "a port call",
}
_SOURCES = {
    SourceKind.NEWS: "a news report",
    SourceKind.STATEMENT: "a statement",
    SourceKind.DATASET: "a data set",
    SourceKind.SPEECH: "a speech",
    SourceKind.UNNAMED_SOURCES: "unnamed sources",
    SourceKind.RETELLING: "a retelling",
}
_RELATIONS = {
    RelationKind.FOLLOWS: "follows",
    RelationKind.PRECEDES: "precedes",
    RelationKind.ACCOMPANIES: "accompanies",
    RelationKind.PART_OF: "is part of",
    RelationKind.RETURN_OF: "returns",
    RelationKind.SUPERSEDES: "supersedes",
}


_MOST_STOPS = 3


class Names:
    """The names in one state of a record.

    >>> from diplovisit import load
    >>> names = Names(load("seeds/misri-russia/visit.yaml"))
    >>> names.stop("russia"), names.party("IN"), names.engagement("consultations")
    ('Russia', 'India', 'the foreign office discussions')
    """

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.people = {person.id: person for person in visit.people}
        self.stops = {stop.id: stop for stop in visit.stops}
        self.places = {place.id: (place, stop) for stop in visit.stops for place in stop.places}
        self.engagements = {found.id: (found, stop) for stop in visit.stops for found in stop.engagements}
        self.previously = {found.id: (found, stop) for stop in visit.stops for found in stop.previously}
        self.claims = {claim.id: claim for claim in visit.claims}
        self.sources = {source.id: source for source in visit.sources}
        topics = [topic for found, _ in self.engagements.values() for topic in found.topics]
        self.topics = {topic.id: topic for topic in (*visit.agenda, *topics)}

    @functools.cached_property
    def _stops_at(self) -> Mapping[str, int]:
        return collections.Counter(map(where_of, self.visit.stops))

    @functools.cached_property
    def _engagements_called(self) -> Mapping[str, int]:
        return collections.Counter(name_of_engagement(each) for each, _ in self.engagements.values())

    def person(self, name: str) -> str:
        """The name of somebody."""
        return short(self.people[name].name)

    def party(self, name: str) -> str:
        """The name of somebody, or of a country."""
        return self.person(name) if name in self.people else land(name)

    def place(self, name: str) -> str:
        """The name of a place."""
        return short(self.places[name][0].name)

    def stop(self, name: str) -> str:
        """Where a stop is; two stops at one place are told apart by their ids."""
        where = where_of(self.stops[name])
        return f"{where} ({name})" if self._stops_at[where] > 1 else where

    def engagement(self, name: str) -> str:
        """What an engagement is called; two of one name are told apart by their ids."""
        called = name_of_engagement(self.engagements[name][0])
        return f"the {called} ({name})" if self._engagements_called[called] > 1 else f"the {called}"

    def claim(self, name: str) -> str:
        """What is claimed."""
        return what_of(self.claims[name])

    def source(self, name: str) -> str:
        """Who speaks in a source."""
        return who_of(self.sources[name])

    def topic(self, name: str) -> str:
        """What is to be talked about."""
        return label_of(self.topics[name])

    def report(self, report: Report) -> str:
        """Who reported something, and when."""
        by = self.party(report.by) if report.by is not None else None
        return ", ".join(filter(None, (by, days(report.when) if report.when is not None else None))) or "somebody"

    def relation(self, relation: Relation) -> str:
        """How the visit stands to another, or to an event."""
        stops = f", in {in_a_row(map(self.stop, relation.stops))}" if relation.stops else ""
        apart = ""
        if relation.offset is not None:
            exact = f"{qualifier(relation.qualifier)} " if relation.qualifier is not None else ""
            apart = f", {exact}{length(relation.offset)} apart"
        return f"{_RELATIONS[relation.kind]} {self.target(relation.target)}{apart}{stops}"

    def target(self, name: str) -> str:
        """What a relation is to: an event among the claims, or another record."""
        return f"“{self.claim(name)}”" if name in self.claims else name


def where_of(stop: Stop, places: Iterable[Place] | None = None) -> str:
    """The places of a stop, then the territory and the state they lie in.

    >>> where_of(Stop(id="russia", country="RU", places=(Place(id="moscow", name="Moscow"),)))
    'Moscow, Russia'
    """
    names = [short(place.name) for place in (stop.places if places is None else places)]
    lands = [land(code) for code in (stop.territory, stop.country) if code is not None]
    return ", ".join([*([in_a_row(names)] if names else []), *lands]) or f"the stop {stop.id}"


def stop_with_days(stop: Stop) -> str:
    """A stop that somebody hears of for the first time."""
    kind = _STOPS[stop.kind]
    has_place = stop.places or stop.territory or stop.country
    where = f"{kind} in {where_of(stop)}" if has_place else f"{kind} ({stop.id})"
    return f"{where} ({days(stop.when)})" if stop.when is not None else where


def visit_in_short(visit: Visit) -> str:
    """Where a visit goes and when, and how far it has come, for somebody who hears of it for the first time.

    >>> from diplovisit import load
    >>> visit_in_short(load("seeds/misri-russia/visit.yaml"))
    'Russia, 7 March 2025; reported'
    """
    stops = [
        f"{where_of(stop)}, {days(stop.when)}" if stop.when is not None else where_of(stop)
        for stop in visit.stops[:_MOST_STOPS]
    ]
    more = len(visit.stops) - len(stops)
    return "; ".join([*stops, *([f"{more} more"] if more else []), word(visit.status)])


def name_of_engagement(engagement: Engagement) -> str:
    """Its label, its forum, or its kind."""
    return short(engagement.label or engagement.forum or word(engagement.kind))


def what_of(claim: Claim) -> str:
    """What is claimed, in short."""
    return short(claim.what)


def who_of(source: Source) -> str:
    """The publisher, the title, or the kind of a source."""
    return short(source.publisher or source.title or f"{_SOURCES[source.kind]} ({source.id})")


def source_with_date(source: Source) -> str:
    """A source that somebody hears of for the first time."""
    dateline = source.dateline.date if source.dateline is not None else None
    date = dateline or source.published
    return f"{who_of(source)}, {days(date)}" if date is not None else who_of(source)


def person_with_office(person: Person) -> str:
    """Somebody, with office and country.

    >>> person_with_office(Person(id="misri", name="Vikram Misri", office="Foreign Secretary", country="IN"))
    'Vikram Misri, Foreign Secretary (India)'
    """
    told = ", ".join(filter(None, (short(person.name), short(person.office) if person.office else None)))
    return f"{told} ({land(person.country)})" if person.country is not None else told


def label_of(topic: Topic) -> str:
    """A topic in quotation marks."""
    return quote(topic.label)
