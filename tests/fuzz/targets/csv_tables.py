"""A folder of tables gives records that come back equal from their own tables, or faults; nothing is raised.

An input is the files of a folder, each after a line with its name; missing files are empty.
"""

import csv
import functools
import io
import re
from collections.abc import Iterator, Mapping

from diplovisit import load
from diplovisit.exporters.csv_tables import csv_chunks
from diplovisit.formats.csv_rows import read_rows
from diplovisit.pipeline.read import structure_document
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.table_reader import read_csv_tables
from diplovisit.record import Visit, node_shape
from tests.fuzz import messages, seeds
from tests.fuzz.target import Target
from tests.readers.strategies import paths

_VISIT = node_shape(Visit)
_NAME = re.compile(rb"^== ([a-z_]+\.csv)\r?\n", re.MULTILINE)


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    _, *pieces = _NAME.split(data)
    files = dict(_empty())
    for name, content in zip(pieces[::2], pieces[1::2], strict=True):
        if name.decode() in files:
            files[name.decode()] = content
            _require_rows_law(content)
    for found in read_csv_tables(files, name="out", shape=_VISIT):
        if isinstance(found, UnreadableDocument):
            messages.require_unreadable(found)
            continue
        for path in paths(found.data):
            where = found.where(path)
            assert where.file.removeprefix("out/") in files
        visit, _ = structure_document(found)
        if visit is not None:
            (again,) = read_csv_tables(written(visit), name="out", shape=_VISIT)
            assert not isinstance(again, UnreadableDocument)
            assert structure_document(again)[0] == visit


def _require_rows_law(content: bytes) -> None:
    """Requires that a table without faults is read as Python's csv module reads it."""
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    if len(header) > 1 and len(set(header)) == len(header):
        rows = read_rows(content, header)
        if not rows.faults:
            assert [list(row.cells) for row in rows.rows] == list(
                csv.reader(io.StringIO(text, newline=""), strict=True)
            )[1:]


def written(*records: Visit) -> dict[str, bytes]:
    """The tables of records."""
    files: dict[str, bytes] = {}
    for name, content in csv_chunks(records):
        if name.endswith(".csv"):
            files[name] = files.get(name, b"") + content
    return files


@functools.cache
def _empty() -> Mapping[str, bytes]:
    return written()


def _bundle(files: Mapping[str, bytes]) -> bytes:
    empty = _empty()
    return b"".join(b"== %b\n%b" % (name.encode(), each) for name, each in files.items() if each != empty[name])


def _seeds() -> Iterator[bytes]:
    records = [load(path) for path in seeds.records()]
    for record in records:
        yield _bundle(written(record))
    yield _bundle(written(*records[:2]))
    yield b'== notes.csv\nvisit,position,text\r\n"a",1,"b ""c"", d\r\ne"\r\n'


TARGET = Target(
    name="csv-tables",
    law=law,
    seeds=_seeds,
    words=(
        *(
            ",",
            '"',
            '""',
            '","',
            "\r\n",
            "\n",
            "\r",
            ";",
            "\t",
            "\x00",
            "\ufeff",
            "'=",
            "=",
            "true",
            "TRUE",
            "1",
            "0",
            "-",
            "visit",
        ),
        *(
            "== visits.csv\n",
            "== stops.csv\n",
            "== people.csv\n",
            "== notes.csv\n",
            "== travellers.csv\n",
            "position",
            "\xa0",
        ),
        *seeds.FIELDS,
    ),
    longest=24_000,
)
