"""Locations of calendar entries, complete: LOCATION may be used to find the place."""

from collections.abc import Iterable

from diplovisit.english.values import country_name, join_words
from diplovisit.record import Engagement, Place, PlaceKind, Stop, Visit


def entry_location(stop: Stop, places: Iterable[Place]) -> str | None:
    """Returns the places, then their territory and state; None where the record has none of these.

    A disputed place is marked, so that the record does not take a side. Names are complete, because LOCATION may be
    used to find the place. `names.stop_location` shortens them, does not mark disputes, and falls back on the id.
    """
    names = [f"{place.name} (disputed)" if place.disputed else place.name for place in places]
    countries = [country_name(code) for code in (stop.territory, stop.country) if code is not None]
    parts = [join_words(names)] if names else []
    return ", ".join(parts + countries) or None


def location_of_engagement(visit: Visit, stop: Stop, engagement: Engagement) -> str | None:
    """Returns the place of an engagement with the city and the countries of the stop that lists the place.

    A building is followed by the city only if that is the one other place of the stop: of two cities the record does
    not say in which it is. Without a place, returns the countries of the engagement's own stop.
    """
    if (found := find_place(visit, stop, engagement)) is None:
        return entry_location(stop, ())
    host, venue = found
    others = [place for place in host.places if place.kind is not PlaceKind.BUILDING]
    if venue.kind is PlaceKind.BUILDING and len(others) == 1 and others[0].kind is PlaceKind.CITY:
        return ", ".join(filter(None, (entry_location(Stop(id=host.id), (venue,)), entry_location(host, others))))
    return entry_location(host, (venue,))


def location_of_stops(stops: Iterable[Stop]) -> str | None:
    """Returns the locations of several stops, each once; None where the record has none."""
    return "; ".join(dict.fromkeys(filter(None, (entry_location(stop, stop.places) for stop in stops)))) or None


def find_place(visit: Visit, stop: Stop, engagement: Engagement) -> tuple[Stop, Place] | None:
    """Returns the place of an engagement with the stop that lists it; None where the record has no place for it."""
    if engagement.place is None:
        return None
    found = ((host, place) for host in (stop, *visit.stops) for place in host.places if place.id == engagement.place)
    return next(found, None)
