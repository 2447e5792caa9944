"""Reads a calendar event as parts of a draft: only what the event states, with the property of each value."""

from collections.abc import Mapping
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import FieldPath, Rule
from diplovisit.formats.icalendar_reading import CalendarText, Property, parse_moment, parse_text_value
from diplovisit.importers import rules
from diplovisit.importers.calendar_zones import zones_of
from diplovisit.importers.event_status import status_of
from diplovisit.importers.event_times import EventTimes, times_of
from diplovisit.importers.event_versions import read_sequence
from diplovisit.importers.left_out import find_left_out
from diplovisit.importers.recurrence import repetition_of
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import JsonValue, SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.constraints import URL
from diplovisit.record.country_lookup import named_country
from diplovisit.record.country_readings import AmbiguousName, FoundCountry, NameOfOtherDays
from diplovisit.record.edtf import Edtf
from diplovisit.record.polities import PolityKind
from diplovisit.record.vocabularies import SourceKind, Status

LONGEST_NOTE: Final = 500
"""The longest DESCRIPTION that becomes a note: a longer one is an article, and belongs among the sources."""

MOST_NOTES: Final = 10

GREATEST_REVISION: Final = 999_999_999
"""The greatest revision of a record. Some programs write the seconds since 1970 as SEQUENCE, which are more."""

UID_SCHEME: Final = "icalendar-uid"
"""The scheme of the identifier that has the UID of an event."""
RECURRENCE_SCHEME: Final = "icalendar-recurrence-id"
"""The scheme of the identifier that has the RECURRENCE-ID of an event: with the UID, it names one event of a series."""

_LINE_BREAK = lazy_pattern(r"(?<!\s)\s*[\n\r]\s*")


class EventReading:
    """Reads one event, and records the property of each value.

    The parameter `at` of a method is the path of the value in the draft.
    """

    def __init__(self, event: CalendarComponent, calendar: CalendarComponent, text: CalendarText) -> None:
        self._event, self._calendar, self._text = event, calendar, text
        self._zones = zones_of(calendar)
        self._origin: dict[FieldPath, Property] = {}
        self._notes: list[SyntaxFault] = []
        self._printed_title: str | None = None

    @property
    def origin(self) -> Mapping[FieldPath, Property]:
        """The property of each value, by path."""
        return self._origin

    @property
    def notes(self) -> tuple[SyntaxFault, ...]:
        """Faults in the event, and parts of it that the draft leaves out."""
        return tuple(self._notes)

    def title(self) -> tuple[str | None, Status]:
        """Returns the SUMMARY without marks such as `Canceled:`, and the status. `status_of` says what decides."""
        found = status_of(self._event, self._calendar, self.line(("title",), "SUMMARY"))
        if found.origin is not None:
            self._origin["status",] = found.origin
        for rule, prop, sentence in found.problems:
            self.report(rule, prop, sentence)
        self._printed_title = found.printed
        return found.title, found.status

    def revision(self, *, beyond: int = 0) -> int:
        """Returns SEQUENCE plus `beyond`; 1 if there is none. Other programs count from 0, and records from 1."""
        sequence = read_sequence(self._event)
        if sequence.prop is None:
            return 1
        self._origin["revision",] = sequence.prop
        if sequence.problem is not None:
            self.report(rules.MALFORMED_EVENT, sequence.faulty, sequence.problem)
        if sequence.number is None:
            return 1
        if sequence.number + beyond > GREATEST_REVISION:
            sentence = f"SEQUENCE is {sequence.number}; the draft has the highest revision, {GREATEST_REVISION}"
            self.report(rules.LEFT_OUT_OF_DRAFT, sequence.prop, sentence)
        return min(sequence.number + beyond, GREATEST_REVISION)

    def revised(self) -> str | None:
        """Returns the time of the last change in UTC; None if it is missing, unreadable, or written twice otherwise."""
        for name in ("LAST-MODIFIED", "DTSTAMP"):
            written = self._event.all(name)
            times: dict[str, Property] = {}
            for prop in written:
                moment = parse_moment(prop)
                instant = moment.instant() if moment is not None else None
                if instant is not None:
                    times.setdefault(instant.isoformat().replace("+00:00", "Z"), prop)
                else:
                    sentence = f"{name} is {quoted(prop.value)}, which is not a time in UTC"
                    self.report(rules.MALFORMED_EVENT, prop, sentence)
            if len(times) > 1:
                first, second = list(times)[:2]
                sentence = f"the event has two {name}, {first} and {second}, so the draft has neither"
                self.report(rules.MALFORMED_EVENT, times[second], sentence)
            for time, prop in times.items() if len(times) == 1 else ():
                self._origin["revised",] = prop
                return time
        return None

    def stop(self, at: FieldPath, name: str) -> dict[str, JsonValue]:
        """Returns the stop that the event shows, with the id `name`."""
        times = times_of(self._event, self._zones)
        for problem in times.problems:
            self.report(problem.rule, problem.prop, problem.sentence)
        stop: dict[str, JsonValue] = {"id": name}
        self._put_place(stop, at, times)
        self._put_times(stop, at, times)
        return stop

    def identifiers(self, at: FieldPath) -> list[JsonValue]:
        """Returns UID and RECURRENCE-ID as identifiers of the stop; an empty list without a UID."""
        uid = self.line((*at, "identifiers", 0, "value"), "UID")
        if uid is None:
            return []
        identifiers: list[JsonValue] = [{"scheme": UID_SCHEME, "value": uid}]
        if (instance := self.line((*at, "identifiers", 1, "value"), "RECURRENCE-ID")) is not None:
            identifiers.append({"scheme": RECURRENCE_SCHEME, "value": instance})
        return identifiers

    def _put_place(self, stop: dict[str, JsonValue], at: FieldPath, times: EventTimes) -> None:
        prop = self._event.first("LOCATION")
        where = self.line((*at, "places", 0, "name"), "LOCATION")
        if prop is None or where is None:
            return
        if (country := country_named(where, times.when)) is not None:
            stop["country"] = country
            self._origin[*at, "country"] = prop
            return
        stop["places"] = [{"id": "venue", "name": where}]
        reading = named_country(where, Edtf(times.when) if times.when is not None else None)
        if isinstance(reading, AmbiguousName | NameOfOtherDays):
            sentence = f"LOCATION: {reading.sentence}; the draft has it as a place"
            self.report(rules.LEFT_OUT_OF_DRAFT, prop, sentence)

    def _put_times(self, stop: dict[str, JsonValue], at: FieldPath, times: EventTimes) -> None:
        if times.start is None or times.when is None:
            return
        stop["when"] = times.when
        self._origin[*at, "when"] = times.start
        if times.duration is not None and times.end is not None:
            stop["duration"] = times.duration
            self._origin[*at, "duration"] = times.end
        if times.zone is not None:
            stop["time_zone"] = times.zone
            self._origin[*at, "time_zone"] = times.start

    def source(self) -> dict[str, JsonValue]:
        """Returns the calendar as the source of the draft."""
        source: dict[str, JsonValue] = {"id": "calendar", "kind": SourceKind.DATASET.value}
        publisher = self._calendar.first("NAME", "X-WR-CALNAME", "PRODID")
        if publisher is not None and (named := _one_line(parse_text_value(publisher))) is not None:
            source["publisher"] = named
            self._origin["sources", 0, "publisher"] = publisher
        if (prop := self._event.first("URL")) is not None and (url := prop.value.strip()):
            if URL.fullmatch(url):
                source["url"] = url
                self._origin["sources", 0, "url"] = prop
            else:
                self.report(rules.LEFT_OUT_OF_DRAFT, prop, f"the URL {quoted(url)} is not an http or https address")
        return source

    def written_notes(self) -> list[JsonValue]:
        """Returns the notes: the printed title where a mark was taken out, the descriptions and the comments.

        Those that are too long are left out.
        """
        notes: list[JsonValue] = []
        summary = self._event.first("SUMMARY")
        if self._printed_title is not None and summary is not None:
            self._origin["notes", 0] = summary
            notes.append(f"Title in the calendar: {self._printed_title}")
        for prop in (*self._event.all("DESCRIPTION"), *self._event.all("COMMENT")):
            text = (parse_text_value(prop) or "").replace("\t", " ").replace("\r", "").strip()
            if not text or text in notes:
                continue
            name = prop.name.lower()
            if len(text) > LONGEST_NOTE:
                sentence = f"the {name} has {len(text):,} characters; a draft has at most {LONGEST_NOTE}"
                self.report(rules.LEFT_OUT_OF_DRAFT, prop, sentence)
            elif len(notes) >= MOST_NOTES:
                sentence = f"the event has more than {MOST_NOTES} descriptions and comments; the draft omits the others"
                self.report(rules.LEFT_OUT_OF_DRAFT, prop, sentence)
                break
            else:
                self._origin["notes", len(notes)] = prop
                notes.append(text)
        return notes

    def report_left_out(self, known: frozenset[str] = frozenset()) -> None:
        """Reports the properties of the event that the draft leaves out, and an event that is private.

        `known` are the names of properties that are not to be reported.
        """
        properties = tuple(prop for prop in self._event.properties if prop.name not in known)
        for left_out in find_left_out(attrs.evolve(self._event, properties=properties)):
            self.report(left_out.rule, left_out.prop, left_out.sentence)

    def report_repetition(self) -> None:
        """Reports an event that is repeated, or that belongs to a series."""
        prop = repetition_of(self._event, self._zones)
        if prop is not None and not any(note.rule is rules.RECURRING_EVENT for note in self._notes):
            rest = "is one of a series" if prop.name == "RECURRENCE-ID" else "is repeated; the draft has its first days"
            self.report(rules.RECURRING_EVENT, prop, f"the event {rest} ({prop.name})")

    def line(self, path: FieldPath, name: str) -> str | None:
        """Returns the text of a property on one line; None if it is missing or blank."""
        prop = self._event.first(name)
        text = _one_line(parse_text_value(prop))
        if prop is not None and text is not None:
            self._origin[path] = prop
        return text

    def report(self, rule: Rule, prop: Property | None, sentence: str, remedy: str | None = None) -> None:
        """Adds a note: a fault in a property, or a part of it that the draft leaves out. None is the event itself.

        `remedy` replaces that of the rule.
        """
        at = self._text.value_range(prop) if prop is not None else self._text.line_range(self._event.at)
        self._notes.append(SyntaxFault(rule=rule, span=self._text.lines.span(*at), sentence=sentence, remedy=remedy))


def country_named(where: str, when: str | None) -> str | None:
    """Returns the code of the one state with that name on all of the days; None if there is none or several.

    >>> country_named("Vietnam", "2000-11-16"), country_named("Vietnam", "1967-05-01"), country_named("Korea", None)
    ('VN', None, None)
    >>> country_named("Korea, Rep.", "2000-11-16"), country_named("Allemagne", "1936"), country_named("Zaire", "2005")
    ('KR', 'x-german-reich', None)
    """
    days = Edtf(when) if when is not None else None
    reading = named_country(where, days)
    if not isinstance(reading, FoundCountry) or reading.polity.kind not in {PolityKind.STATE, PolityKind.FORMER}:
        return None
    ends = (days.lower, days.upper) if days is not None else ()
    return reading.code if all(day is None or reading.polity.existed_on(day) for day in ends) else None


def _one_line(text: str | None) -> str | None:
    """Joins the lines of a text with commas, as in the name of a place; None if the text is blank.

    >>> _one_line("The Kremlin\\nMoscow\\n")
    'The Kremlin, Moscow'
    """
    if text is None:
        return None
    return _LINE_BREAK.sub(", ", text.replace("\t", " ").strip()).strip() or None
