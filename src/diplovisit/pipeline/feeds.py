"""Feeds: many visits as a calendar each for a country or a traveller, and what a calendar cannot show."""

from collections.abc import Iterable, Iterator

import attrs

from diplovisit.exporters import EXPORTERS, Settings, icalendar
from diplovisit.record import Fault, Finding, Visit
from diplovisit.record.directory import directory_of
from diplovisit.record.polities import name_of
from diplovisit.record.selection import Where, selected_stops

SPLITS = ("country", "traveller")


def feeds(visits: Iterable[Visit], split_by: str, asked: Settings) -> Iterator[tuple[str, bytes]]:
    """A calendar for each country that receives, or for each traveller: its name without a suffix, and its bytes.

    A visit to two countries is in the calendars of both, each with its own stops. The names are codes of countries and
    ids of travellers. Raises ValueError where one id is two travellers' in two records.
    """
    groups: dict[str, list[Visit]] = {}
    titles: dict[str, str] = {}
    for visit in visits:
        for key, title in _keys(visit, split_by):
            if titles.setdefault(key, title) != title:
                raise ValueError(f'the traveller "{key}" is {titles[key]} in one record and {title} in {visit.id}')
            groups.setdefault(key, []).append(visit)
    for key in sorted(groups):
        yield key, b"".join(EXPORTERS["ics"].write(groups[key], _settings(asked, split_by, key, titles[key])))


def _keys(visit: Visit, split_by: str) -> Iterator[tuple[str, str]]:
    if split_by == "country":
        for code in dict.fromkeys(stop.country for stop in visit.stops if stop.country is not None):
            yield code, f"Visits to {name_of(code)}"
        return
    names = {person.id: person.name for person in visit.people}
    for traveller in visit.travellers:
        yield traveller.person, f"Visits of {names[traveller.person]}"


def _settings(asked: Settings, split_by: str, key: str, title: str) -> Settings:
    if split_by != "country":
        return attrs.evolve(asked, name=title)
    before = asked.stops
    return attrs.evolve(asked, name=title, stops=lambda stop: stop.country == key and (before is None or before(stop)))


def calendar_notes(visit: Visit, conditions: tuple[Where, ...] = (), *, spans: bool = False) -> tuple[Finding, ...]:
    """What the calendar of a visit does not show, or shows with less than the record says, as findings."""
    stops = selected_stops(visit, conditions) if conditions else None
    told = list(icalendar.notes(visit, stops=stops, spans=spans))
    if not told:
        return ()
    directory = directory_of(visit)
    faults = (Fault(rule=icalendar.RULE, path=directory.locate(at) or (), sentence=said) for at, said in told)
    return tuple(map(directory.finding, faults))
