"""The law for readers of data sets: each row is in a record or reported, and records come back equal."""

import tempfile
from pathlib import Path

from diplovisit import Visit, export
from diplovisit.datasets import DATA_SETS
from diplovisit.exporters.data_set_rows import data_set_rows
from diplovisit.pipeline.import_data_set import ReadDataSet
from tests.fuzz import messages


def require_law(name: str, data: bytes) -> None:
    """Reads a file of a data set, and requires the law of the result."""
    visits, read = _read(name, data)
    stops = sum(len(visit.stops) for visit in visits)
    assert read.rows == stops + read.left_out, (read.rows, stops, read.left_out)
    for finding in read.findings:
        messages.one_line(finding.sentence)
        assert finding.span is not None
        assert finding.source_line is not None
    if not visits:
        return
    again, anew = _read(name, export(visits, name))
    assert not anew.left_out, anew.findings
    assert _rows(name, again) == _rows(name, visits)


def _rows(name: str, visits: list[Visit]) -> list[list[tuple[str, str]]]:
    return sorted(sorted(row.items()) for row in data_set_rows(visits, DATA_SETS[name]))


def _read(name: str, data: bytes) -> tuple[list[Visit], ReadDataSet]:
    with tempfile.NamedTemporaryFile(prefix="travels-") as file:
        file.write(data)
        file.flush()
        read = ReadDataSet(DATA_SETS[name], (Path(file.name),))
        return list(read), read
