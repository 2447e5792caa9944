"""iCalendar: visits as calendar entries that say no more than the record, and that carry the record itself."""

from diplovisit.exporters.icalendar.calendar import (
    CalendarOptions,
    CalendarWriter,
    VisitEntries,
    calendar,
    calendar_name,
    separate_calendars,
    single_calendar,
)
from diplovisit.exporters.icalendar.entries import calendar_entries
from diplovisit.exporters.icalendar.entry import CalendarEntry, EntryKind, EventStatus, RelationType
from diplovisit.exporters.icalendar.undated import RULE, undated_notes

__all__ = [
    "RULE",
    "CalendarEntry",
    "CalendarOptions",
    "CalendarWriter",
    "EntryKind",
    "EventStatus",
    "RelationType",
    "VisitEntries",
    "calendar",
    "calendar_entries",
    "calendar_name",
    "separate_calendars",
    "single_calendar",
    "undated_notes",
]
