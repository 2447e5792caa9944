"""Drafts: from the texts of sources to a record whose every fact is proven by their words.

Rules or a language model propose facts, each with its words. The verdicts of `evidence/` decide which of them stay.
"""

from diplovisit.drafting.draft import DraftedRecord, draft_record
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import (
    Choice,
    ChoiceOption,
    Citation,
    LeftOutWords,
    Proposal,
    ProposedFact,
    RefusedFact,
)

__all__ = [
    "Choice",
    "ChoiceOption",
    "Citation",
    "DraftOptions",
    "DraftedRecord",
    "LeftOutWords",
    "Proposal",
    "ProposedFact",
    "RefusedFact",
    "draft_record",
]
