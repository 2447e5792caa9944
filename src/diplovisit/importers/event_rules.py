"""The rules for events of other programs: what their title, STATUS and METHOD say, and events that occur twice."""

from typing import Final

from diplovisit.findings.rule import Group, Rule, Severity

_EVENT: Final = """
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN{method}
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        DTSTART;VALUE=DATE:20250307
        SUMMARY:{title}{more}
        END:VEVENT{second}
        END:VCALENDAR
"""
_SECOND: Final = """
        BEGIN:VEVENT
        UID:{uid}@example.org
        DTSTAMP:20250306T120000Z
        DTSTART;VALUE=DATE:{day}{more}
        SUMMARY:Talks
        END:VEVENT"""

_RECORDS: Final = """
        # visits.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        X-DIPLOVISIT-RECORD:{first}
        END:VEVENT
        BEGIN:VEVENT
        UID:2@example.org
        DTSTAMP:20250305T120000Z
        X-DIPLOVISIT-RECORD:{second}
        END:VEVENT
        END:VCALENDAR
"""


def _example(*, title: str = "Talks", more: str = "", method: str = "", second: str = "") -> str:
    return _EVENT.format(
        title=title,
        more=f"\n        {more}" if more else "",
        method=f"\n        {method}" if method else "",
        second=second,
    )


CONFLICTING_STATUS: Final = Rule(
    name="conflicting-status",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="an event whose title, STATUS and METHOD do not say the same of whether it takes place, such as"
    ' "Canceled: Talks" without STATUS:CANCELLED',
    why="Outlook writes a cancellation into the title and often leaves STATUS as it was. The draft has the status that"
    " the title says, and its title is without the mark.",
    remedy="look at the event in its program, and correct the status of the draft if the title is wrong",
    breaks=_example(title="Canceled: Talks", more="STATUS:CONFIRMED"),
    keeps=_example(title="Canceled: Talks", more="STATUS:CANCELLED"),
    source="RFC 5545, section 3.8.1.11; RFC 5546, section 3.2.5; [MS-OXOCAL], section 2.2.8.1, for prefixes of titles",
)
SCHEDULING_MESSAGE: Final = Rule(
    name="scheduling-message",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a calendar that is an answer or a question to the organizer of an event (METHOD REPLY, COUNTER,"
    " DECLINECOUNTER, REFRESH), or that adds days to a series (ADD)",
    why="It repeats parts of an event that another calendar states in full. Nothing in it is imported.",
    remedy="export the event itself from the calendar program, and import that file",
    breaks=_example(method="METHOD:REPLY"),
    keeps=_example(method="METHOD:PUBLISH"),
    source="RFC 5546, section 1.4",
)
OLDER_EVENT: Final = Rule(
    name="older-event",
    group=Group.TEXT,
    severity=Severity.INFO,
    finds="a version of an event, in a run of `import` that has a newer version of the same event",
    why="Events with the same UID and RECURRENCE-ID are one event. The version with the highest SEQUENCE is imported,"
    " then that with the latest LAST-MODIFIED, then DTSTAMP.",
    remedy="nothing, if the newer version is right; otherwise import the calendar with this one alone",
    breaks=_example(second=_SECOND.format(uid=1, day="20250308", more="\n        SEQUENCE:1")),
    keeps=_example(second=_SECOND.format(uid=2, day="20250308", more="\n        SEQUENCE:1")),
    source="RFC 5546, section 2.1.5",
)
EVENT_TWICE: Final = Rule(
    name="event-twice",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="two versions of one event that differ, of which neither is newer",
    why="Nothing in the calendars says which is right, so each becomes a draft. A SEQUENCE that is no number, and a"
    " LAST-MODIFIED without a zone, make no version newer.",
    remedy="delete the draft that is wrong",
    breaks=_example(
        second=_SECOND.format(uid=1, day="20250308", more="").replace("20250306T120000Z", "20250305T120000Z")
    ),
    keeps=_example(second=_SECOND.format(uid=2, day="20250308", more="")),
    source="RFC 5546, section 2.1.5",
)

RECORD_TWICE: Final = Rule(
    name="record-twice",
    group=Group.EXPORT,
    severity=Severity.ERROR,
    finds="two records with the same id and revision in one run of `import` that differ",
    why="They would be one file, and nothing says which is right. Neither is imported.",
    remedy="give the newer one a higher `revision`, or import the right one alone",
    breaks=_RECORDS.format(first="<the record>", second="<the record with another title>"),
    keeps=_RECORDS.format(first="<the record>", second="<the record>"),
    source="our own: a record is known by its id, and its versions by their revision",
)

EVENT_RULES: Final = (CONFLICTING_STATUS, SCHEDULING_MESSAGE, OLDER_EVENT, EVENT_TWICE, RECORD_TWICE)
