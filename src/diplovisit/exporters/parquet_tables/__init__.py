"""Parquet: the tables that CSV has, typed, in columns; they read back equal. It needs the extra `arrow`."""

from diplovisit.exporters.parquet_tables.write import ParquetTablesWriter, arrow_schema, parquet_chunks

__all__ = ["ParquetTablesWriter", "arrow_schema", "parquet_chunks"]
