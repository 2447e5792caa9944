"""A missing optional package is reported with the command that installs it."""

import re
import tomllib

import pytest

from diplovisit.formats.optional_packages import OPTIONAL_PACKAGES, ExtraMissing, optional_import
from tests.conftest import ROOT


def test_the_error_names_the_missing_package() -> None:
    """The error is an ImportError, and its `name` is the missing package, for programs that look at it."""
    error = ExtraMissing.of("pyarrow")
    assert error.name == "pyarrow"
    assert isinstance(error, ImportError)


def test_each_extra_installs_its_package() -> None:
    """The requirements of the table are those of the extras in `pyproject.toml`, word for word."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    requirements = {text for texts in declared.values() for text in texts}
    assert {requirement for _, requirement in OPTIONAL_PACKAGES.values()} == requirements
    assert all(_module(requirement) == name for name, (_, requirement) in OPTIONAL_PACKAGES.items())


def test_no_message_advises_a_package_index_that_may_have_another_diplovisit() -> None:
    """No file of the package tells anybody to install diplovisit by its bare name: an index may have a stranger's."""
    advice = re.compile(r"pip install (?:-U |--upgrade )?[\"']?diplovisit(?:\[[a-z,]*\])?(?!\S*( @|==))")
    documents = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    for path in (
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "src").rglob("*.md"),
        *(ROOT / "src").rglob("*.yml"),
        *documents,
    ):
        if path.name != "CHANGELOG.md":
            assert not advice.search(path.read_text("utf-8")), path


def _module(requirement: str) -> str:
    """Returns the name under which a package is imported, of a line such as `python-calamine>=0.4`."""
    return requirement.partition(">")[0].replace("-", "_").lower()


def test_a_broken_package_is_not_reported_as_missing() -> None:
    """An error about a module that the optional package itself imports passes unchanged."""
    with pytest.raises(ModuleNotFoundError, match="numpy") as caught, optional_import("pyarrow"):
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")
    assert not isinstance(caught.value, ExtraMissing)
