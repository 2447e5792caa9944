"""The messages of validators about the same faulty records: diplovisit, check-jsonschema, yamale and frictionless.

Run as `python -m benchmarks.faulty_records`; it writes docs/compared.md. Each fault is one change of the seed record.
The other validators get what they need: the JSON Schema of this project, an equivalent yamale schema
(benchmarks/visit.yamale.yaml), and, if a table can have the fault, the tables of the record with their Data Package.
They are installed into build/peers.
"""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import attrs

from benchmarks.whole_commands import COMMAND, peers
from diplovisit import export_files, load

SEED = Path("seeds/misri-russia")
OUT = Path("docs/compared.md")
PEERS = ("check-jsonschema==0.39.0", "frictionless==5.21.0", "yamale==6.1.0")


@attrs.frozen
class Fault:
    """A fault: its description, the change of the record that makes it, and the same change of a table."""

    name: str
    was: str
    becomes: str
    table: tuple[str, str, str] | None = None


FAULTS = (
    Fault("an unknown word", "status: reported", "status: reportd", ("visits.csv", ",reported,", ",reportd,")),
    Fault("an unknown field", "announcement: none", "anouncement: none", ("visits.csv", "announcement", "anouncement")),
    Fault("a missing field", "title: Foreign Secretary Vikram Misri visits Russia\n", "", None),
    Fault("the same key twice", "announcement: none", "announcement: none\nannouncement: none", None),
    Fault("a bracket that is not closed", "sending: [IN]", "sending: [IN", None),
    Fault("a tab instead of spaces", "  - {person: misri}", "\t- {person: misri}", None),
    Fault("a number in quotes", "revision: 1", 'revision: "1"', None),
    Fault(
        "an impossible day",
        '"2025-03-07"\n    duration',
        '"2025-02-30"\n    duration',
        ("stops.csv", "2025-03-07", "2025-02-30"),
    ),
    Fault(
        "an end before the start",
        '"2025-03-07"\n    duration',
        '"2025-03-07/2025-03-05"\n    duration',
        ("stops.csv", "2025-03-07", "2025-03-07/2025-03-05"),
    ),
    Fault("an unknown country", "country: RU\n    when", "country: RUU\n    when", ("stops.csv", ",RU,", ",RUU,")),
    Fault("an unknown person", "  - {person: misri}", "  - {person: misry}", ("travellers.csv", ",misri,", ",misry,")),
    Fault("the same id twice", "{id: singh, name", "{id: putin, name", ("people.csv", ",singh,", ",putin,")),
    Fault("a length that contradicts the days", "duration: P1D", "duration: P3D", ("stops.csv", "P1D", "P3D")),
    Fault("held before it was published", "status: reported", "status: held", ("visits.csv", ",reported,", ",held,")),
    Fault(
        "12 changed to 18",
        'quantity: {value: "12", unit: person}',
        'quantity: {value: "18", unit: person}',
        ("claims.csv", ",12,", ",18,"),
    ),
    Fault(
        "words that are in no source",
        "quote: Foreign Secretary Vikram Misri",
        "quote: Foreign Secretary Vikram Misra",
        ("evidence.csv", "Foreign Secretary Vikram Misri", "Foreign Secretary Vikram Misra"),
    ),
    Fault(
        "a meeting more certain than the words",
        "modality: scheduled",
        "modality: asserted",
        ("stop_engagements.csv", ",scheduled", ",asserted"),
    ),
)
BY_OTHERS = ("check-jsonschema", "yamale", "frictionless")


def damaged(folder: Path, fault: Fault) -> Path:
    """The seed record with a fault, with its retelling next to it. Raises ValueError if the seed lacks the words."""
    text = (SEED / "visit.yaml").read_text("utf-8")
    if fault.was not in text:
        raise ValueError(f"the seed has no {fault.was!r}")
    file = folder / "visit.yaml"
    file.write_text(text.replace(fault.was, fault.becomes, 1), "utf-8")
    shutil.copy(SEED / "retelling.txt", folder)
    return file


def tables(folder: Path, fault: Fault) -> Path | None:
    """The tables of the seed with the same fault; None if no table can have it."""
    if fault.table is None:
        return None
    name, was, becomes = fault.table
    for file, data in export_files(load(SEED / "visit.yaml"), "csv").items():
        text = data.decode()
        if file == name:
            if was not in text:
                raise ValueError(f"{name} has no {was!r}")
            text = text.replace(was, becomes, 1)
        (folder / file).write_text(text, "utf-8", newline="")
    return folder / "datapackage.json"


def ours(file: Path) -> str:
    """The message of diplovisit: the rule and the place of the finding that is nearest to the change."""
    done = subprocess.run(
        [COMMAND, "check", file.name, "--output-format", "json"], cwd=file.parent, capture_output=True, check=False
    )
    found = json.loads(done.stdout)["findings"]
    if not found:
        return "–"
    seed = (SEED / "visit.yaml").read_text("utf-8").splitlines()
    pairs = zip(seed, file.read_text("utf-8").splitlines(), strict=False)
    line = next(number for number, (was, now) in enumerate(pairs, 1) if was != now)
    # Prefer a finding on the changed line.
    first = min(found, key=lambda finding: (finding["line"] != line, finding["severity"] != "error"))
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"`{first['rule']}` {first['line']}:{first['column']}{more}"


def theirs(command: list[str | Path], folder: Path) -> str:
    """The message of another validator, shortened, with a line number if it gives one."""
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return "–"
    said = " ".join((done.stdout + done.stderr).split())
    place = re.search(r"line (\d+)", said)
    where = f"line {place[1]}" if place is not None else "no line"
    return f"{'stops with a traceback' if 'Traceback' in said else 'found'}, {where}"


def main() -> None:
    """Writes the table."""
    programs, root = peers(*PEERS), Path.cwd()
    rows = []
    counts = dict.fromkeys(("diplovisit", *BY_OTHERS), 0)
    for fault in FAULTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            file, package = damaged(folder, fault), tables(folder, fault)
            schema, shapes = root / "schemas/visit.schema.json", root / "benchmarks/visit.yamale.yaml"
            said = {
                "diplovisit": ours(file),
                "check-jsonschema": theirs([programs / "check-jsonschema", "--schemafile", schema, file], folder),
                "yamale": theirs([programs / "yamale", "-s", shapes, file], folder),
                "frictionless": theirs([programs / "frictionless", "validate", package], folder)
                if package
                else "no table",
            }
        for validator, words in said.items():
            counts[validator] += words not in ("–", "no table")
        rows.append(f"| {fault.name} | {' | '.join(said.values())} |")
    text = f"""# What validators say of the same faults

Written by `python -m benchmarks.faulty_records`. Each fault is one change of the seed record.
{", ".join(PEERS)} are given the same shapes.
They are made for shapes, and are good at them. Impossible dates, references, lengths that contradict days, and words
that contradict their sources are not shapes.

| fault | diplovisit | {" | ".join(BY_OTHERS)} |
|---|---|---|---|---|
{chr(10).join(rows)}
| **found of {len(FAULTS)}** | {" | ".join(str(count) for count in counts.values())} |

"–" means that nothing is reported. "no table" is a fault that CSV cannot have. A place is line:column in the
record; "no line" is a message that names a field or a path, but no place in the file.
"""
    OUT.write_text(text, "utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main()
