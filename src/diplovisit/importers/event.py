"""What an event of a calendar says, as the parts of a draft: not a word more, and the property of each word."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import FieldPath, Rule
from diplovisit.formats.icalendar_reading import CalendarText, Moment, Property, parse_moment, parse_text_value
from diplovisit.importers import rules
from diplovisit.readers.documents import JsonValue, SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.constraints import TIME_ZONE, URL
from diplovisit.record.duration import Duration, DurationError
from diplovisit.record.edtf import Edtf
from diplovisit.record.polities import PolityKind, zone_countries
from diplovisit.record.shared_names import candidates
from diplovisit.record.vocabularies import SourceKind, Status

# MERGED: The days and hours of an event, as a record has them: from DTSTART with DTEND or DURATION (RFC 5545,
# 3.6.1).

_A_DAY: Final = datetime.timedelta(days=1)
_SIGN = re.compile(r"^\+")


@attrs.frozen(kw_only=True)
class Times:
    """When an event is, in a record's words: EDTF, an ISO 8601 duration, and the name of a zone as it was written.

    `complaints` are what could not be read, each with its property.
    """

    when: str | None = None
    duration: str | None = None
    zone: str | None = None
    complaints: tuple[tuple[Property, str], ...] = ()


def times_of(event: CalendarComponent) -> Times:
    """The times of an event. An end is the day after the last, or the hour at which the event is over.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = b"BEGIN:VEVENT\\nDTSTART;VALUE=DATE:20250307\\nDTEND;VALUE=DATE:20250310\\nEND:VEVENT"
    >>> times_of(read_calendar(written).calendars[0].inside[0]).when
    '2025-03-07/2025-03-09'
    """
    first = event.first("DTSTART")
    if first is None:
        return Times()
    start = parse_moment(first)
    if start is None:
        return Times(complaints=((first, f"DTSTART is {quoted(first.value)}, which is neither a day nor an hour"),))
    return _at_an_hour(event, start) if start.has_hour else _on_days(event, start.value)


def last_event_day(start: datetime.date, end: datetime.date) -> datetime.date | None:
    """The last day of an event on whole days; None where it ends before it begins.

    Some programs end an event of one day with that very day, where RFC 5545 has the day after it.
    """
    if end <= start:
        return start if end == start else None
    return end - _A_DAY


def _on_days(event: CalendarComponent, start: datetime.date) -> Times:
    last: datetime.date | None = start
    complaint: tuple[tuple[Property, str], ...] = ()
    if (found := event.first("DTEND")) is not None:
        end = parse_moment(found)
        if end is None or end.has_hour:
            complaint = ((found, f"DTEND is {quoted(found.value)}, which is no day, and the event begins with one"),)
        elif (last := last_event_day(start, end.value)) is None:
            complaint = ((found, f"the event ends on {end}, before its first day, {start}"),)
    elif (found := event.first("DURATION")) is not None:
        length = _duration(found)
        days = length.whole_days if length is not None else None
        try:
            last = last_event_day(start, start + days * _A_DAY) if days is not None else None
        except OverflowError:  # P999999D from 9999-01-01
            last = None
        if last is None:
            complaint = ((found, f"DURATION is {quoted(found.value)}, which is no number of days"),)
    when = start.isoformat() if last in {None, start} else f"{start}/{last}"
    return Times(when=when, complaints=complaint)


def _at_an_hour(event: CalendarComponent, start: Moment) -> Times:
    duration: str | None = None
    complaint: tuple[tuple[Property, str], ...] = ()
    if (found := event.first("DTEND")) is not None:
        end = parse_moment(found)
        if end is None or not end.has_hour:
            complaint = ((found, f"DTEND is {quoted(found.value)}, which is no hour, and the event begins at one"),)
        elif (length := _length(start, end)) is None:
            complaint = ((found, f"how long it is from {start} to {end} cannot be told"),)
        elif length < datetime.timedelta(0):
            complaint = ((found, f"the event ends at {end}, before it begins, {start}"),)
        elif length:
            duration = _clock_time(length)
    elif (found := event.first("DURATION")) is not None:
        if (given := _duration(found)) is None:
            complaint = ((found, f"DURATION is {quoted(found.value)}, which is no length of time"),)
        else:
            duration = given.text
    when = start.value.isoformat().replace("+00:00", "Z")
    return Times(when=when, duration=duration, zone=start.zone, complaints=complaint)


def _length(start: Moment, end: Moment) -> datetime.timedelta | None:
    """The time that goes by between two hours: by their instants, as a night may have a change of clocks in it."""
    first, last = start.instant(), end.instant()
    if first is not None and last is not None:
        return last - first
    same_clock = start.zone == end.zone and isinstance(start.value, datetime.datetime)
    if same_clock and isinstance(end.value, datetime.datetime) and isinstance(start.value, datetime.datetime):
        is_naive = start.value.tzinfo is None and end.value.tzinfo is None
        return end.value - start.value if is_naive else None
    return None


def _clock_time(length: datetime.timedelta) -> str | None:
    """A length in hours, minutes and seconds: days of a duration are days of the calendar, which may have 23 hours."""
    minutes, seconds = divmod(length.days * 86_400 + length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    text = "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)
    return text if hours < 1_000_000 else None


def _duration(found: Property) -> Duration | None:
    try:
        return Duration(_SIGN.sub("", found.value.strip()))
    except DurationError:  # -PT1H among them: an event does not end before it begins
        return None


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
