"""Completion: what is offered when a shell asks by argcomplete's environment variables."""

import gc
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from diplovisit.cli import main
from diplovisit.pipeline.rule_registry import RULES
from tests.cli.test_command import run
from tests.conftest import ROOT

argcomplete = pytest.importorskip("argcomplete")

SHELLS = ("bash", "zsh", "fish")
Offered: TypeAlias = Callable[[str], list[str]]


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Returns what is offered at the end of a line, in a folder with a few files."""
    folder = tmp_path / "folder"
    (folder / "visits").mkdir(parents=True)
    for name in (
        *("a.yaml", "b.jsonl", "c.ics", "d.csv", "e.toml", "f.html", "notes.txt", ".hidden.yaml", "G.YAML"),
        *("two words.yaml", "visits/x.json", "visits/y.txt", "new\nline.yaml"),
    ):
        (folder / name).touch()
    monkeypatch.chdir(folder)
    answer = tmp_path / "answer"
    # In a shell the file descriptor 9 is for messages; here it may be anything.
    monkeypatch.setattr(argcomplete.CompletionFinder, "_init_debug_stream", lambda _: None)

    def ask(line: str) -> list[str]:
        answer.unlink(missing_ok=True)
        for name, value in asking(f"diplovisit {line}", answer).items():
            monkeypatch.setenv(name, value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # argcomplete leaves the file to the end of the process
            assert code_of_main() == 0
            gc.collect()
        for name in asking("", answer):
            monkeypatch.delenv(name)
        return sorted(filter(None, answer.read_text("utf-8").split("\n")))

    return ask


def code_of_main() -> object:
    """The exit code of the command."""
    try:
        return main([])
    except SystemExit as end:
        return end.code


def asking(line: str, answer: Path) -> dict[str, str]:
    """The environment variables with which a shell asks."""
    return {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_COMP_WORDBREAKS": " \t\n\"'><;|&(",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode())),
    }


@pytest.mark.parametrize(
    ("line", "names"),
    [
        # subcommands and flags
        ("ch", "check"),
        ("e", "evidence explain export"),
        ("--vers", "--version"),
        ("check --fail", "--fail-on"),
        ("check --no-a", "--no-across"),
        ("check -j", "-j"),
        ("export --to ics --t", "--to --tzid"),
        ("no-such-command --", "--help --verbose --version"),
        # choices
        ("check --fail-on ", "error info warning"),
        ("check --fail-on=", "--fail-on=error --fail-on=info --fail-on=warning"),
        ("check --fail-on=w", "--fail-on=warning"),
        ("check visits --fail-on w", "warning"),
        ("export visits --to json", "json jsonl jsonld"),
        ("init --ci g", "github gitlab"),
        ("completion ", "bash fish zsh"),
        ("completion x", ""),
        # rules and groups
        ("check --select al", "all"),
        ("check --select=al", "--select=all"),
        ("check --ignore syn", "syntax"),
        ("check --ignore time,long-st", "time,long-stop"),
        ("check --ignore=time,long-st", "--ignore=time,long-stop"),
        ("check --ignore syntax,long-stop,syn", ""),
        ("check --ignore no-such-rule,syn", "no-such-rule,syntax"),
        ("check --select time --ignore text,tim", "text,time"),
        ("check --severity long-st", "long-stop="),
        ("check --severity long-stop=", "long-stop=error long-stop=info long-stop=warning"),
        ("check --severity=long-stop=w", "--severity=long-stop=warning"),
        ("explain weekday", "weekday-disagrees"),
        ("explain --all syn", "syntax"),
        ("explain long-stop weekday", "weekday-disagrees"),
        ("explain long-stop,year-not", "long-stop,year-not-stated"),
        # other lists and pairs
        ("diff --only dat", "dates"),
        ("diff --only status,dat", "status,dates"),
        ("export --where ", "category= country= sending= status= traveller="),
        ("export --where status=h", "status=held"),
        ("export --where country=", ""),
        ("export --where nothing=", ""),
        ("check --output-file sa", "sarif="),
        ("check --output-file sarif=n", "sarif=notes.txt"),
        # files by their endings
        ("check ", "G.YAML a.yaml b.jsonl two\\ words.yaml visits/"),
        ("check vis", "visits/"),
        ("check visits/", "visits/x.json"),
        ("check ./a", "./a.yaml"),
        ("check .h", ".hidden.yaml"),
        ("check two", "two\\ words.yaml"),
        ("check no-such-folder/", ""),
        ("check --fail-on error a", "a.yaml"),
        ("check --source misri=n", "misri=notes.txt"),
        ("check --source=misri=n", "--source=misri=notes.txt"),
        ("check --source misri", ""),
        ("check --terms ", "d.csv visits/"),
        ("check --config ", "e.toml visits/"),
        ("evidence --html ", "f.html visits/"),
        ("init ", "visits/"),
        ("import c", "c.ics colt"),
        ("import st", "state-department state-department-visits"),
        ("fmt a", "a.yaml"),
        ("diff a.yaml b", "b.jsonl"),
        ("export -o n", "notes.txt"),
        ("export --output=n", "--output=notes.txt"),
        # free text and numbers
        ("export --name ", ""),
        ("check -j ", ""),
        ("check --today ", ""),
        ("plot --top ", ""),
    ],
)
@pytest.mark.at_length
def test_what_is_offered(offered: Offered, line: str, names: str) -> None:
    """Subcommands, flags, choices, rules, groups and files are offered, also within a list."""
    assert offered(line) == sorted(name.replace("\\~", "\\ ") for name in names.replace("\\ ", "\\~").split())


def test_every_rule_can_be_explained(offered: Offered) -> None:
    """Every rule is offered, and no name is offered that `explain` refuses."""
    names = offered("explain ")
    assert set(RULES) <= set(names)
    assert run("explain", *names).returncode == 0


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_every_name_that_is_offered_is_taken(offered: Offered, flag: str) -> None:
    """`check` accepts every name that is offered for a flag."""
    names = offered(f"check {flag} ")
    done = run("check", "seeds", flag, ",".join(names), "--exit-zero")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "changed",
    [
        {"COMP_POINT": "x"},
        {"COMP_POINT": "-1"},
        {"COMP_POINT": "999"},
        {"COMP_LINE": ""},
        {"COMP_LINE": "diplovisit check 'open"},
        {"COMP_LINE": 'diplovisit check "'},
        {"COMP_LINE": "diplovisit check $(touch evil) `touch evil` ; touch evil "},
        {"COMP_LINE": "diplovisit \x00".replace("\x00", "\x01")},
        {"_ARGCOMPLETE": "x"},
        {"_ARGCOMPLETE": ""},
        {"_ARGCOMPLETE": "99"},
        {"_ARGCOMPLETE_IFS": "two"},
        {"_ARGCOMPLETE_STDOUT_FILENAME": "/no/such/folder/x"},
    ],
    ids=repr,
)
def test_a_malformed_question_has_no_traceback(tmp_path: Path, changed: dict[str, str]) -> None:
    """A malformed question prints nothing, runs nothing, and ends with 0 or 1."""
    done = run("check", "seeds", cwd=tmp_path, env=asking("diplovisit ch", tmp_path / "answer") | changed)
    assert done.returncode in {0, 1}
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"answer"}


def test_completion_never_runs_the_command(tmp_path: Path) -> None:
    """The arguments of the process are ignored while a shell asks."""
    done = run("init", str(tmp_path / "new"), env=asking("diplovisit ch", tmp_path / "answer"))
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "answer").read_text() == "check"
    assert not (tmp_path / "new").exists()


WITHOUT = """\
import sys
sys.modules["argcomplete"] = None
from diplovisit.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_without_argcomplete_the_command_says_what_to_install(tmp_path: Path) -> None:
    """Without argcomplete the command ends with 2, and a shell completes the names of files itself."""
    words = [sys.executable, "-c", WITHOUT, "completion", "bash"]
    done = subprocess.run(words, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "diplovisit: error: argcomplete completes the command line and is not installed:"
        " pip install 'argcomplete>=3.5'\n"
    )
    env = os.environ | asking("diplovisit ch", tmp_path / "answer")
    done = subprocess.run(words, capture_output=True, check=False, env=env)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


def test_a_run_that_no_shell_asks_does_not_import_it() -> None:
    """An ordinary run does not import argcomplete."""
    script = "import sys; from diplovisit.cli import main; main(sys.argv[1:]); assert 'argcomplete' not in sys.modules"
    for words in (["check", "seeds"], ["schema"], ["--version"]):
        subprocess.run([sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, check=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell(tmp_path: Path, shell: str) -> None:
    """The script registers the command, and an installed shell can read it."""
    done = run("completion", shell)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"_ARGCOMPLETE" in done.stdout
    assert b"diplovisit" in done.stdout
    if program := shutil.which(shell):
        (tmp_path / "script").write_bytes(done.stdout)
        read = subprocess.run([program, "-n", tmp_path / "script"], capture_output=True, check=False)
        assert (read.returncode, read.stderr) == (0, b"")


def test_a_shell_that_is_not_known_is_refused() -> None:
    """A shell other than the three is a usage error."""
    done = run("completion", "tcsh")
    assert done.returncode == 2
    assert b"bash" in done.stderr


IN_BASH = """\
source "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
function=$(complete -p diplovisit) && function=${function#*-F } && function=${function%% *}
$function diplovisit "${2##* }" ""
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("diplovisit ch", ["check"]),
        ("diplovisit check --fail-on=w", ["warning"]),  # bash begins a new word after =
        ("diplovisit check --select time,long-st", ["time,long-stop"]),
        ("diplovisit check see", ["seeds/"]),
    ],
)
def test_bash_itself(tmp_path: Path, line: str, names: list[str]) -> None:
    """A real bash with the script offers the words."""
    (tmp_path / "script").write_bytes(run("completion", "bash").stdout)
    (tmp_path / "diplovisit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m diplovisit "$@"\n')
    (tmp_path / "diplovisit").chmod(0o755)
    env = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    words = ["bash", "--norc", "-c", IN_BASH, "bash", str(tmp_path / "script"), line]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=env, cwd=ROOT)
    assert [word.strip() for word in done.stdout.splitlines()] == names


def test_modules_have_the_mark_of_argcomplete() -> None:
    """Start modules begin with the mark that `activate-global-python-argcomplete` searches for."""
    for name in ("cli/__init__.py", "__main__.py"):
        assert "PYTHON_ARGCOMPLETE_OK" in (ROOT / "src/diplovisit" / name).read_text("utf-8")[:1024]
