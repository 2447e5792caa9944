"""Verdicts: whether the words that are cited for a fact say it."""
