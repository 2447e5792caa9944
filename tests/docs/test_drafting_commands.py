"""The commands of docs/drafting-with-a-model.md run as they are written."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.conftest import ROOT
from tests.drafting.test_draft_over_http import completion, serving
from tests.drafting.test_recorded_answers import ANSWERS, answer_in

DOCUMENT = ROOT / "docs/drafting-with-a-model.md"
# The first block shows a command with its output, and cog runs it.
COMMANDS = [line[2:] for line in re.findall(r"^\$ .*$", DOCUMENT.read_text("utf-8"), re.MULTILINE)][1:]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the files that the document names, a program `llm`, and a service."""
    shutil.copy(ANSWERS / "press.txt", tmp_path / "note.txt")
    answer = answer_in("good.json").replace('"press"', '"note"')
    (tmp_path / "answer.txt").write_text(answer.replace('"2024-05"', '"2023-05"'), "utf-8")
    (tmp_path / "answer-2.txt").write_text(answer, "utf-8")
    shutil.copy(ROOT / "schemas/draft.schema.json", tmp_path)
    (tmp_path / "examples").mkdir()
    shutil.copy(ROOT / "examples/draft_over_http.py", tmp_path / "examples")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/llm").write_text('#!/bin/sh\ntest "$2" = --schema && test -f "$3" && cat answer-2.txt\n')
    (tmp_path / "bin/llm").chmod(0o755)
    (tmp_path / "bin/python").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving(200, completion(answer)) as (url, _):
        monkeypatch.setenv("DRAFT_URL", url)
        yield tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a shell of POSIX")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_document_runs(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the document ends well, and writes the file that it names."""
    words = shlex.split(command)
    while "=" in words[0]:
        monkeypatch.setenv(*words.pop(0).split("=", 1))
    assert words.pop(0) == "diplovisit"
    target = words[words.index(">") + 1] if ">" in words else words[words.index("-o") + 1] if "-o" in words else None
    if ">" in words:
        words = words[: words.index(">")]
    if target == "draft.schema.json":
        (folder / target).unlink()
    done = run(*words, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    written = done.stdout or (folder / str(target)).read_bytes()
    if "--print-prompt" in words:
        assert b"# Your task" in written
        assert (b"2023-05" in written) == ("--answer" in words)
    elif words[0] == "draft":
        assert b"\nformat: 1\n" in written
