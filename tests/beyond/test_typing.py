"""Tests that pyright agrees with mypy on a program that uses the library. mypy runs with `make lint`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.beyond.needed import package, program
from tests.conftest import ROOT

pytestmark = pytest.mark.beyond_python


def _pyright(folder: Path, program_text: str) -> list[str]:
    """The diagnostics of pyright in strict mode, for a program."""
    package("pyright")
    program("node")
    (folder / "client.py").write_text(program_text, "utf-8")
    settings = {"typeCheckingMode": "strict", "reportUnnecessaryTypeIgnoreComment": True, "include": ["client.py"]}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pyright",
        "--project",
        str(folder),
        "--pythonpath",
        sys.executable,
        "--outputjson",
    ]
    # The version that `make` has fetched is used, and nobody asks for a newer one.
    quiet = os.environ | {"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=quiet)
    found = json.loads(done.stdout)
    assert found["summary"]["filesAnalyzed"] == 1
    return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found["generalDiagnostics"]]


def test_pyright_agrees_on_the_types_of_a_client(tmp_path: Path) -> None:
    """Every `assert_type` of the program holds for pyright too, and no type is unknown."""
    assert _pyright(tmp_path, (ROOT / "tests/typing/client.py").read_text("utf-8")) == []


def test_pyright_finds_each_mistake(tmp_path: Path) -> None:
    """Every ignored line of the mistakes is an error for pyright too."""
    assert _pyright(tmp_path, (ROOT / "tests/typing/mistakes.py").read_text("utf-8")) == []


def test_a_wrong_type_is_an_error(tmp_path: Path) -> None:
    """The check itself works: a type that is not so is reported."""
    program_text = "from diplovisit import load\n\nnumber: int = load('visit.yaml')\n"
    assert len(_pyright(tmp_path, program_text)) == 1
