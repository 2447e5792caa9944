"""Reads made-up sheets by made-up maps, for tests."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from diplovisit.maps import SheetMap, read_map
from diplovisit.pipeline.import_result import ImportResult
from diplovisit.pipeline.import_sheet import read_table

HEAD = """format = 1
[source]
title = "Visits"
licence = "own"
read-on = 2026-11-30
"""

PLAIN = (
    HEAD
    + """
[record]
status = "held"
[columns]
traveller = "Who"
country = "Where"
first-day = "From"
last-day = "To"
"""
)


def a_map(text: str = PLAIN) -> SheetMap:
    """Returns the map of a text."""
    return read_map(text.encode(), name="map.toml")


def a_sheet(folder: Path, rows: Iterable[Sequence[str]], name: str = "visits.csv") -> Path:
    """Writes rows, the first of which is the header, as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path = folder / name
    path.write_bytes(text.getvalue().encode())
    return path


def imported(folder: Path, rows: Iterable[Sequence[str]], text: str = PLAIN) -> ImportResult:
    """Reads rows by the map of a text."""
    return read_table(a_sheet(folder, rows), a_map(text))
