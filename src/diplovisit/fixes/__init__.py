"""Fixes: what would mend a finding, as edits of the text it was found in."""

from diplovisit.fixes.applying import applied
from diplovisit.fixes.table import fix_of, fix_of_syntax

__all__ = ["applied", "fix_of", "fix_of_syntax"]
