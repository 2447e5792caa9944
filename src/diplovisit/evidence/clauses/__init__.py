"""The clauses of a sentence, and the words that deny, call off or leave open what they say."""

from diplovisit.evidence.clauses.chunks import (
    ChunkKind,
    Clause,
    Word,
    finite_verbs,
    split_chunks,
    split_clauses,
    words_of,
)
from diplovisit.evidence.clauses.governors import ungoverned_event, ungoverned_visit
from diplovisit.evidence.clauses.instructions import instruction_in
from diplovisit.evidence.clauses.refutations import plainly_refutes, refutation_after, refutation_before
from diplovisit.evidence.clauses.suspensions import Scope, scopes_of

__all__ = [
    "ChunkKind",
    "Clause",
    "Scope",
    "Word",
    "finite_verbs",
    "instruction_in",
    "plainly_refutes",
    "refutation_after",
    "refutation_before",
    "scopes_of",
    "split_chunks",
    "split_clauses",
    "ungoverned_event",
    "ungoverned_visit",
    "words_of",
]
