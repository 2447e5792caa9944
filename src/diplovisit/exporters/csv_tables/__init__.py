"""CSV: records as tables that read back equal, described for programs (Data Package, CSVW) and flattened for people."""

from diplovisit.exporters.csv_tables.flat import flat, flat_columns
from diplovisit.exporters.csv_tables.rows import Row, rows_of
from diplovisit.exporters.csv_tables.write import TableWriter, chunks, flat_chunks, flat_writer

__all__ = ["Row", "TableWriter", "chunks", "flat", "flat_chunks", "flat_columns", "flat_writer", "rows_of"]
