"""Importers: drafts of records from calendars, with findings for everything that a draft lacks."""

from diplovisit.importers.calendar_draft import Draft, DraftIds, draft_from_event, draft_from_own_entries, own_key
from diplovisit.importers.calendar_edited import compare_with_record
from diplovisit.importers.event_rules import EVENT_RULES
from diplovisit.importers.property_rules import PROPERTY_RULES
from diplovisit.importers.rules import RULES as _RULES

RULES = (*_RULES, *EVENT_RULES, *PROPERTY_RULES)
"""The rules of all imports."""

__all__ = [
    "RULES",
    "Draft",
    "DraftIds",
    "compare_with_record",
    "draft_from_event",
    "draft_from_own_entries",
    "own_key",
]
