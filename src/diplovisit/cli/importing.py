"""`diplovisit import`: reads exported records back, and other programs' calendars as drafts."""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from diplovisit.cli import data_sets, exits
from diplovisit.cli.inputs import documents
from diplovisit.cli.outputs import is_folder, to_file, to_files, to_standard_output
from diplovisit.cli.saying import note
from diplovisit.exporters.canonical_json import canonical, laid_out
from diplovisit.exporters.plain_json import plain_canonical, plain_laid_out
from diplovisit.files import NoSuchPath, open_file
from diplovisit.importers import DraftIds
from diplovisit.pipeline.importing import Imported, read_calendar_file
from diplovisit.pipeline.reading import Read, structured
from diplovisit.pipeline.tables import is_folder_of_tables, read_tables_of
from diplovisit.readers import JsonValue, Unreadable
from diplovisit.readers.icalendar_components import LARGEST_CALENDAR
from diplovisit.record import Visit
from diplovisit.record.report import Checked, Tally
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.words import count
from diplovisit.wire.extras import ExtraMissing


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
            raise exits.CannotRun(f"no records in {', '.join(parsed.paths)}")
        note("diplovisit: nothing could be imported")
        return exits.FOUND
    _write(parsed.output, found)
    drafts = f", {count(len(found.drafts), 'draft')} to be completed" if found.drafts else ""
    where = f" to {parsed.output}" if parsed.output is not None else ""
    note(f"{count(len(found.visits), 'record')}{drafts} written{where}")
    return exits.FOUND if found.errors else exits.OK


@attrs.define
class _Found:
    """What was imported so far. The same record twice, as in two feeds of one visit, is one record."""

    visits: dict[str, Visit] = attrs.Factory(dict)
    drafts: dict[str, JsonValue] = attrs.Factory(dict)
    checked: list[Checked] = attrs.Factory(list)
    errors: int = 0

    def add(self, one: Imported) -> None:
        """Takes one in. Raises CannotRun for two records that share an id and nothing more."""
        if one.checked.findings:
            self.checked.append(one.checked)
            self.errors += Tally().plus(one.checked).errors
        if one.visit is not None:
            if self.visits.setdefault(one.visit.id, one.visit) != one.visit:
                differ = f'two records that differ have the id "{one.visit.id}", the second in {one.document.name}'
                raise exits.CannotRun(f"{differ}: import them one by one")
        elif one.is_draft and not isinstance(one.document, Unreadable) and isinstance(one.document.data, dict):
            self.drafts[str(one.document.data["id"])] = one.document.data


def _write(output: str | None, found: _Found) -> None:
    if output is not None and is_folder(output):
        whole = ((f"{name}.json", laid_out(visit)) for name, visit in found.visits.items())
        drafts = ((f"{name}.draft.json", plain_laid_out(data)) for name, data in found.drafts.items())
        to_files(output, (*whole, *drafts))
        return
    if len(found.visits) + len(found.drafts) == 1:
        chunks = [*map(laid_out, found.visits.values()), *map(plain_laid_out, found.drafts.values())]
    else:
        lines = (*map(canonical, found.visits.values()), *map(plain_canonical, found.drafts.values()))
        chunks = [line + b"\n" for line in lines]
    if output is None:
        to_standard_output(chunks)
    else:
        to_file(output, chunks)


def _imported(parsed: argparse.Namespace) -> Iterator[Imported]:
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
            raise exits.CannotRun(f"{name}: one CSV file is no record: {remedy}")
        else:
            one = argparse.Namespace(paths=[name], stdin_filename=None)
            yield from map(_record, documents(one))


def _tables(path: Path) -> Iterator[Read]:
    try:
        yield from read_tables_of(path)
    except (ValueError, ExtraMissing) as error:
        raise exits.CannotRun(str(error)) from None


def _calendars(path: Path) -> list[Path]:
    """The calendars that a path names: a file, or those in a folder."""
    if path.suffix.lower() == ".ics":
        if not path.is_file():
            raise NoSuchPath(f"{path}: no such file")
        return [path]
    return sorted(path.glob("*.ics")) if path.is_dir() else []


def _standard_input(parsed: argparse.Namespace, ids: DraftIds) -> Iterator[Imported]:
    data = sys.stdin.buffer.read(LARGEST_CALENDAR + 1)
    name: str | None = parsed.stdin_filename
    is_calendar = name.lower().endswith(".ics") if name else data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR"
    if is_calendar:
        stream: BinaryIO = io.BytesIO(data)
        yield from read_calendar_file(stream, name or "<stdin>", ids=ids)
    else:
        yield from map(_record, documents(parsed, data))


def _record(document: Read) -> Imported:
    visit, checked = structured(document)
    return Imported(document=document, visit=visit, checked=checked)
