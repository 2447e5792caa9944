"""Exporters: from records to bytes, with nothing lost and nothing invented; each is in a file of its own."""

from diplovisit.exporters.table import EXPORTERS, Exporter, ExportOptions
from diplovisit.exporters.writer import Writer, assemble, write_records

__all__ = ["EXPORTERS", "ExportOptions", "Exporter", "Writer", "assemble", "write_records"]
