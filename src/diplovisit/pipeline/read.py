"""Read: turns files and streams into documents, and documents into records with located findings."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias

import attrs

from diplovisit.converters import structure
from diplovisit.files import consistent_set, open_file, read_file, record_files, require_inside
from diplovisit.findings.argument_types import path_of
from diplovisit.findings.phrases import describe, quoted
from diplovisit.findings.results import CheckResult
from diplovisit.findings.shortening import shortened_step
from diplovisit.pipeline.bounding import bound_findings
from diplovisit.pipeline.flow_commas import explain_commas
from diplovisit.readers import Document, Format, SourceDocument, UnreadableDocument, format_of, read_documents
from diplovisit.readers.encoding import decode_document
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.limits import LARGEST_DOCUMENT, LARGEST_TABLE
from diplovisit.readers.recognition import has_record_keys
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record import Directory, Fault, Finding, InvalidRecord, Visit, node_shape

Read: TypeAlias = SourceDocument | UnreadableDocument
"""A document as a reader returns it."""

_ROOT_TABLES = ("visits.csv", "visits.parquet")
_TABLES = (".csv", ".tsv", ".parquet", ".xlsx", ".xlsm", ".xls", ".ods", ".sqlite", ".db")
_FOR_CONTENT: Final = "loads(text) reads the text of a record"
CALENDAR_SUFFIXES: Final = (".ics", ".ical", ".icalendar", ".ifb", ".vcs")
"""The endings of calendars, in small letters. `.ifb` has free and busy times, `.vcs` mostly vCalendar 1.0."""


def locate_findings(document: SourceDocument, faults: Iterable[Fault], directory: Directory) -> tuple[Finding, ...]:
    """Turns faults into findings with positions and fixes, in the order of the text."""
    if not (all_faults := list(explain_commas(document, faults) if isinstance(document, Document) else faults)):
        return ()
    from diplovisit.fixes import fix_of  # noqa: PLC0415  # it loads PyYAML, which is needed only if there are faults

    findings = []
    for fault in all_faults:
        where = document.where(fault.path, at_key=fault.at_key)
        finding = directory.finding(fault)
        fix = fix_of(document, fault) if isinstance(document, Document) else None
        findings.append(attrs.evolve(finding, file=where.file, span=where.span, source_line=where.source_line, fix=fix))
    return tuple(sorted(findings, key=lambda finding: (finding.file, finding.span, finding.rule, finding.sentence)))


def syntax_findings(document: UnreadableDocument) -> tuple[Finding, ...]:
    """Returns the findings of an unreadable document, with fixes."""
    from diplovisit.fixes import fix_of_syntax  # noqa: PLC0415  # as above

    pairs = zip(document.findings, document.faults, strict=True)
    return tuple(attrs.evolve(finding, fix=fix_of_syntax(document, fault)) for finding, fault in pairs)


class UnknownFormat(ValueError):
    """Raised for a file whose name has no suffix of a known format.

    >>> from diplovisit import UnknownFormat, dump, load
    >>> try:
    ...     dump(load("examples/least.yaml"), "visit.txt")
    ... except UnknownFormat as error:
    ...     print(error)
    visit.txt: cannot tell its format; the name of a record ends in .yaml, .yml or .json
    """


def list_record_files(paths: Iterable[str]) -> Iterator[Path]:
    """Lists the record files at and below the paths. Raises NoSuchPath."""
    return record_files(list(paths))


def read_files(paths: Iterable[str]) -> Iterator[Read]:
    """Reads all records at and below the paths, one at a time. Raises NoSuchPath, UnknownFormat; passes OSError on."""
    for path in list_record_files(paths):
        with open_file(path) as stream:
            yield from read_stream(stream, str(path))


def read_record_bytes(path: str | os.PathLike[str], format: Format) -> bytes:
    """Reads the bytes of a record file. Of a file above the size limit, reads one byte too many, so that it is refused.

    JSON Lines have no size limit, because they are read a line at a time. Raises NotARegularFile; passes OSError on.
    """
    with open_file(path) as stream:
        return stream.read(-1 if format is Format.JSON_LINES else LARGEST_DOCUMENT + 1)


def read_stream(stream: BinaryIO, name: str, format: Format | None = None) -> Iterator[Read]:
    """Reads the records of one stream. Without a `format`, the suffix of `name` decides. Raises UnknownFormat."""
    stream_format = format or format_of(name)
    if stream_format is None:
        remedy = "records end in .yaml, .yml, .json or .jsonl; calendars and tables are for `diplovisit import`"
        raise UnknownFormat(f"{name}: unknown file type; {remedy}")
    yield from read_documents(stream, name=name, format=stream_format, shape=node_shape(Visit))


def structure_document(document: Read) -> tuple[Visit | None, CheckResult]:
    """Makes a record of a document, None if it is invalid, and returns it with the findings of syntax and shape."""
    if isinstance(document, UnreadableDocument):
        return None, CheckResult(
            file=document.name,
            record=None,
            findings=bound_findings(syntax_findings(document)),
            is_invalid=True,
            is_record=has_record_keys(document),
        )
    try:
        visit = structure(document.data)
    except InvalidRecord as error:
        name = document.data.get("id") if isinstance(document.data, dict) else None
        findings = locate_findings(document, error.faults, Directory(document.data, node_shape(Visit)))
        return None, CheckResult(
            file=document.name,
            record=shortened_step(name) if isinstance(name, str) else None,
            findings=bound_findings(findings),
            is_invalid=True,
            is_record=has_record_keys(document),
        )
    return visit, CheckResult(file=document.name, record=visit.id, findings=())


def load(path: str | os.PathLike[str]) -> Visit:
    """Reads one record from a file.

    Raises InvalidRecord for an invalid record, with every finding and its line; OSError for an unreadable file;
    ValueError if the file has no record, or several: `load_all` reads those.

    >>> from diplovisit import load
    >>> load("seeds/misri-russia/visit.yaml").stops[0].country
    'RU'
    """
    file = path_of(path, content=_FOR_CONTENT)
    visits = load_all(file)
    first = next(visits, None)
    if first is None:
        raise ValueError(f"{file}: contains no record{_hint_for_folder(file)}")
    if next(visits, None) is not None:
        raise ValueError(f"{file}: contains several records; read them with load_all")
    return first


TextFormat: TypeAlias = Literal["json", "yaml"]
"""The format of a record as text."""


def loads(text: str | bytes, *, name: str = "<text>", format: TextFormat = "json") -> Visit:
    """Reads one record from a text: JSON, or YAML where `format` says so.

    name: what findings call the text.

    Raises InvalidRecord with every finding and its line, ValueError for another format, and TypeError for what is
    neither text nor bytes.

    >>> from diplovisit import dumps, load, loads
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> loads(dumps(seed)) == loads(dumps(seed, format="yaml"), format="yaml") == seed
    True
    """
    if format not in {"json", "yaml"}:
        raise ValueError(f"there is no format {quoted(str(format))} of a text; there are json and yaml")
    _require_text(text)
    decoded = decode_document(text, name=name) if isinstance(text, bytes) else text
    document = decoded if isinstance(decoded, UnreadableDocument) else _read_text(decoded, name, format)
    if not isinstance(document, UnreadableDocument):
        try:
            return structure(document.data)
        except InvalidRecord:
            pass  # raised below, with lines
    findings = structure_document(document)[1].findings
    if format == "json" and isinstance(document, UnreadableDocument) and _looks_like_yaml(text):
        sentence = f'{findings[0].sentence}; the text looks like YAML, which loads(text, format="yaml") reads'
        findings = (attrs.evolve(findings[0], sentence=sentence), *findings[1:])
    raise InvalidRecord((), findings)


def _require_text(text: object) -> None:
    if not isinstance(text, str | bytes):
        remedy = "; load(path) reads a file" if isinstance(text, os.PathLike) else ""
        raise TypeError(f"expected a text or bytes, saw {describe(text)}{remedy}")


def _looks_like_yaml(text: str | bytes) -> bool:
    """Whether a text has a field of a record at the beginning of a line, without quotes, as only YAML has."""
    pattern = rb"^(?:format|id|title): "
    data = text if isinstance(text, bytes) else text.encode(errors="replace")
    return re.search(pattern, data, re.MULTILINE) is not None


def _read_text(text: str, name: str, format: TextFormat) -> Document | UnreadableDocument:
    if format == "json":
        return read_json(text, name=name)
    from diplovisit.readers.yaml_reader import read_yaml  # noqa: PLC0415  # PyYAML, which JSON does not need

    return read_yaml(text, name=name, shape=node_shape(Visit))


def load_all(path: str | os.PathLike[str], *, collect: bool = False) -> Iterator[Visit]:
    """Reads the records of a file or a folder, one at a time, in the order of the names of the files.

    collect: whether invalid records are passed over and raised at the end, all together in one InvalidRecord. By
    default the first one is raised, and ends the reading. Any YAML or JSON file of the folder that is no record counts
    as an invalid one, while `check` passes over it.

    Raises UnknownFormat, a ValueError, for a calendar, a table or a data set: the message names the function for it.
    Raises NoSuchPath, and other OSErrors of the system.

    >>> from diplovisit import load_all
    >>> [visit.id for visit in load_all("seeds/misri-russia")]
    ['in-ru-misri-foreign-office-consultations']
    """
    findings: list[Finding] = []
    start = path_of(path, content=_FOR_CONTENT)
    if (reader := _reader_of(start)) is not None:
        raise UnknownFormat(f"{start}: {reader}")
    for document in read_files([str(start)]):
        visit, result = structure_document(document)
        if visit is not None:
            yield visit
        elif collect:
            findings += result.findings
        else:
            raise InvalidRecord((), result.findings)
    if findings:
        raise InvalidRecord((), tuple(findings))


def _reader_of(path: Path) -> str | None:
    """Says what a file is that holds no records by its ending, and which function reads it. None for any other."""
    suffix = path.suffix.lower()
    if not path.is_file():
        return None
    if suffix in CALENDAR_SUFFIXES:
        return f"is a calendar; read it with diplovisit.read_calendar({str(path)!r})"
    if suffix in (".csv", ".parquet") and is_folder_of_tables(path.parent):
        return f"is one table of records; read its folder with diplovisit.read_tables({str(path.parent)!r})"
    if suffix in _TABLES:
        own = f"or with diplovisit.read_tables({str(path)!r}) if `export` wrote it"
        return f"is a table; read it with diplovisit.read_table({str(path)!r}, map) and a map of its columns, {own}"
    if suffix == ".xml":
        return f"is not a record; read a data set in XML with diplovisit.read_data_set(name, {str(path)!r})"
    return None


def _hint_for_folder(path: Path) -> str:
    """Returns the end of a message about a folder without records: what else is in it. Empty if nothing is known."""
    if not path.is_dir():
        return ""
    if is_folder_of_tables(path):
        return f"; it has tables of records: read them with diplovisit.read_tables({str(path)!r})"
    if any(file.suffix.lower() in CALENDAR_SUFFIXES for file in path.iterdir()):
        return f"; it has calendars: read them with diplovisit.read_calendar({str(path)!r})"
    return ""


def is_folder_of_tables(path: Path) -> bool:
    """Whether a path is a folder with a table of visits, as `export --to csv` and `--to parquet` write it."""
    return path.is_dir() and any((path / root).is_file() for root in _ROOT_TABLES)


def read_tables_folder(folder: Path) -> Iterator[Read]:
    """Reads the records of a folder of tables. Faults of the files come first.

    Raises ValueError for a folder with CSV and Parquet tables, and for a Parquet file that is not the table of its
    name; ExtraMissing for Parquet without the extra `arrow`; UnfinishedWrite if the tables do not belong to one set.
    Passes OSError on.
    """
    kinds = [Path(root).suffix for root in _ROOT_TABLES if (folder / root).is_file()]
    if len(kinds) > 1:
        raise ValueError(
            f"{folder}: has {' and '.join(_ROOT_TABLES)}: expected one of them; delete the tables that you do not need"
        )
    if kinds == [".csv"]:
        with consistent_set(folder):
            tables = {file.name: read_file(file, LARGEST_TABLE) for file in _table_files(folder, kinds[0])}
        yield from read_csv_tables(tables, name=str(folder), shape=node_shape(Visit))
    else:
        yield from _read_parquet(folder)


def _read_parquet(folder: Path) -> Iterator[Read]:
    from diplovisit.readers.parquet_tables import read_parquet_tables  # noqa: PLC0415  # pyarrow is an extra

    with ExitStack() as opened:
        # An open file keeps its content, even if another file replaces it.
        with consistent_set(folder):
            files = {file.name: opened.enter_context(open_file(file)) for file in _table_files(folder, ".parquet")}
        yield from read_parquet_tables(files, name=str(folder), shape=node_shape(Visit))


def _table_files(folder: Path, suffix: str) -> list[Path]:
    files = [file for file in sorted(folder.glob(f"*{suffix}")) if file.is_file()]
    for file in files:
        require_inside(file, folder, str(folder))
    return files
