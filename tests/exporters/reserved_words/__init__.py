"""The reserved words of dialects of SQL, in lists that are committed: SQL:2016, PostgreSQL 18 and SQLite."""

from pathlib import Path


def reserved_words() -> frozenset[str]:
    """Returns the words of all lists."""
    return frozenset(word for path in Path(__file__).parent.glob("*.txt") for word in path.read_text("utf-8").split())
