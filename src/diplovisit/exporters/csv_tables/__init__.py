"""CSV tables that read back equal, with metadata for programs (Data Package, CSVW), and a flat table for people."""

from diplovisit.exporters.csv_tables.rows import Row, rows_of
from diplovisit.exporters.csv_tables.write import CsvTablesWriter, csv_chunks

__all__ = ["CsvTablesWriter", "Row", "csv_chunks", "rows_of"]
