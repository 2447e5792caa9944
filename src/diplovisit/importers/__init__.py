"""Importers: drafts of records from calendars, and records from flat tables, with findings for what is missing."""

from diplovisit.importers.calendar_draft import Draft, DraftIds, draft_from_event, draft_from_own_entries, own_key
from diplovisit.importers.calendar_edited import compare_with_record
from diplovisit.importers.flat_rows import CellFault, FlatDocument, documents_of_rows
from diplovisit.importers.flat_rules import FLAT_RULES
from diplovisit.importers.rules import RULES

__all__ = [
    "FLAT_RULES",
    "RULES",
    "CellFault",
    "Draft",
    "DraftIds",
    "FlatDocument",
    "compare_with_record",
    "documents_of_rows",
    "draft_from_event",
    "draft_from_own_entries",
    "own_key",
]
