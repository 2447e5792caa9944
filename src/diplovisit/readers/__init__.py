"""Bytes to plain data, with where each value stands: JSON, JSON Lines, YAML; tables are in `csv_tables`. Strict all."""

from diplovisit.findings.rule import FilePosition
from diplovisit.readers.documents import Document, JsonValue, SourceDocument, SyntaxFault, UnreadableDocument
from diplovisit.readers.record_reader import Format, format_of, read_documents
from diplovisit.readers.syntax_rules import RULES

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
