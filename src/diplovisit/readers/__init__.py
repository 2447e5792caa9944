"""Bytes to plain data, with where each value stands: JSON, JSON Lines, YAML; tables are in `csv_tables`. Strict all."""

from diplovisit.readers.document import Document, JsonValue, Readable, Unreadable
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.reading import Format, format_of, read
from diplovisit.readers.rules import RULES
from diplovisit.record.finding import Where

__all__ = [
    "RULES",
    "Document",
    "Format",
    "JsonValue",
    "Readable",
    "SyntaxFault",
    "Unreadable",
    "Where",
    "format_of",
    "read",
]
