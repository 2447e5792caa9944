"""Converts records back to legs: each stop becomes a row of the data set, with the current values of the record."""

from collections.abc import Iterator, Mapping

from diplovisit.datasets.model import Activity, DataSet, Leg, LegPerson
from diplovisit.record import Basis, Capacity, Engagement, Identifier, Person, Printed, Stop, Visit

_NOTHING_PRINTED = Printed()


def legs_of(data_set: DataSet, visit: Visit) -> Iterator[Leg]:
    """Returns one leg for each stop of a visit, for the first traveller; the other travellers are on each leg.

    A leg keeps the printed label. The data set writes the label only if it still means the values of the fields. A
    change of the country, the days or the places of a stop therefore changes its row.

    >>> from diplovisit import load
    >>> from diplovisit.datasets import STATE_DEPARTMENT
    >>> (leg,) = legs_of(STATE_DEPARTMENT, load("examples/harding-kingston.yaml"))
    >>> STATE_DEPARTMENT.row_of(leg)["locale"]
    'Kingston (Jamaica)'
    """
    people = {person.id: person for person in visit.people}
    leader, *others = visit.travellers
    person = people[leader.person]
    also = tuple(_leg_person(data_set, people[other.person], other.capacity, other.printed or "") for other in others)
    senders = visit.sending_territories or visit.sending
    for stop in visit.stops:
        printed = stop.printed or _NOTHING_PRINTED
        yield Leg(
            number=_value(stop.identifiers, data_set.scheme),
            traveller=_value(person.identifiers, data_set.people),
            name=person.called,
            office=person.office,
            rank=person.rank,
            sender=senders[0] if senders else None,
            when=stop.when,
            duration=stop.duration,
            country=stop.country,
            territory=stop.territory,
            places=tuple(place.name for place in stop.places),
            label=printed.country or "",
            locale=printed.place or "",
            visitors=printed.travellers or "",
            sender_label=printed.sending or "",
            remarks=printed.remarks or "",
            printed=leader.printed or "",
            also=also,
            capacity=leader.capacity,
            activities=tuple(_activity(data_set, people, engagement) for engagement in stop.engagements),
            purposes=visit.purposes,
            notes=visit.notes,
            urls=tuple(_cited_urls(visit, stop)),
        )


def _activity(data_set: DataSet, people: Mapping[str, Person], engagement: Engagement) -> Activity:
    hosts = tuple(_leg_person(data_set, people[part.person]) for part in engagement.participants)
    return Activity(engagement.kind, engagement.label or "", engagement.forum, hosts, engagement.when)


def _cited_urls(visit: Visit, stop: Stop) -> Iterator[str]:
    """Yields the addresses of the sources that rows cite for a stop."""
    urls = {source.id: source.url for source in visit.sources if source.via is not None}
    for row in visit.evidence:
        if stop.id in row.about and row.basis is Basis.EXTERNAL:
            yield from (url for source in row.sources if (url := urls.get(source)) is not None)


def _leg_person(data_set: DataSet, person: Person, capacity: Capacity | None = None, printed: str = "") -> LegPerson:
    return LegPerson(
        name=person.called,
        identifier=_value(person.identifiers, data_set.people),
        office=person.office,
        rank=person.rank,
        country=person.country,
        capacity=capacity,
        printed=printed,
    )


def _value(identifiers: tuple[Identifier, ...], scheme: str) -> str:
    return next((identifier.value for identifier in identifiers if identifier.scheme == scheme), "")
