"""pyarrow, from the extra `arrow`. Importing this module without it raises ExtraMissing."""

from diplovisit.formats.optional_packages import ExtraMissing

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "pyarrow":
        raise
    raise ExtraMissing.of("pyarrow", "reads and writes Arrow and Parquet", "arrow") from None

__all__ = ["pa", "pq"]
