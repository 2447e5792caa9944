"""The rules of calendars: what keeps an iCalendar file, or the record inside one of its entries, from being read."""

from diplovisit.record.finding import Group, Rule, Severity


def _rule(name: str, finds: str, why: str, remedy: str) -> Rule:
    return Rule(name=name, group=Group.SYNTAX, severity=Severity.ERROR, finds=finds, why=why, remedy=remedy)


MALFORMED_CALENDAR = _rule(
    "malformed-calendar",
    "a line of a calendar that is no content line (RFC 5545, section 3.1), or one that stands outside the calendar",
    "What the line says is lost; most often it is the rest of the line before it, which is then lost as well.",
    "export the calendar again; a line that goes on in the next one has a blank at the beginning of that next line",
)
UNCLOSED_COMPONENT = _rule(
    "unclosed-component",
    "a BEGIN without its END, or an END without its BEGIN",
    "Nobody can tell which entry the lines between belong to, so the entry is left out.",
    "export the calendar again, or put back the line that is missing",
)
TORN_CALENDAR = _rule(
    "torn-calendar",
    "a calendar that ends before its END:VCALENDAR",
    "It was most likely cut off on the way, and nobody can tell how many entries are missing.",
    "fetch the calendar again",
)
DAMAGED_RECORD = _rule(
    "damaged-record",
    "an X-DIPLOVISIT-RECORD that cannot be read: it was edited by hand, torn, or cut off",
    "The entry shows what it always did, and the record that it was made from is lost.",
    "take the calendar as it was exported; to change a record, change its file and export it again",
)

RULES = (MALFORMED_CALENDAR, UNCLOSED_COMPONENT, TORN_CALENDAR, DAMAGED_RECORD)
