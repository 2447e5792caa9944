"""Excludes the process that fuzzes, which needs atheris, from the collection of doctests."""

collect_ignore = ["process.py"]
