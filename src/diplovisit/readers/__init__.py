"""Bytes to plain data, with where each value stands: JSON, JSON Lines and YAML, all of them strict."""

from diplovisit.readers.document import Document, JsonValue, Unreadable
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.reading import Format, format_of, read
from diplovisit.readers.rules import RULES

__all__ = ["RULES", "Document", "Format", "JsonValue", "SyntaxFault", "Unreadable", "format_of", "read"]
