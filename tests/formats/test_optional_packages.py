"""A missing optional package is reported with the command that installs it."""

import tomllib

import pytest

from diplovisit.formats.optional_packages import EXTRAS, ExtraMissing, optional_import
from tests.conftest import ROOT


def test_the_error_names_the_missing_package() -> None:
    """The error is an ImportError, and its `name` is the missing package, for programs that look at it."""
    error = ExtraMissing.of("pyarrow")
    assert error.name == "pyarrow"
    assert isinstance(error, ImportError)


def test_each_extra_installs_its_package() -> None:
    """`pyproject.toml` declares every extra of the table, with the packages of the table in it, and no other extra."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    packages = {extra: {_module(text) for text in requirements} for extra, requirements in declared.items()}
    extras = {extra for _, extra in EXTRAS.values()}
    assert packages == {extra: {package for package, (_, of) in EXTRAS.items() if of == extra} for extra in extras}


def _module(requirement: str) -> str:
    """Returns the name under which a package is imported, of a line such as `python-calamine>=0.4`."""
    return requirement.partition(">")[0].replace("-", "_").lower()


def test_a_broken_package_is_not_reported_as_missing() -> None:
    """An error about a module that the optional package itself imports passes unchanged."""
    with pytest.raises(ModuleNotFoundError, match="numpy") as caught, optional_import("pyarrow"):
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")
    assert not isinstance(caught.value, ExtraMissing)
