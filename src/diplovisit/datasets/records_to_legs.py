"""Converts records back to legs: each stop becomes a row of the data set, with the current values of the record."""

from collections.abc import Iterator

from diplovisit.datasets.model import DataSet, Leg
from diplovisit.record import Identifier, Printed, Visit

_NOTHING_PRINTED = Printed()


def legs_of(data_set: DataSet, visit: Visit) -> Iterator[Leg]:
    """Returns one leg for each stop of a visit, for the first traveller.

    A leg keeps the printed label. The data set writes the label only if it still means the values of the fields. A
    change of the country, the days or the places of a stop therefore changes its row.

    >>> from diplovisit import load
    >>> from diplovisit.datasets import STATE_DEPARTMENT
    >>> (leg,) = legs_of(STATE_DEPARTMENT, load("examples/harding-kingston.yaml"))
    >>> STATE_DEPARTMENT.row_of(leg)["locale"]
    'Kingston (Jamaica)'
    """
    leader = visit.travellers[0].person
    person = next(person for person in visit.people if person.id == leader)
    for stop in visit.stops:
        printed = stop.printed or _NOTHING_PRINTED
        yield Leg(
            number=_value(stop.identifiers, data_set.scheme),
            traveller=_value(person.identifiers, data_set.people),
            name=person.name,
            office=person.office,
            rank=person.rank,
            sender=visit.sending[0] if visit.sending else None,
            when=stop.when,
            duration=stop.duration,
            country=stop.country,
            territory=stop.territory,
            places=tuple(place.name for place in stop.places),
            label=printed.country or "",
            locale=printed.place or "",
            remarks=printed.remarks or "",
        )


def _value(identifiers: tuple[Identifier, ...], scheme: str) -> str:
    return next((identifier.value for identifier in identifiers if identifier.scheme == scheme), "")
