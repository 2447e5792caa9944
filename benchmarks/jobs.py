"""From how many bytes of records on two processes check them sooner than one. `-j auto` starts them from there on.

Run as `python -m benchmarks.jobs [RUNS]`, on two idle cores.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import MODELS
from benchmarks.growth import name_of
from benchmarks.whole_commands import COMMAND, compare
from diplovisit import export, load

SIZES = (100_000, 200_000, 300_000, 500_000, 750_000, 1_000_000, 2_000_000, 5_000_000)
RECORDS = (
    ("3 kB, without evidence", Path(MODELS[0]), "Harding"),
    ("17 kB, with evidence", Path("seeds/misri-russia/visit.yaml"), "Misri"),
)
"""What the records are, the file that they are copies of, and the surname of the traveller in it."""


def write(folder: Path, model: Path, surname: str, size: int) -> int:
    """Writes copies of a record as JSON files until they have `size` bytes. Returns their number.

    Each copy has another traveller. Copies of one journey would each have a finding, which one process locates.
    """
    record = load(model)
    document = export(record, "json").decode()
    count = max(2, size // len(document))
    for number in range(count):
        copy = document.replace(record.id, f"{record.id}-{number}").replace(surname, name_of(number).split()[1])
        (folder / f"{number:05}.json").write_text(copy, "utf-8")
    return count


def report(runs: int = 5) -> str:
    """The table: seconds with one process and with two, by size, for small records and for records with evidence."""
    before = os.getloadavg()[0]
    lines = [
        "| records | bytes | `-j 1`, s | `-j 2`, s | times as fast |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, model, surname in RECORDS:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as temporary:
                folder = Path(temporary)
                count = write(folder, model, surname, size)
                words: list[str | Path] = [COMMAND, "check", folder, "--exit-zero", "--no-config", "-j"]
                found = compare({"one": [*words, "1"], "two": [*words, "2"]}, runs)
            one, two = found["one"].seconds, found["two"].seconds
            lines.append(f"| {count:,} of {name} | {size:,} | {one:.2f} | {two:.2f} | {one / two:.2f} |")
    lines += ["", f"The load of the machine was {before:.1f} before, and {os.getloadavg()[0]:.1f} after."]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
