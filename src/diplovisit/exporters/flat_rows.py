"""The rows of the flat table: one per stop, with the values of the visit repeated, and what the table leaves out.

A text is not guarded here: a format that a spreadsheet could run as formulas guards it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from diplovisit.converters import structure, unstructure
from diplovisit.exporters.stops_off import stops_off
from diplovisit.findings.rule import Span
from diplovisit.formats.joined_cell import join_pair, join_texts
from diplovisit.formats.positions import Lines
from diplovisit.importers import DraftIds, documents_of_rows
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.record import Engagement, Identifier, InvalidRecord, Person, Source, Stop, Traveller, Visit
from diplovisit.record.flat_table import flat_table
from diplovisit.record.polities import PolityKind, polity, polity_name
from diplovisit.record.regions import region_of

FlatCell: TypeAlias = str | int | datetime.date | None
"""A cell: a text, a number, a day, or None for an empty cell."""


def flat_columns() -> tuple[str, ...]:
    """Returns the columns of the flat table. `first_day` and `last_day` are the first and last that `when` can mean.

    >>> flat_columns()[:4]
    ('visit', 'revision', 'revised', 'title')
    """
    return tuple(column.name for column in flat_table().columns)


def flat_rows(visit: Visit) -> Iterator[list[FlatCell]]:
    """Yields the rows of a record in the flat table: one per stop, in order.

    >>> from diplovisit import load
    >>> (row,) = flat_rows(load("seeds/misri-russia/visit.yaml"))
    >>> cells = dict(zip(flat_columns(), row))
    >>> cells["engagements"], cells["office"], cells["country_alpha3"], cells["first_day"]
    ('foreign office discussions; meeting', 'Foreign Secretary', 'RUS', datetime.date(2025, 3, 7))
    >>> cells["left_out"][:40]
    'people (8), engagements of stops (2), ag'
    """
    rows = list(_rows(visit))
    left_out = ", ".join(f"{name} ({number})" for name, number in left_out_of_flat(visit, rows).items()) or None
    for row in rows:
        row[-1] = left_out
        yield row


def left_out_of_flat(visit: Visit, rows: Iterable[list[FlatCell]] | None = None) -> Mapping[str, int]:
    """Returns what the flat table has no column for, by name, with the number of items; empty for a record that fits.

    It is found by reading the rows back: a record that fits is read back equal.
    """
    wanted = unstructure(visit)
    names = flat_columns()
    foreign = [_foreign(dict(zip(names, row, strict=True))) for row in (_rows(visit) if rows is None else rows)]
    (document,) = documents_of_rows(foreign, ids=DraftIds())
    try:
        found = unstructure(structure(document.data))
    except InvalidRecord:
        return {"the record": 1}  # two places whose ids differ in nothing but blanks, for example
    missing: dict[str, int] = {}
    for name in _differences(wanted, found, ""):
        missing[name] = missing.get(name, 0) + 1
    return missing


def _foreign(cells: dict[str, FlatCell]) -> ForeignRow:
    texts = {name: "" if cell is None else str(cell) for name, cell in cells.items()}
    return ForeignRow(name="", cells=texts, span=Span(1, 1, 1, 1), spans={}, lines=_NO_LINES)


_NO_LINES: Final = Lines("\n")


def _differences(wanted: object, found: object, name: str) -> Iterator[str]:
    """Yields the name of each value that is not there: `evidence`, `aliases of people`, `engagements of stops`."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            if value != found.get(key):
                inner = f"{key} of {name}" if name else str(key)
                yield from _differences(value, found.get(key), inner)
    elif isinstance(wanted, list):
        others = found if isinstance(found, list) else []
        for index, item in enumerate(wanted):
            other = others[index] if index < len(others) else None
            if item != other:
                yield from _differences(item, other, name) if isinstance(other, dict) else (name,)
    else:
        yield name


def _rows(visit: Visit) -> Iterator[list[FlatCell]]:
    people = {person.id: person for person in visit.people}
    leader = visit.travellers[0]
    cells = (
        _visit_cells(visit, people)
        | _person_cells(visit, people[leader.person], leader)
        | _source_cells(visit.sources[0])
    )
    names = flat_columns()
    off = stops_off(visit)
    for position, stop in enumerate(visit.stops, 1):
        of_stop = {name: cell(stop) for name, cell in _STOP.items()}
        row = cells | of_stop | {"list_position": position, "called_off": off.get(stop.id)}
        yield [row.get(name) for name in names]


def _visit_cells(visit: Visit, people: Mapping[str, Person]) -> dict[str, FlatCell]:
    # A person who is not in the table cannot be referred to.
    inviter = visit.invited_by if visit.invited_by == visit.travellers[0].person else None
    if visit.invited_by is not None and polity(visit.invited_by) is not None:
        inviter = visit.invited_by
    return {
        "visit": visit.id,
        "revision": visit.revision,
        "revised": visit.revised.replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
        "title": visit.title,
        "status": visit.status.value,
        "announcement": visit.announcement and visit.announcement.value,
        "category": visit.category and visit.category.value,
        "invited_by": inviter,
        "sending": _joined(visit.sending),
        "sending_alpha3": _joined(filter(None, map(_alpha3, visit.sending))),
        "sending_names": _joined(map(_country_name, visit.sending)),
        "travellers": _joined(_traveller(people[traveller.person], traveller) for traveller in visit.travellers),
        "purposes": _joined(visit.purposes),
        "agenda": _joined(topic.label for topic in visit.agenda),
        "notes": _joined(visit.notes),
    }


def _person_cells(visit: Visit, person: Person, leader: Traveller) -> dict[str, FlatCell]:
    return {
        "person": person.id,
        "person_name": _joined([person.name] if person.name is not None else []),
        "person_kind": person.kind.value,
        "office": person.office,
        "person_country": person.country,
        "office_rank": person.rank and person.rank.value,
        "traveller_role": leader.role,
        "capacity": leader.capacity and leader.capacity.value,
        "person_identifiers": _identifiers(person.identifiers),
    }


def _source_cells(source: Source) -> dict[str, FlatCell]:
    return {
        "source": source.id,
        "source_kind": source.kind.value,
        "publisher": source.publisher,
        "source_title": source.title,
        "published": _text(source.published),
        "published_first_day": source.published.lower if source.published else None,
        "published_last_day": source.published.upper if source.published else None,
        "language_tag": source.language,
        "url": source.url,
        "licence": source.licence,
    }


_STOP: Final[Mapping[str, Callable[[Stop], FlatCell]]] = {
    "stop": lambda stop: stop.id,
    "kind": lambda stop: stop.kind.value,
    "country": lambda stop: stop.country,
    "country_alpha3": lambda stop: stop.country and _alpha3(stop.country),
    "country_name": lambda stop: stop.country and _country_name(stop.country),
    "region": lambda stop: (region_of(stop.country).name or None) if stop.country else None,
    "subregion": lambda stop: (region_of(stop.country).subregion or None) if stop.country else None,
    "territory": lambda stop: stop.territory,
    "places": lambda stop: _joined(place.name for place in stop.places),
    "place": lambda stop: _joined(place.id for place in stop.places),
    "when_edtf": lambda stop: _text(stop.when),
    "first_day": lambda stop: stop.when.lower if stop.when else None,
    "last_day": lambda stop: stop.when.upper if stop.when else None,
    "duration": lambda stop: _text(stop.duration),
    "time_zone": lambda stop: stop.time_zone,
    "engagements": lambda stop: _joined(map(_engagement, stop.engagements)),
    "printed_country": lambda stop: stop.printed.country if stop.printed else None,
    "printed_place": lambda stop: stop.printed.place if stop.printed else None,
    "printed_when": lambda stop: stop.printed.when if stop.printed else None,
    "printed_remarks": lambda stop: stop.printed.remarks if stop.printed else None,
    "stop_identifiers": lambda stop: _identifiers(stop.identifiers),
}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _joined(texts: Iterable[str]) -> str | None:
    return join_texts(texts) or None


def _identifiers(identifiers: Iterable[Identifier]) -> str | None:
    return _joined(join_pair(identifier.scheme, identifier.value) for identifier in identifiers)


def _country_name(code: str) -> str:
    return polity_name(code) or code


def _alpha3(code: str) -> str | None:
    named = polity(code)
    return None if named is None or named.kind is PolityKind.ORGANISATION else named.alpha3


def _traveller(person: Person, traveller: Traveller) -> str:
    return f"{person.called} ({traveller.status})" if traveller.status is not None else person.called


def _engagement(engagement: Engagement) -> str:
    name = engagement.label or engagement.forum or engagement.kind.value
    return f"{name} ({engagement.status})" if engagement.status is not None else name
