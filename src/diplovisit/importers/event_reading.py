"""What an event of a calendar says, as the parts of a draft: not a word more, and the property of each word."""

import re
from collections.abc import Mapping
from typing import Final

from diplovisit.importers import rules
from diplovisit.importers.event_times import Times, times_of
from diplovisit.readers.document import JsonValue
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.readers.icalendar_lines import CalendarText, Property
from diplovisit.readers.icalendar_values import parse_moment, parse_text_value
from diplovisit.record.constraints import TIME_ZONE, URL
from diplovisit.record.edtf import Edtf
from diplovisit.record.finding import FieldPath, Rule
from diplovisit.record.judge import quoted
from diplovisit.record.polities import PolityKind, zone_countries
from diplovisit.record.shared_names import candidates
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
_BREAKS = re.compile(r"(?<!\s)\s*[\n\r]\s*")


class EventReading:
    """One event, while it is read: each value is put down with the property that it comes from.

    Methods that are given `at` say what stands at that path of the draft.
    """

    def __init__(self, event: CalendarComponent, calendar: CalendarComponent, text: CalendarText) -> None:
        self._event, self._calendar, self._text = event, calendar, text
        self._from: dict[FieldPath, Property] = {}
        self._notes: list[SyntaxFault] = []

    @property
    def origin(self) -> Mapping[FieldPath, Property]:
        """The property that each value comes from."""
        return self._from

    @property
    def notes(self) -> tuple[SyntaxFault, ...]:
        """What was found on the way that no value holds."""
        return tuple(self._notes)

    def title(self) -> tuple[str | None, Status]:
        """The SUMMARY without a word that stands for a status, and the status: that word's where it says more."""
        stated = self._event.first("STATUS")
        status = Status.REPORTED
        if stated is not None:
            self._from["status",] = stated
            status = _STATUSES.get(stated.value.strip().upper(), Status.REPORTED)
            if stated.value.strip().upper() not in _STATUSES:
                self.report(rules.MALFORMED_EVENT, stated, f"STATUS is {quoted(stated.value)}, which no event has")
        title = self.line(("title",), "SUMMARY")
        prefix = _PREFIX.match(title) if title is not None else None
        if title is None or prefix is None:
            return title, status
        word = _PREFIXES[(prefix[1] or prefix[2])[0].lower()]
        agrees = stated is None or word is status or (word is Status.POSTPONED and status is Status.CANCELLED)
        return (title[prefix.end() :], word) if agrees else (title, status)

    def revision(self, *, beyond: int = 0) -> int:
        """SEQUENCE and as much more: other programs count from 0, and ours from 1; 1 where there is none."""
        found = self._event.first("SEQUENCE")
        if found is None:
            return 1
        self._from["revision",] = found
        if not _SEQUENCE.fullmatch(found.value.strip()):
            self.report(rules.MALFORMED_EVENT, found, f"SEQUENCE is {quoted(found.value)}, which is no whole number")
            return 1
        return int(found.value) + beyond

    def revised(self) -> str | None:
        """When the event was changed last, in UTC."""
        for found in filter(None, (self._event.first("LAST-MODIFIED"), self._event.first("DTSTAMP"))):
            moment = parse_moment(found)
            instant = moment.instant() if moment is not None else None
            if instant is not None:
                self._from["revised",] = found
                return instant.isoformat().replace("+00:00", "Z")
            sentence = f"{found.name} is {quoted(found.value)}, which is no time in UTC"
            self.report(rules.MALFORMED_EVENT, found, sentence)
        return None

    def stop(self, at: FieldPath, name: str) -> dict[str, JsonValue]:
        """The stop that the event shows, under an id."""
        times = times_of(self._event)
        for found, sentence in times.complaints:
            self.report(rules.MALFORMED_EVENT, found, sentence)
        stop: dict[str, JsonValue] = {"id": name}
        self._put_place(stop, at, times)
        self._put_times(stop, at, times)
        return stop

    def identifiers(self, at: FieldPath) -> list[JsonValue]:
        """The UID, as what another calendar calls the same thing."""
        uid = self.line((*at, "identifiers", 0, "value"), "UID")
        return [{"scheme": UID_SCHEME, "value": uid}] if uid is not None else []

    def _put_place(self, stop: dict[str, JsonValue], at: FieldPath, times: Times) -> None:
        found = self._event.first("LOCATION")
        where = self.line((*at, "places", 0, "name"), "LOCATION")
        if found is None or where is None:
            return
        if (country := country_named(where, times.when)) is not None:
            stop["country"] = country
            self._from[*at, "country"] = found
        else:
            stop["places"] = [{"id": "venue", "name": where}]

    def _put_times(self, stop: dict[str, JsonValue], at: FieldPath, times: Times) -> None:
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
            self.report(rules.FOREIGN_TIME_ZONE, start, sentence)

    def source(self) -> dict[str, JsonValue]:
        """The calendar itself, as what the draft was read from."""
        source: dict[str, JsonValue] = {"id": "calendar", "kind": SourceKind.DATASET.value}
        publisher = self._calendar.first("NAME", "X-WR-CALNAME", "PRODID")
        if publisher is not None and (named := _one_line(parse_text_value(publisher))) is not None:
            source["publisher"] = named
            self._from["sources", 0, "publisher"] = publisher
        if (found := self._event.first("URL")) is not None and (url := found.value.strip()):
            if URL.fullmatch(url):
                source["url"] = url
                self._from["sources", 0, "url"] = found
            else:
                self.report(rules.LEFT_OUT_OF_DRAFT, found, f"the URL {quoted(url)} is no http or https address")
        return source

    def note(self) -> str | None:
        """The description, where it is short enough for a note."""
        found = self._event.first("DESCRIPTION")
        description = (parse_text_value(found) or "").replace("\t", " ").replace("\r", "").strip()
        if found is None or not description:
            return None
        if len(description) > LONGEST_NOTE:
            sentence = f"the description has {len(description):,} characters; a draft keeps {LONGEST_NOTE} at most"
            self.report(rules.LEFT_OUT_OF_DRAFT, found, sentence)
            return None
        self._from["notes", 0] = found
        return description

    def report_repetition(self) -> None:
        """Tells of an event that is repeated, or one of a series."""
        found = self._event.first("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
        if found is not None:
            rest = (
                "is one of a series" if found.name == "RECURRENCE-ID" else "is repeated; the draft has its first days"
            )
            self.report(rules.RECURRING_EVENT, found, f"the event {rest} ({found.name})")

    def line(self, path: FieldPath, name: str) -> str | None:
        """The text of a property on one line; None where there is none, or where it is blank."""
        found = self._event.first(name)
        text = _one_line(parse_text_value(found))
        if found is not None and text is not None:
            self._from[path] = found
        return text

    def report(self, rule: Rule, found: Property, sentence: str) -> None:
        """Tells what is wrong with a property, or what of it is left out."""
        span = self._text.lines.span(*self._text.value_range(found))
        self._notes.append(SyntaxFault(rule=rule, span=span, sentence=sentence))


def country_named(where: str, when: str | None) -> str | None:
    """The state of exactly that name on all of the days; None where there is none, or where several can be meant.

    >>> country_named("Vietnam", "2000-11-16"), country_named("Vietnam", "1967-05-01"), country_named("Korea", None)
    ('VN', None, None)
    """
    days = Edtf(when) if when is not None else None
    found = candidates(where, days)
    if len(found) != 1 or found[0].kind not in {PolityKind.STATE, PolityKind.FORMER}:
        return None
    ends = (days.lower, days.upper) if days is not None else ()
    return found[0].code if all(day is None or found[0].existed_on(day) for day in ends) else None


def _one_line(text: str | None) -> str | None:
    """A text with its lines joined by commas, as a place is written; None where it is blank.

    >>> _one_line("The Kremlin\\nMoscow\\n")
    'The Kremlin, Moscow'
    """
    if text is None:
        return None
    return _BREAKS.sub(", ", text.replace("\t", " ").strip()).strip() or None
