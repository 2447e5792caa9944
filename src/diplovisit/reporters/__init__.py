"""Reporters turn findings into text for a person, a log or a program; each has a file of its own."""

from diplovisit.reporters.table import REPORTERS

__all__ = ["REPORTERS"]
