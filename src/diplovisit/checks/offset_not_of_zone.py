"""offset-not-of-zone: an hour whose offset from UTC is not that of the stop's time zone on that day."""

import datetime
from collections.abc import Iterator

from diplovisit.checks.facts import clocks
from diplovisit.record import Edtf, Group, Rule, Severity, Stop, Visit
from diplovisit.record.polities import polity

RULE = Rule(
    name="offset-not-of-zone",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds=(
        "a time whose UTC offset differs from that of the stop's `time_zone` at that time and from"
        " those of the sending states"
    ),
    why="Usually summer time was ignored, or applied too long. The meeting is then an hour wrong in every calendar.",
    remedy="correct the offset, or delete it to use the clocks of `time_zone`",
    breaks="""
        stops:
          - id: finland
            country: FI
            when: "2025-07-07"
            time_zone: Europe/Helsinki
            engagements:
              - {id: talks, kind: meeting, when: "2025-07-07T10:00:00+02:00"}
    """,
    keeps="""
        stops:
          - id: finland
            country: FI
            when: "2025-07-07"
            time_zone: Europe/Helsinki
            engagements:
              - {id: talks, kind: meeting, when: "2025-07-07T10:00:00+03:00"}
    """,
    source=(
        "RFC 9557, section 3.4: an offset and a time zone given together must agree; the offsets are"
        " from the tz database (RFC 6557)"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares hours that have an offset.

    UTC is accepted everywhere. So are the offsets of the sending states, because their newspapers may use them.
    """
    for stop in visit.stops:
        if stop.time_zone is None:
            continue
        for address, when in _whens(stop):
            moment = when.moment if when is not None else None
            # Z and +00:00 mean UTC, which is correct in any zone.
            if when is None or when.qualifier or moment is None or not (given := moment.utcoffset()):
                continue
            zone_offset = clocks.utc_offset(stop.time_zone, moment)
            if zone_offset is not None and zone_offset != given and given not in _sender_offsets(visit, moment):
                hour = moment.astimezone(datetime.timezone(zone_offset)).isoformat()
                clock = f"the clocks of {stop.time_zone} are {clocks.offset_text(zone_offset)} from UTC at that time"
                yield address, f"is {when}, but {clock}; expected {hour}"


def _whens(stop: Stop) -> Iterator[tuple[str, Edtf | None]]:
    yield f"{stop.id}/when", stop.when
    yield from ((f"{engagement.id}/when", engagement.when) for engagement in stop.engagements)


def _sender_offsets(visit: Visit, moment: datetime.datetime) -> set[datetime.timedelta | None]:
    senders = {
        *visit.sending,
        *visit.sending_territories,
        *(person.country for person in visit.people if person.country is not None),
    }
    zones = {zone for code in senders if (sender := polity(code)) is not None for zone in sender.zones}
    return {clocks.utc_offset(zone, moment) for zone in zones}
