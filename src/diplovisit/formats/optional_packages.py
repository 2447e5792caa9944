"""The optional packages: what each is for, and which extra installs it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

EXTRAS: Final[Mapping[str, tuple[str, str]]] = {
    "argcomplete": ("completes the command line", "completion"),
    "caldav": ("talks to calendar servers", "publish"),
    "jinja2": ("writes the pages of a site", "site"),
    "hypothesis": ("generates records", "testing"),
    "keyring": ("keeps passwords", "publish"),
    "matplotlib": ("draws pictures", "plot"),
    "pyarrow": ("reads and writes Arrow and Parquet", "arrow"),
    "python_calamine": ("reads workbooks", "sheets"),
    "xlsxwriter": ("writes workbooks", "sheets"),
}
"""By package: what it does here, and the extra of `pyproject.toml` that installs it."""


class ExtraMissing(ImportError):
    """Raised where an optional package is needed and not installed."""

    @classmethod
    def of(cls, package: str) -> "ExtraMissing":
        """Returns the error for a package of `EXTRAS`: what the package does, and how to install it.

        >>> str(ExtraMissing.of("pyarrow"))
        "pyarrow reads and writes Arrow and Parquet and is not installed: pip install 'diplovisit[arrow]'"
        """
        purpose, extra = EXTRAS[package]
        return cls(f"{package} {purpose} and is not installed: pip install 'diplovisit[{extra}]'", name=package)


@contextmanager
def optional_import(package: str) -> Iterator[None]:
    """Guards the import of an optional package. Raises ExtraMissing where it is not installed.

    An error about any other module passes unchanged: the package is there, and its installation is broken.

    >>> with optional_import("pyarrow"):
    ...     raise ModuleNotFoundError("No module named 'pyarrow.parquet'", name="pyarrow.parquet")
    Traceback (most recent call last):
    ...
    diplovisit.formats.optional_packages.ExtraMissing: pyarrow reads and writes Arrow and Parquet and ...
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        raise ExtraMissing.of(package) from None
