"""The rules for records: one file for each rule, and one table of all."""

from diplovisit.checks.table import CHECKS, CROSS_RECORD_CHECKS, RULES, OnEvidence, OnLayout, OnRecord, OnTerms

__all__ = ["CHECKS", "CROSS_RECORD_CHECKS", "RULES", "OnEvidence", "OnLayout", "OnRecord", "OnTerms"]
