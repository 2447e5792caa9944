"""What docs/ci.md says of settings, hooks, formats and comparisons is what the program does."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from diplovisit.pipeline.settings import read_settings
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.sarif import MOST_RESULTS
from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.files.test_revisions import git

PAGE = (ROOT / "docs/ci.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_settings_shown_are_settings() -> None:
    """Each block of TOML is read as settings."""
    blocks = _blocks("toml")
    assert len(blocks) == 2
    for block in blocks:
        assert read_settings(block.encode(), name="diplovisit.toml", folder=Path("/desk")) is not None


def test_the_hooks_shown_are_there() -> None:
    """The configuration names every hook of the project, and no other."""
    (config,) = [yaml.safe_load(block) for block in _blocks("yaml") if "repos:" in block]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in hooks]


def test_every_format_is_listed() -> None:
    """The table of formats has every format, and the limit of SARIF is that of the code."""
    table = PAGE.partition("| `--output-format` | for |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", table)) == set(REPORTERS)
    assert f"more than {MOST_RESULTS:,} results" in PAGE


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_the_comparisons_shown_are_made(tmp_path: Path) -> None:
    """Each command that compares runs in a repository with a branch."""
    commands = re.findall(r"^\| `diplovisit (diff [^`]+)` \|", PAGE, re.MULTILINE)
    assert len(commands) == 3
    (tmp_path / "visits").mkdir()
    shutil.copy(ROOT / "examples/least.yaml", tmp_path / "visits")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    for command in commands:
        assert run(*command.split(), cwd=tmp_path).stdout == b"Nothing changed.\n"
