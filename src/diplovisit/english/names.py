"""Names for the parts of a record in a sentence; an id is used only where there is no name."""

import collections
import functools
from collections.abc import Iterable, Mapping

from diplovisit.english.dates import date_in_words
from diplovisit.english.values import (
    LONGEST,
    country_name,
    duration_range_in_words,
    join_words,
    quote_text,
    shorten,
    vocabulary_word,
)
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


class RecordNames:
    """The names of everything in one state of a record, by id. longest: from how many characters on a name is cut.

    >>> from diplovisit import load
    >>> names = RecordNames(load("seeds/misri-russia/visit.yaml"))
    >>> names.stop("russia"), names.party("IN"), names.engagement("consultations")
    ('Russia', 'India', 'the foreign office discussions')
    """

    def __init__(self, visit: Visit, longest: int = LONGEST) -> None:
        self.visit = visit
        self._longest = longest
        self.people = {person.id: person for person in visit.people}
        self.stops = {stop.id: stop for stop in visit.stops}
        self.places = {place.id: (place, stop) for stop in visit.stops for place in stop.places}
        self.engagements = {
            engagement.id: (engagement, stop) for stop in visit.stops for engagement in stop.engagements
        }
        self.previously = {dates.id: (dates, stop) for stop in visit.stops for dates in stop.previously}
        self.claims = {claim.id: claim for claim in visit.claims}
        self.sources = {source.id: source for source in visit.sources}
        topics = [topic for engagement, _ in self.engagements.values() for topic in engagement.topics]
        self.topics = {topic.id: topic for topic in (*visit.agenda, *topics)}

    @functools.cached_property
    def _stop_locations(self) -> Mapping[str, int]:
        return collections.Counter(self._location(stop) for stop in self.visit.stops)

    @functools.cached_property
    def _engagement_names(self) -> Mapping[str, int]:
        return collections.Counter(
            engagement_name(engagement, self._longest) for engagement, _ in self.engagements.values()
        )

    def _location(self, stop: Stop) -> str:
        return stop_location(stop, longest=self._longest)

    def person(self, name: str) -> str:
        """Returns the name of a person."""
        return shorten(self.people[name].called, self._longest)

    def party(self, name: str) -> str:
        """Returns the name of a person or of a country."""
        return self.person(name) if name in self.people else country_name(name)

    def place(self, name: str) -> str:
        """Returns the name of a place."""
        return shorten(self.places[name][0].name, self._longest)

    def stop(self, name: str) -> str:
        """Returns the location of a stop, with its id where another stop has the same location."""
        where = self._location(self.stops[name])
        return f"{where} ({name})" if self._stop_locations[where] > 1 else where

    def engagement(self, name: str) -> str:
        """Returns the name of an engagement, with its id where another has the same name."""
        called = engagement_name(self.engagements[name][0], self._longest)
        return f"the {called} ({name})" if self._engagement_names[called] > 1 else f"the {called}"

    def claim(self, name: str) -> str:
        """Returns what is claimed."""
        return claim_summary(self.claims[name], self._longest)

    def source(self, name: str) -> str:
        """Returns the name of a source."""
        return source_name(self.sources[name], self._longest)

    def topic(self, name: str) -> str:
        """Returns the label of a topic, in quotation marks."""
        return topic_label(self.topics[name], self._longest)

    def report(self, report: Report) -> str:
        """Returns who reported something, and when; "somebody" where neither is known."""
        by = self.party(report.by) if report.by is not None else None
        return (
            ", ".join(filter(None, (by, date_in_words(report.when) if report.when is not None else None))) or "somebody"
        )

    def relation(self, relation: Relation) -> str:
        """Describes the relation of the visit to another, or to an event."""
        stops = f", in {join_words(map(self.stop, relation.stops))}" if relation.stops else ""
        apart = ""
        if relation.offset is not None:
            apart = f", {duration_range_in_words(relation.offset, relation.offset_high, relation.qualifier)} apart"
        return f"{_RELATIONS[relation.kind]} {self.target(relation.target)}{apart}{stops}"

    def target(self, name: str) -> str:
        """Returns the target of a relation: an event among the claims, or the id of another record."""
        return f"“{self.claim(name)}”" if name in self.claims else name


def stop_location(stop: Stop, places: Iterable[Place] | None = None, *, longest: int = LONGEST) -> str:
    """Returns the places of a stop, then their territory and state; the id where the record has none of these.

    `places` replaces the places of the stop. `entry_locations.entry_location` gives the full form for calendars.

    >>> stop_location(Stop(id="russia", country="RU", places=(Place(id="moscow", name="Moscow"),)))
    'Moscow, Russia'
    """
    names = [shorten(place.name, longest) for place in (stop.places if places is None else places)]
    countries = [country_name(code) for code in (stop.territory, stop.country) if code is not None]
    return ", ".join([*([join_words(names)] if names else []), *countries]) or f"the stop {stop.id}"


def stop_with_days(stop: Stop) -> str:
    """Introduces a stop with its kind, location and days."""
    kind = _STOPS[stop.kind]
    has_place = stop.places or stop.territory or stop.country
    where = f"{kind} in {stop_location(stop)}" if has_place else f"{kind} ({stop.id})"
    return f"{where} ({date_in_words(stop.when)})" if stop.when is not None else where


def visit_in_short(visit: Visit) -> str:
    """Introduces a visit with its first stops, their days, and the status.

    >>> from diplovisit import load
    >>> visit_in_short(load("seeds/misri-russia/visit.yaml"))
    'Russia, 7 March 2025; reported'
    """
    stops = [
        f"{stop_location(stop)}, {date_in_words(stop.when)}" if stop.when is not None else stop_location(stop)
        for stop in visit.stops[:_MOST_STOPS]
    ]
    more = len(visit.stops) - len(stops)
    return "; ".join([*stops, *([f"{more} more"] if more else []), vocabulary_word(visit.status)])


def engagement_name(engagement: Engagement, longest: int = LONGEST) -> str:
    """Returns the label of an engagement, else its forum, else its kind, shortened."""
    return shorten(engagement.label or engagement.forum or vocabulary_word(engagement.kind), longest)


def claim_summary(claim: Claim, longest: int = LONGEST) -> str:
    """Returns what is claimed, shortened."""
    return shorten(claim.what, longest)


def source_name(source: Source, longest: int = LONGEST) -> str:
    """Returns the publisher of a source, else its title, else its kind and id."""
    return shorten(source.publisher or source.title or f"{_SOURCES[source.kind]} ({source.id})", longest)


def source_with_date(source: Source) -> str:
    """Introduces a source with the date of its dateline, else of its publication."""
    dateline = source.dateline.date if source.dateline is not None else None
    date = dateline or source.published
    return f"{source_name(source)}, {date_in_words(date)}" if date is not None else source_name(source)


def person_with_office(person: Person) -> str:
    """Introduces a person with office and country.

    >>> person_with_office(Person(id="misri", name="Vikram Misri", office="Foreign Secretary", country="IN"))
    'Vikram Misri, Foreign Secretary (India)'
    """
    if person.name is None:
        return shorten(person.called)
    words = ", ".join(filter(None, (shorten(person.name), shorten(person.office) if person.office else None)))
    return f"{words} ({country_name(person.country)})" if person.country is not None else words


def topic_label(topic: Topic, longest: int = LONGEST) -> str:
    """Returns a topic in quotation marks."""
    return quote_text(topic.label, longest)
