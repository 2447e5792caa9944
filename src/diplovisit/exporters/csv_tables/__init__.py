"""CSV tables that read back equal, with metadata for programs (Data Package, CSVW), and a flat table for people."""

from diplovisit.exporters.csv_tables.rows import Row, rows_of
from diplovisit.exporters.csv_tables.write import (
    CsvTablesWriter,
    csv_chunks,
    flat_chunks,
    flat_writer,
    template_header,
)
from diplovisit.exporters.flat_rows import flat_columns, flat_rows

__all__ = [
    "CsvTablesWriter",
    "Row",
    "csv_chunks",
    "flat_chunks",
    "flat_columns",
    "flat_rows",
    "flat_writer",
    "rows_of",
    "template_header",
]
