"""Makes drafts of records from the entries of a calendar: a draft has only what the entries state.

A draft of another program's event names no traveller, guesses no country from a town, and lists no repetitions. Fields
that a record requires and the event lacks are missing from the draft, and `structure` reports them.

Entries that this project wrote may be in a calendar that does not carry the record. `X-DIPLOVISIT-ID` gives the visit,
the stop and the engagement of an entry. All entries of a visit make one draft, with the ids and the revision of its
record. What an entry leaves open is missing too: CONFIRMED may mean announced, confirmed, under way or held.
"""

import itertools
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.formats.ascii_letters import fold_to_ascii
from diplovisit.formats.icalendar_reading import CalendarText, Property, parse_text_value
from diplovisit.formats.positions import OffsetRange, ValuePosition
from diplovisit.importers.event import LONGEST_NOTE, MOST_NOTES, EventReading, country_named
from diplovisit.importers.event_rules import CONFLICTING_STATUS, EVENT_TWICE
from diplovisit.importers.rules import LEFT_OUT_OF_DRAFT
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.calendar_record import ID_PROPERTY
from diplovisit.readers.documents import Document, JsonValue, SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.constraints import ID, RESERVED_IDS
from diplovisit.record.vocabularies import Ending, EngagementKind, Status, StopKind

_MAX_LENGTH: Final = 56
"""An id has at most 64 characters; the rest is reserved for a number that makes it unique."""

_WORDS = lazy_pattern("[a-z0-9]+")
_YEAR_LIKE = lazy_pattern("[0-9]+|.*[0-9]{4}.*")
_DEFAULT_WORD: Final = "visit"


def id_words(title: str) -> str:
    """Returns the words of a title as an id in ASCII. Numbers and possible years are left out: ids contain no dates.

    >>> id_words("Misri’s visit to Çankırı, 7 March 2025"), id_words("G20 summit"), id_words("東京")
    ('misris-visit-to-cankiri-march', 'g20-summit', 'visit')
    """
    plain = fold_to_ascii(title.replace("'", "").replace("’", ""))
    result = ""
    for word in _WORDS.findall(plain.lower()):
        if not _YEAR_LIKE.fullmatch(word):
            longer = f"{result}-{word}" if result else word[:_MAX_LENGTH]
            if len(longer) > _MAX_LENGTH:
                break
            result = longer
    if not result:
        return _DEFAULT_WORD
    return f"{_DEFAULT_WORD}-{result}" if result in RESERVED_IDS else result


class DraftIds:
    """The ids given so far. A run uses one instance for all files, so that no two drafts share an id.

    >>> ids = DraftIds()
    >>> ids.assign("A visit"), ids.assign("A visit")
    ('a-visit', 'a-visit-2')
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def reserve(self, name: str) -> bool:
        """Marks an id as taken. Returns False if it was taken before."""
        is_new = name not in self._numbers
        self._numbers.setdefault(name, 1)
        return is_new

    def assign(self, title: str) -> str:
        """Returns a new id for a draft with this title. The words of an id are a title, too."""
        words = id_words(title)
        name = words
        number = self._numbers.get(words, 0)
        while name in self._numbers:
            number += 1
            name = f"{words}-{number}" if number > 1 else words
        self._numbers[words] = max(number, 1)
        self._numbers.setdefault(name, 1)
        return name


_KINDS: Final = {f" ({kind.value.replace('-', ' ')})": kind for kind in StopKind if kind is not StopKind.VISIT}
_SEPARATOR: Final = " – "  # between a title and a place, or an engagement and a title, in our own entries


@attrs.frozen(kw_only=True)
class Draft:
    """A draft as a document with the position of each value in the calendar, and notes on what it leaves out."""

    document: Document
    notes: tuple[SyntaxFault, ...]


def draft_from_event(event: CalendarComponent, calendar: CalendarComponent, text: CalendarText, *, name: str) -> Draft:
    """Makes a draft from an event of another program. `name` is the name of the file.

    Its id has the words of its title, so another draft may have the same one: `DraftIds` makes it unique.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VEVENT\\nUID:7@x\\nSUMMARY:Talks\\nLOCATION:Norway\\nDTSTART;VALUE=DATE:20250307\\nEND:VEVENT"
    >>> file = read_calendar_components(b"BEGIN:VCALENDAR\\n" + written + b"\\nEND:VCALENDAR")
    >>> (calendar,) = file.calendars
    >>> draft = draft_from_event(calendar.inside[0], calendar, file.text, name="talks.ics")
    >>> draft.document.data["stops"][0]["country"], draft.document.data["stops"][0]["when"]
    ('NO', '2025-03-07')
    >>> draft.document.span(("stops", 0, "country")).line
    5
    """
    reading = EventReading(event, calendar, text)
    title, status = reading.title()
    # In the order of the schema, which people expect.
    data: dict[str, JsonValue] = {"format": 1, "id": id_words(title or ""), "revision": reading.revision(beyond=1)}
    if (revised := reading.revised()) is not None:
        data["revised"] = revised
    if title is not None:
        data["title"] = title
    data["status"] = status.value
    stop = reading.stop(("stops", 0), "stop")
    if identifiers := reading.identifiers(("stops", 0)):
        stop["identifiers"] = identifiers
    data["stops"] = [stop]
    data["sources"] = [reading.source()]
    if notes := reading.written_notes():
        data["notes"] = notes
    reading.report_repetition()
    reading.report_left_out()
    return make_draft(data, [reading], event, text, name=name)


def make_draft(
    data: dict[str, JsonValue],
    event_readings: Iterable[EventReading],
    around: CalendarComponent,
    text: CalendarText,
    *,
    name: str,
) -> Draft:
    """Returns a draft with the position of each value. A value without one has the first line of `around`."""
    readings = tuple(event_readings)
    origin = {path: prop for reading in readings for path, prop in reading.origin.items()}
    notes = sorted((note for reading in readings for note in reading.notes), key=lambda note: note.span)

    def locate() -> ValuePosition:
        return _position(_tree(origin), text, text.line_range(around.at))

    return Draft(document=Document(name=name, data=data, lines=text.lines, locate=locate), notes=tuple(notes))


@attrs.define
class _Node:
    """A value of a draft: its property (None for a list or a mapping), and the values inside it."""

    origin: Property | None = None
    inside: "dict[str | int, _Node]" = attrs.field(factory=dict)


def _tree(origin: Mapping[FieldPath, Property]) -> _Node:
    root = _Node()
    for path, prop in origin.items():
        node = root
        for step in path:
            node = node.inside.setdefault(step, _Node())
        node.origin = prop
    return root


def _position(node: _Node, text: CalendarText, around: OffsetRange) -> ValuePosition:
    if node.origin is not None:
        return ValuePosition(*text.value_range(node.origin))
    return ValuePosition(*around, inside={step: _position(inner, text, around) for step, inner in node.inside.items()})


@attrs.frozen
class OwnKey:
    """The subject of an entry of this project: a visit, a stop of it, or an engagement at that stop."""

    visit: str
    stop: str | None
    engagement: str | None


def own_key(entry: CalendarComponent) -> OwnKey | None:
    """Returns the ids of an entry of this project; None if another program wrote it, or if its ids are unreadable.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = (
    ...     b"BEGIN:VCALENDAR\\nBEGIN:VEVENT\\nX-DIPLOVISIT-ID:visit/paris@1974-05-03\\nEND:VEVENT\\nEND:VCALENDAR"
    ... )
    >>> own_key(read_calendar_components(written).calendars[0].inside[0])
    OwnKey(visit='visit', stop='paris', engagement=None)
    """
    prop = entry.first(ID_PROPERTY)
    if prop is None or entry.name != "VEVENT":
        return None
    ids = prop.value.strip().partition("@")[0].split("/")
    if len(ids) > 3 or not all(map(ID.fullmatch, ids)):
        return None
    return OwnKey(ids[0], ids[1] if len(ids) > 1 else None, ids[2] if len(ids) == 3 else None)


def draft_from_own_entries(
    entries: Sequence[tuple[CalendarComponent, CalendarComponent]], text: CalendarText, *, name: str
) -> Draft:
    """Makes one draft from all entries of a visit, each with its calendar. There is at least one entry."""
    readings = [EventReading(entry, calendar, text) for entry, calendar in entries]
    keys = [key for entry, _ in entries if (key := own_key(entry)) is not None]
    first = readings[0]
    titles = [reading.title() for reading in readings]
    revisions = [reading.revision() for reading in readings]
    data: dict[str, JsonValue] = {"format": 1, "id": keys[0].visit, "revision": max(revisions)}
    if len(set(revisions)) > 1:
        sentence = f"the entries of the visit have different SEQUENCE: {_values(revisions)}; the draft has the highest"
        first.report(EVENT_TWICE, None, sentence, _SAY_WHICH)
    if revised := [written for reading in readings if (written := reading.revised()) is not None]:
        data["revised"] = max(revised)
    whole = _Joined("visit")
    off = _engagements_that_are_off(titles, keys)
    stops: dict[str, _Joined] = {}
    engagements: dict[str, dict[str, _Joined]] = {}
    given_up = _cancelled_days(entries, titles, keys)
    previously: dict[str, list[JsonValue]] = {}
    for number, ((entry, _), reading, key) in enumerate(zip(entries, readings, keys, strict=True)):
        reading.report_repetition()
        reading.report_left_out(known=_EXPORTED)
        if key.stop is None:
            shown = reading.stop((), key.visit)
            whole.add({field: shown[field] for field in ("when",) if field in shown}, entry, reading)
            continue
        stop = stops.setdefault(key.stop, _Joined(f"stop {quoted(key.stop)}"))
        index = list(stops).index(key.stop)
        if number in given_up:
            earlier = previously.setdefault(key.stop, [])
            shown = reading.stop(("stops", index, "previously", len(earlier)), given_up[number])
            earlier.append({"id": given_up[number], "when": shown.get("when"), "ended": Ending.CANCELLED.value})
            continue
        shown = reading.stop(("stops", index), key.stop)
        if key.engagement is None:
            shown = _with_venue(shown, f"venue-{index + 1}", entry, reading)
            if (kind := _kind_of(reading.line((), "SUMMARY") or "")) is not None:
                shown["kind"] = kind.value
            stop.add(shown, entry, reading)
        else:
            said = _engagement_values(shown, entry, off.get(key))
            joined = engagements.setdefault(key.stop, {})
            joined.setdefault(key.engagement, _Joined(f"engagement {quoted(key.engagement)}")).add(said, entry, reading)
    if (title := _common_title(titles, keys, readings)) is not None:
        data["title"] = title
    if (status := _common_status(titles, keys, readings, given_up)) is not None:
        data["status"] = status.value
    data |= whole.values()
    data["stops"] = [
        _stop_with_engagements(stop_id, stop, engagements.get(stop_id, {}), data.get("when"))
        | ({"previously": previously[stop_id]} if stop_id in previously else {})
        for stop_id, stop in stops.items()
    ]
    data["sources"] = [first.source()]
    if notes := _comments(entries, readings):
        data["notes"] = notes
    return make_draft(data, readings, entries[0][0], text, name=name)


def _cancelled_days(
    entries: Sequence[tuple[CalendarComponent, CalendarComponent]],
    titles: Sequence[tuple[str | None, Status]],
    keys: Sequence[OwnKey],
) -> dict[int, str]:
    """Returns the entries of cancelled days of stops that go on, each by its index with an id for these days.

    The key of such an entry has its first day, after which nothing else of its stop is named.
    """
    off = {Status.CANCELLED, Status.POSTPONED}
    going_on = {
        key.stop for (_, status), key in zip(titles, keys, strict=True) if key.engagement is None and status not in off
    }
    taken = {name for key in keys for name in (key.visit, key.stop, key.engagement)}
    found: dict[int, str] = {}
    for number, ((entry, _), (_, status), key) in enumerate(zip(entries, titles, keys, strict=True)):
        prop = entry.first(ID_PROPERTY)
        is_run = prop is not None and "@" in prop.value and entry.first("DTSTART") is not None
        if (
            is_run
            and key.stop is not None
            and key.stop in going_on
            and key.engagement is None
            and status is Status.CANCELLED
        ):
            names = (f"cancelled-days{f'-{each}' if each > 1 else ''}" for each in itertools.count(1))
            found[number] = next(name for name in names if name not in taken)
            taken.add(found[number])
    return found


def _common_title(
    titles: Sequence[tuple[str | None, Status]], keys: Sequence[OwnKey], readings: Sequence[EventReading]
) -> str | None:
    """Returns the title of a visit: that of its first entry. Titles that differ are reported."""
    several = len({key.stop for key in keys}) > 1
    plain = [
        _plain_title(title, key, reading, several=several)
        for (title, _), key, reading in zip(titles, keys, readings, strict=True)
        if title is not None
    ]
    if len(set(plain)) > 1:
        sentence = f"the entries of the visit have different titles: {_values(plain)}; the draft has the first"
        readings[0].report(EVENT_TWICE, None, sentence, _SAY_WHICH)
    return plain[0] if plain else None


def _stop_with_engagements(
    stop_id: str, joined: "_Joined", inside: Mapping[str, "_Joined"], of_visit: JsonValue
) -> dict[str, JsonValue]:
    """Returns a stop. An engagement that is off, on all days of the stop or of the visit, has no day of its own.

    Our calendars show it there.
    """
    stop: dict[str, JsonValue] = {"id": stop_id, **joined.values()}
    engagements: list[JsonValue] = []
    for each, of in inside.items():
        values = of.values()
        if "status" in values and values.get("when") in (stop.get("when"), of_visit):
            values.pop("when", None)
        engagements.append({"id": each, **values})
    return stop | ({"engagements": engagements} if engagements else {})


def _engagements_that_are_off(
    titles: Sequence[tuple[str | None, Status]], keys: Sequence[OwnKey]
) -> dict[OwnKey, Status]:
    """Returns the engagements that are off, with their status; none where their visit is off."""
    off = {Status.CANCELLED, Status.POSTPONED}
    stop_is_off = {
        (key.stop): status in off for (_, status), key in zip(titles, keys, strict=True) if key.engagement is None
    }
    return {
        key: status
        for (_, status), key in zip(titles, keys, strict=True)
        if key.engagement is not None and status in off and not stop_is_off.get(key.stop, False)
    }


_SAY_WHICH: Final = "check the entries, and write the right value into the draft"
_EXPORTED: Final = frozenset(("CATEGORIES", "RELATED-TO"))
"""The properties that our own entries have, and that repeat what the record says elsewhere."""


def _comments(
    entries: Iterable[tuple[CalendarComponent, CalendarComponent]], readings: Iterable[EventReading]
) -> list[JsonValue]:
    """Returns the comments, which no export of ours has. The description repeats the record, and is left out."""
    notes: list[JsonValue] = []
    for (entry, _), reading in zip(entries, readings, strict=True):
        for prop in entry.all("COMMENT"):
            note = (parse_text_value(prop) or "").replace("\t", " ").replace("\r", "").strip()
            if len(note) > LONGEST_NOTE or (note and note not in notes and len(notes) >= MOST_NOTES):
                reading.report(
                    LEFT_OUT_OF_DRAFT, prop, "the draft omits a comment, because it is too long or there are too many"
                )
            elif note and note not in notes:
                notes.append(note)
    return notes


@attrs.define
class _Joined:
    """What several entries say of one stop or engagement. A value on which they differ is left out, and reported."""

    subject: str
    _shown: list[tuple[dict[str, JsonValue], str, EventReading]] = attrs.Factory(list)

    def add(self, shown: dict[str, JsonValue], entry: CalendarComponent, reading: EventReading) -> None:
        prop = entry.first(ID_PROPERTY)
        self._shown.append((shown, prop.value.strip() if prop is not None else "", reading))

    def values(self) -> dict[str, JsonValue]:
        values: dict[str, JsonValue] = {}
        for field in dict.fromkeys(field for shown, _, _ in self._shown for field in shown if field != "id"):
            found = [shown.get(field) for shown, _, _ in self._shown]
            if field == "when" and (days := self._days()) is not None:
                values[field] = days
            elif all(value == found[0] for value in found):
                values[field] = found[0]
            else:
                sentence = f"the entries of the {self.subject} have different `{field}`: {_values(found)}"
                self._shown[-1][2].report(EVENT_TWICE, None, f"{sentence}; the draft omits it", _SAY_WHICH)
        return values

    def _days(self) -> str | None:
        """Returns the days of a set, which has an entry for each of its runs; None if two entries of one run differ."""
        by_entry: dict[str, set[str]] = {}
        for shown, name, _ in self._shown:
            by_entry.setdefault(name, set()).add(str(shown.get("when", "")))
        if any(len(days) > 1 for days in by_entry.values()):
            return None
        days = [day for each in by_entry.values() for day in each if day]
        return _joined(days) if days else None


def _common_status(
    all_titles: Sequence[tuple[str | None, Status]],
    all_keys: Sequence[OwnKey],
    all_readings: Sequence[EventReading],
    given_up: Container[int],
) -> Status | None:
    """Returns the status of a visit: what the entries of all its stops say. CONFIRMED leaves it open.

    given_up: the indexes of entries of days that were cancelled while their stop goes on.

    An entry of an engagement says nothing of the visit. Where it is off and the visit is not, that is reported.
    """
    kept = [number for number in range(len(all_keys)) if number not in given_up]
    titles, keys = [all_titles[number] for number in kept], [all_keys[number] for number in kept]
    readings = [all_readings[number] for number in kept]
    of_stops = {key.stop: status for (_, status), key in zip(titles, keys, strict=True) if key.engagement is None}
    statuses = {status for (_, status), key in zip(titles, keys, strict=True) if key.engagement is None}
    for (_, status), key, reading in zip(titles, keys, readings, strict=True):
        is_off = status in {Status.CANCELLED, Status.POSTPONED}
        if key.engagement is not None and is_off and statuses != {status}:
            sentence = f"the engagement {quoted(key.engagement)} is {status.value}, unlike the whole visit"
            reading.report(CONFLICTING_STATUS, None, sentence)
    if len(statuses) > 1:
        said = ", ".join(
            f"{key.stop} is {status.value}"
            for (_, status), key in zip(titles, keys, strict=True)
            if key.engagement is None
        )
        sentence = f"the entries of the stops have different statuses: {said}; the draft has no status"
        readings[0].report(CONFLICTING_STATUS, None, sentence)
        return None
    status = next(iter(of_stops.values()), Status.CONFIRMED)
    return status if status is not Status.CONFIRMED else None


def _values(found: Iterable[object]) -> str:
    shown = dict.fromkeys("nothing" if value is None else _name_of_value(value) for value in found)
    return ", ".join(list(shown)[:5])


def _name_of_value(value: object) -> str:
    if isinstance(value, list):
        return quoted(", ".join(str(each.get("name")) for each in value if isinstance(each, dict)), 60)
    return quoted(str(value), 60)


def join_own_drafts(first: Mapping[str, JsonValue], second: Mapping[str, JsonValue]) -> dict[str, JsonValue] | None:
    """Joins two drafts of one visit that were made of feeds with different stops; None if they contradict each other.

    A feed with one of several stops has the place of the stop in the title: what both titles begin with is the title.
    """
    if any(first.get(name) != second.get(name) for name in ("id", "revision", "status")):
        return None
    title, other = first.get("title"), second.get("title")
    if title != other:
        parts = {str(each).rpartition(_SEPARATOR)[0] for each in (title, other)}
        if len(parts) != 1 or not (title := parts.pop()):
            return None
    stops = {str(stop["id"]): stop for stop in _stops_of(first)}
    for stop in _stops_of(second):
        if stops.setdefault(str(stop["id"]), stop) != stop:
            return None
    return {**first, "title": title, "stops": list(stops.values())}


def _stops_of(data: Mapping[str, JsonValue]) -> list[dict[str, JsonValue]]:
    stops = data.get("stops")
    return [stop for stop in stops if isinstance(stop, dict)] if isinstance(stops, list) else []


def _joined(days: Sequence[str]) -> str:
    """Returns the days of a stop: those of several entries become a set."""
    if len(days) == 1:
        return days[0]
    return "{" + ",".join(day.replace("/", "..").strip("{}") for day in days) + "}"


def _with_venue(
    shown: dict[str, JsonValue], venue: str, entry: CalendarComponent, reading: EventReading
) -> dict[str, JsonValue]:
    """Returns a stop with an id of its own for its place.

    A LOCATION such as `Atlanta, Georgia` may be a place in a country, or the name of a place of a stop without country.
    The entry does not say which, so it is left as the place, and reported.
    """
    places = shown.get("places")
    if not isinstance(places, list) or not isinstance(places[0], dict):
        return shown
    where = str(places[0]["name"])
    before, _, last = where.rpartition(", ")
    when = shown.get("when")
    country = country_named(last, when if isinstance(when, str) else None) if before else None
    if country is not None:
        sentence = (
            f"LOCATION is {quoted(where, 60)}, which may end with the country {country}; the draft has it as a place"
        )
        remedy = f"if it is the country, put {country} under `country`, and {quoted(before, 60)} as the place"
        reading.report(LEFT_OUT_OF_DRAFT, entry.first("LOCATION"), sentence, remedy)
    return {**shown, "places": [{"id": venue, "name": where}]}


def _kind_of(summary: str) -> StopKind | None:
    """Returns the kind of a stop that is not a plain visit, which our own entries write after the title."""
    return next((kind for suffix, kind in _KINDS.items() if summary.endswith(suffix)), None)


def _engagement_values(
    shown: Mapping[str, JsonValue], entry: CalendarComponent, status: Status | None
) -> dict[str, JsonValue]:
    """Returns the fields of an engagement that an entry shows; `status` is None unless it alone is off."""
    said = {field: shown[field] for field in ("when", "duration") if field in shown}
    if (kind := _engagement_kind(entry)) is not None:
        said["kind"] = kind.value
    if status is not None:
        said["status"] = status.value
    return said


def _engagement_kind(entry: CalendarComponent) -> EngagementKind | None:
    """Returns the kind of an engagement, which is the last category of our own entry of it; None for another word."""
    prop = entry.first("CATEGORIES")
    word = prop.value.rpartition(",")[2].strip() if prop is not None else ""
    return EngagementKind(word) if word in tuple(EngagementKind) else None


def _plain_title(title: str, key: OwnKey, reading: EventReading, *, several: bool) -> str:
    """Returns the title of the visit, without the place or the engagement that an entry adds to it."""
    if key.engagement is not None:
        return title.partition(_SEPARATOR)[2] or title
    title = next((title.removesuffix(suffix) for suffix in _KINDS if title.endswith(suffix)), title)
    where = reading.line((), "LOCATION")
    begins, separator, place = title.rpartition(_SEPARATOR)
    # The title leaves buildings out, which the location has.
    is_place = (
        separator
        and where is not None
        and set(place.split()) <= set(where.replace(",", " , ").split()) | {*where.split()}
    )
    return begins if several and is_place else title
