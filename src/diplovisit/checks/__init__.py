"""The rules of a record: each in a file of its own, all in one table."""

from diplovisit.checks.table import CHECKS, RULES

__all__ = ["CHECKS", "RULES"]
