"""Records back to legs: each stop as a row of the data set, out of the fields of the record as they are now."""

from collections.abc import Iterator

from diplovisit.datasets.model import DataSet, Leg
from diplovisit.record import Identifier, Printed, Visit

_NOTHING_PRINTED = Printed()


def legs_of(data_set: DataSet, visit: Visit) -> Iterator[Leg]:
    """The legs of a visit, a stop each, of the traveller who leads it.

    What was printed comes along as a label; whether it still means what the fields say is for the data set to judge, so
    that a leg changes with the country, the days or the places of its stop.

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
    return next((each.value for each in identifiers if each.scheme == scheme), "")
