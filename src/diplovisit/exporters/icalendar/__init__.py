"""iCalendar: visits as calendar entries that say no more than the record, and that carry the record itself."""

from diplovisit.exporters.icalendar.calendar import CalendarOptions, CalendarWriter, Entries, calendar, single
from diplovisit.exporters.icalendar.entries import calendar_entries
from diplovisit.exporters.icalendar.entry import CalendarEntry, EntryKind, EventStatus, RelationType
from diplovisit.exporters.icalendar.notes import RULE, notes

__all__ = [
    "RULE",
    "CalendarEntry",
    "CalendarOptions",
    "CalendarWriter",
    "Entries",
    "EntryKind",
    "EventStatus",
    "RelationType",
    "calendar",
    "calendar_entries",
    "notes",
    "single",
]
