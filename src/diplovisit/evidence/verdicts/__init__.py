"""Verdicts: whether the words that are cited for a fact state it."""
