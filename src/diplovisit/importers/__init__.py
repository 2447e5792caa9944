"""Importers: what other programs wrote, as drafts of records that are honest about what they lack."""

from diplovisit.importers.calendar_draft import Draft, DraftIds, draft_from_event, own_draft, own_key
from diplovisit.importers.calendar_edited import compare_with_record
from diplovisit.importers.rules import RULES

__all__ = ["RULES", "Draft", "DraftIds", "compare_with_record", "draft_from_event", "own_draft", "own_key"]
