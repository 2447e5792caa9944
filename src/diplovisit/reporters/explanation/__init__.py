"""What a rule is, for a person at a terminal, for a page, or for a program."""

from diplovisit.reporters.explanation.rules import contents, explain_rules, json_objects, list_of_rules, page

__all__ = ["contents", "explain_rules", "json_objects", "list_of_rules", "page"]
