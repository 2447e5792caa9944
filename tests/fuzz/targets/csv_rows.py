"""A foreign table is read as the csv module reads it, and each row is in a record or reported; nothing is raised."""

import csv
import io
from collections.abc import Iterator

from diplovisit.datasets import DATA_SETS
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow, read_csv_rows
from tests.fuzz import data_sets, messages
from tests.fuzz.seeds import ROOT
from tests.fuzz.target import Target

_COLUMNS = [column.theirs for column in DATA_SETS["colt"].columns]
_NEEDED = [column.theirs for column in DATA_SETS["colt"].columns if column.required]


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    found = list(read_csv_rows(data, name="travels", needed=_NEEDED))
    for each in found:
        if isinstance(each, UnreadableDocument):
            messages.require_unreadable(each)
        else:
            for field in each.cells:
                where = each.where(field)
                assert 1 <= where.span.column <= where.span.end_column <= len(where.source_line) + 1
    read = [each for each in found if isinstance(each, ForeignRow)]
    if len(read) == len(found):
        text = data.removeprefix(b"\xef\xbb\xbf").decode()
        expected = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert [dict(each.cells) for each in read] == [row for row in expected if row]
    data_sets.require_law("colt", data)


def _seeds() -> Iterator[bytes]:
    trips = (ROOT / "examples/colt/trips.csv").read_bytes()
    yield trips
    yield trips.replace(b"\r\n", b"\n")
    yield b"\xef\xbb\xbf" + b"\r\n".join(trips.splitlines()[:2]) + b"\r\n"


TARGET = Target(
    name="csv-rows",
    law=law,
    seeds=_seeds,
    words=(
        *(
            ",",
            '"',
            '""',
            "\r\n",
            "\n",
            "\r",
            ";",
            "\t",
            "\x00",
            "\ufeff",
            "'=",
            "=",
            "1001",
            "L-17",
            "President",
            "GS",
            "CRI",
        ),
        *(
            "NOR",
            "SWE",
            "Oslo; Bergen",
            "2005",
            "2005-06-01",
            "2005-02-30",
            "9999-12-31",
            "0",
            "-1",
            "3.5",
            "\x1b",
            "\u2028",
        ),
        *_COLUMNS,
    ),
)
