"""Reads sheets: CSV files and workbooks, decided by their content and not by the ending of their name."""

from pathlib import Path

from diplovisit.files import read_file
from diplovisit.readers.limits import LARGEST_CSV
from diplovisit.readers.sheet_csv import read_csv_sheet
from diplovisit.readers.sheet_options import SheetOptions
from diplovisit.readers.sheet_values import SheetFile
from diplovisit.readers.sheet_workbook import is_workbook, read_workbook

_DEFAULTS = SheetOptions()


def read_sheets(data: bytes | Path, *, name: str, options: SheetOptions = _DEFAULTS) -> SheetFile:
    """Reads a file of sheets: its bytes, or its path. Bad content is never raised; it becomes findings.

    Raises ExtraMissing for a workbook if python-calamine is not installed, and what `read_file` raises for a path.

    >>> trips = b"Visits (made up);\\r\\n\\r\\nVisitor;Arrival\\r\\nLiis Tamm;07/03/2025\\r\\n"
    >>> read = read_sheets(trips, name="trips.csv")
    >>> read.encoding, read.delimiter, read.sheets[0].header_row
    ('ASCII', 'semicolons', 3)
    >>> [(row.number, dict(row.cells)) for row in read.sheets[0].rows()]
    [(4, {'Visitor': 'Liis Tamm', 'Arrival': '07/03/2025'})]
    """
    if isinstance(data, Path):
        data = read_file(data, LARGEST_CSV)
    if is_workbook(data):
        return read_workbook(data, name=name, options=options)
    return read_csv_sheet(data, name=name, options=options)
