"""Tests that the blocks of docs/library.md run, one after the other, and show what they print."""

import doctest
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "library.md"


@pytest.mark.not_measured
def test_the_blocks_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block of the page prints what it shows, in a folder with the examples and the seed."""
    for name in ("examples", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    # A blank line ends the output of the last example of a block; the lines keep their numbers in the page.
    text = PAGE.read_text("utf-8")
    kept = ["" for _ in text.split("\n")]
    for block in re.finditer(r"^```pycon\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        first = text.count("\n", 0, block.start(1))
        lines = block[1].split("\n")
        kept[first : first + len(lines)] = lines
    session = doctest.DocTestParser().get_doctest("\n".join(kept), {}, PAGE.name, str(PAGE), 0)
    assert len(session.examples) > 40
    report: list[str] = []
    result = doctest.DocTestRunner().run(session, out=report.append)
    assert result.failed == 0, "".join(report)
    assert "pycon" not in "".join(kept)
