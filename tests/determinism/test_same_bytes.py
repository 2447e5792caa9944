"""Every command shows and writes the same bytes in every environment."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit import export, load
from tests.conftest import ROOT

pytestmark = pytest.mark.not_measured

RECORDS = {
    "records/deep/misri/visit.yaml": "seeds/misri-russia/visit.yaml",
    "records/deep/misri/retelling.txt": "seeds/misri-russia/retelling.txt",
    "records/b.yaml": "tests/corpus/reject/not-nfc/an-accent-of-its-own.yaml",
    "records/C.yaml": "tests/corpus/reject/value-contradicted/ten-times.yaml",
    "records/a.yaml": "tests/corpus/reject/duplicate-id",
    "records/i.yaml": "tests/corpus/reject/place-is-metonym",
    "whole/Z.yaml": "seeds/misri-russia/visit.yaml",
    "whole/kissinger.yaml": "examples/kissinger-shuttle.yaml",
    "whole/a/obama.yaml": "examples/obama-rome.yaml",
    "untidy/kissinger.yaml": "examples/kissinger-shuttle.yaml",
    "calendar.ics": "tests/corpus_calendars/google.ics",
    "trips.csv": "examples/maps/journeys.csv",
    "note.txt": "examples/drafting/press-note.txt",
    "later.txt": "examples/drafting/later-report.txt",
    "press.txt": "tests/drafting/answers/press.txt",
    "answer.json": "tests/drafting/answers/good.json",
    "trips.toml": "examples/maps/journeys.toml",
}

USUAL = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}

# Two environments that differ from the usual one in all settings at once. If their output agrees, no setting matters.
AT_ONCE = {
    "far east": (
        ("-O",),
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "1",
            "COLUMNS": "40",
            "TERM": "xterm-256color",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "COLORTERM": "truecolor",
        },
    ),
    "ascii": (
        ("-OO",),
        {
            "TZ": "America/St_Johns",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": "ascii",
            "PYTHONHASHSEED": "12345",
            "NO_COLOR": "1",
            "COLUMNS": "200",
        },
    ),
}

# One setting at a time, to find the one that matters; `make test-all` runs them.
ONE_BY_ONE: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "TZ=Pacific/Kiritimati": ((), {"TZ": "Pacific/Kiritimati"}),
    "TZ=America/St_Johns": ((), {"TZ": "America/St_Johns"}),
    "LC_ALL=C": ((), {"LC_ALL": "C"}),
    "LC_ALL=C and no coercion": ((), {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "LC_ALL=tr_TR.UTF-8": ((), {"LC_ALL": "tr_TR.UTF-8"}),
    "no locale at all": ((), {"LC_ALL": "", "LANG": ""}),
    "PYTHONIOENCODING=ascii": ((), {"PYTHONIOENCODING": "ascii"}),
    "PYTHONIOENCODING=latin-1": ((), {"PYTHONIOENCODING": "latin-1"}),
    "PYTHONHASHSEED=1": ((), {"PYTHONHASHSEED": "1"}),
    "PYTHONHASHSEED=12345": ((), {"PYTHONHASHSEED": "12345"}),
    "-O": (("-O",), {}),
    "-OO": (("-OO",), {}),
    "-X dev": (("-X", "dev"), {}),
    "-I": (("-I",), {}),
    "COLUMNS=20": ((), {"COLUMNS": "20"}),
    "CI": ((), {"CI": "true", "GITHUB_ACTIONS": "true", "GITLAB_CI": "true"}),
    "colours": ((), {"CLICOLOR_FORCE": "1", "TERM": "xterm-256color", "COLORTERM": "truecolor"}),
    "no terminal": ((), {"TERM": "dumb", "NO_COLOR": "1"}),
}

PYTHONS = ("3.11", "3.12", "3.13")


def prepared(folder: Path, *, turned_round: bool) -> Path:
    """A folder with the records, created in one order or the other."""
    for name, source in sorted(RECORDS.items(), reverse=turned_round):
        found = ROOT / source
        if found.is_dir():
            found = min(found.glob("*.yaml"))
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(found, folder / name)
    kissinger = folder / "untidy" / "kissinger.yaml"
    kissinger.write_bytes(kissinger.read_bytes().replace(b"status: held", b"status: reported"))
    (folder / "untidy" / "obama.json").write_bytes(b" " + export(load(folder / "whole/a/obama.yaml"), "json"))
    return folder


def contents_after(
    folder: Path,
    flags: tuple[str, ...],
    environment: dict[str, str],
    *,
    order: str = "as-is",
    python: str = sys.executable,
) -> dict[str, bytes]:
    """The files of a folder after all commands were run in it in an environment."""
    prepared(folder, turned_round=order == "backwards")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "MPLCONFIGDIR") if name in os.environ}
    command = [python, *flags, str(ROOT / "tests/determinism/everything.py"), str(folder), order]
    done = subprocess.run(command, cwd=folder, env=kept | USUAL | environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The output in the usual environment."""
    found = contents_after(tmp_path_factory.mktemp("usual"), (), USUAL)
    assert not found["said/00 check"].isascii()  # or encodings would not be tried at all
    return found


def require_same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Fails with the first file that differs, and its first differing line."""
    assert found.keys() == expected.keys()
    for name, data in expected.items():
        pairs = zip(found[name].splitlines(), data.splitlines(), strict=False)
        first = next((pair for pair in pairs if pair[0] != pair[1]), None)
        assert found[name] == data, (name, first)


@pytest.mark.at_length
@pytest.mark.xdist_group("determinism")
@pytest.mark.parametrize("name", AT_ONCE)
def test_everything_else_at_once(tmp_path: Path, usual: dict[str, bytes], name: str) -> None:
    """Time zone, locale, encoding, hash seed, optimisation, the order of folders and the terminal change no byte."""
    flags, environment = AT_ONCE[name]
    require_same(contents_after(tmp_path, flags, environment, order="backwards"), usual)


@pytest.mark.at_length
@pytest.mark.xdist_group("determinism")
def test_forced_colours_change_no_text(tmp_path: Path, usual: dict[str, bytes]) -> None:
    """With FORCE_COLOR, what is said to people has colours and is otherwise the same; written files have none."""
    coloured = contents_after(tmp_path, (), {"FORCE_COLOR": "1"})
    assert b"\x1b[" in coloured["said/00 check"]
    colour = re.compile(rb"\x1b\[[0-9;]*m")
    plain = {name: colour.sub(b"", data) if name.startswith("said/") else data for name, data in coloured.items()}
    require_same(plain, usual)


@pytest.mark.beyond_python
@pytest.mark.xdist_group("determinism")
@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_one_at_a_time(tmp_path: Path, usual: dict[str, bytes], name: str) -> None:
    """None of these settings alone changes a byte."""
    flags, environment = ONE_BY_ONE[name]
    require_same(contents_after(tmp_path, flags, environment), usual)


@pytest.mark.beyond_python
@pytest.mark.xdist_group("determinism")
@pytest.mark.parametrize("version", PYTHONS)
def test_every_python(tmp_path: Path, usual: dict[str, bytes], version: str) -> None:
    """Each supported Python produces the same bytes; `make pythons` installs them."""
    python = ROOT / f".venv.{version}" / "bin" / "python"
    if not python.exists():
        pytest.skip(f".venv.{version} is not there: `make pythons` sets it up where there is a Python {version}")
    require_same(contents_after(tmp_path, (), {}, python=str(python)), usual)
