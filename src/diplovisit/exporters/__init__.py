"""Exporters turn records into bytes, and neither lose nor invent anything; each has a file or folder of its own."""

from diplovisit.exporters.table import EXPORTERS, Exporter, ExportOptions
from diplovisit.exporters.writer import Writer, assemble, write_records

__all__ = ["EXPORTERS", "ExportOptions", "Exporter", "Writer", "assemble", "write_records"]
