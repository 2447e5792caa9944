"""How a stop stands: the days it is to be shown on, its STATUS, and the words in front of its SUMMARY."""

from typing import assert_never

import attrs

from diplovisit.exporters.icalendar.component import EventStatus
from diplovisit.record import Edtf, Ending, Engagement, Modality, Status, Stop, Visit

_POSTPONED = (EventStatus.CANCELLED, "[Postponed] ")
_CANCELLED = (EventStatus.CANCELLED, "[Cancelled] ")
_TENTATIVE = (EventStatus.TENTATIVE, "[Tentative] ")
_CONFIRMED = (EventStatus.CONFIRMED, "")

_STANDINGS = {
    Status.REPORTED: _TENTATIVE,
    Status.ANNOUNCED: _CONFIRMED,
    Status.CONFIRMED: _CONFIRMED,
    Status.UNDER_WAY: _CONFIRMED,
    Status.HELD: _CONFIRMED,
    Status.POSTPONED: _POSTPONED,
    Status.CANCELLED: _CANCELLED,
}

_SURE = (Modality.ASSERTED, Modality.SCHEDULED, None)


@attrs.frozen
class StopStatus:
    """The days, the STATUS and the prefix of one stop; `when` is None where there never were any days."""

    when: Edtf | None
    status: EventStatus
    prefix: str


def stop_status(visit: Visit, stop: Stop) -> StopStatus:
    """How a stop stands.

    A stop that has no days any more is shown on the last it had, as off: RFC 5545 has no POSTPONED, and TENTATIVE
    would say that it may still happen then. The prefix says it again in words, because Outlook does not read STATUS
    and Google drops what is cancelled.
    """
    status, prefix = _STANDINGS[visit.status]
    if stop.when is not None or not stop.previously:
        return StopStatus(stop.when, status, prefix)
    last = stop.previously[-1]
    if status is not EventStatus.CANCELLED:
        status, prefix = _ended(last.ended)
    return StopStatus(last.when, status, prefix)


def visit_status(status: Status) -> tuple[EventStatus, str]:
    """The STATUS and the prefix that a visit as a whole has."""
    return _STANDINGS[status]


def _ended(ending: Ending) -> tuple[EventStatus, str]:
    match ending:
        case Ending.POSTPONED | Ending.RESCHEDULED:
            return _POSTPONED
        case Ending.CANCELLED:
            return _CANCELLED
        case _:
            assert_never(ending)


def engagement_status(engagement: Engagement, whole: StopStatus) -> tuple[EventStatus, str]:
    """The STATUS and the prefix of an engagement: those of its stop, or less sure where its own words are."""
    if whole.status is EventStatus.CONFIRMED and engagement.modality not in _SURE:
        return _TENTATIVE
    return whole.status, whole.prefix
