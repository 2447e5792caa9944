"""The rules of imports: what a calendar says that a draft does not hold, and where it no longer says what it should."""

from diplovisit.record.finding import Group, Rule, Severity


def _rule(name: str, group: Group, severity: Severity, finds: str, why: str, remedy: str) -> Rule:
    return Rule(name=name, group=group, severity=severity, finds=finds, why=why, remedy=remedy)


CALENDAR_EDITED = _rule(
    "calendar-edited",
    Group.EXPORT,
    Severity.WARNING,
    "an entry of a calendar that no longer shows what the record inside it says",
    "Somebody changed the entry in a calendar program, which does not know the record: the change is in no record, and"
    " the next export will undo it.",
    "change the record and export it again",
)
RECORD_LEFT_OUT = _rule(
    "record-left-out",
    Group.EXPORT,
    Severity.WARNING,
    "an entry that was exported from a record, in a calendar that does not carry the record",
    "A draft has only what the entry shows; the record has the people, the claims, the sources and the evidence.",
    "ask for the record, or for a calendar that was exported without --no-record",
)
RECURRING_EVENT = _rule(
    "recurring-event",
    Group.TIME,
    Severity.WARNING,
    "an event that a calendar repeats (RRULE, RDATE, EXDATE), or one that replaces a repetition (RECURRENCE-ID)",
    "A record is one visit: the draft has the days of the event itself and of none of its repetitions.",
    "write a record for each visit that was made",
)
FOREIGN_TIME_ZONE = _rule(
    "foreign-time-zone",
    Group.TIME,
    Severity.WARNING,
    "an event at an hour of a time zone that has no IANA name",
    "The name is the program's own, and what it means stands in the calendar alone: the draft keeps the hour of the"
    " clock on the wall, and nobody can tell when that was elsewhere.",
    "put the IANA name of the zone, such as Europe/Moscow, under `time_zone`",
)
MALFORMED_EVENT = _rule(
    "malformed-event",
    Group.TIME,
    Severity.WARNING,
    "a property of an event that is not what RFC 5545 wants of it: a DTSTART that is no date, an end before the start",
    "What cannot be read is left out of the draft.",
    "look the value up in the program that wrote the calendar, and put it into the record",
)
LEFT_OUT_OF_DRAFT = _rule(
    "left-out-of-draft",
    Group.TEXT,
    Severity.INFO,
    "something in a calendar that a draft has no place for: a long description, an address that is not of the web, an"
    " entry that is no event",
    "Nothing is dropped in silence.",
    "put what matters of it into the record by hand",
)

RULES = (
    CALENDAR_EDITED,
    RECORD_LEFT_OUT,
    RECURRING_EVENT,
    FOREIGN_TIME_ZONE,
    MALFORMED_EVENT,
    LEFT_OUT_OF_DRAFT,
)
