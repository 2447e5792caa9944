"""The State Department's travels: the findings of the rules, and the cost to read, check and write all of them.

Run as `python -m benchmarks.state_department [RUNS]`, with the data set under ../shared/data/state-department; it
writes benchmarks/state-department.md. Times are whole commands in a shuffled order, the medians of RUNS runs (3).
check-jsonschema and frictionless run on the same exports; they are installed into build/peers.
"""

import collections
import datetime
import itertools
import json
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.whole_commands import COMMAND, Run, compare, peers
from diplovisit import Visit, check, export, export_files
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.record import Finding

DATA = Path("../shared/data/state-department")
TERMS = DATA / "presidents/presidents.xml"
OUT = Path("benchmarks/state-department.md")
PEERS = ("check-jsonschema==0.39.0", "frictionless==5.21.0")


def leg_numbers(visit: Visit, address: str) -> list[str]:
    """The legs of an address: those of a stop, of a row about one, or of the target of a relation."""
    first, *rest = address.split("/")
    named = {first}
    if first == "evidence":
        named = {about.partition("/")[0] for about in visit.evidence[int(rest[0])].about}
    elif first == "relations":
        relation = visit.relations[int(rest[0])]
        every = tuple(stop.id for stop in visit.stops)
        named = {relation.stops[int(rest[2])]} if rest[1] == "stops" else set(relation.stops or every)
    return [stop.identifiers[0].value for stop in visit.stops if stop.id in named]


def findings(visits: Iterable[Visit]) -> Iterator[tuple[Visit, Finding]]:
    """Every finding with its visit."""
    each = {visit.id: visit for visit in visits}
    for checked in check(each.values(), terms=TERMS).results:
        for finding in checked.findings:
            yield each[str(checked.record)], finding


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
            by_traveller.setdefault(visit.people[0].name + (visit.people[0].office or ""), []).append(leg)
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


def report(visits: list[Visit]) -> str:
    """The findings of the rules, as Markdown."""
    found = collections.defaultdict(list)
    for visit, finding in findings(visits):
        found[finding.rule].append((leg_numbers(visit, finding.address), finding))
    legs, number = sum(len(visit.stops) for visit in visits), sum(map(len, found.values()))
    lines = [
        f"{len(visits):,} visits of {legs:,} legs, under every rule, those across records and the terms of office too:",
        f"{number} findings.",
        "",
        "| rule | severity | findings | legs |",
        "|---|---|---:|---|",
    ]
    for rule, each in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        of = ", ".join(sorted({number for numbers, _ in each for number in numbers}, key=int))
        lines.append(f"| `{rule}` | {each[0][1].severity} | {len(each)} | {of} |")
    counted = overlaps(visits)
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
        lines += [f"- {', '.join(numbers)}: {finding.sentence}" for numbers, finding in each]
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
    if not DATA.is_dir():
        sys.exit(f"the data set is not beside the project: looked for {DATA}")
    travels = read_data_set("state-department", DATA)
    visits = list(travels)
    with tempfile.TemporaryDirectory() as folder:
        taken = figures(visits, Path(folder), runs)
    text = f"""# The State Department's travels

Written by `python -m benchmarks.state_department`; the legs' numbers are those of the data set (HistoryAtState/travels,
CC0), which is no part of the project.

{report(visits)}
## What it takes

Whole commands, the medians of {runs} in a shuffled order; Python {platform.python_version()} on {platform.machine()}.
{" and ".join(PEERS)} look at shapes alone, and not at dates, countries, evidence, or one record beside another.

{taken}

A streamed check holds a record at a time: four times the records take four times as long and hardly more memory. The
rules across records keep some words of each.
"""
    OUT.write_text(text, encoding="utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
