"""Read, structure, check, export: the order of things, and the only place that knows it."""

from diplovisit.pipeline.anchoring import AnchoredRecord, anchor_document, placed_and_not, told_again
from diplovisit.pipeline.checking import check, check_document, check_visit
from diplovisit.pipeline.examining import examined
from diplovisit.pipeline.exporting import export, export_files, settings
from diplovisit.pipeline.feeds import SPLITS, calendar_notes, feeds
from diplovisit.pipeline.importing import Imported, read_calendar_file
from diplovisit.pipeline.locks import lock_path
from diplovisit.pipeline.reading import UnknownFormat, files_of, load, load_all, read_files, read_stream, structured
from diplovisit.pipeline.rules import RULES
from diplovisit.pipeline.tables import is_folder_of_tables, read_tables_of
from diplovisit.pipeline.texts import Texts

__all__ = [
    "RULES",
    "SPLITS",
    "AnchoredRecord",
    "Imported",
    "Texts",
    "UnknownFormat",
    "anchor_document",
    "calendar_notes",
    "check",
    "check_document",
    "check_visit",
    "examined",
    "export",
    "export_files",
    "feeds",
    "files_of",
    "is_folder_of_tables",
    "load",
    "load_all",
    "lock_path",
    "placed_and_not",
    "read_calendar_file",
    "read_files",
    "read_stream",
    "read_tables_of",
    "settings",
    "structured",
    "told_again",
]
