"""How time and memory grow with the number of records of 3 kB: checked, exported, and imported from a sheet.

Run as `python -m benchmarks.growth [LARGEST]`, where LARGEST is 100,000 unless it is given; it also draws
benchmarks/growth.svg. In brackets is the processor time, which other load on the machine changes less than the clock.
Memory is that of the largest process. "bytes a record" is what memory grows by with each record, between the smallest
and the largest number of records. A CSV sheet with one record in each row is imported by a map. Commands use `-j auto`
unless the table says otherwise.

`python -m benchmarks.growth --million` measures the commands at 1,000,000 records, and writes benchmarks/million.md. It
takes most of an hour, and 5 GB of disk.
"""

import csv
import datetime
import hashlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import attrs
from matplotlib import rcParams
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from benchmarks.commands import MODELS
from benchmarks.intake import HEADER, MAP, rows_of_visits
from benchmarks.whole_commands import COMMAND, Run, run
from diplovisit import Visit, export, load
from diplovisit.record import Identifier

SIZES = (1_000, 10_000, 100_000)
USUAL = 100_000
MILLION = 1_000_000
PICTURE = Path("benchmarks/growth.svg")
RECORDED = Path("benchmarks/million.md")
NUMBER, NAME = b"x9x9x", b"Qqqqq Zzzzz"
"""The placeholders in a template: for the number of a record, and for the name of its traveller."""

CHECK_ALONE = "check, each by itself"
CHECK = "check, all rules"
ICS = "export to iCalendar"
ICS_ALONE = "export to iCalendar, -j 1"
JSON_LINES = "export to JSON Lines"
IMPORT = "import of a CSV sheet by a map"
AGAIN = "the same import again, with --replace"
ONCE = (CHECK, ICS, JSON_LINES, IMPORT)
"""What is measured at a million."""


def write(path: Path, count: int) -> None:
    """Writes records as JSON Lines. Each has another traveller, and all travellers are of one country.

    So no two records are about one journey, and the rules across records must compare each name. Only the days, the
    places and the two hosts of one template are the same in many records.
    """
    templates = [_template(load(model)) for model in MODELS]
    with path.open("wb") as file:
        for number in range(count):
            line = templates[number % len(templates)].replace(NUMBER, f"{number}".encode())
            file.write(line.replace(NAME, name_of(number).encode()))


def _template(visit: Visit) -> bytes:
    who = (Identifier(scheme="us-state-department-people", value=NUMBER.decode()),)
    traveller = attrs.evolve(visit.people[0], name=NAME.decode(), identifiers=who)
    people = (traveller, *visit.people[1:])
    return export(attrs.evolve(visit, id=f"visit-{NUMBER.decode()}", relations=(), people=people), "json")


def name_of(number: int) -> str:
    """A made-up name of two words, unlike those of other numbers."""
    digest = hashlib.sha256(str(number).encode()).digest()
    letters = "".join("bcdfghklmnprstvz"[byte % 16] + "aeiou"[byte % 5] for byte in digest[:8])
    return f"{letters[:8].capitalize()} {letters[8:].capitalize()}"


def write_sheet(path: Path, count: int) -> None:
    """Writes a CSV sheet of made-up visits, each of one stop."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        rows.writerows(rows_of_visits(count))


def commands(folder: Path, count: int) -> dict[str, list[str | Path]]:
    """Writes the inputs, and returns each command with its arguments, in an order in which they can run."""
    path, sheet, way = folder / f"{count}.jsonl", folder / f"{count}.csv", folder / "map.toml"
    write(path, count)
    write_sheet(sheet, count)
    way.write_text(MAP, encoding="utf-8")
    imported: list[str | Path] = [COMMAND, "import", sheet, "--map", way, "-o", folder / f"{count}-in.jsonl"]
    calendar: list[str | Path] = [COMMAND, "export", "--to", "ics", path, "-o"]
    return {
        CHECK_ALONE: [COMMAND, "check", path, "--no-across", "--exit-zero"],
        CHECK: [COMMAND, "check", path, "--exit-zero"],
        ICS: [*calendar, folder / "auto.ics"],
        ICS_ALONE: [*calendar, folder / "one.ics", "-j", "1"],
        JSON_LINES: [COMMAND, "export", "--to", "jsonl", path, "-o", folder / "out.jsonl"],
        IMPORT: imported,
        AGAIN: [*imported, "--replace"],
    }


def measure(sizes: Sequence[int], only: Sequence[str] | None = None) -> dict[str, dict[int, Run]]:
    """The cost of each command, by the number of records."""
    found: dict[str, dict[int, Run]] = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for what, command in commands(folder, count).items():
                if only is None or what in only:
                    print(f"{count:,} records: {what} …", file=sys.stderr, flush=True)
                    found.setdefault(what, {})[count] = run(command)
            if only is None and (folder / "auto.ics").read_bytes() != (folder / "one.ics").read_bytes():
                raise AssertionError("two processes wrote another calendar than one")
    return found


def report(largest: int = USUAL) -> str:
    """The table. The picture is drawn next to it."""
    found = measure([size for size in SIZES if size <= largest])
    draw(found)
    sizes = sorted({size for each in found.values() for size in each})
    heads = [*(f"{size:,} records" for size in sizes), "bytes a record", "a million records, by one core"]
    lines = [f"| | {' | '.join(heads)} |"]
    lines.append("|---|" + "---:|" * (len(sizes) + 2))
    for what, each in found.items():
        cells = [_cost(each[size]) for size in sizes]
        first, last = sizes[0], sizes[-1]
        more = max(last - first, 1)
        slope = (each[last].processors - each[first].processors) / more
        memory = (each[last].megabytes - each[first].megabytes) * 2**20 / more
        lines.append(f"| {what} | {' | '.join(cells)} | {memory:,.0f} | {slope * 1_000_000 / 60:.0f} minutes |")
    ratio = found[ICS_ALONE][sizes[-1]].seconds / found[ICS][sizes[-1]].seconds
    lines += ["", f"The calendar of {sizes[-1]:,} records took one process {ratio:.2f} times as long as `-j auto`."]
    return "\n".join(lines)


def record_million() -> None:
    """Writes the cost at a million records, with the load of the machine before each command."""
    day = datetime.datetime.now(datetime.UTC)
    lines = [
        "# A million records",
        "",
        f"Written by `python -m benchmarks.growth --million` on {day:%Y-%m-%d}, on {os.cpu_count()} cores.",
        "In brackets is the processor time. Memory is that of the largest process.",
        "",
        "| | load before | 1,000,000 records |",
        "|---|---:|---:|",
    ]
    for what in ONCE:
        load = os.getloadavg()[0]
        lines.append(f"| {what} | {load:.1f} | {_cost(measure([MILLION], [what])[what][MILLION])} |")
        RECORDED.write_text("\n".join(lines) + "\n", "utf-8")
    print(RECORDED.read_text("utf-8"))


def _cost(one: Run) -> str:
    return f"{one.seconds:.1f} s ({one.processors:.1f}), {one.megabytes:.0f} MB"


def draw(found: dict[str, dict[int, Run]]) -> None:
    """Draws time and memory in one picture, with both axes logarithmic."""
    rcParams["svg.hashsalt"] = "growth"
    figure = Figure(figsize=(9, 4), layout="constrained")
    FigureCanvasSVG(figure)
    for place, (what, label) in enumerate(
        (("processors", "seconds of processors"), ("megabytes", "MB at the peak")), 1
    ):
        axes = figure.add_subplot(1, 2, place)
        for command, each in found.items():
            axes.loglog(list(each), [getattr(one, what) for one in each.values()], marker="o", label=command)
        axes.set_xlabel("records")
        axes.set_title(label, loc="left")
        axes.spines[["top", "right"]].set_visible(False)
        if what == "megabytes":
            axes.set_ylim(bottom=10)
    figure.legend(*figure.axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False)
    figure.savefig(PICTURE, format="svg", metadata={"Date": None})


if __name__ == "__main__":
    if "--million" in sys.argv:
        record_million()
    else:
        print(report(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL))
