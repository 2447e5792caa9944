"""The rules for imports: parts of a calendar that a draft leaves out, and entries that differ from their record."""

from diplovisit.findings.rule import Group, Rule, Severity


def _rule(
    name: str,
    group: Group,
    severity: Severity,
    finds: str,
    why: str,
    remedy: str,
    *,
    breaks: str,
    keeps: str,
    source: str,
) -> Rule:
    return Rule(
        name=name,
        group=group,
        severity=severity,
        finds=finds,
        why=why,
        remedy=remedy,
        breaks=breaks,
        keeps=keeps,
        source=source,
    )


CALENDAR_EDITED = _rule(
    "calendar-edited",
    Group.EXPORT,
    Severity.WARNING,
    "an entry of a calendar that no longer shows what the record inside it says",
    "Somebody changed the entry in a calendar program, which does not know the record: the change is in no record, and"
    " the next export will undo it.",
    "change the record and export it again",
    breaks="""
        # visit.ics
        DTSTART;VALUE=DATE:20250307
        DTEND;VALUE=DATE:20250310
    """,
    keeps="""
        # visit.ics
        DTSTART;VALUE=DATE:20250307
        DTEND;VALUE=DATE:20250308
    """,
    source="our own: the record and the entry are two tellings of one thing",
)
RECORD_LEFT_OUT = _rule(
    "record-left-out",
    Group.EXPORT,
    Severity.WARNING,
    "an entry that was exported from a record, in a calendar that does not carry the record",
    "A draft has only what the entry shows; the record has the people, the claims, the sources and the evidence.",
    "ask for the record, or for a calendar that was exported without --no-record",
    breaks="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        SUMMARY:Talks
        X-DIPLOVISIT-ID:ee-fi-tamm-talks/finland
        END:VEVENT
        END:VCALENDAR
    """,
    keeps="""
        # visit.ics
        X-DIPLOVISIT-ID:ee-fi-tamm-talks/finland
        X-DIPLOVISIT-RECORD:<the record>
    """,
    source="our own: what `diplovisit export --to ics --no-record` leaves out cannot come back",
)
RECURRING_EVENT = _rule(
    "recurring-event",
    Group.TIME,
    Severity.WARNING,
    "an event that a calendar repeats (RRULE, RDATE, EXDATE), or one that replaces a repetition (RECURRENCE-ID)",
    "A record is one visit: the draft has the days of the event itself and of none of its repetitions.",
    "write a record for each visit that was made",
    breaks="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        RRULE:FREQ=YEARLY
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    keeps="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    source="RFC 5545, section 3.8.5",
)
FOREIGN_TIME_ZONE = _rule(
    "foreign-time-zone",
    Group.TIME,
    Severity.WARNING,
    "an hour of a time zone that has no IANA name, or whose rules in the calendar are not those of its name",
    "The name is the program's own. If the calendar has the rules of the zone, the draft has the hour with its offset."
    " Otherwise it has the hour of the clock on the wall, and nobody can tell when that was elsewhere.",
    "put the IANA name of the zone, such as Europe/Moscow, under `time_zone`",
    breaks="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;TZID=Customized Time Zone:20250307T100000
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    keeps="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;TZID=Europe/Helsinki:20250307T100000
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    source="RFC 5545, section 3.8.3.1, which leaves the names of zones to the program that writes them",
)
MALFORMED_EVENT = _rule(
    "malformed-event",
    Group.TIME,
    Severity.WARNING,
    "a property of an event that is not what RFC 5545 wants of it: a DTSTART that is no date, an end before the start",
    "What cannot be read is left out of the draft.",
    "look the value up in the program that wrote the calendar, and put it into the record",
    breaks="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        DTEND;VALUE=DATE:20250301
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    keeps="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        DTEND;VALUE=DATE:20250309
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    source="RFC 5545, sections 3.6.1 and 3.8.2",
)
LEFT_OUT_OF_DRAFT = _rule(
    "left-out-of-draft",
    Group.TEXT,
    Severity.INFO,
    "something in a calendar that a draft has no place for: properties that are not read, names of attendees, a long"
    " description, an address that is not of the web, an entry that is no event",
    "Nothing is dropped in silence.",
    "put what matters of it into the record by hand",
    breaks="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VTODO
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        SUMMARY:Book the hall
        END:VTODO
        END:VCALENDAR
    """,
    keeps="""
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """,
    source="our own: nothing is dropped in silence",
)

RULES = (
    CALENDAR_EDITED,
    RECORD_LEFT_OUT,
    RECURRING_EVENT,
    FOREIGN_TIME_ZONE,
    MALFORMED_EVENT,
    LEFT_OUT_OF_DRAFT,
)
