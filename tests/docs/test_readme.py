"""Tests that README.md and the documents show real outputs and have working links."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit.pipeline.settings import KEYS
from tests.conftest import ROOT
from tests.docs.shown import copy_of_project, run_in_shell


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/data-sets.md",
        "docs/maps.md",
        "docs/drafting-with-a-model.md",
        "docs/by-hand.md",
        "docs/tutorial.md",
        "docs/site.md",
        "docs/evidence.md",
        "docs/ci.md",
        "docs/calendar-for-colleagues.md",
        "docs/visits-as-entries.md",
    ],
)
@pytest.mark.at_length
def test_every_output_shown_is_what_comes_out(document: str) -> None:
    """Every output in a document is the present output of its command; `make write` updates them."""
    process = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "-P", document],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr


def test_every_link_into_the_project_leads_somewhere() -> None:
    """Every link of a document to a file of the project leads to an existing file."""
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


@pytest.mark.at_length
def test_every_command_of_the_readme_runs_as_printed(tmp_path: Path) -> None:
    """In a clone, every command of README.md ends without an error, but for the check of the record that it breaks."""
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^\$ (.+)", text, re.MULTILINE)
    commands = [command for command in blocks if not command.startswith("make ")]
    commands += [command for command in re.findall(r"`(diplovisit [^`]+)`", text) if command not in blocks]
    assert len(commands) > 15
    copy_of_project(tmp_path)
    codes = {command: run_in_shell(command, tmp_path).returncode for command in commands}
    assert {command: code for command, code in codes.items() if code} == {"diplovisit check try": 1}


def test_the_readme_has_three_screens() -> None:
    """README.md has at most 150 lines and 1,000 words with its outputs. What is longer belongs in `docs/`."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.count("\n") <= 150
    assert len(text.split()) <= 1_000


def test_every_setting_is_documented() -> None:
    """docs/settings.md has a row for each setting, and for no other."""
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == list(KEYS)
