"""A draft of a record from the entries that this project wrote for it, where the calendar does not carry the record.

`X-DIPLOVISIT-ID` says which visit, stop and engagement an entry shows, so that all entries of a visit make one draft,
with the ids and the revision of its record. What an entry does not tell apart is left out, for `structure` to ask for:
CONFIRMED may be announced, confirmed, under way or held.
"""

from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.importers.calendar_draft import Draft, make_draft
from diplovisit.importers.draft_ids import DraftIds
from diplovisit.importers.event_reading import EventReading, country_named
from diplovisit.readers.document import JsonValue
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.readers.icalendar_lines import CalendarText
from diplovisit.readers.icalendar_record import KEY
from diplovisit.record.constraints import ID
from diplovisit.record.vocabularies import Status, StopKind

_KINDS: Final = {f" ({kind.value.replace('-', ' ')})": kind for kind in StopKind if kind is not StopKind.VISIT}
_BETWEEN: Final = " – "  # what an entry of ours puts between a title and a place, or an engagement and a title


@attrs.frozen
class OwnKey:
    """What an entry of ours shows: a stop of a visit, or an engagement of that stop."""

    visit: str
    stop: str
    engagement: str | None


def own_key(entry: CalendarComponent) -> OwnKey | None:
    """The ids that an entry of ours has, None where it is another program's, or was edited beyond reading.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = (
    ...     b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nX-DIPLOVISIT-ID:visit/paris@1974-05-03\\nEND:VEVENT\\nEND:VCALENDAR"
    ... )
    >>> own_key(read_calendar(written).calendars[0].inside[0])
    OwnKey(visit='visit', stop='paris', engagement=None)
    """
    found = entry.first(KEY)
    if found is None or entry.name != "VEVENT":
        return None
    ids = found.value.strip().partition("@")[0].split("/")
    if len(ids) not in (2, 3) or not all(map(ID.fullmatch, ids)):
        return None
    return OwnKey(ids[0], ids[1], ids[2] if len(ids) == 3 else None)


def own_draft(
    entries: Sequence[tuple[CalendarComponent, CalendarComponent]], text: CalendarText, *, name: str, ids: DraftIds
) -> Draft:
    """Makes one draft of all entries of a visit, each with the calendar that it stands in; there is one at least."""
    reads = [EventReading(entry, calendar, text) for entry, calendar in entries]
    keys = [key for entry, _ in entries if (key := own_key(entry)) is not None]
    first = reads[0]
    title, status = first.title()
    data: dict[str, JsonValue] = {"format": 1, "id": keys[0].visit, "revision": first.revision()}
    ids.reserve(keys[0].visit)
    if (revised := first.revised()) is not None:
        data["revised"] = revised
    stops: dict[str, dict[str, JsonValue]] = {}
    places: dict[str, int] = {}
    days: dict[str, list[str]] = {}
    engagements: dict[str, list[JsonValue]] = {}
    for read, key in zip(reads, keys, strict=True):
        place = places.setdefault(key.stop, len(places))
        shown = read.stop(("stops", place), key.stop)
        if key.engagement is None:
            stop = stops.setdefault(key.stop, {"id": key.stop})
            stop |= _with_country(shown, f"venue-{place + 1}")
            if "when" in shown:
                days.setdefault(key.stop, []).append(str(shown["when"]))
            if (kind := _kind_of(read.line((), "SUMMARY") or "")) is not None:
                stop["kind"] = kind.value
        else:
            stops.setdefault(key.stop, {"id": key.stop})
            when: dict[str, JsonValue] = {field: shown[field] for field in ("when", "duration") if field in shown}
            engagements.setdefault(key.stop, []).append({"id": key.engagement, **when})
    for name_of_stop, each in days.items():
        stops[name_of_stop]["when"] = _joined(each)
    for name_of_stop, held in engagements.items():
        stops[name_of_stop]["engagements"] = held
    if title is not None:
        data["title"] = _plain_title(title, keys[0], first, several=len(stops) > 1)
    if status is not Status.CONFIRMED:
        data["status"] = status.value
    data["stops"] = list(stops.values())
    data["sources"] = [first.source()]
    return make_draft(data, reads, entries[0][0], text, name=name)


def _joined(days: Sequence[str]) -> str:
    """The days of a stop, as its entries show them: those of several entries become a set."""
    if len(days) == 1:
        return days[0]
    return "{" + ",".join(each.replace("/", "..").strip("{}") for each in days) + "}"


def _with_country(shown: dict[str, JsonValue], venue: str) -> dict[str, JsonValue]:
    """The places of a LOCATION of ours stand before the name of the state."""
    places = shown.get("places")
    if not isinstance(places, list) or not isinstance(places[0], dict):
        return shown
    before, _, last = str(places[0]["name"]).rpartition(", ")
    when = shown.get("when")
    country = country_named(last, when if isinstance(when, str) else None) if before else None
    if country is None:
        return {**shown, "places": [{"id": venue, "name": places[0]["name"]}]}
    return {**shown, "country": country, "places": [{"id": venue, "name": before}]}


def _kind_of(summary: str) -> StopKind | None:
    """The kind of a stop that is more than a visit, which an entry of ours puts behind its title."""
    return next((kind for said, kind in _KINDS.items() if summary.endswith(said)), None)


def _plain_title(title: str, key: OwnKey, read: EventReading, *, several: bool) -> str:
    """The title of the visit, without the place or the engagement that an entry puts beside it."""
    if key.engagement is not None:
        return title.partition(_BETWEEN)[2] or title
    title = next((title.removesuffix(said) for said in _KINDS if title.endswith(said)), title)
    where = read.line((), "LOCATION")
    return title.removesuffix(f"{_BETWEEN}{where}") if several and where is not None else title
