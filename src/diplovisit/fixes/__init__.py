"""Fixes: edits of a text that correct its findings."""

from diplovisit.fixes.table import apply_fixes, fix_of, fix_of_syntax

__all__ = ["apply_fixes", "fix_of", "fix_of_syntax"]
