"""One stop in a programme: where and when, and its engagements by day and hour."""

import datetime
import zoneinfo
from collections.abc import Iterator

from diplovisit.english.calendar_titles import engagement_title
from diplovisit.english.dates import date_in_words
from diplovisit.english.entry_locations import entry_location, find_place
from diplovisit.english.values import stated_duration, vocabulary_word
from diplovisit.record import (
    Edtf,
    Engagement,
    EngagementStatus,
    Stop,
    StopKind,
    Topic,
    Visit,
)
from diplovisit.record.edtf import Form, Precision
from diplovisit.reporters.programme.people import person_in_full
from diplovisit.reporters.programme.values import Item, ItemGroup, Section

DAYS = "Days"
NOT_GIVEN = "not given"
_NO_DAY = "Day not given"
NO_HOUR = "no hour"
"""The label of an engagement without an hour."""
EARLIER_DAYS = "Earlier days"
"""The label of days that a stop no longer has."""
_OFF = frozenset((EngagementStatus.CANCELLED, EngagementStatus.POSTPONED))


def stop_section(visit: Visit, stop: Stop, off: str) -> Section:
    """Returns a stop with its days, and its engagements in the order in which they are held.

    off: "cancelled" or "postponed" for a stop that does not take place. Nor do its engagements, as in a calendar.
    Within a day those with an hour come first, by their hours as the record has them; the others keep their order.
    """
    by_day: dict[str, list[Engagement]] = {}
    for engagement in sorted(stop.engagements, key=_position):
        by_day.setdefault(_day_title(engagement.when), []).append(engagement)
    kind = f" ({vocabulary_word(stop.kind)})" if stop.kind is not StopKind.VISIT else ""
    where = entry_location(stop, stop.places) or f"Stop {stop.id}"
    return Section(
        title=f"{where}{kind}",
        mark=off,
        lead=tuple(_lead(visit, stop, off)),
        groups=tuple(
            ItemGroup(title=day, items=tuple(_engagement(visit, stop, one, off) for one in engagements))
            for day, engagements in by_day.items()
        ),
    )


def _lead(visit: Visit, stop: Stop, off: str) -> Iterator[Item]:
    when = visit.when if stop.when is None and len(visit.stops) == 1 else stop.when
    if when is not None:
        yield Item(label=DAYS, text=date_in_words(when), mark=off, is_off=bool(off))
    else:
        yield Item(label=DAYS, text=NOT_GIVEN)
    if stop.duration is not None:
        length = stated_duration(stop.duration, stop.duration_high, stop.duration_qualifier)
        yield Item(label="Length", text=length)
    for previous in stop.previously:
        yield Item(
            label=EARLIER_DAYS,
            text=date_in_words(previous.when),
            mark=vocabulary_word(previous.ended),
            is_off=True,
            notes=(previous.reason,) if previous.reason is not None else (),
        )
    if stop.time_zone is not None:
        yield Item(label="Time zone", text=stop.time_zone)


def _position(engagement: Engagement) -> tuple[datetime.date, bool, str]:
    """The day, then the hour as it is written; those without a day come last."""
    when = engagement.when
    if when is None:
        return datetime.date.max, True, ""
    clock = when.text.partition("T")[2] if when.form is Form.DATE_TIME else ""
    day = datetime.date.fromisoformat(when.text[:10]) if clock else when.lower
    return day or datetime.date.max, not clock, clock


def _day_title(when: Edtf | None) -> str:
    """The day of an engagement with its weekday, which a reader needs and the record has not."""
    if when is None:
        return _NO_DAY
    day = Edtf(when.text[:10]) if when.form is Form.DATE_TIME else when
    words = date_in_words(day)
    is_one_day = day.form is Form.DATE and day.precision is Precision.DAY and day.qualifier is None
    return f"{_WEEKDAYS[day.lower.weekday()]}, {words}" if is_one_day and day.lower is not None else words


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _engagement(visit: Visit, stop: Stop, engagement: Engagement, off: str) -> Item:
    own = vocabulary_word(engagement.status) if engagement.status is not None else ""
    return Item(
        label=_hour(engagement),
        text=engagement_title(visit, engagement),
        mark=off or own,
        is_off=bool(off) or engagement.status in _OFF,
        notes=tuple(_notes(visit, stop, engagement)),
        moment=_moment(stop, engagement.when),
    )


def _moment(stop: Stop, when: Edtf | None) -> str:
    """The moment of an hour with an offset, or on the clock of a stop whose zone is known; "" for any other."""
    if when is None or when.moment is None:
        return ""
    if when.moment.tzinfo is not None:
        return when.moment.isoformat()
    return when.moment.replace(tzinfo=zoneinfo.ZoneInfo(stop.time_zone)).isoformat() if stop.time_zone else ""


def _hour(engagement: Engagement) -> str:
    """The hour of an engagement, as the record has it: on the clock of its stop, or with an offset."""
    when = engagement.when
    if when is None or when.form is not Form.DATE_TIME:
        return NO_HOUR
    return date_in_words(when).rpartition(" at ")[2]


def _notes(visit: Visit, stop: Stop, engagement: Engagement) -> Iterator[str]:
    facts = (
        f"{vocabulary_word(engagement.modality)}" if engagement.modality is not None else None,
        _length(engagement),
        vocabulary_word(engagement.recurrence) if engagement.recurrence is not None else None,
        engagement.forum if engagement.label is not None else None,
    )
    if words := "; ".join(filter(None, facts)):
        yield words
    if (found := find_place(visit, stop, engagement)) is not None:
        place = found[1]
        yield f"at {place.name}{' (disputed)' if place.disputed else ''}"
    people = {person.id: person for person in visit.people}
    withdrawn = {traveller.person for traveller in visit.travellers if traveller.status is not None}
    for participant in engagement.participants:
        role = f", as {participant.role}" if participant.role is not None else ""
        absent = " – did not travel" if participant.person in withdrawn else ""
        yield f"with {person_in_full(people[participant.person])}{role}{absent}"
    for topic in engagement.topics:
        yield f"topic: {topic_in_words(topic)}"
    for outcome in engagement.outcomes:
        yield f"outcome: {outcome}"


def _length(engagement: Engagement) -> str | None:
    if engagement.duration is None:
        return None
    return stated_duration(engagement.duration, engagement.duration_high, engagement.duration_qualifier)


def topic_in_words(topic: Topic) -> str:
    """Returns a topic with how sure the source is that it will come up."""
    return f"{topic.label} ({vocabulary_word(topic.modality)})" if topic.modality is not None else topic.label
