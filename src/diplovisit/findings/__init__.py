"""Findings: rules, faults, findings and results, with the phrases that messages share."""
