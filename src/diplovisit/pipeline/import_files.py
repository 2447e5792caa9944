"""Imports calendars and folders of tables for Python: all records, drafts and findings at once."""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from diplovisit.files import NoSuchPath, open_file
from diplovisit.importers import DraftIds
from diplovisit.pipeline.calendar_files import find_calendars, is_calendar_start
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_entries
from diplovisit.pipeline.import_collection import collect_items
from diplovisit.pipeline.import_flat import has_flat_header, read_database_file, read_flat_csv, read_workbook_file
from diplovisit.pipeline.import_result import ImportResult
from diplovisit.pipeline.read import Read, is_folder_of_tables, read_tables_folder, structure_document
from diplovisit.readers import UnreadableDocument


def read_calendar(source: str | os.PathLike[str] | bytes | BinaryIO, *, name: str | None = None) -> ImportResult:
    """Reads the records of a calendar, and makes drafts of the events of other programs.

    source: a file, a folder of calendars with its subfolders, the bytes of a calendar, or a binary stream. name: what
    findings call the file; by default its path, or "<calendar>". The newest version of each event counts, as in
    `diplovisit import`.

    Bad content is never raised: it is in the findings. Raises OSError for a file that cannot be read.

    >>> from diplovisit import export, load, read_calendar
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> read_calendar(export(seed, "ics")).records == (seed,)
    True
    >>> result = read_calendar("tests/corpus_calendars/outlook.ics")
    >>> result.drafts[0]["title"], result.drafts[0]["status"]
    ('Foreign Office Consultations', 'cancelled')
    >>> [finding.sentence for finding in result.findings if finding.rule == "conflicting-status"]
    ['the title says "Canceled:", and the event has no STATUS: the draft is cancelled']
    """
    return _result(collect_items(_entries(source, name)))


def read_tables(source: str | os.PathLike[str]) -> ImportResult:
    """Reads the records of tables as `export` writes them: a folder, a flat table, a workbook or a database.

    source: a folder of CSV or Parquet tables, or a file that ends in .csv (with --flat), .xlsx, .ods or .sqlite. A row
    of a flat table that lacks a required cell is a draft.

    Bad content is never raised: it is in the findings. Raises ValueError for a folder that has both kinds of tables,
    for a Parquet file that is not the table of its name, and for a file that `export` does not write: `read_table`
    reads other tables by a map. Raises ExtraMissing without the extra that a format needs; OSError for a file that
    cannot be read.

    >>> import pathlib, tempfile
    >>> from diplovisit import export_files, load, read_tables
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name, data in export_files(seed, "csv").items():
    ...         _ = pathlib.Path(folder, name).write_bytes(data)
    ...     read_tables(folder).records == (seed,)
    True
    """
    path = Path(source)
    if path.is_dir():
        if not is_folder_of_tables(path):
            raise ValueError(f"{path}: has neither visits.csv nor visits.parquet")
        return _result(collect_items(map(_structured, read_tables_folder(path))))
    return _result(collect_items(_items_of_file(path)))


def _structured(document: Read) -> ImportedItem:
    visit, result = structure_document(document)
    return ImportedItem(document=document, visit=visit, result=result)


def _items_of_file(path: Path) -> Iterator[ImportedItem]:
    if not path.exists():
        raise NoSuchPath(f"{path}: no such file or folder")
    match path.suffix.lower():
        case ".xlsx" | ".xlsm" | ".xlsb" | ".xls" | ".ods":
            return read_workbook_file(path, ids=DraftIds())
        case ".sqlite" | ".sqlite3" | ".db":
            return read_database_file(path)
        case ".csv" if has_flat_header(path):
            return read_flat_csv(path, ids=DraftIds())
        case ".csv" | ".parquet" if is_folder_of_tables(path.parent):
            raise ValueError(f"{path}: is one of several tables; name their folder, {path.parent}")
    problem = "is no table that `export` writes; diplovisit.read_table(path, map) reads other tables"
    raise ValueError(f"{path}: {problem}")


def _entries(source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None) -> Iterator[ImportedItem]:
    if isinstance(source, str) and is_calendar_start(source[:100].encode(errors="replace")):
        raise ValueError("this is the text of a calendar, and not the name of a file: pass it as bytes")
    if isinstance(source, bytes):
        yield from read_calendar_entries(io.BytesIO(source), name or "<calendar>")
    elif not isinstance(source, str | os.PathLike):
        yield from read_calendar_entries(source, name or "<calendar>")
    else:
        path = Path(source)
        for calendar in find_calendars(path).calendars if path.is_dir() else (path,):
            with open_file(calendar) as stream:
                yield from read_calendar_entries(stream, name or str(calendar))


def _result(items: Iterable[ImportedItem]) -> ImportResult:
    everything = tuple(items)
    return ImportResult(
        records=tuple(item.visit for item in everything if item.visit is not None),
        drafts=tuple(
            item.document.data
            for item in everything
            if item.is_draft
            and not isinstance(item.document, UnreadableDocument)
            and isinstance(item.document.data, dict)
        ),
        findings=tuple(
            finding for item in everything for finding in item.result.findings if not item.is_expected_gap(finding)
        ),
    )
