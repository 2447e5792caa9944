"""relation-offset-disagrees: an event that is not as far from the visit as the relation says."""

import datetime
import math
from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.record import Duration, Edtf, Group, Qualifier, Relation, RelationKind, Rule, Severity, Visit
from diplovisit.record.edtf import Precision

RULE = Rule(
    name="relation-offset-disagrees",
    group=Group.RELATIONS,
    severity=Severity.WARNING,
    finds="a relation whose `offset` does not match the time between the visit and the related event",
    why="The source gives a distance in time, and the dates of the record do not match it.",
    remedy="check the day of the event, the day of the visit and the offset, especially their years",
    breaks="""
        claims:
          - {id: election, kind: event, what: the election in Finland, when: "2025-02-07"}
        relations:
          - {kind: follows, target: election, offset: P3M}
    """,
    keeps="""
        claims:
          - {id: election, kind: event, what: the election in Finland, when: "2024-12-07"}
        relations:
          - {kind: follows, target: election, offset: P3M}
    """,
    source='ISO 8601-1 for the length; project rule for the tolerance of "nearly" and "about"',
)

# "Nearly three months" can mean two and a half months, but not two: half a month in three is a sixth.
_TOLERANCE = 1 / 6
_BEYOND_CALENDAR = datetime.date.max.toordinal()
"""The number of days in the calendar, for lengths that lead out of it."""

_Days = tuple[int, float]


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares offsets if the event and the first day are known to the month. Another rule finds the wrong order."""
    events = {claim.id: claim.when for claim in visit.claims}
    first = dates.visit_start(visit)
    if first is None or (first[1] - first[0]).days > 31:
        return
    for position, relation in enumerate(visit.relations):
        event = events.get(relation.target)
        ends = _ends(event)
        if event is None or ends is None or relation.offset is None or relation.offset.has_time:
            continue
        if relation.kind is RelationKind.PRECEDES:
            earlier, later = first, ends
        elif relation.kind in {RelationKind.FOLLOWS, RelationKind.RETURN_OF}:
            earlier, later = ends, first
        else:
            continue
        least, most = (later[0] - earlier[1]).days, (later[1] - earlier[0]).days
        low, high = _allowed(relation.offset, relation.qualifier, earlier)
        if relation.offset_high is not None:
            if relation.offset_high.has_time:
                continue
            high = max(high, _allowed(relation.offset_high, relation.qualifier, earlier)[1])
        if most >= 0 and (most < low or least > high):
            yield f"relations/{position}/offset", _sentence(relation, first, event, (least, most), (low, high))


def _ends(event: Edtf | None) -> tuple[datetime.date, datetime.date] | None:
    if event is None or event.qualifier or event.precision > Precision.MONTH:
        return None
    return (event.lower, event.upper) if event.lower and event.upper else None


def _allowed(offset: Duration, qualifier: Qualifier | None, start: tuple[datetime.date, datetime.date]) -> _Days:
    """Returns the fewest and the most days that the words can mean, counted from the earlier of the two."""
    lengths = [_length(offset, day) for day in start]
    short, long = min(lengths), max(lengths)
    match qualifier:
        case Qualifier.NEARLY:
            return short - math.ceil(short * _TOLERANCE), long
        case Qualifier.APPROXIMATELY:
            return short - math.ceil(short * _TOLERANCE), long + math.ceil(long * _TOLERANCE)
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return short, math.inf
        case Qualifier.AT_MOST:
            return 0, long
        case None:
            # The precision of "three months" is its unit: more than two, less than four.
            unit = 1 if offset.days else 7 if offset.weeks else 31 if offset.months else 366
            return short - unit, long + unit


def _length(offset: Duration, day: datetime.date) -> int:
    try:
        return (offset.shift(day) - day).days
    except ValueError:  # P9000Y leads out of the calendar; any great length is enough
        return _BEYOND_CALENDAR


def _sentence(
    relation: Relation, first: tuple[datetime.date, datetime.date], event: Edtf, gap: tuple[int, int], allowed: _Days
) -> str:
    begins = f"on {first[0]}" if first[0] == first[1] else f"between {first[0]} and {first[1]}"
    side = "before" if relation.kind is RelationKind.PRECEDES else "after"
    least, most = max(gap[0], 0), gap[1]
    distance = dates.days_in_words(most) if least == most else f"{least} to {dates.days_in_words(most)}"
    words = f"{relation.offset} to {relation.offset_high}" if relation.offset_high else f"{relation.offset}"
    words = f"{relation.qualifier} {words}" if relation.qualifier else words
    start = f"the visit begins {begins}, {distance} {side} {relation.target}, {event}"
    return f"{start}; the offset {words} means {_expected(*allowed)}"


def _expected(low: float, high: float) -> str:
    if (low if math.isinf(high) else high) >= _BEYOND_CALENDAR:
        return "longer than the calendar"
    return f"{max(low, 0)} days or more" if math.isinf(high) else f"{max(low, 0)} to {high} days"
