"""JSON-LD: a record as schema.org describes events, for search engines and linked data.

Terms: https://schema.org/Event, EventStatusType, Place, Country, Person, Organization, CreativeWork, NewsArticle,
Dataset.
It is a view and not the record: what schema.org has no term for is left out, and nothing is put in that no source says.
"""

import json
from typing import Any

from diplovisit.exporters.icalendar.entry import entry_key, entry_uid
from diplovisit.record import Edtf, Engagement, PersonKind, Source, SourceKind, Status, Stop, Topic, Visit
from diplovisit.record.edtf import Form, Precision
from diplovisit.record.people import Person
from diplovisit.record.polities import polity_name

_CONTEXT = "https://schema.org"
_SOURCE_TYPES = {
    SourceKind.NEWS: "NewsArticle",
    SourceKind.DATASET: "Dataset",
}
# A page holds JSON-LD in a script element, which whatever looks like its end would end (JSON-LD 1.1, section 7.2). In
# JSON these signs stand in texts alone, and an escape there is read as the sign.
_IN_A_PAGE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def json_ld(visit: Visit) -> bytes:
    """The record as one JSON-LD document on one line: a visit is an Event, and each stop of several a subEvent.

    It can be put into a page as it stands: no text of the record ends the element that it is in.
    """
    document = _without_nothing({"@context": _CONTEXT, **_event(visit)})
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_IN_A_PAGE).encode()


def _event(visit: Visit) -> dict[str, Any]:
    people = {person.id: person for person in visit.people}
    only = visit.stops[0] if len(visit.stops) == 1 else None
    event = {
        "@type": "Event",
        "@id": f"urn:uuid:{entry_uid(visit.id)}",
        "identifier": visit.id,
        "name": visit.title,
        "eventStatus": _status(visit, visit.stops),
        "attendee": [_person(people[traveller.person]) for traveller in visit.travellers],
        "about": [topic.label for topic in _topics(visit)],
        "subjectOf": [_source(source) for source in visit.sources if source.kind is not SourceKind.UNNAMED_SOURCES],
    }
    if only is not None:
        return event | _stay(visit, only)
    return event | {"subEvent": [_sub_event(visit, stop) for stop in visit.stops]}


def _sub_event(visit: Visit, stop: Stop) -> dict[str, Any]:
    return {
        "@type": "Event",
        "@id": f"urn:uuid:{entry_uid(entry_key(visit.id, stop.id))}",
        "name": f"{visit.title}: {_where(stop)}" if _where(stop) else visit.title,
        "eventStatus": _status(visit, (stop,)),
        **_stay(visit, stop),
    }


def _stay(visit: Visit, stop: Stop) -> dict[str, Any]:
    first, last = _days(stop.when)
    previous = [_days(dates.when)[0] for dates in stop.previously]
    return {
        "startDate": first,
        "endDate": last,
        "previousStartDate": [day for day in previous if day],
        "location": _location(stop),
        "subEvent": [_engagement(visit, stop, engagement) for engagement in stop.engagements],
    }


def _engagement(visit: Visit, stop: Stop, engagement: Engagement) -> dict[str, Any]:
    """An engagement as an Event of its own, at its hour on the wall where the record has one."""
    moment = engagement.when.moment if engagement.when is not None else None
    first, last = _days(engagement.when)
    places = {place.id: place.name for place in stop.places}
    return {
        "@type": "Event",
        "@id": f"urn:uuid:{entry_uid(entry_key(visit.id, stop.id, engagement.id))}",
        "name": engagement.label or engagement.forum or engagement.kind.value,
        "startDate": moment.isoformat() if moment is not None else first,
        "endDate": last if moment is None else None,
        "duration": engagement.duration.text if engagement.duration is not None else None,
        "location": {"@type": "Place", "name": places[engagement.place]} if engagement.place in places else None,
    }


def _status(visit: Visit, stops: tuple[Stop, ...]) -> str | None:
    """The word of https://schema.org/EventStatusType; an event that was moved is rescheduled, whatever came after.

    None for a visit that is only reported: nobody has scheduled it, and schema.org has no word for that.
    """
    if visit.status is Status.CANCELLED:
        return "https://schema.org/EventCancelled"
    if visit.status is Status.POSTPONED:
        return "https://schema.org/EventPostponed"
    if any(stop.previously and stop.when for stop in stops):
        return "https://schema.org/EventRescheduled"
    return None if visit.status is Status.REPORTED else "https://schema.org/EventScheduled"


def _days(when: Edtf | None) -> tuple[str | None, str | None]:
    """The first and the last day, where they are known to the day and for certain; a date of less is no Date."""
    if when is None or when.qualifier or when.precision > Precision.DAY or when.form is Form.ONE_OF:
        return None, None
    return (
        when.lower.isoformat() if when.lower else None,
        when.upper.isoformat() if when.upper else None,
    )


def _where(stop: Stop) -> str | None:
    return polity_name(stop.territory or stop.country or "")


def _location(stop: Stop) -> Any:
    country = (
        {"@type": "Country", "name": _where(stop), "identifier": stop.territory or stop.country}
        if _where(stop)
        else None
    )
    places = [{"@type": "Place", "name": place.name, "containedInPlace": country} for place in stop.places]
    return places or country


def _person(person: Person) -> dict[str, Any]:
    if person.kind is not PersonKind.PERSON:
        return {"@type": "Organization", "name": person.name, "alternateName": list(person.aliases)}
    return {
        "@type": "Person",
        "name": person.name,
        "alternateName": list(person.aliases),
        "jobTitle": person.office,
        "affiliation": {"@type": "Country", "name": polity_name(person.country), "identifier": person.country}
        if person.country
        else None,
    }


def _topics(visit: Visit) -> tuple[Topic, ...]:
    held = (topic for stop in visit.stops for engagement in stop.engagements for topic in engagement.topics)
    return (*visit.agenda, *held)


def _source(source: Source) -> dict[str, Any]:
    published = source.published or (source.dateline.date if source.dateline else None)
    return {
        "@type": _SOURCE_TYPES.get(source.kind, "CreativeWork"),
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": _days(published)[0],
        "inLanguage": source.language,
        "url": source.url,
        "license": source.licence,
    }


def _without_nothing(value: Any) -> Any:
    """The document without what is not there: None, empty lists, and mappings with no more in them than a type."""
    match value:
        case dict():
            return {name: kept for name, inner in value.items() if (kept := _without_nothing(inner)) not in (None, [])}
        case list():
            kept = [_without_nothing(inner) for inner in value]
            return kept[0] if len(kept) == 1 else kept
        case _:
            return value
