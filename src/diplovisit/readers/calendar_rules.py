"""The rules of calendars: faults that make an iCalendar file, or the record in one of its entries, unreadable."""

from diplovisit.findings.rule import Group, Rule, Severity


def _rule(name: str, finds: str, why: str, remedy: str, *, breaks: str, keeps: str, source: str) -> Rule:
    return Rule(
        name=name,
        group=Group.SYNTAX,
        severity=Severity.ERROR,
        finds=finds,
        why=why,
        remedy=remedy,
        breaks=breaks,
        keeps=keeps,
        source=source,
    )


MALFORMED_CALENDAR = _rule(
    "malformed-calendar",
    "a line of a calendar that is no content line (RFC 5545, section 3.1), or one that stands outside the calendar",
    "What the line says is lost; most often it is the rest of the line before it, which is then lost as well.",
    "export the calendar again; a line that goes on in the next one has a blank at the beginning of that next line",
    breaks="""
        # visit.ics
        X-WR-CALDESC:The delegation flies out
        and comes back by sea
    """,
    keeps="""
        # visit.ics
        X-WR-CALDESC:The delegation flies out
          and comes back by sea
    """,
    source="RFC 5545, section 3.1: a long line goes on in the next one, behind a blank",
)
UNCLOSED_COMPONENT = _rule(
    "unclosed-component",
    "a BEGIN without its END, or an END without its BEGIN",
    "Nobody can tell which entry the lines between belong to, so the entry is left out.",
    "export the calendar again, or put back the line that is missing",
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
    source="RFC 5545, section 3.6",
)
TORN_CALENDAR = _rule(
    "torn-calendar",
    "a calendar that ends before its END:VCALENDAR",
    "It was most likely cut off on the way, and nobody can tell how many entries are missing.",
    "fetch the calendar again",
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
        END:VEVENT
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
    source="RFC 5545, section 3.4",
)
DAMAGED_RECORD = _rule(
    "damaged-record",
    "an X-DIPLOVISIT-RECORD that cannot be read: it was edited by hand, torn, or cut off",
    "The entry shows what it always did, and the record that it was made from is lost.",
    "take the calendar as it was exported; to change a record, change its file and export it again",
    breaks="""
        # visit.ics
        X-DIPLOVISIT-RECORD:eyJmb3JtYXQi
    """,
    keeps="""
        # visit.ics
        X-DIPLOVISIT-RECORD:<the record>
    """,
    source="our own: the record rides in a property of the entry, as RFC 5545, section 3.8.8.2, allows",
)

RULES = (MALFORMED_CALENDAR, UNCLOSED_COMPONENT, TORN_CALENDAR, DAMAGED_RECORD)
