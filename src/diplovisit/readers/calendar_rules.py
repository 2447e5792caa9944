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
    "a line of a calendar that is not a content line (RFC 5545, section 3.1), or that is outside the calendar",
    "The content of the line is lost. Usually it continues the previous line, which is then incomplete as well.",
    "export the calendar again; if a line continues on the next one, begin that next line with a space",
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
    source="RFC 5545, section 3.1: a long line continues on the next line, after a space",
)
UNCLOSED_COMPONENT = _rule(
    "unclosed-component",
    "a BEGIN without its END, or an END without its BEGIN",
    "It is unclear which entry the lines between belong to, so the entry is omitted.",
    "export the calendar again, or restore the missing line",
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
    "It was probably cut off during a transfer, so an unknown number of entries is missing.",
    "download the calendar again",
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
    "an X-DIPLOVISIT-RECORD that cannot be read, because it was edited by hand, damaged or cut off",
    "The entry still shows the visit, but the record that it was made from is lost.",
    "use the calendar as it was exported; to change a record, edit its file and export it again",
    breaks="""
        # visit.ics
        X-DIPLOVISIT-RECORD:eyJmb3JtYXQi
    """,
    keeps="""
        # visit.ics
        X-DIPLOVISIT-RECORD:<the record>
    """,
    source="project rule: the record is stored in a property of the entry, as RFC 5545, section 3.8.8.2, allows",
)

RULES = (MALFORMED_CALENDAR, UNCLOSED_COMPONENT, TORN_CALENDAR, DAMAGED_RECORD)
