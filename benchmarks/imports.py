"""The cost of each import that a check of one record makes, in processor time, and how the time is spent.

Run as `python -m benchmarks.imports [RUNS]`. Each run is a process of its own. The least of the runs counts, because
other load on the machine only adds time. A module's own time excludes the modules that it imports.
"""

import collections
import json
import subprocess
import sys
from collections.abc import Iterable

from benchmarks.whole_commands import ENVIRONMENT

MODULE = "diplovisit.cli.check"

# Runs before anything else is imported, in a process of its own; importlib calls its own function by this name.
_COUNTER = """
import importlib._bootstrap as bootstrap, json, sys, time
clock, find, own, within, kinds, calls = time.thread_time, bootstrap._find_and_load, {}, [], {}, {}
def timed_import(name, load):
    within.append(0.0)
    start = clock()
    try:
        return find(name, load)
    finally:
        taken, inner = clock() - start, within.pop()
        own[name] = own.get(name, 0.0) + taken - inner
        if within:
            within[-1] += taken
def counting(kind, function):
    def counted(*given, **named):
        start = clock()
        try:
            return function(*given, **named)
        finally:
            kinds[kind] = kinds.get(kind, 0.0) + clock() - start
            calls[kind] = calls.get(kind, 0) + 1
    return counted
if sys.argv[2] == "kinds":
    import enum, re._compiler, attr._make as make
    re._compiler.compile = counting("patterns compiled", re._compiler.compile)
    make._ClassBuilder.__init__ = counting("classes of attrs", make._ClassBuilder.__init__)
    make._ClassBuilder.build_class = counting("their methods", make._ClassBuilder.build_class)
    enum.EnumType.__new__ = counting("enums", enum.EnumType.__new__)
else:
    bootstrap._find_and_load = timed_import
start = clock()
__import__(sys.argv[1])
print(json.dumps([clock() - start, own, kinds, calls]))
"""


def measured(what: str, runs: int) -> tuple[float, dict[str, float], dict[str, int]]:
    """The least time of the whole, and of each module or kind; and how often each kind was made."""
    whole, least, calls = float("inf"), dict[str, float](), dict[str, int]()
    for _ in range(runs):
        words = [sys.executable, "-c", _COUNTER, MODULE, what]
        done = subprocess.run(words, check=True, capture_output=True, env=ENVIRONMENT)
        taken, own, kinds, calls = json.loads(done.stdout)
        whole = min(whole, taken)
        for name, time in (kinds if what == "kinds" else own).items():
            least[name] = min(least.get(name, time), time)
    return whole, least, calls


def room(module: str) -> str:
    """The group of a module: one of our rooms, a library, or Python itself."""
    parts = module.split(".")
    if parts[0] == "diplovisit":
        return ".".join(parts[:2])
    top = {"attrs": "attr", "_yaml": "yaml"}.get(parts[0], parts[0])
    return "Python's own" if top in sys.stdlib_module_names else top


def rows(times: Iterable[tuple[str, float, str]], whole: float) -> list[str]:
    """The rows of a table, the most expensive first."""
    return [
        f"| {name} | {time * 1e3:.1f} | {time / whole:.0%} | {more} |"
        for name, time, more in sorted(times, key=lambda row: -row[1])
    ]


def report(runs: int = 9) -> str:
    """The tables: by room, by module, and by what is made."""
    measured("modules", 1)  # now the compiled modules are on disk
    whole, modules, _ = measured("modules", runs)
    by_room: collections.Counter[str] = collections.Counter()
    for name, time in modules.items():
        by_room[room(name)] += time  # type: ignore[assignment]  # typeshed has whole numbers alone
    number = collections.Counter(map(room, modules))
    dearest = sorted(modules.items(), key=lambda item: -item[1])[:15]
    all_kinds, kinds, calls = measured("kinds", runs)
    head = "|---|---:|---:|---:|"
    return "\n".join(
        [
            f"| imported by `{MODULE}` | ms | of {whole * 1e3:.0f} ms | modules |",
            head,
            *rows(((name, time, f"{number[name]}") for name, time in by_room.items() if time > whole / 100), whole),
            "",
            "| the dearest modules, by themselves | ms | of all | |",
            head,
            *rows(((name, time, "") for name, time in dearest), whole),
            "",
            "| what is made meanwhile | ms | of all | how many |",
            head,
            *rows(((name, time, f"{calls[name]}") for name, time in kinds.items()), all_kinds),
        ]
    )


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
