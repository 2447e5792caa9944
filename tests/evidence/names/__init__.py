"""Tests of diplovisit.evidence.names."""
