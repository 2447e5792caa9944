"""`diplovisit --version`, and with `--verbose` what it runs on."""

import sys

from diplovisit import __version__


def print_version(*, verbose: bool) -> None:
    """Prints the version; with `verbose`, also Python and the libraries, for a bug report."""
    print(f"diplovisit {__version__}")
    if not verbose:
        return
    import platform  # noqa: PLC0415  # as the next
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # half of the start-up time

    print(f"Python {platform.python_version()} ({sys.implementation.name}, {platform.system()})")
    for name in ("attrs", "cattrs", "jsonschema", "referencing", "PyYAML", "defusedxml", "matplotlib", "pyarrow"):
        try:
            print(f"{name} {version(name)}")
        except PackageNotFoundError:
            print(f"{name} is not installed")
