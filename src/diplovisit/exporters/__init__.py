"""Exporters: from records to bytes, with nothing lost and nothing invented; each is in a file of its own."""

from diplovisit.exporters.table import EXPORTERS, Exporter, Settings

__all__ = ["EXPORTERS", "Exporter", "Settings"]
