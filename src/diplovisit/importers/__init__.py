"""Importers: drafts of records from calendars, and records from flat tables, with findings for what is missing."""

from diplovisit.importers.calendar_draft import Draft, DraftIds, draft_from_event, draft_from_own_entries, own_key
from diplovisit.importers.calendar_edited import compare_with_record
from diplovisit.importers.event_rules import EVENT_RULES
from diplovisit.importers.flat_document import FlatCellFault, FlatDocument
from diplovisit.importers.flat_rows import documents_of_rows
from diplovisit.importers.flat_rules import FLAT_RULES
from diplovisit.importers.property_rules import PROPERTY_RULES
from diplovisit.importers.rules import RULES as _RULES

RULES = (*_RULES, *EVENT_RULES, *PROPERTY_RULES, *FLAT_RULES)
"""The rules of all imports."""

__all__ = [
    "RULES",
    "Draft",
    "DraftIds",
    "FlatCellFault",
    "FlatDocument",
    "compare_with_record",
    "documents_of_rows",
    "draft_from_event",
    "draft_from_own_entries",
    "own_key",
]
