"""Whole commands over 1,000 JSON files of 3 kB: diplovisit with all rules, and validators that know only shapes.

Run as `python -m benchmarks.commands [FILES] [RUNS]`. `-j auto` is the default; `-j 1` is one process. check-jsonschema
and frictionless are installed into build/peers, ajv-cli (which needs node) into build/peers-node. A peer that cannot be
installed is named and skipped.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import attrs

from benchmarks.whole_commands import COMMAND, PEERS, Run, compare, peers
from diplovisit import Visit, export, export_files, load
from diplovisit.record import Identifier

NODE = PEERS.parent / "peers-node"
PACKAGES = ("check-jsonschema==0.39.0", "frictionless==5.21.0")
AJV = ("ajv-cli@5.0.0", "ajv-formats@2.1.1")
MODELS = ("examples/harding-kingston.yaml", "examples/kerry-antarctica.yaml", "examples/obama-rome.yaml")


def records(count: int) -> list[Visit]:
    """Examples in turn, each under a unique id."""
    models = [load(path) for path in MODELS]
    return [_another(models[number % len(models)], number) for number in range(count)]


def _another(visit: Visit, number: int) -> Visit:
    """The same visit by another person, so that no two records are of one traveller."""
    who = (Identifier(scheme="us-state-department-people", value=f"person-{number}"),)
    people = (attrs.evolve(visit.people[0], identifiers=who), *visit.people[1:])
    return attrs.evolve(visit, id=f"visit-{number}", relations=(), people=people)


def ajv() -> Path | None:
    """The program ajv, installed at the first call; None if npm is missing or cannot download it."""
    program = NODE / "node_modules/.bin/ajv"
    if not program.exists() and (npm := shutil.which("npm")) is not None:
        NODE.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", *AJV], cwd=NODE, check=False)
    return program if program.exists() else None


def commands(folder: Path, count: int) -> dict[str, list[str | Path]]:
    """Each command with its arguments. All of them read the same records."""
    files, tables = folder / "files", folder / "tables"
    files.mkdir()
    tables.mkdir()
    visits = records(count)
    for visit in visits:
        (files / f"{visit.id}.json").write_bytes(export(visit, "json"))
    (folder / "visits.jsonl").write_bytes(export(visits, "jsonl"))
    for name, data in export_files(visits, "csv").items():
        (tables / name).write_bytes(data)
    schema, programs = Path("schemas/visit.schema.json"), peers(*PACKAGES)
    check: list[str | Path] = [COMMAND, "check", "--exit-zero"]
    found: dict[str, list[str | Path]] = {
        "diplovisit check": [*check, files],
        "diplovisit check -j 1": [*check, files, "-j", "1"],
        "diplovisit check -j 1, each by itself": [*check, files, "-j", "1", "--no-across"],
        "diplovisit check, JSON Lines": [*check, folder / "visits.jsonl"],
        "diplovisit check -j 1, JSON Lines": [*check, folder / "visits.jsonl", "-j", "1"],
        "check-jsonschema": [programs / "check-jsonschema", "--schemafile", schema, *map(str, files.iterdir())],
        "frictionless, the CSV": [programs / "frictionless", "validate", tables / "datapackage.json"],
    }
    if (program := ajv()) is not None:
        options: list[str | Path] = ["--spec=draft2020", "-c", NODE / "node_modules/ajv-formats", "--strict=false"]
        found["ajv-cli"] = [program, "validate", *options, "-s", schema, "-d", f"{files}/*.json"]
    return found


def measure(count: int = 1_000, runs: int = 5) -> dict[str, Run]:
    """The time of each command."""
    with tempfile.TemporaryDirectory() as folder:
        return compare(commands(Path(folder), count), runs, fails=frozenset({"frictionless, the CSV"}))


def report(count: int = 1_000, runs: int = 5) -> str:
    """The table."""
    found = measure(count, runs)
    base = found["check-jsonschema"].seconds
    lines = ["| command | seconds | MB at its peak | against check-jsonschema |", "|---|---:|---:|---:|"]
    lines += [
        f"| {name} | {each.seconds:.2f} | {each.megabytes:.0f} | {base / each.seconds:.1f}× as fast |"
        for name, each in sorted(found.items(), key=lambda item: item[1].seconds)
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:3])))
