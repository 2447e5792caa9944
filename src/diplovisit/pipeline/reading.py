"""Read, then structure: from files and streams to records."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

from diplovisit.converters import structure
from diplovisit.files import open_file, record_files
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.placing import locate_findings, syntax_findings
from diplovisit.readers import Format, SourceDocument, UnreadableDocument, format_of, read_documents
from diplovisit.readers.encoding import decode_document
from diplovisit.readers.json_text import read_json
from diplovisit.readers.limits import LARGEST
from diplovisit.readers.recognition import has_record_keys
from diplovisit.record import Directory, InvalidRecord, Visit, node_shape
from diplovisit.record.report import CheckResult
from diplovisit.record.shortening import shortened_step

Read: TypeAlias = SourceDocument | UnreadableDocument


class UnknownFormat(ValueError):
    """Raised for a file whose name does not tell its format."""


def list_record_files(paths: Iterable[str]) -> Iterator[Path]:
    """The record files below the paths. Raises NoSuchPath."""
    return record_files(list(paths))


def read_files(paths: Iterable[str]) -> Iterator[Read]:
    """Reads every record below the paths, one at a time. Raises NoSuchPath, UnknownFormat, and OSError as it comes."""
    for path in list_record_files(paths):
        with open_file(path) as stream:
            yield from read_stream(stream, str(path))


def read_record_bytes(path: str | os.PathLike[str], format: Format) -> bytes:
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
    yield from read_documents(stream, name=name, format=known, shape=node_shape(Visit))


def structure_document(document: Read) -> tuple[Visit | None, CheckResult]:
    """Makes a record of what was read, with the findings of syntax and shape; None where it is no record."""
    if isinstance(document, UnreadableDocument):
        found = bound_findings(syntax_findings(document))
        return None, CheckResult(
            file=document.name, record=None, findings=found, is_invalid=True, is_record=has_record_keys(document)
        )
    try:
        visit = structure(document.data)
    except InvalidRecord as error:
        name = document.data.get("id") if isinstance(document.data, dict) else None
        findings = locate_findings(document, error.faults, Directory(document.data, node_shape(Visit)))
        known = shortened_step(name) if isinstance(name, str) else None
        return None, CheckResult(
            file=document.name,
            record=known,
            findings=bound_findings(findings),
            is_invalid=True,
            is_record=has_record_keys(document),
        )
    return visit, CheckResult(file=document.name, record=visit.id, findings=())


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
    decoded = decode_document(text, name=name) if isinstance(text, bytes) else text
    document = decoded if isinstance(decoded, UnreadableDocument) else read_json(decoded, name=name)
    if not isinstance(document, UnreadableDocument):
        try:
            return structure(document.data)
        except InvalidRecord:
            pass  # told below, with lines
    raise InvalidRecord((), structure_document(document)[1].findings)


def load_all(path: str | os.PathLike[str]) -> Iterator[Visit]:
    """Reads the records of a file or a folder, one at a time. Raises as `load` does, at the record that is at fault."""
    for document in read_files([os.fspath(path)]):
        visit, checked = structure_document(document)
        if visit is None:
            raise InvalidRecord((), checked.findings)
        yield visit
