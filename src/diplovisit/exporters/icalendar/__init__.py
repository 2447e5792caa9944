"""iCalendar: visits as calendar entries that say no more than the record, with the record itself inside them."""

from diplovisit.exporters.icalendar.calendar import CalendarOptions, CalendarWriter, Entries, calendar, single
from diplovisit.exporters.icalendar.component import Component, EventStatus, Kind, RelationType
from diplovisit.exporters.icalendar.components import components
from diplovisit.exporters.icalendar.notes import RULE, notes

__all__ = [
    "RULE",
    "CalendarOptions",
    "CalendarWriter",
    "Component",
    "Entries",
    "EventStatus",
    "Kind",
    "RelationType",
    "calendar",
    "components",
    "notes",
    "single",
]
