"""How the time of a command grows if one kind of input doubles, for the inputs whose steps tests/hostile counts.

Run as `python -m benchmarks.doubling [WORD ...]`: with words, only the inputs whose names contain one of them. Each run
is a process of its own with a time limit. A ratio far above 2 means quadratic work.
"""

import contextlib
import functools
import io
import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import attrs
from tests.hostile.growing import BESIDE, CALENDARS, RECORDS, TEXTS

from diplovisit.cli import main

SECONDS = 20
"""The limit of processor time for one run, in seconds."""
SIZE = 400
"""The size of the smaller of two runs. Most lists of a record have 1,000 items at most."""


Files: TypeAlias = dict[str, str]


@attrs.frozen
class Family:
    """Inputs of one kind: their files by name, for a size, and the command that reads them."""

    files: Callable[[int], Files]
    command: tuple[str, ...]


def families() -> Iterator[tuple[str, Family]]:
    """Every kind of input, by name."""
    check = ("check", "--exit-zero")
    for name, (_, make) in RECORDS.items():
        yield f"record: {name}", Family(functools.partial(_record, make), (*check, "a.json"))
    for name, (_, text, make) in TEXTS.items():
        files = functools.partial(_record_and_text, make, text)
        yield f"text: {name}", Family(files, (*check, "a.json", "--source", "paper=paper.txt"))
    for name, each in BESIDE.items():
        yield f"records: {name}", Family(functools.partial(_records, each), (*check, "a.jsonl"))
    for name, events in CALENDARS.items():
        yield f"calendar: {name}", Family(functools.partial(_calendar, events), ("import", "a.ics", "-o", "out.jsonl"))


def _record(make: Callable[[int], Any], size: int) -> Files:
    return {"a.json": json.dumps(make(size))}


def _record_and_text(make: Callable[[int], Any], text: Callable[[int], str], size: int) -> Files:
    return {"a.json": json.dumps(make(size)), "paper.txt": text(size)}


def _records(make: Callable[[int, int], Any], size: int) -> Files:
    return {"a.jsonl": "\n".join(json.dumps(make(number, size)) for number in range(size))}


def _calendar(events: Callable[[int], str], size: int) -> Files:
    return {"a.ics": f"BEGIN:VCALENDAR\r\n{events(size)}END:VCALENDAR\r\n"}


def seconds(family: Family, size: int) -> float | None:
    """The processor time of one run in seconds; None if it exceeds the limit."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in family.files(size).items():
            Path(name).write_text(text, encoding="utf-8", newline="")
        read, write = os.pipe()
        if not os.fork():
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            before = resource.getrusage(resource.RUSAGE_SELF)
            with _quietly():
                main(list(family.command))
            after = resource.getrusage(resource.RUSAGE_SELF)
            taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            os.write(write, str(taken).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as pipe:
            answer = pipe.read()
        os.wait()
    return float(answer) if answer else None


@contextlib.contextmanager
def _quietly() -> Iterator[None]:
    said = io.StringIO()
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        yield


def report(words: list[str]) -> Iterator[str]:
    """The lines of a table: the seconds at two sizes, and their ratio."""
    yield "| input | 400 | 800 | ratio |\n|---|---:|---:|---:|"
    chosen = [(name, each) for name, each in families() if not words or any(word in name for word in words)]
    for _, family in chosen:
        _in_this_process(family)  # imports are done before anything is measured
    for name, family in chosen:
        small, large = (seconds(family, size) for size in (SIZE, 2 * SIZE))
        if small is None or large is None:
            yield f"| {name} | {small or '–'} | more than {SECONDS} s | |"
        else:
            yield f"| {name} | {small:.2f} | {large:.2f} | {large / max(small, 0.001):.1f} |"


def _in_this_process(family: Family) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), _quietly():
        for name, text in family.files(3).items():
            Path(name).write_text(text, encoding="utf-8", newline="")
        main(list(family.command))


if __name__ == "__main__":
    for line in report(sys.argv[1:]):
        print(line, flush=True)
