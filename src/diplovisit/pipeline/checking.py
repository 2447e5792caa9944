"""Check: every rule over every record."""

import os
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from diplovisit.checks import CHECKS
from diplovisit.pipeline.placing import placed
from diplovisit.pipeline.reading import Read, read_files, structured
from diplovisit.readers import Unreadable
from diplovisit.record import Directory, Fault, Visit, node_shape
from diplovisit.record.report import Checked, Report

Record: TypeAlias = Visit | str | os.PathLike[str]


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


def check_document(document: Read) -> Checked:
    """Checks one record as it was read: syntax, then shape, then every rule."""
    visit, checked = structured(document)
    if visit is None or isinstance(document, Unreadable):
        return checked
    faults, directory = _faults(visit)
    return Checked(
        file=document.name, record=visit.id, findings=placed(document, faults, directory) if directory else ()
    )


def check_visit(visit: Visit) -> Checked:
    """Checks a record that was built in Python: its findings have addresses, and no lines."""
    faults, directory = _faults(visit)
    return Checked(file=None, record=visit.id, findings=tuple(map(directory.finding, faults)) if directory else ())


def _faults(visit: Visit) -> tuple[list[Fault], Directory | None]:
    """What the rules find, and the directory that locates it; None where they find nothing, as they most often do."""
    told = [(rule, address, sentence) for rule, find in CHECKS for address, sentence in find(visit)]
    if not told:
        return [], None
    directory = Directory(visit, node_shape(Visit))
    faults = []
    for rule, address, sentence in told:
        path = directory.locate(address)
        if path is None:
            raise AssertionError(f"the rule {rule.name} names {address!r}, which is no address of {visit.id}")
        faults.append(Fault(rule=rule, path=path, sentence=sentence))
    return faults, directory
