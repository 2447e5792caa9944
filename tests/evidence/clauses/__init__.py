"""Tests of the clauses of a sentence and of the words that deny, call off or suspend them."""
