"""Without pyarrow everything else works, and what needs it says how it is had."""

import subprocess
import sys

import pytest

WITHOUT = "import sys; sys.modules['pyarrow'] = None\n"
TOLD = "is not installed: pip install 'diplovisit[arrow]'"


def run(code: str) -> "subprocess.CompletedProcess[str]":
    """Runs a program in which pyarrow cannot be imported."""
    return subprocess.run([sys.executable, "-c", WITHOUT + code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["diplovisit.arrow", "diplovisit.wire.arrow"])
def test_an_import_without_pyarrow_says_how_it_is_had(module: str) -> None:
    """The last line names the extra, and it is an ImportError, as whoever guards an import expects."""
    done = run(f"import {module}")
    assert TOLD in done.stderr.splitlines()[-1]
    assert "During handling" not in done.stderr
    assert run(f"try:\n import {module}\nexcept ImportError: pass").returncode == 0
