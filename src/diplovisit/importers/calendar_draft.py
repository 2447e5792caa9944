"""A draft of a record, from an event that another program wrote: what the event says, and not a word more.

Nobody is named as the traveller, no country is guessed from a town, and a repetition is not written out. What a record
wants and the event does not give is missing from the draft, and `structure` says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.findings.rule import FieldPath
from diplovisit.formats.icalendar_reading import CalendarText, Property
from diplovisit.formats.positions import OffsetRange, ValuePosition
from diplovisit.importers.event import EventReading, country_named
from diplovisit.readers.calendar_record import KEY
from diplovisit.readers.documents import Document, JsonValue, SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.constraints import ID, RESERVED_IDS
from diplovisit.record.vocabularies import Status, StopKind

# MERGED: Ids of drafts: made of the words of a title, and each given once.

_LONGEST: Final = 56
"""An id has 64 characters; what is left is for the number that tells it from another one."""

_WORDS = re.compile("[a-z0-9]+")
_YEAR_LIKE = re.compile("[0-9]+|.*[0-9]{4}.*")
_NAMELESS: Final = "visit"


def id_words(title: str) -> str:
    """The words of a title as an id: in ASCII, without numbers and whatever may be a year, as ids hold no date.

    >>> id_words("Misri’s visit to Çankırı, 7 March 2025"), id_words("G20 summit"), id_words("東京")
    ('misris-visit-to-cankr-march', 'g20-summit', 'visit')
    """
    plain = unicodedata.normalize("NFKD", title.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    kept = ""
    for word in _WORDS.findall(plain.lower()):
        if not _YEAR_LIKE.fullmatch(word):
            longer = f"{kept}-{word}" if kept else word[:_LONGEST]
            if len(longer) > _LONGEST:
                break
            kept = longer
    if not kept:
        return _NAMELESS
    return f"{_NAMELESS}-{kept}" if kept in RESERVED_IDS else kept


class DraftIds:
    """The ids given so far; one for all files of a run, so that no two drafts have the same.

    >>> ids = DraftIds()
    >>> ids.assign("A visit"), ids.assign("A visit")
    ('a-visit', 'a-visit-2')
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def reserve(self, name: str) -> None:
        """Marks an id as another record's."""
        self._numbers.setdefault(name, 1)

    def assign(self, title: str) -> str:
        """An id for a draft with this title."""
        words = id_words(title)
        name = words
        number = self._numbers.get(words, 0)
        while name in self._numbers:
            number += 1
            name = f"{words}-{number}" if number > 1 else words
        self._numbers[words] = max(number, 1)
        self._numbers.setdefault(name, 1)
        return name


@attrs.frozen(kw_only=True)
class Draft:
    """A draft as a document, with the place of each value in the calendar, and what it does not hold."""

    document: Document
    notes: tuple[SyntaxFault, ...]


def draft_from_event(
    event: CalendarComponent, calendar: CalendarComponent, text: CalendarText, *, name: str, ids: DraftIds
) -> Draft:
    """Makes a draft of an event of a calendar. `name` is what to call the file.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = b"BEGIN:VEVENT\\nUID:7@x\\nSUMMARY:Talks\\nLOCATION:Norway\\nDTSTART;VALUE=DATE:20250307\\nEND:VEVENT"
    >>> file = read_calendar(b"BEGIN:VCALENDAR\\n" + written + b"\\nEND:VCALENDAR")
    >>> (calendar,) = file.calendars
    >>> made = draft_from_event(calendar.inside[0], calendar, file.text, name="talks.ics", ids=DraftIds())
    >>> made.document.data["stops"][0]["country"], made.document.data["stops"][0]["when"]
    ('NO', '2025-03-07')
    >>> made.document.span(("stops", 0, "country")).line
    5
    """
    read = EventReading(event, calendar, text)
    title, status = read.title()
    # In the order of the schema, as people will read it.
    data: dict[str, JsonValue] = {"format": 1, "id": ids.assign(title or ""), "revision": read.revision(beyond=1)}
    if (revised := read.revised()) is not None:
        data["revised"] = revised
    if title is not None:
        data["title"] = title
    data["status"] = status.value
    stop = read.stop(("stops", 0), "stop")
    if identifiers := read.identifiers(("stops", 0)):
        stop["identifiers"] = identifiers
    data["stops"] = [stop]
    data["sources"] = [read.source()]
    if (note := read.note()) is not None:
        data["notes"] = [note]
    read.report_repetition()
    return make_draft(data, [read], event, text, name=name)


def make_draft(
    data: dict[str, JsonValue],
    read: Iterable[EventReading],
    around: CalendarComponent,
    text: CalendarText,
    *,
    name: str,
) -> Draft:
    """A draft with the place of each value; what no event has is shown by the line that begins `around`."""
    readings = tuple(read)
    origin = {path: found for reading in readings for path, found in reading.origin.items()}
    notes = sorted((note for reading in readings for note in reading.notes), key=lambda note: note.span)

    def locate() -> ValuePosition:
        return _place(_tree(origin), text, text.line_range(around.at))

    return Draft(document=Document(name=name, data=data, lines=text.lines, locate=locate), notes=tuple(notes))


@attrs.define
class _Node:
    """A value of a draft: the property that it comes from, None for a list or a mapping, and what is inside it."""

    origin: Property | None = None
    inside: "dict[str | int, _Node]" = attrs.field(factory=dict)


def _tree(origin: Mapping[FieldPath, Property]) -> _Node:
    root = _Node()
    for path, found in origin.items():
        node = root
        for step in path:
            node = node.inside.setdefault(step, _Node())
        node.origin = found
    return root


def _place(node: _Node, text: CalendarText, around: OffsetRange) -> ValuePosition:
    if node.origin is not None:
        return ValuePosition(*text.value_range(node.origin))
    return ValuePosition(*around, inside={step: _place(inner, text, around) for step, inner in node.inside.items()})


# MERGED: A draft of a record from the entries that this project wrote for it, where the calendar does not
# carry the record. `X-DIPLOVISIT-ID` says which visit, stop and engagement an entry shows, so that all
# entries of a visit make one draft, with the ids and the revision of its record. What an entry does not tell
# apart is left out, for `structure` to ask for: CONFIRMED may be announced, confirmed, under way or held.

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
