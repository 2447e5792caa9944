"""Without hypothesis everything else works, and `diplovisit.testing` says what to install."""

import subprocess
import sys
from pathlib import Path

import pytest

BLOCKED = "import sys; sys.modules['hypothesis'] = None\n"
MESSAGE = "hypothesis generates records and is not installed: pip install 'hypothesis>=6.130'"


def run(code: str) -> "subprocess.CompletedProcess[str]":
    """Runs a Python program."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "statement",
    [
        "import diplovisit.testing",
        "from diplovisit.testing import visits",
        "from diplovisit import testing",
        "import importlib; importlib.import_module('diplovisit.testing')",
    ],
)
def test_an_import_without_hypothesis_says_what_to_install(statement: str) -> None:
    """Every form of the import ends with one ImportError that names the extra."""
    done = run(BLOCKED + statement)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(f"ExtraMissing: {MESSAGE}")
    assert "During handling" not in done.stderr
    assert (
        run(f"{BLOCKED}try:\n {statement}\nexcept ImportError as error: assert error.name == 'hypothesis'").returncode
        == 0
    )


def test_a_second_import_without_hypothesis_says_it_again() -> None:
    """A second import fails like the first, because a failed import leaves no partial module behind."""
    attempt = f"try:\n import diplovisit.testing\nexcept ImportError as error: assert str(error) == {MESSAGE!r}\nelse: sys.exit(3)\n"
    assert run(BLOCKED + attempt + attempt).returncode == 0


def test_a_package_that_hypothesis_lacks_is_named_itself(tmp_path: Path) -> None:
    """If hypothesis is installed and one of its imports is not, Python's own message is shown."""
    (tmp_path / "hypothesis.py").write_text("import no_such_package_at_all\n")
    done = run(f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import diplovisit.testing")
    assert "No module named 'no_such_package_at_all'" in done.stderr.splitlines()[-1]
    assert "is not installed" not in done.stderr


def test_the_rest_works_without_hypothesis() -> None:
    """Without hypothesis the library loads, checks and exports a record."""
    code = "from diplovisit import check, export, load\nvisit = load('seeds/misri-russia/visit.yaml')\nexport(visit, 'json')\nassert check(visit) is not None"
    assert run(BLOCKED + code).returncode == 0
