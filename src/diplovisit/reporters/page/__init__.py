"""The page that `diplovisit evidence --html` writes: the text of a source beside the record."""

from diplovisit.reporters.page.page import evidence_page

__all__ = ["evidence_page"]
