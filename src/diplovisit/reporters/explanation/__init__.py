"""What a rule is, for a person at a terminal, for a page, or for a program."""

from diplovisit.reporters.explanation.json_objects import json_objects
from diplovisit.reporters.explanation.markdown import contents, page
from diplovisit.reporters.explanation.text import explain_rules, list_of_rules

__all__ = ["contents", "explain_rules", "json_objects", "list_of_rules", "page"]
