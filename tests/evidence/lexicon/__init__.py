"""Tests of diplovisit.evidence.lexicon."""
