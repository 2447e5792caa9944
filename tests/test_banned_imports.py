"""Ruff reports every module and function that the package must not use, in any form of import."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator

from tests.conftest import ROOT

BANNED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]["flake8-tidy-imports"][
    "banned-api"
]


def rules_by_line(lines: list[str], *, file: str) -> dict[int, set[str]]:
    """Returns the rules that ruff reports for a module, by line."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format=json",
        f"--stdin-filename={file}",
        "-",
    ]
    done = subprocess.run(command, cwd=ROOT, input="\n".join(lines), capture_output=True, text=True, check=False)
    rules: dict[int, set[str]] = {}
    for report in json.loads(done.stdout):
        rules.setdefault(report["location"]["row"], set()).add(report["code"])
    return rules


def uses(name: str) -> Iterator[str]:
    """Yields lines that use a module or a function, one for each form."""
    parent, _, last = name.rpartition(".")
    yield f"from {parent} import {last}" if parent else f"import {name}"
    if parent:
        yield f"import {parent}; {name}()"
    if parent != "os":
        yield from (
            f"import {name} as x",
            f"from {name} import x",
            f"from {name}.inner import x",
            f"if x: import {name}",
        )


def test_every_banned_name_is_reported_in_every_form() -> None:
    """Every banned name is reported in a new module, in every form of import."""
    lines = [line for name in BANNED for line in uses(name)]
    reported = rules_by_line(lines, file="src/diplovisit/formats/new.py")
    assert [line for number, line in enumerate(lines, 1) if "TID251" not in reported.get(number, ())] == []
    assert len(lines) > 300


def test_what_runs_text_as_code_is_reported() -> None:
    """Calls without an import, and imports with a star, are reported by rules of their own."""
    lines = {
        "eval(x)": "S307",
        "exec(x)": "S102",
        "breakpoint()": "T100",
        "from os import *": "F403",
        "f(x, shell=True)": "S604",
    }
    reported = rules_by_line([*lines], file="src/diplovisit/formats/new.py")
    assert [line for number, (line, rule) in enumerate(lines.items(), 1) if rule not in reported.get(number, ())] == []


def test_a_harmless_import_is_not_reported() -> None:
    """Modules that are not on the list are not reported."""
    lines = ["import os.path", "import urllib.parse", "import json", "from importlib_metadata import x"]
    assert not any("TID251" in rules for rules in rules_by_line(lines, file="src/diplovisit/formats/new.py").values())
