"""Which stops of a visit do not take place, as the calendars have it."""

from collections.abc import Mapping

from diplovisit.exporters.icalendar.event_status import stop_status
from diplovisit.record import Visit


def stops_off(visit: Visit) -> Mapping[str, str]:
    """Returns "cancelled" or "postponed" by the id of each stop that does not take place.

    >>> from diplovisit import load
    >>> stops_off(load("examples/state-visit-rescheduled.yaml"))
    {}
    """
    words = {stop.id: stop_status(visit, stop).off_word for stop in visit.stops}
    return {stop: word for stop, word in words.items() if word}
