"""What the tests here need beside Python packages; where it is absent they are skipped, or fail under `make test-all`."""

import importlib.util
import os
import shutil
from typing import NoReturn

import pytest


def absent(what: str) -> NoReturn:
    """Skips the test and says what is missing; fails it where DIPLOVISIT_REQUIRE_BEYOND is 1."""
    if os.environ.get("DIPLOVISIT_REQUIRE_BEYOND") == "1":
        pytest.fail(f"{what} is not here, and this run may not do without")
    pytest.skip(f"{what} is not here; `make test-all` installs what it can")


def package(name: str) -> None:
    """Needs a Python package that `make test-all` installs."""
    if importlib.util.find_spec(name) is None:
        absent(f"the package {name}")


def program(name: str) -> str:
    """Needs a program, and gives its path."""
    found = shutil.which(name)
    if found is None:
        absent(f"the program {name}")
    return found
