"""Fixes: edits of a text that correct its findings."""

from diplovisit.fixes.applying import applied
from diplovisit.fixes.table import fix_of, fix_of_syntax

__all__ = ["applied", "fix_of", "fix_of_syntax"]
