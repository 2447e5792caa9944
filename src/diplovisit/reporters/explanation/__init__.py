"""What a rule is, for a person at a terminal, for a page, or for a program."""

from diplovisit.reporters.explanation.json_objects import json_objects
from diplovisit.reporters.explanation.markdown import contents, page
from diplovisit.reporters.explanation.text import list_of_rules, text

__all__ = ["contents", "json_objects", "list_of_rules", "page", "text"]
