"""What is said where something needs an extra that is not installed."""


class ExtraMissing(ImportError):
    """Raised where a library that comes with an extra is asked for and is not there."""

    @classmethod
    def of(cls, library: str, does: str, extra: str) -> "ExtraMissing":
        """The error in words: the library, what it does here, and how it is had.

        >>> str(ExtraMissing.of("pyarrow", "holds tables", "arrow"))
        "pyarrow holds tables and is not installed: pip install 'diplovisit[arrow]'"
        """
        return cls(f"{library} {does} and is not installed: pip install 'diplovisit[{extra}]'", name=library)


# MERGED: pyarrow, where it is installed (the extra `arrow`); whoever imports this module without it is told
# how it is had.

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "pyarrow":
        raise
    raise ExtraMissing.of("pyarrow", "reads and writes Arrow and Parquet", "arrow") from None

__all__ = ["pa", "pq"]
