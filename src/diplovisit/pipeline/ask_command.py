"""Runs the command of `draft --with`: the prompt on its standard input, its answer from its standard output.

The command is what the user typed, split into words, without a shell. It is a program of the user with the user's
environment, and this program talks to nobody else. Its output is bounded, and so is its time; when either is exceeded,
or when the user interrupts, the command and every process that it started are killed.
"""

import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Final

from diplovisit.drafting.model.answer_text import LARGEST_ANSWER
from diplovisit.findings.phrases import escaped

DEFAULT_TIMEOUT: Final = 120.0
"""Seconds that a command may take. A large model writes an answer in twenty to sixty."""
_MOST_ERRORS: Final = 20_000
"""Bytes that are kept of its standard error."""
_LINES_SHOWN: Final = 5
_CHUNK: Final = 65_536
_GRACE: Final = 2.0
"""Seconds that a killed command gets to close its streams."""


class CommandFailed(Exception):
    """Raised for a command that cannot be run, fails, takes too long, or prints too much. Its message is one line."""


def command_words(command: str) -> list[str]:
    """Returns the words of a command, as a shell splits them. Raises CommandFailed.

    >>> command_words("llm -m 'my model' --no-stream")
    ['llm', '-m', 'my model', '--no-stream']
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise CommandFailed(f"{escaped(command, 80)}: cannot be split into words: {error}") from None
    if not words:
        raise CommandFailed("the command is empty; name a program that reads a prompt and prints JSON")
    if "\0" in command:
        raise CommandFailed("the command has a null character")
    return words


def ask_command(command: str, timeout: float = DEFAULT_TIMEOUT) -> Callable[[str], str]:
    """Returns a function that gives a prompt to a command and returns what it prints. Raises CommandFailed.

    timeout: the seconds that the command may take for each prompt.
    """
    words = command_words(command)
    if shutil.which(words[0]) is None and not os.path.lexists(words[0]):
        raise _no_such_program(words)
    return lambda prompt: _Run(words, timeout).ask(prompt)


def _no_such_program(words: Sequence[str]) -> CommandFailed:
    return CommandFailed(f"{escaped(words[0], 80)}: no such program; install it, or give its path")


class _Run:
    """One run of the command. Threads feed it and read from it, so that neither side waits for the other."""

    def __init__(self, words: list[str], timeout: float) -> None:
        self._words, self._timeout = words, timeout
        self._output = bytearray()
        self._errors = bytearray()
        self._is_too_long = threading.Event()

    def ask(self, prompt: str) -> str:
        name = escaped(self._words[0], 80)
        try:
            process = subprocess.Popen(  # noqa: S603  # the command is the user's own, and no shell reads it
                self._words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except FileNotFoundError:
            raise _no_such_program(self._words) from None
        except OSError as error:
            raise CommandFailed(f"{name}: cannot be run: {error.strerror or error}") from None
        try:
            self._talk(process, prompt.encode())
        finally:
            _kill(process)
        if self._is_too_long.is_set():
            raise CommandFailed(f"{name}: printed more than {LARGEST_ANSWER:,} bytes, and was stopped")
        if process.returncode:
            raise CommandFailed(f"{name}: {_ending(process.returncode)}{self._said()}")
        try:
            return self._output.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise CommandFailed(f"{name}: printed bytes that are not UTF-8, at byte {error.start + 1:,}") from None

    def _talk(self, process: "subprocess.Popen[bytes]", prompt: bytes) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        threads = [
            threading.Thread(target=_feed, args=(process.stdin, prompt), daemon=True),
            threading.Thread(target=self._read_output, args=(process, process.stdout), daemon=True),
            threading.Thread(target=self._read_errors, args=(process.stderr,), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            process.wait(self._timeout)
        except subprocess.TimeoutExpired:
            _kill(process)
            if self._is_too_long.is_set():
                return
            message = f"{escaped(self._words[0], 80)}: took more than {self._timeout:g} seconds and was stopped"
            raise CommandFailed(f"{message}; raise the limit with --timeout{self._said()}") from None
        # A program that it left behind may hold the streams open: what it printed itself is in the pipe already.
        _kill(process)
        for thread in threads[1:]:
            thread.join(_GRACE)

    def _read_output(self, process: "subprocess.Popen[bytes]", stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError), stream:
            while chunk := stream.read1(_CHUNK):  # type: ignore[attr-defined]  # a pipe is a BufferedReader
                self._output += chunk
                if len(self._output) > LARGEST_ANSWER:
                    self._is_too_long.set()
                    _kill(process)
                    return

    def _read_errors(self, stream: IO[bytes]) -> None:
        with suppress(OSError, ValueError), stream:
            while chunk := stream.read1(_CHUNK):  # type: ignore[attr-defined]  # as above
                self._errors += chunk[: _MOST_ERRORS - len(self._errors)]

    def _said(self) -> str:
        """The first lines of its standard error, for the end of a message."""
        text = bytes(self._errors).decode("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return f": {escaped(' | '.join(lines[:_LINES_SHOWN]), 500)}" if lines else ""


def _feed(stream: IO[bytes], prompt: bytes) -> None:
    # A command may answer without reading its whole input.
    with suppress(OSError, ValueError):
        stream.write(prompt)
    with suppress(OSError, ValueError):
        stream.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kills the command and the processes of its group, which it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:  # pragma: no cover  # Windows has no groups of processes
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)


def _ending(code: int) -> str:
    if code > 0:
        return f"ended with exit code {code}"
    try:
        return f"was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by signal {-code}"
