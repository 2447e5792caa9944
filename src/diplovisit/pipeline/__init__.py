"""Read, structure, check, export: the order of things, and the only place that knows it."""

from diplovisit.pipeline.checking import check, check_document, check_visit
from diplovisit.pipeline.exporting import export
from diplovisit.pipeline.reading import UnknownFormat, files_of, load, load_all, read_files, read_stream, structured

__all__ = [
    "UnknownFormat",
    "check",
    "check_document",
    "check_visit",
    "export",
    "files_of",
    "load",
    "load_all",
    "read_files",
    "read_stream",
    "structured",
]
