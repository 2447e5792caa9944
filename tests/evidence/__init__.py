"""Tests of diplovisit.evidence."""
