"""How long the command takes to start, against an argparse program that does nothing else.

Run as `python -m benchmarks.startup [RUNS]`. The runs of all programs are shuffled; medians are shown.
"""

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from diplovisit.cli.arguments import parser


def bare() -> str:
    """An argparse program with as many subcommands as ours, and as many options for each, that does nothing else."""
    # argparse has no public list of what it was given.
    every: Any = next(action for action in parser()._actions if isinstance(action.choices, dict))  # noqa: SLF001
    made = {name: len(inner._actions) - 1 for name, inner in every.choices.items()}  # noqa: SLF001
    return (
        "import argparse\n"
        "p = argparse.ArgumentParser(prog='bare', description='as many subcommands, and nothing behind them')\n"
        "s = p.add_subparsers(title='commands', metavar='COMMAND')\n"
        f"for name, options in {made!r}.items():\n"
        "    c = s.add_parser(name, help='a command of that name')\n"
        "    for n in range(options): c.add_argument(f'--option-{n}', help='an option')\n"
        "p.parse_args(['--help'])\n"
    )


SEED = "seeds/misri-russia/visit.yaml"
COMMAND = str(Path(sys.executable).parent / "diplovisit")
PROGRAMS = {
    "bare Python": ["-c", "pass"],
    "bare argparse --help": ["-c", bare()],
    "diplovisit --help": [COMMAND, "--help"],
    "diplovisit --version": [COMMAND, "--version"],
    "import diplovisit": ["-c", "import diplovisit"],
    "import attrs, cattrs, yaml": ["-c", "import attrs, cattrs, yaml"],
    "diplovisit check, one record": [COMMAND, "check", SEED],
}


def main(runs: int) -> None:
    """Runs every program `runs` times, in a shuffled order, and prints the medians."""
    order = [name for name in PROGRAMS for _ in range(runs)]
    random.Random(1).shuffle(order)
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for name in order:
        start = time.perf_counter()
        subprocess.run([sys.executable, *PROGRAMS[name]], check=True, capture_output=True)
        taken[name].append(time.perf_counter() - start)
    bare = statistics.median(taken["bare argparse --help"])
    print(f"| {'program':28} | median ms | spread ms | against bare argparse |")
    print(f"|{'-' * 30}|----------:|----------:|----------------------:|")
    for name, times in taken.items():
        median = statistics.median(times)
        spread = statistics.quantiles(times, n=4)
        print(f"| {name:28} | {median * 1e3:9.0f} | {(spread[2] - spread[0]) * 1e3:9.1f} | {median / bare:20.2f}× |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
