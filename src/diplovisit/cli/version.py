"""`diplovisit --version`, and with `--verbose` what it runs on."""

import sys

from diplovisit import __version__


def show(*, verbose: bool) -> None:
    """Prints the version; at length, what it reads JSON by and with which libraries, for a report of a fault."""
    print(f"diplovisit {__version__}")
    if not verbose:
        return
    import platform  # noqa: PLC0415  # as the next
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # half of the start-up time

    from diplovisit.readers import fast_json  # noqa: PLC0415

    print(f"Python {platform.python_version()} ({sys.implementation.name}, {platform.system()})")
    print(f"JSON is read by {fast_json.state()}")
    for name in ("attrs", "cattrs", "jsonschema", "PyYAML", "defusedxml", "matplotlib"):
        try:
            print(f"{name} {version(name)}")
        except PackageNotFoundError:
            print(f"{name} is not installed")
