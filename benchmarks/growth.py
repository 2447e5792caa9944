"""How time and memory grow with the number of records: from 1,000 to 1,000,000 of 3 kB, checked, exported, imported.

Run as `python -m benchmarks.growth [LARGEST]`, where LARGEST is 100,000 unless it is given; it also draws
benchmarks/growth.svg if matplotlib is installed. In brackets is the processor time, which other load on the machine
does not change. Memory is that of the largest process. "bytes a record" is what memory grows by with each record,
between the smallest and the largest number of records. Imported is a CSV sheet by a map, a row a record.
"""

import csv
import sys
import tempfile
from pathlib import Path

from matplotlib import rcParams
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from benchmarks.commands import MODELS
from benchmarks.intake import HEADER, MAP, rows_of_visits
from benchmarks.whole_commands import COMMAND, Run, run
from diplovisit import export, load

SIZES = (1_000, 10_000, 100_000, 1_000_000)
USUAL = 100_000
PICTURE = Path("benchmarks/growth.svg")


def write(path: Path, count: int) -> None:
    """Writes records as JSON Lines, a line at a time. They differ in their number only."""
    lines = [export(load(model), "json").strip() for model in MODELS]
    split = [line.partition(b'"id":"us-') for line in lines]
    with path.open("wb") as file:
        for number in range(count):
            before, marked, after = split[number % len(split)]
            file.write(before + marked + f"{number}-".encode() + after + b"\n")


def write_sheet(path: Path, count: int) -> None:
    """Writes a CSV sheet of made-up visits, each of one stop."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        rows.writerows(rows_of_visits(count))


def measure(largest: int) -> dict[str, dict[int, Run]]:
    """The time of each command, by the number of records."""
    found: dict[str, dict[int, Run]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (size for size in SIZES if size <= largest):
            path = folder / f"{count}.jsonl"
            write(path, count)
            sheet, way = folder / "visits.csv", folder / "map.toml"
            write_sheet(sheet, count)
            way.write_text(MAP, encoding="utf-8")
            commands: dict[str, list[str | Path]] = {
                "check, each by itself": [COMMAND, "check", path, "--no-across", "--exit-zero"],
                "check, all rules": [COMMAND, "check", path, "--exit-zero"],
                "export to iCalendar": [COMMAND, "export", "--to", "ics", path, "-o", folder / "out.ics"],
                "export to iCalendar, -j 2": [
                    COMMAND,
                    "export",
                    "--to",
                    "ics",
                    path,
                    "-o",
                    folder / "two.ics",
                    "-j",
                    "2",
                ],
                "export to JSON Lines": [COMMAND, "export", "--to", "jsonl", path, "-o", folder / "out.jsonl"],
                "import of a CSV sheet by a map": [
                    COMMAND,
                    "import",
                    sheet,
                    "--map",
                    way,
                    "-o",
                    folder / "in.jsonl",
                    "--replace",
                ],
            }
            for what, command in commands.items():
                found.setdefault(what, {})[count] = run(command)
            path.unlink()
            if (folder / "out.ics").read_bytes() != (folder / "two.ics").read_bytes():
                raise AssertionError("two processes wrote another calendar than one")
    return found


def report(largest: int = USUAL) -> str:
    """The table. The picture is drawn next to it."""
    found = measure(largest)
    draw(found)
    sizes = sorted({size for each in found.values() for size in each})
    heads = [*(f"{size:,} records" for size in sizes), "bytes a record", "a million records, by one core"]
    lines = [f"| | {' | '.join(heads)} |"]
    lines.append("|---|" + "---:|" * (len(sizes) + 2))
    for what, each in found.items():
        cells = [
            f"{each[size].seconds:.1f} s ({each[size].processors:.1f}), {each[size].megabytes:.0f} MB" for size in sizes
        ]
        first, last = sizes[0], sizes[-1]
        more = max(last - first, 1)
        slope = (each[last].processors - each[first].processors) / more
        memory = (each[last].megabytes - each[first].megabytes) * 2**20 / more
        lines.append(f"| {what} | {' | '.join(cells)} | {memory:,.0f} | {slope * 1_000_000 / 60:.0f} minutes |")
    return "\n".join(lines)


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
            axes.set_ylim(10, 1_000)
    figure.legend(*figure.axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3, frameon=False)
    figure.savefig(PICTURE, format="svg", metadata={"Date": None})


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else USUAL))
