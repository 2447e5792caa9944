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
    finds=(
        "an event whose title, STATUS and METHOD disagree about whether it takes place, such as"
        ' "Canceled: Talks" without STATUS:CANCELLED'
    ),
    why=(
        "Outlook writes a cancellation into the title and often does not change STATUS. The draft uses"
        " the status in the title, and removes it from the title. Cancelled takes precedence over"
        " postponed, and a doubtful mark changes nothing."
    ),
    remedy="check the event in its program; if the title is wrong, correct the status of the draft",
    breaks=_example(title="Canceled: Talks", more="STATUS:CONFIRMED"),
    keeps=_example(title="Canceled: Talks", more="STATUS:CANCELLED"),
    source="RFC 5545, section 3.8.1.11; RFC 5546, section 3.2.5; [MS-OXOCAL], section 2.2.8.1, for prefixes of titles",
)
SCHEDULING_MESSAGE: Final = Rule(
    name="scheduling-message",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds=(
        "a calendar that is a message to or from the organizer (METHOD REPLY, COUNTER, DECLINECOUNTER,"
        " REFRESH), or that adds days to a series (ADD)"
    ),
    why="It repeats parts of an event that another calendar has in full, so nothing is imported.",
    remedy="export the event itself from the calendar program, and import that file",
    breaks=_example(method="METHOD:REPLY"),
    keeps=_example(method="METHOD:PUBLISH"),
    source="RFC 5546, section 1.4",
)
OLDER_EVENT: Final = Rule(
    name="older-event",
    group=Group.TEXT,
    severity=Severity.INFO,
    finds="an older version of an event, if the same run of `import` has a newer one",
    why=(
        "Events with the same UID and RECURRENCE-ID are one event. The version with the highest SEQUENCE"
        " is imported. If these are equal, the latest LAST-MODIFIED decides, then DTSTAMP."
    ),
    remedy="do nothing if the newer version is right; otherwise import the calendar with this version alone",
    breaks=_example(second=_SECOND.format(uid=1, day="20250308", more="\n        SEQUENCE:1")),
    keeps=_example(second=_SECOND.format(uid=2, day="20250308", more="\n        SEQUENCE:1")),
    source="RFC 5546, section 2.1.5",
)
EVENT_TWICE: Final = Rule(
    name="event-twice",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="two different versions of one event, neither of which is newer",
    why=(
        "The calendars do not say which is right, so each becomes a draft. A SEQUENCE that is not a"
        " number, or a LAST-MODIFIED without a zone, is ignored."
    ),
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
    finds="two different records with the same id and revision in one run of `import`",
    why="Both would be written to the same file, and it is unclear which is right. Neither is imported.",
    remedy="give the newer one a higher `revision`, or import the right one alone",
    breaks=_RECORDS.format(first="<the record>", second="<the record with another title>"),
    keeps=_RECORDS.format(first="<the record>", second="<the record>"),
    source="project rule: an id identifies a record, and a revision identifies its version",
)

EVENT_RULES: Final = (CONFLICTING_STATUS, SCHEDULING_MESSAGE, OLDER_EVENT, EVENT_TWICE, RECORD_TWICE)
