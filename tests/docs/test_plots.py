"""The commands of docs/plots.md run as they are written, and its pictures are those of the commands."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT

DOCUMENT = ROOT / "docs/plots.md"
TEXT = DOCUMENT.read_text("utf-8")
COMMANDS = re.findall(r"^\$ diplovisit (.*)$", TEXT, re.MULTILINE)
PICTURES = ROOT / "docs/pictures"


def words_of(svg: bytes) -> tuple[str | None, ...]:
    """Returns the title and the description of a picture, which do not depend on the version of matplotlib."""
    root = ElementTree.fromstring(svg)
    return tuple(root.findtext(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command: str, tmp_path: Path) -> None:
    """Each command draws its picture; the picture of the document has the same title and the same numbers."""
    words = shlex.split(command)
    name = words[-1]
    done = run(*words[:-1], tmp_path / name)
    assert (done.returncode, done.stderr) == (0, b"")
    drawn = (tmp_path / name).read_bytes()
    if name.endswith(".svg"):
        assert words_of((PICTURES / name).read_bytes()) == words_of(drawn), f"draw docs/pictures/{name} again"


def test_every_picture_is_shown() -> None:
    """Each picture of the folder is in the document, and is drawn by one of its commands."""
    shown = set(re.findall(r"\(pictures/(.*?)\)", TEXT))
    assert shown == {file.name for file in PICTURES.iterdir()}
    assert shown <= {shlex.split(command)[-1] for command in COMMANDS}


def test_the_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of the document runs, and gives a dark picture."""
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    names: dict[str, bytes] = {}
    exec(code, names)  # the document's own
    assert b"#0d1117" in names["picture"]
