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
