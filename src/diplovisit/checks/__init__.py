"""The rules of a record: each in a file of its own, all in one table."""

from diplovisit.checks.table import ACROSS_CHECKS, CHECKS, EVIDENCE_CHECKS, RULES, TERM_CHECKS, WRITING_CHECKS

__all__ = ["ACROSS_CHECKS", "CHECKS", "EVIDENCE_CHECKS", "RULES", "TERM_CHECKS", "WRITING_CHECKS"]
