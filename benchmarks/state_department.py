"""The State Department's two lists: the findings of the rules, and the cost to read, check and write the travels.

Run as `python -m benchmarks.state_department [RUNS]`, with the data sets under ../shared/data; it writes
benchmarks/state-department.md. Times are whole commands in a shuffled order, the medians of RUNS runs (3); with 0, the
times of the file stay as they are. check-jsonschema and frictionless run on the same exports; they are installed into
build/peers. benchmarks/judged.csv has a verdict on each finding that was looked at.
"""

import collections
import csv
import datetime
import itertools
import json
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from benchmarks.whole_commands import COMMAND, Run, compare, peers
from diplovisit import Visit, check, export, export_files
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.record import Finding

DATA = Path("../shared/data/state-department")
VISITS = Path("../shared/data/state-department-visits")
JUDGED = Path("benchmarks/judged.csv")
TERMS = DATA / "presidents/presidents.xml"
OUT = Path("benchmarks/state-department.md")
PEERS = ("check-jsonschema==0.39.0", "frictionless==5.21.0")


def row_numbers(visit: Visit, address: str) -> list[str]:
    """The rows of an address: those of a stop, of a row about one, or of the target of a relation; else all."""
    first, *rest = address.split("/")
    named = {first}
    if first == "evidence":
        named = {about.partition("/")[0] for about in visit.evidence[int(rest[0])].about}
    elif first == "relations":
        relation = visit.relations[int(rest[0])]
        named = {relation.stops[int(rest[2])]} if rest[1] == "stops" else set(relation.stops)
    stops = [stop for stop in visit.stops if stop.id in named] or visit.stops
    return [stop.identifiers[0].value for stop in stops]


@attrs.frozen(kw_only=True)
class Judged:
    """A finding with its rows, and the verdict of the person who looked at it; None for no verdict."""

    rule: str
    rows: tuple[str, ...]
    finding: Finding
    verdict: str | None


def findings(visits: Iterable[Visit], verdicts: Mapping[tuple[str, str, str], str]) -> Iterator[Judged]:
    """Every finding over both lists together, with its verdict."""
    each = {visit.id: visit for visit in visits}
    for checked in check(each.values(), terms=TERMS).results:
        visit = each[str(checked.record)]
        name = visit.stops[0].identifiers[0].scheme.removeprefix("us-state-department-")
        for finding in checked.findings:
            rows = tuple(row_numbers(visit, finding.address))
            key = (finding.rule, name, rows[0])
            yield Judged(
                rule=finding.rule,
                rows=tuple(f"{name} {number}" for number in rows),
                finding=finding,
                verdict=verdicts.get(key),
            )


def read_verdicts() -> dict[tuple[str, str, str], str]:
    """The verdicts by rule, list and first row."""
    with JUDGED.open(encoding="utf-8", newline="") as stream:
        return {(row["rule"], row["list"], row["row"]): row["verdict"] for row in csv.DictReader(stream)}


def overlaps(visits: Iterable[Visit]) -> collections.Counter[str]:
    """The legs that begin before the previous leg has ended, by its fields, with a classification."""
    by_traveller: dict[str, list[tuple[datetime.date, datetime.date, int, str]]] = {}
    for visit in visits:
        for stop in visit.stops:
            assert stop.when is not None
            assert stop.when.lower is not None
            assert stop.when.upper is not None
            number = int(stop.identifiers[0].value)
            leg = (stop.when.lower, stop.when.upper, number, stop.country or "")
            by_traveller.setdefault(visit.people[0].called + (visit.people[0].office or ""), []).append(leg)
    counts: collections.Counter[str] = collections.Counter()
    for legs in by_traveller.values():
        legs.sort()
        for (_, end, _, country), (start, last, _, other) in itertools.pairwise(legs):
            if start < end:
                days = (min(end, last) - start).days + 1
                counts["all"] += 1
                counts["inside the other" if last <= end else "into the next"] += 1
                kind = "one day" if days == 1 else "two days or more"
                counts[f"{kind}, {'the same country' if country == other else 'two countries'}"] += 1
    return counts


def report(travels: list[Visit], arrivals: list[Visit]) -> str:
    """The findings of the rules, as Markdown."""
    found: dict[str, list[Judged]] = {}
    for judged in findings([*travels, *arrivals], read_verdicts()):
        found.setdefault(judged.rule, []).append(judged)
    visits = len(travels) + len(arrivals)
    stops = sum(len(visit.stops) for visit in (*travels, *arrivals))
    lines = [
        f"{visits:,} records of {stops:,} stops ({len(travels):,} of travels, {len(arrivals):,} of visits by foreign",
        "leaders), under every rule, those across records and the terms of office too:",
        f"{sum(map(len, found.values()))} findings.",
        "",
        "An *error* is a slip or a contradiction in the list. A *variant* is one person under two names that both are",
        "right. A *false alarm* is an honest record. Verdicts are by hand, in `judged.csv`.",
        "",
        "| rule | severity | findings | errors | variants | false alarms | not judged |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for rule, each in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        counts = collections.Counter(judged.verdict for judged in each)
        numbers = " | ".join(str(counts[verdict]) for verdict in ("error", "variant", "false alarm", None))
        lines.append(f"| `{rule}` | {each[0].finding.severity} | {len(each)} | {numbers} |")
    counted = overlaps(travels)
    lines += [
        "",
        f"Legs that begin before the one before them has ended: {counted['all']}, of which",
        f"{counted['inside the other']} lie inside the other.",
        f"{counted['one day, two countries']} of them are side trips of a day to another country and",
        f"{counted['one day, the same country']} to the same: both are ordinary, and no rule tells of them.",
        f"{counted['two days or more, two countries']} share two days or more with a stop in another country:",
        "`stops-overlap`, but for side trips of up to three days, for lands that lie in the other (the Vatican in",
        "Rome, Ramallah out of Jerusalem), and for shuttles whose days the remarks list.",
        f"{counted['two days or more, the same country']} share as many with one in the same country: `stop-twice`,",
        "where the places are the same.",
        "",
        "## Each finding",
        "",
    ]
    for rule, each in sorted(found.items(), key=lambda item: (len(item[1]), item[0])):
        lines += [f"### `{rule}`", ""]
        lines += [
            f"- {', '.join(judged.rows)} ({judged.verdict or 'not judged'}): {judged.finding.sentence}"
            for judged in each
        ]
        lines.append("")
    return "\n".join(lines)


def several(visits: list[Visit], times: int) -> Iterator[bytes]:
    """The records repeated several times, each time under other ids."""
    for line in export(visits, "jsonl").splitlines():
        record = json.loads(line)
        for number in range(times):
            more = f"-{chr(ord('a') + number)}"
            again = record | {"id": record["id"] + more}
            if "relations" in record:
                again["relations"] = [
                    each | ({} if each["target"].startswith("visit-of") else {"target": each["target"] + more})
                    for each in record["relations"]
                ]
            yield json.dumps(again, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def figures(visits: list[Visit], folder: Path, runs: int) -> str:
    """The cost, as Markdown."""
    records, files, tables = folder / "travels.jsonl", folder / "files", folder / "tables"
    records.write_bytes(export(visits, "jsonl"))
    files.mkdir()
    for visit in visits:
        (files / f"{visit.id}.json").write_bytes(export(visit, "json"))
    tables.mkdir()
    for name, data in export_files(visits, "csv").items():
        (tables / name).write_bytes(data)
    four = folder / "four.jsonl"
    four.write_bytes(b"".join(several(visits, 4)))
    programs = peers(*PEERS)
    schema = Path("schemas/visit.schema.json")
    commands: dict[str, list[str | Path]] = {
        "import: XML to JSON Lines": [COMMAND, "import", "state-department", DATA, "-o", folder / "again.jsonl"],
        "check, every rule and the terms": [COMMAND, "check", records, "--terms", TERMS],
        "check, each record by itself": [COMMAND, "check", records, "--no-across"],
        "check, four times the records": [COMMAND, "check", four, "--no-across"],
        "check, a file a record": [COMMAND, "check", files],
        "export to JSON Lines": [COMMAND, "export", "--to", "jsonl", records, "-o", folder / "out.jsonl"],
        "export to CSV": [COMMAND, "export", "--to", "csv", records, "-o", folder / "out"],
        "export to iCalendar": [COMMAND, "export", "--to", "ics", records, "-o", folder / "out.ics"],
        "export to the XML it came from": [
            COMMAND,
            "export",
            "--to",
            "state-department",
            records,
            "-o",
            folder / "o.xml",
        ],
        "check-jsonschema, a file a record": [programs / "check-jsonschema", "--schemafile", schema, *files.iterdir()],
        "frictionless, the CSV": [programs / "frictionless", "validate", tables / "datapackage.json"],
    }
    (folder / "out").mkdir()
    taken = compare(commands, runs, fails=frozenset({"frictionless, the CSV"}))
    ours = taken["check, a file a record"]
    lines = ["| command | seconds | MB at its peak | against our check, a file a record |", "|---|---:|---:|---:|"]
    lines += [_row(name, each, ours) for name, each in taken.items()]
    return "\n".join(lines)


def _row(name: str, each: Run, ours: Run) -> str:
    return f"| {name} | {each.seconds:.1f} | {each.megabytes:.0f} | {each.seconds / ours.seconds:.2f}× |"


def main(runs: int) -> None:
    """Writes the report."""
    if missing := [folder for folder in (DATA, VISITS) if not folder.is_dir()]:
        sys.exit(f"a data set is not beside the project: looked for {', '.join(map(str, missing))}")
    travels = list(read_data_set("state-department", DATA))
    arrivals = list(read_data_set("state-department-visits", VISITS))
    text = f"""# The State Department's lists

Written by `python -m benchmarks.state_department`; the numbers of rows are those of the data sets
(HistoryAtState/travels and HistoryAtState/visits, CC0), which are no part of the project.

{report(travels, arrivals)}
{_costs(travels, runs) if runs else _COSTS + OUT.read_text(encoding="utf-8").partition(_COSTS)[2]}"""
    OUT.write_text(text, encoding="utf-8")
    print("\n".join(line for line in text.splitlines() if line.startswith("| `")))
    print(f"wrote {OUT}")


_COSTS = "## What it takes\n"


def _costs(travels: list[Visit], runs: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        taken = figures(travels, Path(folder), runs)
    return f"""{_COSTS}
The travels alone. Whole commands, the medians of {runs} in a shuffled order; Python {platform.python_version()} on
{platform.machine()}. {" and ".join(PEERS)} look at shapes alone, and not at dates, countries,
evidence, or one record beside another.

{taken}

A streamed check holds a record at a time: four times the records take four times as long and hardly more memory. The
rules across records keep some words of each.
"""


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
