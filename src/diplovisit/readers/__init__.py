"""Bytes to plain data, with where each value stands: JSON, JSON Lines, YAML; tables are in `csv_tables`. Strict all."""

from diplovisit.readers.document import Document, JsonValue, SourceDocument, UnreadableDocument
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.reading import Format, format_of, read_documents
from diplovisit.readers.rules import RULES
from diplovisit.record.finding import FilePosition

__all__ = [
    "RULES",
    "Document",
    "FilePosition",
    "Format",
    "JsonValue",
    "SourceDocument",
    "SyntaxFault",
    "UnreadableDocument",
    "format_of",
    "read_documents",
]
