"""Without pyarrow everything else works, and what needs it says how to install it."""

import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT = "import sys; sys.modules['pyarrow'] = None\n"
HOW_TO_INSTALL = "is not installed: pip install 'pyarrow>=18'"


def run(code: str) -> "subprocess.CompletedProcess[str]":
    """Runs a program in which pyarrow cannot be imported."""
    return subprocess.run([sys.executable, "-c", WITHOUT + code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["diplovisit.arrow", "diplovisit.exporters.parquet"])
def test_an_import_without_pyarrow_says_how_to_install_it(module: str) -> None:
    """Importing a module that needs pyarrow raises one ImportError, whose last line names the extra."""
    done = run(f"import {module}")
    assert HOW_TO_INSTALL in done.stderr.splitlines()[-1]
    assert "During handling" not in done.stderr
    assert run(f"try:\n import {module}\nexcept ImportError: pass").returncode == 0


def test_the_command_without_pyarrow_says_how_to_install_it_and_exits_with_2(tmp_path: Path) -> None:
    """Without pyarrow, export to and import from Parquet exit with 2 and one line of explanation, and write nothing."""
    (tmp_path / "visits.parquet").write_bytes(b"PAR1")
    for arguments in (
        ["export", "seeds", "--to", "parquet", "-o", f"{tmp_path}/out/"],
        ["import", str(tmp_path)],
    ):
        done = run(f"from diplovisit.cli.main import main; sys.exit(main({arguments!r}))")
        assert done.returncode == 2
        assert HOW_TO_INSTALL in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["visits.parquet"]


def test_the_other_exports_ask_for_no_pyarrow() -> None:
    """Other formats are written without pyarrow, and do not import it if it is installed."""
    code = "from diplovisit import export, export_files, load\nexport_files(load('seeds/misri-russia/visit.yaml'))"
    assert run(code).returncode == 0
    loaded = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; sys.exit('pyarrow' in sys.modules)"], check=False
    )
    assert loaded.returncode == 0
