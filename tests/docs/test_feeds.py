"""What docs/feeds.md says of feeds is what the program does."""

import configparser
import re
import shlex
import shutil
from pathlib import Path

import pytest

from diplovisit.pipeline.site_pieces import REFRESH_INTERVAL
from diplovisit.site.atom import MOST_CHANGES
from tests.beyond.test_vdirsyncer_updates import CONFIGURATION
from tests.cli.test_command import run
from tests.conftest import ROOT

PAGE = (ROOT / "docs/feeds.md").read_text("utf-8")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A folder with records, those of the examples."""
    (tmp_path / "visits").mkdir()
    for record in ROOT.glob("examples/*.yaml"):
        shutil.copy(record, tmp_path / "visits")
    return tmp_path


def test_every_command_of_the_page_runs(folder: Path) -> None:
    """Every command ends well, and the files that the page names are those of the site."""
    commands = [shlex.split(line) for line in re.findall(r"^\$ diplovisit (.*)$", PAGE, re.MULTILINE)]
    assert len(commands) == 3
    for command in commands:
        done = run(*command, cwd=folder)
        assert done.returncode == 0, done.stderr.decode()
    for name in re.findall(r"^\| `(feeds/[^`]+)` \|", PAGE, re.MULTILINE):
        pattern = name.replace("FR", "[A-Z][A-Z]").replace("NAME-CC", "*-[a-z][a-z]").replace("ID", "*")
        assert any((folder / "site").glob(pattern)), name


def test_its_numbers_are_those_of_the_program() -> None:
    """The page names the interval and the number of changes that the program writes."""
    assert REFRESH_INTERVAL.total_seconds() == 6 * 3600
    assert "A site asks for six hours" in PAGE
    assert f"the latest revisions, {MOST_CHANGES} of them" in PAGE


def test_its_settings_of_vdirsyncer_are_those_that_are_tried() -> None:
    """The settings on the page have the sections and keys of those with which a feed is followed in a test."""
    (shown,) = re.findall(r"^```ini\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    page, tried = configparser.ConfigParser(), configparser.ConfigParser()
    page.read_string(shown)
    tried.read_string(CONFIGURATION)
    tried.remove_section("general")
    assert {name: [*page[name]] for name in page.sections()} == {name: [*tried[name]] for name in tried.sections()}
    for name in page.sections():
        for key in page[name].keys() - {"url", "path"}:
            assert page[name][key] == tried[name][key]
