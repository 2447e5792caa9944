"""Faults while files are written: killed programs, errors of the system, closed streams."""
