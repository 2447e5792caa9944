"""pyarrow, where it is installed (the extra `arrow`); whoever imports this module without it is told how it is had."""

from diplovisit.wire.extras import ExtraMissing

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "pyarrow":
        raise
    raise ExtraMissing.of("pyarrow", "reads and writes Arrow and Parquet", "arrow") from None

__all__ = ["pa", "pq"]
