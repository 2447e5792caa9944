"""Completion: what a shell offers where."""

import shutil
import subprocess
from pathlib import Path

import pytest

from diplovisit.cli.completion_words import commands, options
from tests.cli.test_command import run

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The scripts of all shells, as files."""
    folder = tmp_path_factory.mktemp("completion")
    for shell in SHELLS:
        done = run("completion", shell)
        assert (done.returncode, done.stderr) == (0, b"")
        (folder / f"diplovisit.{shell}").write_bytes(done.stdout)
    return {shell: folder / f"diplovisit.{shell}" for shell in SHELLS}


# As bash does: the words of the line, and the last of them once more, unless it is the = that bash split off.
OFFERED = """\
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
word=${COMP_WORDS[COMP_CWORD]}
[[ $word == '=' ]] && word=''
_diplovisit diplovisit "$word" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def offered_by_bash(script: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    done = subprocess.run(
        ["bash", "-uc", f'source "$0"\n{OFFERED}', str(script), "diplovisit", *words],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["--vers"], ["--version"]),
        (["check", "--fail"], ["--fail-on"]),
        (["check", "--fail-on", ""], ["error", "warning", "info"]),
        (["check", "visits", "--fail-on", "w"], ["warning"]),
        (["check", "--fail-on", "="], ["error", "warning", "info"]),
        (["check", "--fail-on", "=", "i"], ["info"]),
        (["check", "--fail-on", "error", "vis"], []),
        (["check", "export", ""], []),
        (["check", "--source", "misri", "=", "mis"], []),
        (["check", "--output-file", "sa"], ["sarif="]),
        (["check", "--output-file", "sarif", "=", "re"], []),
        (["check", "--select", "al"], ["all"]),
        (["export", "visits", "--to", "json"], ["json", "jsonl", "jsonld"]),
        (["explain", "weekday"], ["weekday-disagrees"]),
        (["explain", "--all", "syn"], ["syntax"]),
        (["init", "--ci", "g"], ["github", "gitlab"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["completion", "x"], []),
        (["no-such-command", "--"], []),
    ],
    ids=" ".join,
)
def test_bash_offers(scripts: dict[str, Path], words: list[str], offered: list[str]) -> None:
    """Subcommands, options, the words an option takes, rules; nothing where bash is to complete a file's name."""
    assert offered_by_bash(scripts["bash"], *words) == offered


def test_rules_are_completed_one_after_another(scripts: dict[str, Path]) -> None:
    """Behind a comma comes the next rule, and what stands before it stays."""
    assert "long-stop,year-not-stated" in offered_by_bash(scripts["bash"], "explain", "long-stop,y")


def test_bash_completes_names_of_files_itself(scripts: dict[str, Path]) -> None:
    """Where nothing is offered, readline's own completion takes over, which knows blanks, quotes and ~."""
    done = subprocess.run(
        ["bash", "-c", 'source "$0"; complete -p diplovisit', str(scripts["bash"])], capture_output=True, check=True
    )
    assert done.stdout == b"complete -o default -F _diplovisit diplovisit\n"


def test_every_option_is_offered(scripts: dict[str, Path]) -> None:
    """Whatever `--help` names can be completed, in each shell: the scripts are made from the parser."""
    assert offered_by_bash(scripts["bash"], "-") == [name for option in options() for name in option.names]
    assert offered_by_bash(scripts["bash"], "") == [command.name for command in commands()]
    texts = {shell: script.read_text("utf-8") for shell, script in scripts.items()}
    for command in commands():
        names = [name for option in command.options for name in option.names]
        assert offered_by_bash(scripts["bash"], command.name, "-") == names
        for option in command.options:
            long = option.names[-1].removeprefix("--")
            assert f"--{long}" in texts["zsh"]
            assert f'"__diplovisit_command {command.name}"' in texts["fish"]
            assert f"--long-option {long} " in texts["fish"]
            for word in option.value.words if option.value is not None else ():
                assert all(word in text for text in texts.values())


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_its_script(scripts: dict[str, Path], shell: str) -> None:
    """No script has a fault of syntax."""
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    done = subprocess.run([program, "-n", scripts[shell]], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("ch", ["check"]),
        ("check --fail-on ", ["error", "info", "warning"]),
        ("check --fail-on=w", ["--fail-on=warning"]),
        ("check export --no-acr", ["--no-across"]),
        ("check READ", ["README.md"]),
        ("schema READ", []),
        ("explain long-stop,year-not", ["long-stop,year-not-stated"]),
    ],
)
def test_fish_offers(scripts: dict[str, Path], line: str, offered: list[str]) -> None:
    """Fish, where it is installed, offers the same."""
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not here")
    ask = f'source {scripts["fish"]}; complete -C "diplovisit {line}"'
    done = subprocess.run([fish, "--no-config", "-c", ask], capture_output=True, text=True, check=True)
    assert [each.split("\t")[0] for each in done.stdout.splitlines()] == offered


def test_a_shell_that_is_not_known_is_told() -> None:
    """There are three shells; another is a mistake in usage."""
    done = run("completion", "tcsh")
    assert done.returncode == 2
    assert b"bash" in done.stderr
