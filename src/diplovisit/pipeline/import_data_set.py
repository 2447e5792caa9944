"""Data set import: turns the files of a published data set of travels into records and findings."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from diplovisit.converters import structure
from diplovisit.datasets import DataSet, Leg, LegReader, companions_of, compose_record, journeys
from diplovisit.datasets.rows_to_legs import leg_finding
from diplovisit.files import NoSuchPath, read_file, require_inside
from diplovisit.findings.argument_types import path_of, require_type
from diplovisit.pipeline.map_lookup import find_data_set
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow, read_csv_rows
from diplovisit.readers.limits import LARGEST_CSV, LARGEST_XML
from diplovisit.readers.xml_rows import read_xml_rows
from diplovisit.record import Finding, InvalidRecord, Visit


def read_data_set(name: str, path: str | os.PathLike[str]) -> "ReadDataSet":
    """Reads a published data set, such as "state-department", from a folder as it is published or from one file.

    Iterate over the result to get the records, one at a time. After that, its `findings` explain the rows that are not
    in any record. Bad rows are never raised.

    An installed package may offer further ones, as entry points of the group `diplovisit.maps`.

    Raises ValueError for an unknown data set, and NoSuchPath if the path is missing or has no file of the data set.

    >>> from diplovisit import read_data_set
    >>> travels = read_data_set("colt", "examples/colt/trips.csv")
    >>> visits = list(travels)
    >>> len(visits), travels.rows, travels.findings
    (6, 6, [])
    """
    data_set = find_data_set(require_type(name, str, argument="name"))
    folder = path_of(path, content="read_data_set reads files")
    return ReadDataSet(data_set, tuple(_files(data_set, folder)))


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _files(data_set: DataSet, path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise NoSuchPath(f"{path}: no such file or folder")
    files = [file for pattern in data_set.files for file in sorted(path.glob(pattern))]
    if not files:
        is_a_part = any(pattern.startswith(f"{path.name}/") for pattern in data_set.files)
        remedy = f"give the folder above, {path.parent}" if is_a_part else f"give the folder of {data_set.name}"
        raise NoSuchPath(f"{path}: contains none of {', '.join(data_set.files)}; {remedy}")
    for file in files:
        require_inside(file, path, str(path))
    return files


@attrs.define
class ReadDataSet:
    """The records of a data set. It can be iterated over once, which also fills the counts and the findings.

    rows: the number of rows read. left_out: the number of rows that are in no record. findings: the reasons.
    encodings: the encodings of files that are not UTF-8, by their names.

    >>> from diplovisit import read_data_set
    >>> travels = read_data_set("colt", "examples/colt/trips.csv")
    >>> len(list(travels)), travels.rows, travels.left_out
    (6, 6, 0)
    """

    data_set: DataSet
    files: tuple[Path, ...]
    rows: int = 0
    left_out: int = 0
    findings: list[Finding] = attrs.Factory(list)
    encodings: dict[str, str] = attrs.Factory(dict)

    def __iter__(self) -> Iterator[Visit]:
        legs = LegReader(self.data_set)
        all_legs = (leg for file in self.files for leg in legs.read(self._rows(file)))
        if self.data_set.gap is None:
            # Each row is a visit of its own, so rows are not kept in memory.
            visits = self._visits(((leg,) for leg in all_legs), ())
        else:
            grouped = list(journeys(all_legs, self.data_set.gap))
            visits = self._visits(grouped, grouped)
        for visit in visits:
            self._collect(legs)
            yield visit
        self._collect(legs)

    def _collect(self, legs: LegReader) -> None:
        self.rows, self.findings = legs.rows, self.findings + legs.findings
        self.left_out += legs.left_out
        legs.findings, legs.left_out = [], 0

    def _rows(self, file: Path) -> Iterator[ForeignRow | UnreadableDocument]:
        name = str(file)
        if self.data_set.form == "xml":
            return read_xml_rows(
                read_file(file, LARGEST_XML), name=name, root=self.data_set.root, row=self.data_set.row
            )
        needed = [column.theirs for column in self.data_set.columns if column.required]
        return read_csv_rows(self._as_utf_8(read_file(file, LARGEST_CSV), name), name=name, needed=needed)

    def _as_utf_8(self, data: bytes, name: str) -> bytes:
        """Returns the bytes of a file in UTF-8, and notes the encoding that it was in."""
        encoding = self.data_set.legacy_encoding
        if encoding is None or _is_utf_8(data):
            return data
        self.encodings[name] = encoding
        try:
            return data.decode(encoding).encode()
        except UnicodeDecodeError:
            del self.encodings[name]
            return data  # the reader says where the first byte is that it cannot read

    def _visits(self, grouped: Iterable[tuple[Leg, ...]], others: Iterable[tuple[Leg, ...]]) -> Iterator[Visit]:
        companions = companions_of(self.data_set, others)
        for journey in grouped:
            try:
                yield structure(compose_record(self.data_set, journey, companions))
            except InvalidRecord as error:
                # For example a text with a control character, or with ten thousand letters.
                self.left_out += len(journey)
                self.findings += [leg_finding(journey[0], fault) for fault in error.faults]
