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
    finds="an event at an hour of a Windows time zone, which the draft has as the usual zone of that name",
    why="A Windows zone covers several zones of the tz database: the hour is right, and the city may be another one.",
    remedy="if the visit was in another zone of the same clock, put its IANA name under `time_zone`",
    breaks=_event("DTSTART;TZID=W. Europe Standard Time:20250307T100000"),
    keeps=_event("DTSTART;TZID=Europe/Vienna:20250307T100000"),
    source="CLDR, windowsZones.xml: the zone of the territory 001",
)
DAYS_AS_HOURS = Rule(
    name="days-as-hours",
    group=Group.TIME,
    severity=Severity.INFO,
    finds="an event from midnight to midnight, or one marked as lasting whole days, which the draft has as days",
    why="Some programs write whole days as hours. Nobody arrived at midnight, so the draft has no hours.",
    remedy="if the hours are meant, put them into the record",
    breaks=_event("DTSTART:20250307T000000", "DTEND:20250308T000000"),
    keeps=_event("DTSTART;VALUE=DATE:20250307", "DTEND;VALUE=DATE:20250308"),
    source="[MS-OXCICAL], section 2.1.3.1.1.20.28 (X-MICROSOFT-CDO-ALLDAYEVENT)",
)
CALENDAR_TIME_ZONE = Rule(
    name="calendar-time-zone",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="an hour without a time zone in a calendar that names one, or an hour in UTC that is on another day there",
    why="X-WR-TIMEZONE is the zone in which a calendar is shown. It does not say where the visit was.",
    remedy="if the hours are those of that zone, put it under `time_zone`, and the day as it was there under `when`",
    breaks=_event("DTSTART:20250307T100000").replace("PRODID", "X-WR-TIMEZONE:Europe/Tallinn\n        PRODID"),
    keeps=_event("DTSTART;TZID=Europe/Tallinn:20250307T100000"),
    source="our own: X-WR-TIMEZONE is a property of Apple and Google that no standard defines",
)
EVENT_WITHOUT_DAY = Rule(
    name="event-without-day",
    group=Group.TIME,
    severity=Severity.WARNING,
    finds="an event without DTSTART",
    why="A calendar does not show such an event, and the draft has no days.",
    remedy="put the days into the record, if a source has them",
    breaks=_event("DTEND;VALUE=DATE:20250308"),
    keeps=_event("DTSTART;VALUE=DATE:20250307"),
    source="RFC 5545, section 3.6.1",
)
PRIVATE_EVENT = Rule(
    name="private-event",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="an event that its owner marked as private or confidential (CLASS)",
    why="A record is made to be published, and a record has no field that keeps it private.",
    remedy="ask the owner of the calendar before you publish the record",
    breaks=_event("DTSTART;VALUE=DATE:20250307", "CLASS:CONFIDENTIAL"),
    keeps=_event("DTSTART;VALUE=DATE:20250307", "CLASS:PUBLIC"),
    source="RFC 5545, section 3.8.1.3: a class that is unknown is private, too",
)

PROPERTY_RULES = (USUAL_TIME_ZONE, DAYS_AS_HOURS, CALENDAR_TIME_ZONE, EVENT_WITHOUT_DAY, PRIVATE_EVENT)
