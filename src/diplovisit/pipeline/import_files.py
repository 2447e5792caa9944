"""Imports calendars and tables for Python: all records, drafts and findings at once."""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from diplovisit.files import NoSuchPath, open_file
from diplovisit.findings.argument_types import path_of
from diplovisit.findings.phrases import describe
from diplovisit.importers import DraftIds
from diplovisit.pipeline.calendar_files import find_calendars, is_calendar_start
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_entries
from diplovisit.pipeline.import_collection import collect_items
from diplovisit.pipeline.import_result import ImportResult
from diplovisit.pipeline.import_tables import NotOurTables, is_one_of_tables, is_table_file, read_table_file
from diplovisit.pipeline.read import is_folder_of_tables, read_tables_folder, structure_document
from diplovisit.pipeline.rejected_rows import rejected_rows
from diplovisit.readers import UnreadableDocument


def read_calendar(source: str | os.PathLike[str] | bytes | BinaryIO, *, name: str | None = None) -> ImportResult:
    """Reads the records of a calendar, and makes drafts of the events of other programs.

    source: a file, a folder of calendars with its subfolders, the bytes of a calendar, or a binary stream. name: what
    findings call the file; by default its path, or "<calendar>". The newest version of each event counts, as in
    `diplovisit import`.

    Bad content is never raised: it is in the findings. Raises NoSuchPath for a missing file; OSError for an unreadable
    one; ValueError for a folder without calendars, and for the text of a calendar instead of a path; TypeError for
    anything else.

    >>> from diplovisit import export, load, read_calendar
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> read_calendar(export(seed, "ics")).records == (seed,)
    True
    >>> result = read_calendar("tests/corpus_calendars/outlook.ics")
    >>> result.drafts[0]["title"], result.drafts[0]["status"]
    ('Foreign Office Consultations', 'cancelled')
    >>> [finding.sentence for finding in result.findings if finding.rule == "conflicting-status"]
    ['the title says "Canceled:", but the event has no STATUS: the draft is cancelled']
    """
    return _result(collect_items(_entries(source, name)))


def read_tables(source: str | os.PathLike[str]) -> ImportResult:
    """Reads the records of tables: a folder of CSV or Parquet, a workbook, a database, or a flat table.

    A row of a flat table that lacks a required cell is a draft. Bad content is never raised: it is in the findings.
    Raises ValueError for a folder that has both kinds of tables, for a Parquet file that is not the table of its name,
    and for a file that no export wrote; ExtraMissing without the extra `arrow` or `sheets`; OSError for a file that
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
    path = path_of(source, content="read_tables reads the file of a table")
    if not path.is_dir():
        return _result(collect_items(_items_of_file(path)))
    if not is_folder_of_tables(path):
        raise ValueError(f"{path}: contains neither visits.csv nor visits.parquet")
    items = []
    for document in read_tables_folder(path):
        visit, result = structure_document(document)
        items.append(ImportedItem(document=document, visit=visit, result=result))
    return _result(collect_items(items))


def _items_of_file(path: Path) -> Iterator[ImportedItem]:
    if not path.exists():
        raise NoSuchPath(f"{path}: no such file or folder")
    is_one_of_several = is_one_of_tables(path)
    remedy = f"name the folder of all tables, {path.parent}"
    if is_table_file(path):
        try:
            yield from read_table_file(path, ids=DraftIds())
        except NotOurTables as error:
            if not is_one_of_several:
                remedy = "to read another table, use diplovisit.read_table(path, map)"
            raise ValueError(f"{error}; {remedy}") from None
        return
    problem = f"is one of several tables; {remedy}" if is_one_of_several else "is not a table that `export` writes"
    raise ValueError(f"{path}: {problem}")


def _entries(source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None) -> Iterator[ImportedItem]:
    if isinstance(source, str) and is_calendar_start(source[:100].encode(errors="replace")):
        raise ValueError("this is the text of a calendar, not the name of a file; pass it as bytes")
    if isinstance(source, bytes):
        yield from read_calendar_entries(io.BytesIO(source), name or "<calendar>")
    elif not isinstance(source, str | os.PathLike):
        _require_binary(source)
        yield from read_calendar_entries(source, name or "<calendar>")
    else:
        path = Path(source)
        if not path.exists():
            raise NoSuchPath(f"{path}: no such file or folder")
        calendars = find_calendars(path).calendars if path.is_dir() else (path,)
        if not calendars:
            raise ValueError(f"{path}: has no calendar; the name of one ends in .ics or the like")
        for calendar in calendars:
            with open_file(calendar) as stream:
                yield from read_calendar_entries(stream, name or str(calendar))


def _require_binary(stream: object) -> None:
    if isinstance(stream, io.TextIOBase) or not hasattr(stream, "read"):
        remedy = "; open the file with the mode rb" if isinstance(stream, io.TextIOBase) else ""
        raise TypeError(f"expected a path, bytes or a binary stream; saw {describe(stream)}{remedy}")


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
        rejected=rejected_rows(everything),
    )
