"""JSON-LD: a record as schema.org describes events, for search engines and linked data.

Terms: https://schema.org/Event, EventStatusType, Place, Country, Person, Organization, CreativeWork, NewsArticle,
Dataset.
The document is a view of the record. It leaves out everything that schema.org has no term for. It adds nothing that no
source says.
"""

import json
from collections.abc import Mapping
from typing import Any

from diplovisit.exporters.icalendar.entry import entry_key, entry_uid
from diplovisit.exporters.icalendar.event_status import stop_status
from diplovisit.record import (
    Edtf,
    Ending,
    Engagement,
    EngagementStatus,
    PersonKind,
    Source,
    SourceKind,
    Status,
    Stop,
    Topic,
    Visit,
)
from diplovisit.record.edtf import Form, Precision
from diplovisit.record.people import Person
from diplovisit.record.polities import polity_name

_CONTEXT = "https://schema.org"
_SOURCE_TYPES = {
    SourceKind.NEWS: "NewsArticle",
    SourceKind.DATASET: "Dataset",
}
_CANCELLED = "https://schema.org/EventCancelled"
_POSTPONED = "https://schema.org/EventPostponed"
_RESCHEDULED = "https://schema.org/EventRescheduled"
_OFF = {"cancelled": _CANCELLED, "postponed": _POSTPONED}
_ENGAGEMENT_STATUSES = {EngagementStatus.CANCELLED: _CANCELLED, EngagementStatus.POSTPONED: _POSTPONED}
_BEGUN = frozenset({Status.UNDER_WAY, Status.HELD})
# A page embeds JSON-LD in a script element, and any text that looks like the end tag would close it (JSON-LD 1.1,
# section 7.2). In JSON these signs occur only inside strings, where an escape reads as the sign.
_PAGE_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def json_ld(visit: Visit) -> bytes:
    """Returns the record as one JSON-LD document on one line. A visit is an Event.

    Where a visit has several stops, each is a subEvent. A page can embed the document unchanged: no text of the record
    can close the script element around it.
    """
    return for_page(_without_empty(_event(visit)))


def for_page(thing: Mapping[str, Any]) -> bytes:
    """Returns a thing of schema.org as one JSON-LD document on one line; no text in it can close a script element.

    >>> for_page({"@type": "Person", "name": "</script>"})
    b'{"@context":"https://schema.org","@type":"Person","name":"\\\\u003c/script\\\\u003e"}'
    """
    document = {"@context": _CONTEXT, **thing}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_PAGE_ESCAPES).encode()


def _event(visit: Visit) -> dict[str, Any]:
    people = {person.id: person for person in visit.people}
    only_stop = visit.stops[0] if len(visit.stops) == 1 else None
    event = {
        "@type": "Event",
        "@id": f"urn:uuid:{entry_uid(visit.id)}",
        "identifier": visit.id,
        "name": visit.title,
        "eventStatus": _visit_status(visit),
        "attendee": [_person(people[traveller.person]) for traveller in visit.coming],
        "about": [topic.label for topic in _topics(visit)],
        "subjectOf": [_source(source) for source in visit.sources if source.kind is not SourceKind.UNNAMED_SOURCES],
    }
    if only_stop is not None:
        return event | _stop_properties(visit, only_stop)
    first_day, last_day = _days(visit.when)
    stops = [_sub_event(visit, stop) for stop in visit.stops]
    moved = _going_on(visit) if event["eventStatus"] == _RESCHEDULED else []
    former = min((day for stop in moved for day in _former_days(visit, stop)), default=None)
    return event | {"startDate": first_day, "endDate": last_day, "previousStartDate": former, "subEvent": stops}


def _sub_event(visit: Visit, stop: Stop) -> dict[str, Any]:
    return {
        "@type": "Event",
        "@id": f"urn:uuid:{entry_uid(entry_key(visit.id, stop.id))}",
        "name": f"{visit.title}: {_country_of(stop)}" if _country_of(stop) else visit.title,
        "eventStatus": _stop_status(visit, stop),
        **_stop_properties(visit, stop),
    }


def _stop_properties(visit: Visit, stop: Stop) -> dict[str, Any]:
    first_day, last_day = _days(_when(visit, stop))
    return {
        "startDate": first_day,
        "endDate": last_day,
        "previousStartDate": _former_days(visit, stop),
        "location": _location(stop),
        "subEvent": [_engagement(visit, stop, engagement) for engagement in stop.engagements],
    }


def _engagement(visit: Visit, stop: Stop, engagement: Engagement) -> dict[str, Any]:
    """An engagement as an Event of its own, at its wall-clock time where the record has one.

    It has a status where it is off, alone or with its stop. schema.org has no inexact duration.
    """
    is_exact = engagement.duration_high is None and engagement.duration_qualifier is None
    moment = engagement.when.moment if engagement.when is not None else None
    first_day, last_day = _days(engagement.when)
    status = _stop_status(visit, stop)
    own = _ENGAGEMENT_STATUSES.get(engagement.status) if engagement.status is not None else None
    places = {place.id: place.name for place in stop.places}
    return {
        "@type": "Event",
        "@id": f"urn:uuid:{entry_uid(entry_key(visit.id, stop.id, engagement.id))}",
        "name": engagement.label or engagement.forum or engagement.kind.value,
        "eventStatus": status if status in _OFF.values() else own,
        "startDate": moment.isoformat() if moment is not None else first_day,
        "endDate": last_day if moment is None else None,
        "duration": engagement.duration.text if engagement.duration is not None and is_exact else None,
        "location": {"@type": "Place", "name": places[engagement.place]} if engagement.place in places else None,
    }


def _visit_status(visit: Visit) -> str | None:
    """The status of the whole visit: it is off where all its stops are, and moved where all that go on are."""
    if visit.status is Status.CANCELLED:
        return _CANCELLED
    statuses = [_stop_status(visit, stop) for stop in _going_on(visit)]
    if not statuses:
        return _POSTPONED if visit.status is Status.POSTPONED else _stop_status(visit, visit.stops[-1])
    if len(set(statuses)) == 1:
        return statuses[0]
    return _POSTPONED if visit.status is Status.POSTPONED and _RESCHEDULED not in statuses else _status_word(visit)


def _going_on(visit: Visit) -> list[Stop]:
    return [stop for stop in visit.stops if not stop_status(visit, stop).off_word]


def _stop_status(visit: Visit, stop: Stop) -> str | None:
    """The term of https://schema.org/EventStatusType for a stop: it is off where a calendar has it as off.

    EventPostponed is for an event without a new day, EventRescheduled for one with both days.
    """
    if word := stop_status(visit, stop).off_word:
        return _OFF[word]
    if not stop.previously or stop.previously[-1].ended is Ending.CANCELLED:
        return _status_word(visit)
    has_day = _days(_when(visit, stop))[0] is not None
    return _RESCHEDULED if has_day or visit.status in _BEGUN else _POSTPONED


def _status_word(visit: Visit) -> str | None:
    """The status of what is neither off nor moved.

    None for a visit that is only reported: nobody has scheduled it, and schema.org has no term for that.
    """
    return None if visit.status is Status.REPORTED else "https://schema.org/EventScheduled"


def _when(visit: Visit, stop: Stop) -> Edtf | None:
    return stop.when or (visit.when if len(visit.stops) == 1 else None)


def _former_days(visit: Visit, stop: Stop) -> list[str]:
    """The first days of former dates. Dates that were cancelled, while others are on, did not become these others."""
    is_off = bool(stop_status(visit, stop).off_word)
    former = [each for each in stop.previously if is_off or each.ended is not Ending.CANCELLED]
    return [day for each in former if (day := _days(each.when)[0])]


def _days(when: Edtf | None) -> tuple[str | None, str | None]:
    """The first and the last day. None where the day is not known or not certain: schema.org's Date needs a day."""
    if when is None or when.qualifier or when.precision > Precision.DAY or when.form is Form.ONE_OF:
        return None, None
    return (
        when.lower.isoformat() if when.lower else None,
        when.upper.isoformat() if when.upper else None,
    )


def _country_of(stop: Stop) -> str | None:
    return polity_name(stop.territory or stop.country or "")


def _location(stop: Stop) -> Any:
    country = (
        {"@type": "Country", "name": _country_of(stop), "identifier": stop.territory or stop.country}
        if _country_of(stop)
        else None
    )
    places = [{"@type": "Place", "name": place.name, "containedInPlace": country} for place in stop.places]
    return places or country


def _person(person: Person) -> dict[str, Any]:
    if person.kind is not PersonKind.PERSON:
        return {"@type": "Organization", "name": person.called, "alternateName": list(person.aliases)}
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
    engagement_topics = (
        topic for stop in visit.stops for engagement in stop.engagements for topic in engagement.topics
    )
    return (*visit.agenda, *engagement_topics)


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


def _without_empty(value: Any) -> Any:
    """The document without None and empty lists; a list of one item becomes the item."""
    match value:
        case dict():
            return {
                name: filtered for name, inner in value.items() if (filtered := _without_empty(inner)) not in (None, [])
            }
        case list():
            filtered = [_without_empty(inner) for inner in value]
            return filtered[0] if len(filtered) == 1 else filtered
        case _:
            return value
