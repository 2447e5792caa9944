"""The time to start the command, against an argparse program that does nothing else.

Run as `python -m benchmarks.startup [RUNS]`. The runs of all programs are shuffled. Medians are shown, of the clock and
of processor time, which other load on the machine changes less. Modules are compiled before. After that comes the cost
of each import.
"""

import sys
from pathlib import Path
from typing import Any

from benchmarks import imports
from benchmarks.whole_commands import compare, run
from diplovisit.cli.arguments import parser


def bare() -> str:
    """An argparse program with as many subcommands and options as ours, and nothing else."""
    # argparse has no public list of its arguments.
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
    """Runs every program `runs` times, in a shuffled order, and prints the medians; then the cost of each import."""
    programs = {name: [sys.executable, *words] for name, words in PROGRAMS.items()}
    for words in programs.values():
        run(words)
    found = compare(programs, runs)
    bare = found["bare argparse --help"]
    print(f"| {'program':28} | ms by the clock | ms of the processor | against bare argparse |")
    print(f"|{'-' * 30}|----------------:|--------------------:|----------------------:|")
    for name, each in found.items():
        ratio = each.processors / bare.processors
        print(f"| {name:28} | {each.seconds * 1e3:15.0f} | {each.processors * 1e3:19.0f} | {ratio:20.2f}× |")
    print()
    print(imports.report(min(runs, 9)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
