"""The optional packages: what each is for, and how to install it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

OPTIONAL_PACKAGES: Final[Mapping[str, tuple[str, str]]] = {
    "argcomplete": ("completes the command line", "argcomplete>=3.5"),
    "caldav": ("talks to calendar servers", "caldav>=3.6"),
    "hypothesis": ("generates records", "hypothesis>=6.130"),
    "jinja2": ("writes the pages of a site", "Jinja2>=3.1"),
    "keyring": ("keeps passwords", "keyring>=25.6"),
    "matplotlib": ("draws pictures", "matplotlib>=3.9"),
    "pyarrow": ("reads and writes Arrow and Parquet", "pyarrow>=18"),
    "python_calamine": ("reads workbooks", "python-calamine>=0.4"),
    "xlsxwriter": ("writes workbooks", "XlsxWriter>=3.2"),
}
"""By the name that is imported: what the package does here, and its requirement in an extra of `pyproject.toml`."""


class ExtraMissing(ImportError):
    """Raised where an optional package is needed and not installed.

    It is an ImportError, and `name` is that of the package.

    >>> from diplovisit import ExtraMissing
    >>> issubclass(ExtraMissing, ImportError)
    True
    """

    @classmethod
    def of(cls, package: str) -> "ExtraMissing":
        """Returns the error for a package of `OPTIONAL_PACKAGES`: what the package does, and how to install it.

        The command names the package itself. It works wherever diplovisit was installed from.

        >>> str(ExtraMissing.of("pyarrow"))
        "pyarrow reads and writes Arrow and Parquet and is not installed: pip install 'pyarrow>=18'"
        """
        purpose, requirement = OPTIONAL_PACKAGES[package]
        remedy = f"pip install '{requirement}'"
        return cls(f"{package} {purpose} and is not installed: {remedy}", name=package)


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
