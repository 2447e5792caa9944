"""`diplovisit import`: reads exported records back, and other programs' calendars as drafts."""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from diplovisit.cli import console, data_sets
from diplovisit.cli.console import print_error
from diplovisit.cli.import_outputs import write_import
from diplovisit.cli.inputs import named_documents
from diplovisit.files import NoSuchPath, open_file
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.formats.optional_packages import ExtraMissing
from diplovisit.importers import DraftIds
from diplovisit.pipeline.existing import Incoming
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_file
from diplovisit.pipeline.read import Read, is_folder_of_tables, read_tables_folder, structure_document
from diplovisit.readers import JsonValue, UnreadableDocument
from diplovisit.readers.limits import LARGEST_CALENDAR
from diplovisit.record import Visit
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import count_noun


def run(parsed: argparse.Namespace) -> int:
    """Reads all there is, says what is wrong with it, and writes what is whole, and drafts of what is not ours."""
    if data_sets.is_asked_for(parsed):
        return data_sets.run(parsed)
    found = _Found()
    for one in _imported(parsed):
        found.add(one)
    for text in list(REPORTERS["full"](found.checked))[:-1]:
        sys.stderr.write(text)
    if not found.visits and not found.drafts:
        if not found.checked:
            raise console.CannotRun(f"no records in {', '.join(parsed.paths)}")
        print_error("diplovisit: nothing could be imported")
        return console.ERRORS_FOUND
    written = write_import(parsed.output, found.incoming(), replace=parsed.replace)
    drafts = f", {count_noun(written.drafts, 'draft')} to be completed" if written.drafts else ""
    where = f" to {parsed.output}" if parsed.output is not None else ""
    print_error(f"{count_noun(written.records, 'record')}{drafts} written{where}{written.describe_unchanged()}")
    return console.ERRORS_FOUND if found.errors else console.OK


@attrs.define
class _Found:
    """What was imported so far. The same record twice, as in two feeds of one visit, is one record."""

    visits: dict[str, Visit] = attrs.Factory(dict)
    drafts: dict[str, JsonValue] = attrs.Factory(dict)
    checked: list[CheckResult] = attrs.Factory(list)
    errors: int = 0

    def add(self, one: ImportedItem) -> None:
        """Takes one in. Raises CannotRun for two records that share an id and nothing more."""
        if one.checked.findings:
            self.checked.append(one.checked)
            self.errors += CheckTotals().plus(one.checked).errors
        if one.visit is not None:
            if self.visits.setdefault(one.visit.id, one.visit) != one.visit:
                differ = f'two records that differ have the id "{one.visit.id}", the second in {one.document.name}'
                raise console.CannotRun(f"{differ}: import them one by one")
        elif one.is_draft and not isinstance(one.document, UnreadableDocument) and isinstance(one.document.data, dict):
            self.drafts[str(one.document.data["id"])] = one.document.data

    def incoming(self) -> Iterator[Incoming]:
        """The records, then the drafts."""
        yield from (Incoming(id=name, visit=visit) for name, visit in self.visits.items())
        yield from (Incoming(id=name, draft=data) for name, data in self.drafts.items())


def _imported(parsed: argparse.Namespace) -> Iterator[ImportedItem]:
    ids = DraftIds()
    if parsed.paths == ["-"]:
        yield from _standard_input(parsed, ids)
        return
    for name in parsed.paths:
        path = Path(name)
        if is_folder_of_tables(path):
            yield from map(_record, _tables(path))
        elif calendars := _calendars(path):
            for calendar in calendars:
                with open_file(calendar) as stream:
                    yield from read_calendar_file(stream, str(calendar), ids=ids)
        elif path.suffix.lower() == ".csv" and path.is_file():
            remedy = "import the folder that `export --to csv` wrote; a table of --flat cannot be read back"
            raise console.CannotRun(f"{name}: one CSV file is no record: {remedy}")
        else:
            one = argparse.Namespace(paths=[name], stdin_filename=None)
            yield from map(_record, named_documents(one))


def _tables(path: Path) -> Iterator[Read]:
    try:
        yield from read_tables_folder(path)
    except (ValueError, ExtraMissing) as error:
        raise console.CannotRun(str(error)) from None


def _calendars(path: Path) -> list[Path]:
    """The calendars that a path names: a file, or those in a folder."""
    if path.suffix.lower() == ".ics":
        if not path.is_file():
            raise NoSuchPath(f"{path}: no such file")
        return [path]
    return sorted(path.glob("*.ics")) if path.is_dir() else []


def _standard_input(parsed: argparse.Namespace, ids: DraftIds) -> Iterator[ImportedItem]:
    data = sys.stdin.buffer.read(LARGEST_CALENDAR + 1)
    name: str | None = parsed.stdin_filename
    is_calendar = name.lower().endswith(".ics") if name else data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR"
    if is_calendar:
        stream: BinaryIO = io.BytesIO(data)
        yield from read_calendar_file(stream, name or "<stdin>", ids=ids)
    else:
        yield from map(_record, named_documents(parsed, data))


def _record(document: Read) -> ImportedItem:
    visit, checked = structure_document(document)
    return ImportedItem(document=document, visit=visit, checked=checked)
