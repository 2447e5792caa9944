"""Read, structure, check, export: the order of things, and the only place that knows it."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

from diplovisit.checks import CHECKS
from diplovisit.converters import structure
from diplovisit.exporters import EXPORTERS
from diplovisit.files import record_files
from diplovisit.readers import Document, Format, Unreadable, format_of, read
from diplovisit.record import Directory, Fault, Finding, InvalidRecord, Visit, node_shape
from diplovisit.record.report import Checked, Report

Record: TypeAlias = Visit | str | os.PathLike[str]


class UnknownFormat(ValueError):
    """Raised for a file whose name does not tell its format."""


def files_of(paths: Iterable[str]) -> Iterator[Path]:
    """The record files below the paths. Raises NoSuchPath."""
    return record_files(list(paths))


def read_files(paths: Iterable[str]) -> Iterator[Document | Unreadable]:
    """Reads every record below the paths, one at a time. Raises NoSuchPath, UnknownFormat, and OSError as it comes."""
    for path in files_of(paths):
        with path.open("rb") as stream:
            yield from read_stream(stream, str(path))


def read_stream(stream: BinaryIO, name: str, format: Format | None = None) -> Iterator[Document | Unreadable]:
    """Reads the records of one stream; its format is told by its name where it is not given."""
    known = format or format_of(name)
    if known is None:
        raise UnknownFormat(f"{name}: cannot tell its format; records end in .yaml, .yml, .json or .jsonl")
    yield from read(stream, name=name, format=known, shape=node_shape(Visit))


def structured(document: Document | Unreadable) -> tuple[Visit | None, Checked]:
    """Makes a record of what was read, with the findings of syntax and shape; None where it is no record."""
    if isinstance(document, Unreadable):
        return None, Checked(file=document.name, record=None, findings=_unread(document))
    try:
        visit = structure(document.data)
    except InvalidRecord as error:
        name = document.data.get("id") if isinstance(document.data, dict) else None
        findings = _placed(document, error.faults, Directory(document.data, node_shape(Visit)))
        return None, Checked(file=document.name, record=name if isinstance(name, str) else None, findings=findings)
    return visit, Checked(file=document.name, record=visit.id, findings=())


def check_document(document: Document | Unreadable) -> Checked:
    """Checks one record as it was read: syntax, then shape, then every rule."""
    visit, checked = structured(document)
    if visit is None or not isinstance(document, Document):
        return checked
    directory = Directory(visit, node_shape(Visit))
    findings = _placed(document, _faults(visit, directory), directory)
    return Checked(file=document.name, record=visit.id, findings=findings)


def check_visit(visit: Visit) -> Checked:
    """Checks a record that was built in Python: its findings have addresses, and no lines."""
    directory = Directory(visit, node_shape(Visit))
    findings = tuple(map(directory.finding, _faults(visit, directory)))
    return Checked(file=None, record=visit.id, findings=findings)


def check(records: Record | Iterable[Record]) -> Report:
    """Checks records: visits, files, folders, or any number of them. Bad data is never raised but reported.

    Raises NoSuchPath for a path that is not there, UnknownFormat for a file that is no record by its name, and OSError
    for one that cannot be read.

    >>> from diplovisit import check
    >>> report = check("seeds")
    >>> report.ok, report.tally.records
    (True, 1)
    """
    each = [records] if isinstance(records, Visit | str | os.PathLike) else records
    return Report(tuple(_check_each(each)))


def _check_each(records: Iterable[Record]) -> Iterator[Checked]:
    for record in records:
        if isinstance(record, Visit):
            yield check_visit(record)
        else:
            yield from map(check_document, read_files([os.fspath(record)]))


def export(records: Visit | Iterable[Visit], to: str) -> bytes:
    """Exports records: `to` is a format of `diplovisit export --to`. Same records, same bytes.

    Raises ValueError for a format that there is none of, and for many records in a format that holds one.

    >>> from diplovisit import export, load
    >>> export(load("seeds/misri-russia/visit.yaml"), "json")[:22]
    b'{"absent":[{"about":"r'
    """
    if (exporter := EXPORTERS.get(to)) is None:
        raise ValueError(f"there is no format {to!r}; there are {', '.join(EXPORTERS)}")
    visits = [records] if isinstance(records, Visit) else list(records)
    if len(visits) > 1 and not exporter.many:
        raise ValueError(f"{to} holds one record, and there are {len(visits)}; jsonl holds many")
    return b"".join(map(exporter.write, visits))


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


def load_all(path: str | os.PathLike[str]) -> Iterator[Visit]:
    """Reads the records of a file or a folder, one at a time. Raises as `load` does, at the record that is at fault."""
    for document in read_files([os.fspath(path)]):
        visit, checked = structured(document)
        if visit is None:
            raise InvalidRecord((), checked.findings)
        yield visit


def _faults(visit: Visit, directory: Directory) -> Iterator[Fault]:
    for rule, find in CHECKS:
        for address, sentence in find(visit):
            path = directory.locate(address)
            if path is None:
                raise AssertionError(f"the rule {rule.name} names {address!r}, which is no address of {visit.id}")
            yield Fault(rule=rule, path=path, sentence=sentence)


def _unread(document: Unreadable) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            rule=fault.rule.name,
            group=fault.rule.group,
            severity=fault.rule.severity,
            address="",
            sentence=fault.sentence,
            remedy=fault.remedy or fault.rule.remedy,
            file=document.name,
            span=fault.span,
            source_line=document.line(fault.span.line),
        )
        for fault in document.faults
    )


def _placed(document: Document, faults: Iterable[Fault], directory: Directory) -> tuple[Finding, ...]:
    found = []
    for fault in faults:
        span = document.span(fault.path, at_key=fault.at_key)
        finding = directory.finding(fault)
        found.append(attrs.evolve(finding, file=document.name, span=span, source_line=document.line(span.line)))
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.rule, finding.sentence)))
