"""One table for a spreadsheet: a row a stop, with the visit repeated beside it.

It is for looking at and is not read back, so that it may do what the tables may not: join names with "; ", and
leave out what a row of a stop has no room for. Claims, sources and evidence are in the tables.
"""

from collections.abc import Callable, Iterable, Iterator

from diplovisit.exporters.csv_tables.rows import Row
from diplovisit.record import Engagement, Stop, Visit
from diplovisit.record.polities import polity_name
from diplovisit.wire.guard import guard_formula

_JOINT = "; "

_OF_VISIT: dict[str, Callable[[Visit], str | int | None]] = {
    "visit": lambda visit: visit.id,
    "revision": lambda visit: visit.revision,
    "title": lambda visit: guard_formula(visit.title),
    "status": lambda visit: visit.status.value,
    "announcement": lambda visit: visit.announcement and visit.announcement.value,
    "category": lambda visit: visit.category and visit.category.value,
    "sending": lambda visit: _joined(visit.sending),
    "sending_names": lambda visit: _joined(map(_country, visit.sending)),
    "travellers": lambda visit: _joined(map(_names(visit).__getitem__, (t.person for t in visit.travellers))),
    "purposes": lambda visit: _joined(visit.purposes),
    "agenda": lambda visit: _joined(topic.label for topic in visit.agenda),
}

_OF_STOP: dict[str, Callable[[Stop], str | int | None]] = {
    "stop": lambda stop: stop.id,
    "kind": lambda stop: stop.kind.value,
    "country": lambda stop: stop.country,
    "country_name": lambda stop: stop.country and guard_formula(_country(stop.country)),
    "territory": lambda stop: stop.territory,
    "places": lambda stop: _joined(place.name for place in stop.places),
    "when": lambda stop: _text(stop.when),
    "first_day": lambda stop: _text(stop.when and stop.when.lower),
    "last_day": lambda stop: _text(stop.when and stop.when.upper),
    "duration": lambda stop: _text(stop.duration),
    "engagements": lambda stop: _joined(map(_engagement, stop.engagements)),
}


def flat_columns() -> tuple[str, ...]:
    """The columns of the flat table. `first_day` and `last_day` are the first and last that `when` can mean.

    >>> flat_columns()[-6:]
    ('places', 'when', 'first_day', 'last_day', 'duration', 'engagements')
    """
    return (*_OF_VISIT, "position", *_OF_STOP)


def flat_rows(visit: Visit) -> Iterator[Row]:
    """The rows of a record in the flat table: one for each stop, in order.

    >>> from diplovisit import load
    >>> (row,) = flat_rows(load("seeds/misri-russia/visit.yaml"))
    >>> dict(zip(flat_columns(), row))["engagements"]
    'foreign office discussions; meeting'
    """
    before = [cell(visit) for cell in _OF_VISIT.values()]
    for position, stop in enumerate(visit.stops, 1):
        yield [*before, position, *(cell(stop) for cell in _OF_STOP.values())]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _joined(texts: Iterable[str]) -> str | None:
    return guard_formula(_JOINT.join(texts)) or None


def _names(visit: Visit) -> dict[str, str]:
    return {person.id: person.name for person in visit.people}


def _country(code: str) -> str:
    return polity_name(code) or code


def _engagement(engagement: Engagement) -> str:
    return engagement.label or engagement.forum or engagement.kind.value
