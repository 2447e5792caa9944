"""Mutants: small changes of the code, each tried against the tests; those that no test notices are told.

Run as `make mutants`, or as `python -m benchmarks.mutants`; `--help` tells what may be asked for.
mutmut makes the mutants and runs the tests; this draws the sample, and writes benchmarks/mutants.md. Without `--each`
every mutant is tried. What was tried before is not tried again, as long as its function is unchanged; `--again` tries
those that survived, and no others, after a test was written; `--report` tries nothing.
"""

import argparse
import contextlib
import hashlib
import json
import os
import platform
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

import attrs

COPY = Path("mutants")
OUT = Path("benchmarks/mutants.md")
EXPLAINED = Path("benchmarks/mutants-explained.toml")
LEFT_OVER = COPY / "tried.json"
PACKAGES = ("converters", "exporters", "checks", "evidence", "wire", "record")

INTRODUCTION = """\
A mutant is the code with one small change in one function. It is killed when a test fails, and endless when the tests
no longer come to an end. What runs while a module is imported, such as tables and rules, and functions with a
decorator have no mutants: mutmut makes none. Written by `make mutants`.""".splitlines()

KILLED, SURVIVED, ENDLESS, UNSEEN, UNTRIED = "killed", "survived", "endless", "no test calls it", "not tried"
# The exit codes of mutmut: pytest's own, and those that it gives itself.
OUTCOMES = {1: KILLED, 3: KILLED, 0: SURVIVED, 5: UNSEEN, 33: UNSEEN, None: UNTRIED}
OUTCOMES |= dict.fromkeys((-24, 24, 36, 152, 255, -9), ENDLESS)


@attrs.frozen(kw_only=True)
class Mutant:
    """A change of one function; `name` is mutmut's, and counts the changes of the function."""

    name: str
    outcome: str

    @property
    def package(self) -> str:
        """The package of the function."""
        return self.name.split(".")[1]

    @property
    def function(self) -> str:
        """Module and function, as a person writes them: `wire.guard.guarded`."""
        module, _, mangled = self.name.partition("__mutmut_")[0].rpartition(".")
        plain = mangled.removeprefix("x_") if mangled.startswith("x_") else mangled.removeprefix("xǁ").replace("ǁ", ".")
        return f"{module.removeprefix('diplovisit.')}.{plain}"


@attrs.frozen(kw_only=True)
class Change:
    """What a mutant changes: the lines that go and those that come."""

    gone: str
    come: str


@attrs.frozen(kw_only=True)
class Reason:
    """Why a mutant stays: it does what the code does, or only what no test should hold."""

    function: str
    gone: str
    come: str
    why: str


def mutants() -> list[Mutant]:
    """All there are, by name, with what is known of each."""
    found = []
    for path in COPY.glob("src/**/*.meta"):
        for name, code in json.loads(path.read_text("utf-8"))["exit_code_by_key"].items():
            found.append(Mutant(name=name, outcome=OUTCOMES.get(code, "ended oddly")))
    return sorted(found, key=lambda each: each.name)


def drawn(of: Iterable[Mutant], each: int | None, seed: int) -> list[Mutant]:
    """So many of each package, by lot; a larger sample of one seed has the smaller one in it.

    The lot of a mutant hangs on its name alone, so that it stays drawn when others come and go.
    """
    by_package: dict[str, list[Mutant]] = {}
    for mutant in of:
        by_package.setdefault(mutant.package, []).append(mutant)
    sample = []
    for _, members in sorted(by_package.items()):
        members.sort(key=lambda mutant: hashlib.sha256(f"{seed} {mutant.name}".encode()).digest())
        sample += members[:each]
    return sample


def change(mutant: Mutant) -> Change:
    """What a mutant changes, as mutmut shows it."""
    # Loaded here: mutmut reads the settings of the folder it is in when it is first imported.
    from mutmut.mutation.diff_apply import get_diff_for_mutant  # noqa: PLC0415

    lines = get_diff_for_mutant(mutant.name).splitlines()[2:]
    gone = " ".join(line[1:].strip() for line in lines if line.startswith("-"))
    come = " ".join(line[1:].strip() for line in lines if line.startswith("+"))
    return Change(gone=gone, come=come)


def reasons() -> list[Reason]:
    """The reasons that were written down, each for one change or, with "*" at an end, for several."""
    written = tomllib.loads(EXPLAINED.read_text("utf-8"))["stays"]
    return [Reason(**{"gone": "*", "come": "*"} | each) for each in written]


def why(mutant: Mutant, made: Change, known: Iterable[Reason]) -> str | None:
    """Why a mutant stays, or None where nobody has said it."""
    for reason in known:
        said = (reason.function, mutant.function), (reason.gone, made.gone), (reason.come, made.come)
        if all(_is(pattern, text) for pattern, text in said):
            return reason.why
    return None


def _is(pattern: str, text: str) -> bool:
    """A text equals its pattern; a star at an end of the pattern, and only there, stands for anything."""
    middle = pattern.strip("*")
    match pattern.startswith("*"), pattern.endswith("*"):
        case True, True:
            return middle in text
        case True, False:
            return text.endswith(middle)
        case False, True:
            return text.startswith(middle)
        case _:
            return text == pattern


def score(outcomes: Mapping[str, int]) -> str:
    """Mutants that some test noticed, of those that were tried."""
    tried = sum(number for outcome, number in outcomes.items() if outcome != UNTRIED)
    noticed = outcomes.get(KILLED, 0) + outcomes.get(ENDLESS, 0)
    return f"{noticed / tried:.1%}" if tried else "-"


def try_them(sample: list[Mutant], workers: int) -> float:
    """Has mutmut try them; the seconds that it took."""
    began = time.monotonic()
    # Examples are the same each time, so that a mutant is killed or not by the tests and not by luck.
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutants"}
    command = [str(Path(sys.executable).parent / "mutmut"), "run", "--max-children", str(workers)]
    done = subprocess.run([*command, *(mutant.name for mutant in sample)], env=environment, check=False)
    if done.returncode != 0:
        raise SystemExit(f"mutmut ended with {done.returncode}; what it has tried is kept, and not tried again")
    return time.monotonic() - began


def made() -> list[Mutant]:
    """All mutants of the code as it is now: those of functions that have changed are made anew."""
    program = (
        "import pathlib, mutmut.__main__ as m; pathlib.Path('mutants').mkdir(exist_ok=True);"
        "m.copy_src_dir(); m.copy_also_copy_files(); m.create_mutants(2)"
    )
    # mutmut has no command for this alone, and would run every test first to learn which test calls what.
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
    return mutants()


def report(sample: list[Mutant], everything: list[Mutant], lot: str) -> str:
    """The page: the score of each package, and every mutant that stays with the reason, or without one."""
    known = reasons()
    stays = [(mutant, change(mutant)) for mutant in sample if mutant.outcome not in (KILLED, ENDLESS, UNTRIED)]
    explained = {mutant.name: why(mutant, made, known) for mutant, made in stays}
    lines = [
        "# Mutants",
        "",
        *INTRODUCTION,
        "",
        f"{lot} {versions()}.",
        "",
        "| package | mutants | tried | killed | endless | survived | no test calls it | score | stays for a reason |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for package in (*PACKAGES, None):
        of = [each for each in sample if package in (each.package, None)]
        count = Counter(each.outcome for each in of)
        whole = sum(package in (each.package, None) for each in everything)
        tried = len(of) - count[UNTRIED]
        for_a_reason = sum(explained.get(each.name) is not None for each in of)
        numbers = (count[KILLED], count[ENDLESS], tried - count[KILLED] - count[ENDLESS] - count[UNSEEN], count[UNSEEN])
        cells = (package or "all", whole, tried, *numbers, score(count), for_a_reason)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    lines += ["", "## What stays", ""]
    for title, is_here in (("Nobody has said why", lambda given: given is None), ("For a reason", bool)):
        of_this = [(mutant, made) for mutant, made in stays if is_here(explained[mutant.name])]
        if of_this:
            lines += [f"### {title}: {len(of_this)}", ""]
            lines += [_told(mutant, made, explained[mutant.name]) for mutant, made in of_this]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def versions() -> str:
    """What was run with what."""
    tools = ", ".join(f"{tool} {version(tool)}" for tool in ("mutmut", "pytest", "hypothesis"))
    return f"Python {platform.python_version()}, {tools}"


def _told(mutant: Mutant, made: Change, reason: str | None) -> str:
    because = f": {reason}" if reason else ""
    unseen = " (no test calls it)" if mutant.outcome == UNSEEN else ""
    return f"- `{mutant.function}`{unseen}{because}\n  ```diff\n  - {made.gone}\n  + {made.come}\n  ```"


def remembered(tried: int, seconds: float) -> tuple[int, float]:
    """How many were tried so far and how long it took, these among them."""
    with contextlib.suppress(FileNotFoundError):
        before = json.loads(LEFT_OVER.read_text("utf-8"))
        tried, seconds = tried + int(before["mutants"]), seconds + float(before["seconds"])
    LEFT_OVER.write_text(json.dumps({"mutants": tried, "seconds": seconds}), "utf-8")
    return tried, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, help="so many mutants of each package, by lot (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    parser.add_argument("--package", nargs="+", choices=PACKAGES, default=PACKAGES, help="these only (default: all)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", action="store_true", help="try those that survived again, and no others")
    parser.add_argument("--report", action="store_true", help="try nothing, write the page")
    given = parser.parse_args()
    everything = [each for each in made() if each.package in given.package]
    sample = drawn(everything, given.each, given.seed)
    if given.again:
        due = [each for each in everything if each.outcome in (SURVIVED, UNSEEN)]
    else:
        due = [each for each in sample if each.outcome == UNTRIED]
    took = 0.0 if given.report or not due else try_them(due, given.workers)
    everything = [each for each in mutants() if each.package in given.package]
    number, seconds = remembered(0 if given.report else len(due), took)
    drawn_now = {each.name for each in sample}
    sample = [each for each in everything if each.name in drawn_now or each.outcome != UNTRIED]
    lot = (
        "All of them."
        if given.each is None
        else f"A sample: {given.each} of each package, by lot with seed {given.seed}, and what earlier lots had."
    )
    if number:
        lot += f" {number} were tried in {seconds / 60:.0f} minutes on {given.workers} cores."
    OUT.write_text(report(sample, everything, lot), "utf-8")
    print(f"wrote {OUT}", file=sys.stderr)


if __name__ == "__main__":
    main()
