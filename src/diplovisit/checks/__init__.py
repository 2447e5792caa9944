"""The rules of a record: each in a file of its own, all in one table."""

from diplovisit.checks.table import CHECKS, EVIDENCE_CHECKS, RULES

__all__ = ["CHECKS", "EVIDENCE_CHECKS", "RULES"]
