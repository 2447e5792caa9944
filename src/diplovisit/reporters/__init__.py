"""Reporters: findings as text, for a person, a log or a program; each is in a file of its own."""

from diplovisit.reporters.table import REPORTERS

__all__ = ["REPORTERS"]
