"""pyarrow, from the extra `arrow`. Importing this module without it raises ExtraMissing."""

from diplovisit.formats.optional_packages import optional_import

with optional_import("pyarrow"):
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["pa", "pq"]
