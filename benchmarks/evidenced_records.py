"""Records with their evidence: 1,000 copies of the seed (17 kB, 63 rows), against check-jsonschema, which sees shapes.

Run as `python -m benchmarks.evidenced_records [FILES] [RUNS]`. Ratios are of processor time, which other load on the
machine changes less than the clock.
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.commands import MODELS, PACKAGES
from benchmarks.growth import name_of
from benchmarks.whole_commands import COMMAND, Run, compare, peers
from diplovisit import export, load

SEED = Path("seeds/misri-russia")
SCHEMA = Path("schemas/visit.schema.json").resolve()
TRAVELLER = "Misri"
PEER = "check-jsonschema, shapes alone"


def write(folder: Path, count: int) -> None:
    """Writes the copies three times: with one text for all, with a text each, and without texts.

    Those of one text are of one traveller, so each of them has a finding. The others are of a traveller each.
    """
    record = load(SEED / "visit.yaml")
    document, text = export(record, "json").decode(), (SEED / "retelling.txt").read_text("utf-8")
    for kind in ("shared", "own", "without"):
        (folder / kind).mkdir()
    (folder / "shared/retelling.txt").write_text(text, "utf-8")
    for number in range(count):
        copy = document.replace(record.id, f"{record.id}-{number}")
        (folder / f"own/{number}").mkdir()
        (folder / f"shared/{number}.json").write_text(copy, "utf-8")
        name = name_of(number).split()[1]
        for file in (f"own/{number}/visit.json", f"without/{number}.json"):
            (folder / file).write_text(copy.replace(TRAVELLER, name), "utf-8")
        (folder / f"own/{number}/retelling.txt").write_text(text.replace(TRAVELLER, name), "utf-8")


def measure(count: int, runs: int) -> dict[str, Run]:
    """The cost of each command over the copies."""
    programs = peers(*PACKAGES)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(folder, count)
        ours: list[str | Path] = [COMMAND, "check", "--exit-zero", "--no-config", "-j"]
        files = map(str, (folder / "shared").glob("*.json"))
        return compare(
            {
                "check, one text for all": [*ours, "1", folder / "shared"],
                "check, a text each": [*ours, "1", folder / "own"],
                "check, a text each, `-j auto`": [*ours, "auto", folder / "own"],
                "check, without texts": [*ours, "1", folder / "without"],
                PEER: [programs / "check-jsonschema", "--schemafile", SCHEMA, *files],
            },
            runs,
        )


def measure_one(runs: int) -> dict[str, dict[str, Run]]:
    """The cost of checking one file, by the file."""
    peer = peers(*PACKAGES) / "check-jsonschema"
    return {
        f"{name}, {path.stat().st_size / 1000:.0f} kB of YAML": compare(
            {
                "diplovisit check": [COMMAND, "check", "--exit-zero", "--no-config", path],
                PEER: [peer, "--schemafile", SCHEMA, path],
            },
            runs,
        )
        for name, path in (("the seed", SEED / "visit.yaml"), ("a small record", Path(MODELS[0])))
    }


def report(count: int = 1_000, runs: int = 3) -> str:
    """Both tables."""
    before = os.getloadavg()[0]
    found = measure(count, runs)
    base = found[PEER].processors
    lines = [
        f"{count:,} files. The load of the machine was {before:.1f} before, and {os.getloadavg()[0]:.1f} after.",
        "",
        "| command | seconds | seconds of processors | MB at its peak | against check-jsonschema |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {name} | {each.seconds:.1f} | {each.processors:.1f} | {each.megabytes:.0f}"
        f" | {base / each.processors:.1f}× as fast |"
        for name, each in found.items()
    ]
    lines += ["", "One file, the whole command:", ""]
    lines += [
        "| file | diplovisit check, ms of processors | check-jsonschema, ms | times as fast |",
        "|---|---:|---:|---:|",
    ]
    for name, each in measure_one(max(runs, 9)).items():
        ours, peer = each["diplovisit check"].processors, each[PEER].processors
        lines.append(f"| {name} | {ours * 1000:.0f} | {peer * 1000:.0f} | {peer / ours:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:3])))
