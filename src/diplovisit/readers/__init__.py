"""Readers: bytes become plain data with positions, strictly. Tables are read by `table_reader`."""

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
