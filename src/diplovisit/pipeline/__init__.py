"""Read, structure, check, export: the order of things, and the only place that knows it."""

from diplovisit.pipeline.checking import check, check_document, check_visit
from diplovisit.pipeline.exporting import export, export_files, settings
from diplovisit.pipeline.feeds import SPLITS, calendar_notes, feeds
from diplovisit.pipeline.reading import UnknownFormat, files_of, load, load_all, read_files, read_stream, structured

__all__ = [
    "SPLITS",
    "UnknownFormat",
    "calendar_notes",
    "check",
    "check_document",
    "check_visit",
    "export",
    "export_files",
    "feeds",
    "files_of",
    "load",
    "load_all",
    "read_files",
    "read_stream",
    "settings",
    "structured",
]
