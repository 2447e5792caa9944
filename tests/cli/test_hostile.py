"""Whatever a record, the name of a file or an argument holds: what the command says of it is inert."""

import json
from pathlib import Path
from typing import Any

import pytest

from diplovisit.cli import main
from tests.inert import require_inert
from tests.payloads import PAYLOADS
from tests.records import document


def file_names() -> list[str]:
    """The payloads as the names of files: without slashes and NUL, of 255 octets at most, and some that are no UTF-8."""
    cut = {payload.replace("/", "_").replace("\0", "")[:50] for payload in PAYLOADS.values()}
    return [*sorted(name for name in cut if not any("\ud800" <= one <= "\udfff" for one in name)), "\udcff\udc9b31m"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of records with names that want to be obeyed; every other one cannot be read."""
    folder = tmp_path_factory.mktemp("names")
    for number, name in enumerate(file_names()):
        record = document() | {"id": f"visit-{number}"}
        (folder / f"{name}.json").write_text(json.dumps(record) if number % 2 else "{")
    return folder


class Said:
    """What a command said, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Said:
    """Runs the command in this process; argparse leaves by an exit of its own."""
    try:
        code: Any = main(list(map(str, arguments)))
    except SystemExit as left:
        code = left.code
    said = capsys.readouterr()
    return Said(code, said.out, said.err)


def refused_names(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
    """Runs the command, which says something, and nothing of it is obeyed."""
    said = run(capsys, *arguments)
    assert said.code in (0, 1, 2, 3)
    assert said.out + said.err
    require_inert(said.out)
    require_inert(said.err)


COMMANDS = (
    ["check"],
    ["check", "--output-format", "concise"],
    ["check", "--fix", "--diff"],
    ["check", "--show-files"],
    ["anchor", "--check"],
    ["evidence"],
    ["export", "--to", "jsonl"],
    ["plot", "--to", "svg"],
    ["fmt", "--check"],
    ["fmt", "--diff"],
    ["import"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_name_of_a_file_is_obeyed(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """A folder of files whose names are orders is told of like any other, from outside and from within."""
    refused_names(capsys, *command, folder)
    monkeypatch.chdir(folder)
    refused_names(capsys, *command, ".")
