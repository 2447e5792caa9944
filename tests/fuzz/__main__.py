"""`python -m tests.fuzz [TARGET …] [--seconds N]`: fuzzes each target, and stores inputs that break its law."""

import argparse
import importlib.util
import sys
import traceback
from pathlib import Path

from tests.fuzz.fuzzing import MEGABYTES, SECONDS_AN_INPUT, fuzz
from tests.fuzz.table import TARGETS
from tests.fuzz.target import FINDINGS, Target


def main() -> int:
    """Returns the exit code: 1 if something was found, 2 if nothing can run."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"all of them where none is named: {', '.join(TARGETS)}"
    )
    parser.add_argument("--seconds", type=int, default=60, help="how long each is fuzzed")
    parser.add_argument("--runs", type=int, help="how many inputs are tried at most")
    parser.add_argument(
        "--seed", type=int, help="the seed of libFuzzer's choices; with --runs, the same inputs each time"
    )
    asked = parser.parse_args()
    if unknown := [name for name in asked.targets if name not in TARGETS]:
        parser.error(f"there is no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    if importlib.util.find_spec("atheris") is None:
        print(
            "atheris is not installed; it comes with the group `fuzz`, for Python 3.11 to 3.13 on Linux",
            file=sys.stderr,
        )
        return 2
    options = [f"-max_total_time={asked.seconds}"]
    options += [f"-runs={asked.runs}"] if asked.runs is not None else []
    options += [f"-seed={asked.seed}"] if asked.seed is not None else []
    found = 0
    print(f"{'target':<12} {'executions':>10} {'coverage':>8} {'features':>8}  findings", flush=True)
    for name in asked.targets or TARGETS:
        run = fuzz(TARGETS[name], FINDINGS / name, *options)
        shown = ", ".join(str(path.relative_to(FINDINGS.parent)) for path in run.findings) or "none"
        print(f"{name:<12} {run.executions:>10,} {run.coverage:>8,} {run.features:>8,}  {shown}", flush=True)
        for path in run.findings:
            print(_why(TARGETS[name], path), file=sys.stderr)
        found += len(run.findings)
    return 1 if found else 0


def _why(target: Target, path: Path) -> str:
    """Why an input breaks the law: the end of the law's traceback, or libFuzzer's own message for time and memory."""
    if not path.name.startswith("crash"):
        return f"{path.name}: took longer than {SECONDS_AN_INPUT} seconds, or more than {MEGABYTES:,} MB"
    try:
        target.law(path.read_bytes())
    except Exception:  # noqa: BLE001  # whatever it is, it is what was found
        return traceback.format_exc(limit=-3)
    return f"{path.name}: the law holds when it is tried alone; what was read before it must matter"


if __name__ == "__main__":
    sys.exit(main())
