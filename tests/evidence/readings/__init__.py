"""Tests of diplovisit.evidence.readings."""
