"""Runs all benchmarks, one after the other, and writes benchmarks/RESULTS.md.

Run as `make bench`, which first installs the peers into an environment of their own: `python -m benchmarks`. With
`--quick` each benchmark runs a few times only, to show that all of them work. `--largest N` bounds the records of the
growth. `--only WORDS` runs only the benchmarks whose titles contain the words, and keeps the other results.
"""

import contextlib
import datetime
import io
import os
import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks import (
    arrow,
    arrow_texts,
    commands,
    csv_export,
    evidence,
    evidenced_records,
    growth,
    icalendar_export,
    intake,
    jobs,
    json_export,
    parsing,
    sheets,
    startup,
    targets,
    where_time_goes,
    writers,
)

OUT = Path("benchmarks/RESULTS.md")
PEERS = (
    "attrs",
    "cattrs",
    "pydantic",
    "msgspec",
    "orjson",
    "jsonschema",
    "fastjsonschema",
    "jsonschema-rs",
    "icalendar",
)


def printed(function: Callable[..., object], *arguments: object) -> str:
    """The output of a benchmark."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        function(*arguments)
    return said.getvalue().strip()


def sections(largest: int, *, quick: bool) -> dict[str, tuple[str, Callable[[], str]]]:
    """The benchmarks in the order of a reader's questions: a title, and the function that prints the comparison."""
    few, some = (1, 3) if quick else (5, 15)
    return {
        "From bytes to a record": (
            "One process, against pydantic's `model_validate_json`. diplovisit checks references and the calendar too.",
            lambda: parsing.report(some),
        ),
        "Whole commands, 1,000 files": (
            "Peers look at shapes alone; diplovisit runs every rule, those across records too.",
            lambda: commands.report(100 if quick else 1_000, few),
        ),
        "Records with evidence": (
            "Ratios are of processor time. check-jsonschema reads neither texts nor evidence.",
            lambda: evidenced_records.report(60 if quick else 1_000, 1 if quick else 3),
        ),
        "Several processes": (
            "From how many bytes on two processes check records sooner than one.",
            lambda: jobs.report(few),
        ),
        "Start-up": ("Against an argparse program of as many subcommands.", lambda: printed(startup.main, some)),
        "Writers": (
            "Calendars, tables and JSON by the libraries that people would use; each has its work half done already.",
            lambda: writers.report(20 if quick else 100, some),
        ),
        "Whole calendars": (
            "Against icalendar, from visits.",
            lambda: printed(icalendar_export.main, 50 if quick else 400, few),
        ),
        "Whole tables": ("Against the bare writer.", lambda: printed(csv_export.main, 50 if quick else 10_000, few)),
        "Whole JSON": ("Against the bare writer.", lambda: printed(json_export.main, 50 if quick else 2_000, few)),
        "Where the time goes": ("In a check.", lambda: where_time_goes.report(100 if quick else 1_000)),
        "Batches of Arrow": (
            "Where more processes help is a matter of idle cores.",
            lambda: arrow.report(200 if quick else 2_000, few),
        ),
        "Texts in batches": (
            "Against a plain loop; Spark where Java and pyspark are.",
            lambda: arrow_texts.report(60 if quick else 300, few),
        ),
        "Evidence": ("The seed against its text.", lambda: printed(evidence.main)),
        "Sheets": (
            "Reading, against python-calamine and the csv module.",
            lambda: printed(sheets.main, 500 if quick else 5_000, few),
        ),
        "From a workbook to records": ("By a map.", lambda: printed(intake.report, 1 if quick else 3)),
        "Growth": (
            (
                "Seconds by the clock, in brackets of processors, and peak memory, by the number of records of 3 kB."
                "\n\n![growth](growth.svg)"
            ),
            lambda: growth.report(1_000 if quick else largest),
        ),
    }


def versions() -> str:
    """The installed peers, with their versions."""
    found = []
    for name in PEERS:
        with contextlib.suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)


def main(largest: int, *, quick: bool, only: str | None = None) -> None:
    """Runs the benchmarks and writes their output. A failing benchmark is reported, and the others run."""
    day, load = datetime.datetime.now(datetime.UTC), os.getloadavg()[0]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    head = [
        "# Results",
        "",
        "Written by `make bench`. Machines are noisy: ratios within one table are to be compared, and no others.",
        "",
        f"{day:%Y-%m-%d}; Python {platform.python_version()}, {machine}, load {load:.1f} at the beginning.",
        f"{versions()}.",
    ]
    before, again = "", ""
    if only is not None:
        before = OUT.read_text("utf-8")
        head = [before.partition("\n## ")[0].rstrip()]
        again = f"Measured again by itself on {day:%Y-%m-%d}, at a load of {load:.1f}.\n\n"
    texts: dict[str, str] = {}
    for title, (what, run) in sections(largest, quick=quick).items():
        if only is not None and only.casefold() not in title.casefold():
            _, heading, rest = before.partition(f"\n## {title}\n")
            texts[title] = rest.partition("\n## ")[0].rstrip() if heading else ""
            continue
        print(f"{title} …", file=sys.stderr, flush=True)
        try:
            said = run()
        except Exception as error:  # noqa: BLE001  # the others still have something to say
            said = f"This one failed: {type(error).__name__}: {error}"
        texts[title] = f"\n{what}\n\n{again}{said}"
    worst = "Of several figures the worst counts. What a missed target would cost is in DESIGN.md."
    written = [*head, "", "## Targets", "", worst, "", targets.table(texts)]
    for title, text in texts.items():
        written += ["", f"## {title}", text] if text else []
    if not quick:
        OUT.write_text("\n".join(written) + "\n", "utf-8")
        print(f"wrote {OUT}", file=sys.stderr)
    else:
        print("\n".join(written))


def _given(name: str) -> str | None:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


if __name__ == "__main__":
    main(int(_given("--largest") or "100000"), quick="--quick" in sys.argv, only=_given("--only"))
