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
    "an entry of a calendar that differs from the record inside it",
    (
        "Somebody changed the entry in a calendar program, which does not know the record. No record has the"
        " change, and the next export will undo it."
    ),
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
    source="project rule: the entry and its record agree",
)
RECORD_LEFT_OUT = _rule(
    "record-left-out",
    Group.EXPORT,
    Severity.WARNING,
    "an entry that was exported without its record",
    (
        "A draft has only what the entry shows. The record also has the people, the claims, the sources and"
        " the evidence."
    ),
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
    source="project rule: what `diplovisit export --to ics --no-record` omits cannot be restored",
)
RECURRING_EVENT = _rule(
    "recurring-event",
    Group.TIME,
    Severity.WARNING,
    "a repeated event (RRULE, RDATE, EXDATE), or one that replaces a repetition (RECURRENCE-ID)",
    "A record is one visit. The draft has the days of the event itself, without its repetitions.",
    "write a record for each visit that took place",
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
    "a time in a time zone without an IANA name, or whose rules in the calendar differ from those of its name",
    (
        "Only the program that wrote the calendar knows this name. If the calendar defines the zone, the"
        " draft has the time with its offset. Otherwise the draft has the local time, whose offset is"
        " unknown."
    ),
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
    source="RFC 5545, section 3.8.3.1: the program that writes the calendar chooses the names of zones",
)
MALFORMED_EVENT = _rule(
    "malformed-event",
    Group.TIME,
    Severity.WARNING,
    "a property of an event that is invalid in RFC 5545: a DTSTART that is not a date, or an end before the start",
    "The draft omits what cannot be read.",
    "look up the value in the program that wrote the calendar, and add it to the record",
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
    (
        "calendar content that a draft has no field for: unread properties, names of attendees, a long"
        " description, an address that is not a web address, or an entry that is not an event"
    ),
    "Nothing is dropped without notice.",
    "add to the record by hand what matters",
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
    source="project rule: nothing is dropped without notice",
)

RULES = (
    CALENDAR_EDITED,
    RECORD_LEFT_OUT,
    RECURRING_EVENT,
    FOREIGN_TIME_ZONE,
    MALFORMED_EVENT,
    LEFT_OUT_OF_DRAFT,
)
