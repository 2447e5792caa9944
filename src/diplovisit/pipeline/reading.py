"""Read, then structure: from files and streams to records."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from diplovisit.converters import structure
from diplovisit.files import open_file, record_files
from diplovisit.pipeline.bounding import bounded
from diplovisit.pipeline.placing import placed, unread
from diplovisit.readers import Format, Readable, Unreadable, format_of, read
from diplovisit.readers.encoding import text_of
from diplovisit.readers.json_text import read_json
from diplovisit.readers.limits import LARGEST
from diplovisit.readers.recognition import has_record_keys
from diplovisit.record import Directory, InvalidRecord, Visit, node_shape
from diplovisit.record.report import Checked
from diplovisit.record.shortening import shortened_step

Read: TypeAlias = Readable | Unreadable


class UnknownFormat(ValueError):
    """Raised for a file whose name does not tell its format."""


def files_of(paths: Iterable[str]) -> Iterator[Path]:
    """The record files below the paths. Raises NoSuchPath."""
    return record_files(list(paths))


def read_files(paths: Iterable[str]) -> Iterator[Read]:
    """Reads every record below the paths, one at a time. Raises NoSuchPath, UnknownFormat, and OSError as it comes."""
    for path in files_of(paths):
        with open_file(path) as stream:
            yield from read_stream(stream, str(path))


def bytes_of_file(path: str | os.PathLike[str], format: Format) -> bytes:
    """The bytes of a file of records; of one that is too large for its reader only as many as let the reader say so.

    JSON Lines are read a line at a time, and may be of any length. Raises NotAFile, and OSError as it comes.
    """
    with open_file(path) as stream:
        return stream.read(-1 if format is Format.JSON_LINES else LARGEST + 1)


def read_stream(stream: BinaryIO, name: str, format: Format | None = None) -> Iterator[Read]:
    """Reads the records of one stream; its format is told by its name where it is not given."""
    known = format or format_of(name)
    if known is None:
        remedy = "records end in .yaml, .yml, .json or .jsonl; calendars and tables are for `diplovisit import`"
        raise UnknownFormat(f"{name}: cannot tell its format; {remedy}")
    yield from read(stream, name=name, format=known, shape=node_shape(Visit))


def structured(document: Read) -> tuple[Visit | None, Checked]:
    """Makes a record of what was read, with the findings of syntax and shape; None where it is no record."""
    if isinstance(document, Unreadable):
        found = bounded(unread(document))
        return None, Checked(
            file=document.name, record=None, findings=found, unread=True, is_record=has_record_keys(document)
        )
    try:
        visit = structure(document.data)
    except InvalidRecord as error:
        name = document.data.get("id") if isinstance(document.data, dict) else None
        findings = placed(document, error.faults, Directory(document.data, node_shape(Visit)))
        known = shortened_step(name) if isinstance(name, str) else None
        return None, Checked(
            file=document.name,
            record=known,
            findings=bounded(findings),
            unread=True,
            is_record=has_record_keys(document),
        )
    return visit, Checked(file=document.name, record=visit.id, findings=())


def load(path: str | os.PathLike[str]) -> Visit:
    """Reads one record from a file.

    Raises InvalidRecord with every finding, each with its line, where the file holds none; OSError where it cannot be
    read; ValueError where it holds several: `load_all` reads those.

    >>> from diplovisit import load
    >>> load("seeds/misri-russia/visit.yaml").stops[0].country
    'RU'
    """
    visits = load_all(path)
    first = next(visits, None)
    if first is None:
        raise ValueError(f"{os.fspath(path)}: holds no record")
    if next(visits, None) is not None:
        raise ValueError(f"{os.fspath(path)}: holds several records; read them with load_all")
    return first


def loads(text: str | bytes, *, name: str = "<text>") -> Visit:
    """Reads one record from a JSON text.

    Raises InvalidRecord with every finding, each with its line under `name`.

    >>> from diplovisit import export, load, loads
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> loads(export(seed, "json")) == seed
    True
    """
    decoded = text_of(text, name=name) if isinstance(text, bytes) else text
    document = decoded if isinstance(decoded, Unreadable) else read_json(decoded, name=name)
    if not isinstance(document, Unreadable):
        try:
            return structure(document.data)
        except InvalidRecord:
            pass  # told below, with lines
    raise InvalidRecord((), structured(document)[1].findings)


def load_all(path: str | os.PathLike[str]) -> Iterator[Visit]:
    """Reads the records of a file or a folder, one at a time. Raises as `load` does, at the record that is at fault."""
    for document in read_files([os.fspath(path)]):
        visit, checked = structured(document)
        if visit is None:
            raise InvalidRecord((), checked.findings)
        yield visit
