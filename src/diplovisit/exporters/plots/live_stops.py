"""Which stops of a visit a picture counts, and on which days: those that the calendars do not have as cancelled."""

import enum
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.exporters.icalendar.event_status import stop_status
from diplovisit.record import Edtf, Status, Stop, Visit

_UNDER_WAY: Final = frozenset({Status.UNDER_WAY})
_HELD: Final = frozenset({Status.HELD})


class Phase(enum.IntEnum):
    """How far a visit had come when it was recorded. A visit that was postponed to new days is planned."""

    HELD = 0
    UNDER_WAY = 1
    PLANNED = 2


def phase_of(status: Status) -> Phase:
    """Returns how far a visit with this status, which is not cancelled, had come.

    >>> phase_of(Status.ANNOUNCED).name, phase_of(Status.UNDER_WAY).name
    ('PLANNED', 'UNDER_WAY')
    """
    if status in _HELD:
        return Phase.HELD
    return Phase.UNDER_WAY if status in _UNDER_WAY else Phase.PLANNED


@attrs.frozen
class LiveStop:
    """A stop that takes place, or will. country: its territory where it has one. when: its days, as in a calendar."""

    country: str | None
    when: Edtf | None


def live_stops(visit: Visit, stops: Iterable[Stop]) -> tuple[list[LiveStop], list[str]]:
    """Returns those of the stops of a visit that are not off, and "cancelled" or "postponed" for each that is.

    >>> from diplovisit import load
    >>> visit = load("examples/state-visit-rescheduled.yaml")
    >>> [stop.when.text for stop in live_stops(visit, visit.stops)[0]]
    ['2026-10-06/2026-10-08']
    """
    live, off = [], []
    for stop in stops:
        status = stop_status(visit, stop)
        if word := status.off_word:
            off.append(word)
        else:
            live.append(LiveStop(stop.territory or stop.country, status.when))
    return live, off
