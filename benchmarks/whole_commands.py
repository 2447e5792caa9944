"""Times whole commands: the wall clock, the processor time, and the peak memory of one of the processes."""

import json
import os
import random
import statistics
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

COMMAND = str(Path(sys.executable).parent / "diplovisit")
PEERS = Path(__file__).parent.parent / "build" / "peers"
"""The environment for programs of other people, separate from ours."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment variables of commands. Without a cache of compiled modules, each start would compile all of them."""


@attrs.frozen
class Run:
    """The cost of one run: seconds, peak megabytes, and processor time, which other load changes less."""

    seconds: float
    megabytes: float
    processors: float


def peers(*packages: str) -> Path:
    """The folder with the programs of these packages, installed at the first call. Raises CalledProcessError."""
    programs = PEERS / ("Scripts" if os.name == "nt" else "bin")
    if not (programs / "python").exists():
        venv.create(PEERS, with_pip=True)
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *packages], check=True, capture_output=True)
    return programs


# The peak of a child begins at the memory of its parent. Therefore a small process starts it.
_STARTER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
taken = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
work = used.ru_utime + used.ru_stime
print(json.dumps([done.returncode, taken, used.ru_maxrss, work, done.stderr.decode(errors="replace")[-2000:]]))
"""


def run(command: Sequence[str | Path], *, fails: bool = False) -> Run:
    """Runs a command once. Raises CalledProcessError for an unexpected failure."""
    words = [sys.executable, "-S", "-E", "-c", _STARTER, *map(str, command)]
    done = subprocess.run(words, check=True, capture_output=True, env=ENVIRONMENT)
    code, taken, peak, work, said = json.loads(done.stdout)
    if code not in ((0, 1) if fails else (0,)):
        raise subprocess.CalledProcessError(code, command, stderr=said)
    return Run(taken, peak / (2**20 if sys.platform == "darwin" else 2**10), work)


def compare(
    commands: Mapping[str, Sequence[str | Path]], runs: int, *, fails: frozenset[str] = frozenset()
) -> dict[str, Run]:
    """Runs every command `runs` times in a shuffled order, and returns the medians."""
    order = [name for name in commands for _ in range(runs)]
    random.Random(1).shuffle(order)
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for name in order:
        taken[name].append(run(commands[name], fails=name in fails))
    return {
        name: Run(
            statistics.median(one.seconds for one in each),
            max(one.megabytes for one in each),
            statistics.median(one.processors for one in each),
        )
        for name, each in taken.items()
    }
