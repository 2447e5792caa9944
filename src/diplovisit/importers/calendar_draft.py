"""A draft of a record, from an event that another program wrote: what the event says, and not a word more.

Nobody is named as the traveller, no country is guessed from a town, and a repetition is not written out. What a record
wants and the event does not give is missing from the draft, and `structure` says so.
"""

import re
from typing import Final

import attrs

from diplovisit.importers import rules
from diplovisit.importers.draft_ids import DraftIds
from diplovisit.importers.event_times import Times, times_of
from diplovisit.readers.document import Document, JsonValue
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.icalendar_components import Component
from diplovisit.readers.icalendar_lines import CalendarText, Property
from diplovisit.readers.icalendar_values import moment_of, text_of
from diplovisit.readers.places import Place
from diplovisit.record.constraints import TIME_ZONE, URL
from diplovisit.record.edtf import Edtf
from diplovisit.record.finding import Path, Rule
from diplovisit.record.judge import quoted
from diplovisit.record.polities import PolityKind, named, zone_countries
from diplovisit.record.vocabularies import SourceKind, Status

LONGEST_NOTE: Final = 500
"""Characters of a DESCRIPTION that is kept as a note: a longer one is an article, and belongs among the sources."""

UID_SCHEME: Final = "icalendar-uid"

_STATUSES = {
    "TENTATIVE": Status.REPORTED,
    "CONFIRMED": Status.CONFIRMED,
    "CANCELLED": Status.CANCELLED,
}
# Our own words before a SUMMARY, and what Outlook puts there: POSTPONED is no STATUS of an event.
_PREFIX = re.compile(r"\s*(?:\[(Tentative|Cancell?ed|Postponed)\]|(Cancell?ed):)\s+(?=\S)", re.IGNORECASE)
_PREFIXES = {"t": Status.REPORTED, "c": Status.CANCELLED, "p": Status.POSTPONED}
_NO_COUNTRYS = frozenset(("UTC", "GMT", "Etc/UTC", "Etc/GMT"))
_SEQUENCE = re.compile("[0-9]{1,8}")
_BREAKS = re.compile(r"\s*[\n\r]\s*")


@attrs.frozen(kw_only=True)
class Draft:
    """A draft as a document, with the place of each value in the calendar, and what it does not hold."""

    document: Document
    notes: tuple[SyntaxFault, ...]


def draft(event: Component, calendar: Component, text: CalendarText, *, name: str, ids: DraftIds) -> Draft:
    """Makes a draft of an event of a calendar. `name` is what to call the file.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = b"BEGIN:VEVENT\\nUID:7@x\\nSUMMARY:Talks\\nLOCATION:Norway\\nDTSTART;VALUE=DATE:20250307\\nEND:VEVENT"
    >>> file = read_calendar(b"BEGIN:VCALENDAR\\n" + written + b"\\nEND:VCALENDAR")
    >>> (calendar,) = file.calendars
    >>> made = draft(calendar.inside[0], calendar, file.text, name="talks.ics", ids=DraftIds())
    >>> made.document.data["stops"][0]["country"], made.document.data["stops"][0]["when"]
    ('NO', '2025-03-07')
    >>> made.document.span(("stops", 0, "country")).line
    5
    """
    return _Drafting(event, calendar, text, ids).draft(name)


class _Drafting:
    """One draft, in the making: each value is put down with the property that it comes from."""

    def __init__(self, event: Component, calendar: Component, text: CalendarText, ids: DraftIds) -> None:
        self._event, self._calendar, self._text, self._ids = event, calendar, text, ids
        self._from: dict[Path, Property] = {}
        self._notes: list[SyntaxFault] = []

    def draft(self, name: str) -> Draft:
        title, status = self._title()
        # In the order of the schema, as people will read it.
        data: dict[str, JsonValue] = {
            "format": 1,
            "id": self._ids.give(title or ""),
            "revision": self._revision(),
        }
        if (revised := self._revised()) is not None:
            data["revised"] = revised
        if title is not None:
            data["title"] = title
        data["status"] = status.value
        data["stops"] = [self._stop()]
        data["sources"] = [self._source()]
        if (note := self._note()) is not None:
            data["notes"] = [note]
        self._tell_repetition()
        document = Document(name=name, data=data, lines=self._text.lines, locate=self._locate)
        notes = tuple(sorted(self._notes, key=lambda note: note.span))
        return Draft(document=document, notes=notes)

    def _title(self) -> tuple[str | None, Status]:
        """The SUMMARY without a word that stands for a status, and the status: that word's where it says more."""
        stated = self._event.first("STATUS")
        status = Status.REPORTED
        if stated is not None:
            self._from["status",] = stated
            status = _STATUSES.get(stated.value.strip().upper(), Status.REPORTED)
            if stated.value.strip().upper() not in _STATUSES:
                self._tell(rules.MALFORMED_EVENT, stated, f"STATUS is {quoted(stated.value)}, which no event has")
        title = self._line(("title",), "SUMMARY")
        prefix = _PREFIX.match(title) if title is not None else None
        if title is None or prefix is None:
            return title, status
        word = _PREFIXES[(prefix[1] or prefix[2])[0].lower()]
        agrees = stated is None or word is status or (word is Status.POSTPONED and status is Status.CANCELLED)
        return (title[prefix.end() :], word) if agrees else (title, status)

    def _revision(self) -> int:
        found = self._event.first("SEQUENCE")
        if found is None:
            return 1
        self._from["revision",] = found
        if not _SEQUENCE.fullmatch(found.value.strip()):
            self._tell(rules.MALFORMED_EVENT, found, f"SEQUENCE is {quoted(found.value)}, which is no whole number")
            return 1
        return int(found.value) + 1

    def _revised(self) -> str | None:
        for found in filter(None, (self._event.first("LAST-MODIFIED"), self._event.first("DTSTAMP"))):
            moment = moment_of(found)
            instant = moment.instant() if moment is not None else None
            if instant is not None:
                self._from["revised",] = found
                return instant.isoformat().replace("+00:00", "Z")
            sentence = f"{found.name} is {quoted(found.value)}, which is no time in UTC"
            self._tell(rules.MALFORMED_EVENT, found, sentence)
        return None

    def _stop(self) -> dict[str, JsonValue]:
        at: Path = ("stops", 0)
        times = times_of(self._event)
        for found, sentence in times.complaints:
            self._tell(rules.MALFORMED_EVENT, found, sentence)
        stop: dict[str, JsonValue] = {"id": "stop"}
        self._put_place(stop, at, times)
        self._put_times(stop, at, times)
        if (uid := self._line((*at, "identifiers", 0, "value"), "UID")) is not None:
            stop["identifiers"] = [{"scheme": UID_SCHEME, "value": uid}]
        return stop

    def _put_place(self, stop: dict[str, JsonValue], at: Path, times: Times) -> None:
        found = self._event.first("LOCATION")
        where = self._line((*at, "places", 0, "name"), "LOCATION")
        if found is None or where is None:
            return
        if (country := _country(where, times)) is not None:
            stop["country"] = country
            self._from[*at, "country"] = found
        else:
            stop["places"] = [{"id": "venue", "name": where}]

    def _put_times(self, stop: dict[str, JsonValue], at: Path, times: Times) -> None:
        start = self._event.first("DTSTART")
        if start is None or times.when is None:
            return
        stop["when"] = times.when
        self._from[*at, "when"] = start
        if times.duration is not None and (end := self._event.first("DTEND", "DURATION")) is not None:
            stop["duration"] = times.duration
            self._from[*at, "duration"] = end
        if times.zone is None:
            return
        if TIME_ZONE.fullmatch(times.zone) and (times.zone in _NO_COUNTRYS or zone_countries(times.zone)):
            stop["time_zone"] = times.zone
            self._from[*at, "time_zone"] = start
        else:
            sentence = f"the time zone {quoted(times.zone)} has no IANA name, so the hours stand without a zone"
            self._tell(rules.FOREIGN_TIME_ZONE, start, sentence)

    def _source(self) -> dict[str, JsonValue]:
        source: dict[str, JsonValue] = {"id": "calendar", "kind": SourceKind.DATASET.value}
        publisher = self._calendar.first("NAME", "X-WR-CALNAME", "PRODID")
        if publisher is not None and (named := _one_line(text_of(publisher))) is not None:
            source["publisher"] = named
            self._from["sources", 0, "publisher"] = publisher
        if (found := self._event.first("URL")) is not None and (url := found.value.strip()):
            if URL.fullmatch(url):
                source["url"] = url
                self._from["sources", 0, "url"] = found
            else:
                self._tell(rules.LEFT_OUT_OF_DRAFT, found, f"the URL {quoted(url)} is no http or https address")
        return source

    def _note(self) -> str | None:
        found = self._event.first("DESCRIPTION")
        description = (text_of(found) or "").replace("\t", " ").replace("\r", "").strip()
        if found is None or not description:
            return None
        if len(description) > LONGEST_NOTE:
            sentence = f"the description has {len(description):,} characters; a draft keeps {LONGEST_NOTE} at most"
            self._tell(rules.LEFT_OUT_OF_DRAFT, found, sentence)
            return None
        self._from["notes", 0] = found
        return description

    def _tell_repetition(self) -> None:
        found = self._event.first("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
        if found is not None:
            rest = (
                "is one of a series" if found.name == "RECURRENCE-ID" else "is repeated; the draft has its first days"
            )
            self._tell(rules.RECURRING_EVENT, found, f"the event {rest} ({found.name})")

    def _line(self, path: Path, name: str) -> str | None:
        """The text of a property on one line; None where there is none, or where it is blank."""
        found = self._event.first(name)
        text = _one_line(text_of(found))
        if found is not None and text is not None:
            self._from[path] = found
        return text

    def _tell(self, rule: Rule, found: Property, sentence: str) -> None:
        span = self._text.lines.span(*self._text.value_spot(found))
        self._notes.append(SyntaxFault(rule=rule, span=span, sentence=sentence))

    def _locate(self) -> Place:
        """Where each value stands; what the event does not have is shown by the line that begins the event."""
        return _place((), self._from, self._text, self._text.line_spot(self._event.at))


def _place(path: Path, origin: dict[Path, Property], text: CalendarText, around: tuple[int, int]) -> Place:
    if (found := origin.get(path)) is not None:
        return Place(*text.value_spot(found))
    depth = len(path)
    steps = dict.fromkeys(other[depth] for other in origin if len(other) > depth and other[:depth] == path)
    inside = {step: _place((*path, step), origin, text, around) for step in steps}
    return Place(*around, inside=inside)


def _country(where: str, times: Times) -> str | None:
    """The state of exactly that name, on the first day where one is known; None where none or several had it."""
    day = Edtf(times.when).lower if times.when is not None else None
    found = [polity for polity in named(where) if day is None or polity.existed_on(day)]
    states = [polity.code for polity in found if polity.kind in {PolityKind.STATE, PolityKind.FORMER}]
    return states[0] if len(states) == 1 and len(found) == 1 else None


def _one_line(text: str | None) -> str | None:
    """A text with its lines joined by commas, as a place is written; None where it is blank.

    >>> _one_line("The Kremlin\\nMoscow\\n")
    'The Kremlin, Moscow'
    """
    if text is None:
        return None
    return _BREAKS.sub(", ", text.replace("\t", " ").strip()).strip() or None
