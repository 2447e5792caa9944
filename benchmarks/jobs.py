"""From how many bytes of records on two processes check them sooner than one. `-j auto` starts them from there on.

Run as `python -m benchmarks.jobs [RUNS]`, on two idle cores.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import MODELS
from benchmarks.whole_commands import COMMAND, compare
from diplovisit import export, load

SIZES = (100_000, 200_000, 300_000, 500_000, 750_000, 1_000_000, 2_000_000, 5_000_000)
SEED = Path("seeds/misri-russia/visit.yaml")


def write(folder: Path, model: Path, size: int) -> int:
    """Writes copies of a record as JSON files until they have `size` bytes. Returns their number."""
    record = load(model)
    document = export(record, "json").decode()
    count = max(2, size // len(document))
    for number in range(count):
        (folder / f"{number:05}.json").write_text(document.replace(record.id, f"{record.id}-{number}"), "utf-8")
    return count


def report(runs: int = 5) -> str:
    """The table: seconds with one process and with two, by size, for small records and for records with evidence."""
    lines = [
        "| records | bytes | `-j 1`, s | `-j 2`, s | times as fast |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, model in (("3 kB, without evidence", Path(MODELS[0])), ("17 kB, with evidence", SEED)):
        for size in SIZES:
            with tempfile.TemporaryDirectory() as temporary:
                folder = Path(temporary)
                count = write(folder, model, size)
                words: list[str | Path] = [COMMAND, "check", folder, "--exit-zero", "--no-config", "-j"]
                found = compare({"one": [*words, "1"], "two": [*words, "2"]}, runs)
            one, two = found["one"].seconds, found["two"].seconds
            lines.append(f"| {count:,} of {name} | {size:,} | {one:.2f} | {two:.2f} | {one / two:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(f"load {os.getloadavg()[0]:.1f}")
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
