"""Whole commands, timed: the wall clock, the processors, and the most memory that one of the processes held."""

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
"""Where other people's programs are installed: an environment of its own, so that none of theirs is one of ours."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What commands run in: where Python may not keep compiled modules, each start compiles all of them again."""


@attrs.frozen
class Run:
    """What one run took: seconds, megabytes at its peak, and seconds of processors, which others cannot take away."""

    seconds: float
    megabytes: float
    processors: float


def peers(*packages: str) -> Path:
    """The folder of the programs of these packages, installed at the first call. Raises CalledProcessError."""
    programs = PEERS / ("Scripts" if os.name == "nt" else "bin")
    if not (programs / "python").exists():
        venv.create(PEERS, with_pip=True)
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", *packages], check=True, capture_output=True)
    return programs


# A child's peak begins at that of the process it is started from: so it is started from one that holds nothing.
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
    """Runs a command once. Raises CalledProcessError where it fails and is not expected to."""
    words = [sys.executable, "-S", "-E", "-c", _STARTER, *map(str, command)]
    done = subprocess.run(words, check=True, capture_output=True, env=ENVIRONMENT)
    code, taken, peak, work, said = json.loads(done.stdout)
    if code not in ((0, 1) if fails else (0,)):
        raise subprocess.CalledProcessError(code, command, stderr=said)
    return Run(taken, peak / (2**20 if sys.platform == "darwin" else 2**10), work)


def compare(
    commands: Mapping[str, Sequence[str | Path]], runs: int, *, fails: frozenset[str] = frozenset()
) -> dict[str, Run]:
    """Runs every command `runs` times in a shuffled order, and gives the medians."""
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
