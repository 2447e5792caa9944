"""The rules of a record: each in a file of its own, all in one table."""

from diplovisit.checks.table import CHECKS, CROSS_RECORD_CHECKS, RULES, OnEvidence, OnLayout, OnRecord, OnTerms

__all__ = ["CHECKS", "CROSS_RECORD_CHECKS", "RULES", "OnEvidence", "OnLayout", "OnRecord", "OnTerms"]
