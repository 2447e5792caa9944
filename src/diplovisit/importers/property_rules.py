"""The rules for events of other programs: what a draft reads otherwise than it is written, and private events."""

from diplovisit.findings.rule import Group, Rule, Severity

_EVENT = """
        # visit.ics
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//EN
        BEGIN:VEVENT
        UID:1@example.org
        DTSTAMP:20250305T120000Z
        {lines}
        SUMMARY:Talks
        END:VEVENT
        END:VCALENDAR
    """


def _event(*lines: str) -> str:
    return _EVENT.format(lines="\n        ".join(lines))


USUAL_TIME_ZONE = Rule(
    name="usual-time-zone",
    group=Group.TIME,
    severity=Severity.INFO,
    finds="an event in a Windows time zone, which the draft replaces by the usual IANA zone of that name",
    why="A Windows zone covers several zones of the tz database. The time is right, but the city may be another one.",
    remedy="if the visit was in another zone with the same clock, put its IANA name in `time_zone`",
    breaks=_event("DTSTART;TZID=W. Europe Standard Time:20250307T100000"),
    keeps=_event("DTSTART;TZID=Europe/Vienna:20250307T100000"),
    source="CLDR, windowsZones.xml: the zone of the territory 001",
)
DAYS_AS_HOURS = Rule(
    name="days-as-hours",
    group=Group.TIME,
    severity=Severity.INFO,
    finds=(
        "an event from midnight to midnight, or marked as lasting whole days, for which the draft has"
        " days without hours"
    ),
    why="Some programs write whole days as hours. Nobody arrived at midnight, so the draft has no hours.",
    remedy="if the hours are meant, add them to the record",
    breaks=_event("DTSTART:20250307T000000", "DTEND:20250308T000000"),
    keeps=_event("DTSTART;VALUE=DATE:20250307", "DTEND;VALUE=DATE:20250308"),
    source="[MS-OXCICAL], section 2.1.3.1.1.20.28 (X-MICROSOFT-CDO-ALLDAYEVENT)",
)
CALENDAR_TIME_ZONE = Rule(
    name="calendar-time-zone",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="a time without a zone in a calendar that names one, or a time in UTC that is on another day in that zone",
    why="X-WR-TIMEZONE is the zone in which a calendar is displayed. It does not say where the visit was.",
    remedy="if the times are in that zone, put it in `time_zone`, and the local day in `when`",
    breaks=_event("DTSTART:20250307T100000").replace("PRODID", "X-WR-TIMEZONE:Europe/Tallinn\n        PRODID"),
    keeps=_event("DTSTART;TZID=Europe/Tallinn:20250307T100000"),
    source="project rule: X-WR-TIMEZONE is a property of Apple and Google that no standard defines",
)
EVENT_WITHOUT_DAY = Rule(
    name="event-without-day",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="an event without DTSTART",
    why="Calendar programs do not show such an event, and the draft has no days.",
    remedy="if a source has the days, add them to the record",
    breaks=_event("DTEND;VALUE=DATE:20250308"),
    keeps=_event("DTSTART;VALUE=DATE:20250307"),
    source="RFC 5545, section 3.6.1",
)
PRIVATE_EVENT = Rule(
    name="private-event",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="an event that its owner marked as private or confidential (CLASS)",
    why="A record is meant for publication, and it has no field to keep it private.",
    remedy="ask the owner of the calendar before you publish the record",
    breaks=_event("DTSTART;VALUE=DATE:20250307", "CLASS:CONFIDENTIAL"),
    keeps=_event("DTSTART;VALUE=DATE:20250307", "CLASS:PUBLIC"),
    source="RFC 5545, section 3.8.1.3: an unknown class is treated as private",
)

PROPERTY_RULES = (USUAL_TIME_ZONE, DAYS_AS_HOURS, CALENDAR_TIME_ZONE, EVENT_WITHOUT_DAY, PRIVATE_EVENT)
