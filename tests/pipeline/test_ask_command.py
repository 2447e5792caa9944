"""The command of `draft --with`: run without a shell, within bounds of time and size, and killed with all it started."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from diplovisit.drafting.model.answer_text import LARGEST_ANSWER
from diplovisit.pipeline.ask_command import CommandFailed, ask_command, command_words

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of POSIX")


def shell(script: str) -> str:
    """Returns a command that runs a script of the shell: a program like any other."""
    return f"sh -c {shlex.quote(script)}"


def is_running(pid: int) -> bool:
    """Whether a process exists and has not ended."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return done.stdout.strip() != "" and not done.stdout.strip().startswith("Z")


def test_the_prompt_is_the_input_and_the_answer_is_the_output() -> None:
    """A command gets the whole prompt on standard input, and its output is the answer, character for character."""
    prompt = "Ærø\n" * 100_000
    assert ask_command("cat")(prompt) == prompt


def test_no_shell_reads_the_command() -> None:
    """Words that a shell would act on are arguments like any other."""
    assert ask_command("echo $HOME ; echo `id` > /tmp/x && '*'")("") == "$HOME ; echo `id` > /tmp/x && *\n"


def test_a_command_need_not_read_its_input() -> None:
    """A program that answers without reading a long prompt is no failure."""
    assert ask_command("echo {}")("x" * 5_000_000) == "{}\n"


def test_the_environment_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command has the environment of the user, in which keys of services usually are."""
    monkeypatch.setenv("DRAFT_KEY", "open sesame")
    assert ask_command(shell('printf %s "$DRAFT_KEY"'))("") == "open sesame"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("", "the command is empty"),
        ("  ", "the command is empty"),
        ("cat 'open", "cannot be split into words: No closing quotation"),
        ("no-such-program-here -x", "no-such-program-here: no such program; install it, or give its path"),
        ("/", "/: cannot be run: Permission denied"),
        (shell("echo one >&2; echo two >&2; exit 7"), "sh: ended with exit code 7: one | two"),
        (shell("printf '\\033[31mred\\n' >&2; exit 1"), r"sh: ended with exit code 1: \x1b[31mred"),
        (shell("kill -TERM $$"), "sh: was ended by SIGTERM"),
        (shell("printf '{\\377}'"), "sh: printed bytes that are not UTF-8, at byte 2"),
    ],
)
def test_a_failure_says_what_went_wrong(command: str, message: str) -> None:
    """A command that fails is reported with its exit code and the first lines of its standard error, escaped."""
    with pytest.raises(CommandFailed) as error:
        ask_command(command)("{}")
    assert message in str(error.value)
    assert str(error.value).isprintable()


def test_only_the_first_lines_of_standard_error_are_shown() -> None:
    """However much a command complains, the message is one line of bounded length."""
    with pytest.raises(CommandFailed) as error:
        ask_command(shell("yes complaint | head -c 1000000 >&2; exit 3"))("")
    assert len(str(error.value)) < 700


def test_an_endless_output_is_stopped() -> None:
    """A command that prints without end is killed when its output is too large to be an answer."""
    with pytest.raises(CommandFailed, match=f"printed more than {LARGEST_ANSWER:,} bytes"):
        ask_command("yes")("")


def test_a_slow_command_is_killed_with_all_that_it_started(tmp_path: Path) -> None:
    """When the time is up, the command and the processes of its group end."""
    script = f"sleep 300 & echo $! > {tmp_path / 'pid'}; wait"
    with pytest.raises(CommandFailed, match=r"sh: took more than 0\.5 seconds and was stopped; raise the limit"):
        ask_command(shell(script), 0.5)("")
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_an_interrupt_kills_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the command with all that it started, and is not swallowed."""

    def interrupted(self: "subprocess.Popen[bytes]", timeout: float | None = None) -> int:
        monkeypatch.undo()
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text().strip():
            pass
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ask_command(shell(f"sleep 300 & echo $! > {tmp_path / 'pid'}; wait"))("")
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_a_program_that_is_left_behind_is_ended() -> None:
    """A command that ends and leaves a program behind, which holds its output open, is not waited for."""
    assert ask_command(shell("sleep 300 & echo {}"), 60)("") == "{}\n"


def test_a_command_is_split_as_a_shell_splits_it() -> None:
    """Quotes and backslashes join words, as people are used to."""
    assert command_words(r"""llm -m 'my model' -o key "a b" c\ d""") == [
        "llm",
        "-m",
        "my model",
        "-o",
        "key",
        "a b",
        "c d",
    ]
