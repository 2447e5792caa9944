"""The cost of checking records with their evidence and texts in Arrow and Spark, against a plain loop over files.

Run as `python -m benchmarks.arrow_texts [RECORDS] [ROUNDS]`; pyspark with Java 17 takes part if it is installed. Each
record is the seed, 17 kB with 63 rows of evidence, and has a text of its own, so that no text is shared. The loop reads
texts from files, and the others from a column. They take turns, and all of them must find the same.

Processor time is that of this process and all that it has started, as /proc has it (Linux): for Spark it has Java and
the Pythons. Other work on the machine hardly changes it, while it changes the clock.
"""

import functools
import json
import operator
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa

from benchmarks.arrow import can_run_spark, lines_of, spark_session
from diplovisit import export, load
from diplovisit.arrow import FINDINGS_SCHEMA, validate_batches
from diplovisit.pipeline.attachments import SourceTexts
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.read import read_stream

SEED = Path("seeds/misri-russia")
BATCH = 100
BASE = "diplovisit, record by record"

_LETTERS = str.maketrans("0123456789", "abcdefghij")

Counts = tuple[int, int]
"""The number of findings, and the number of facts that were checked in texts."""


@attrs.frozen
class Load:
    """The same records twice: `records` with a folder of texts, and `rows` with a column of texts."""

    records: Path
    folder: Path
    rows: Path


def write(folder: Path, number: int) -> Load:
    """Writes records. Every second one has a wrong date, which its text contradicts."""
    visit, retelling = load(SEED / "visit.yaml"), (SEED / "retelling.txt").read_text("utf-8")
    made = Load(folder / "records.jsonl", folder / "texts", folder / "rows.jsonl")
    folder.mkdir()
    right, wrong = ("2025-03-07", "2025-03-08")
    with made.records.open("w", encoding="utf-8") as records, made.rows.open("w", encoding="utf-8") as rows:
        for count in range(number):
            name = f"visit-{count}"
            line = export(attrs.evolve(visit, id=name), "json").decode().strip()
            if count % 2:
                line = line.replace(f'"when":"{right}"', f'"when":"{wrong}"')
            # In letters, because a figure would be one without evidence.
            text = f"{retelling}\nThis is copy {str(count).translate(_LETTERS)}.\n"
            (made.folder / name).mkdir(parents=True)
            (made.folder / name / "retelling.txt").write_text(text, "utf-8")
            print(line, file=records)
            print(json.dumps({"record": line, "texts": [{"source": "retelling", "text": text}]}), file=rows)
    return made


def record_by_record(made: Load) -> Counts:
    options = CheckOptions(texts=SourceTexts(folder=made.folder))
    with made.records.open("rb") as stream:
        results = [check_document(document, options) for document in read_stream(stream, str(made.records))]
    return sum(len(each.findings) for each in results), sum(each.fact_counts.in_texts for each in results)


def in_process(made: Load) -> Counts:
    return counted(validate_batches(batches(made), texts="texts"))


def batches(made: Load) -> Iterable[pa.RecordBatch]:
    rows = [json.loads(line) for line in lines_of(made.rows)]
    for at in range(0, len(rows), BATCH):
        yield pa.RecordBatch.from_pylist(rows[at : at + BATCH])


def counted(results: Iterable[pa.RecordBatch]) -> Counts:
    findings = facts = 0
    for batch in results:
        findings += len(batch.column("findings").flatten())
        facts += sum(batch.column("facts_in_texts").to_pylist())
    return findings, facts


def with_spark(spark: Any, processes: int, made: Load) -> Counts:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  # it need not be here

    check = functools.partial(validate_batches, texts="texts")
    rows = spark.read.schema("record string, texts array<struct<source: string, text: string>>").json(str(made.rows))
    found = rows.repartition(processes).mapInArrow(check, from_arrow_schema(FINDINGS_SCHEMA))
    ((findings, facts),) = found.selectExpr("sum(size(findings))", "sum(facts_in_texts)").collect()
    return int(findings), int(facts)


def processor_seconds() -> dict[int, float]:
    """The processor time of this process and of its running descendants, by the number of the process."""
    times = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        times[int(folder.name)] = int(fields[1]), sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    ours, before = {os.getpid()}, 0
    while len(ours) != before:
        before = len(ours)
        ours |= {process for process, (parent, _) in times.items() if parent in ours}
    return {process: times[process][1] for process in ours}


def processor_seconds_since(before: dict[int, float]) -> float:
    return sum(seconds - before.get(process, 0) for process, seconds in processor_seconds().items())


def candidates(stack: ExitStack) -> dict[str, Callable[[Load], Counts]]:
    found: dict[str, Callable[[Load], Counts]] = {BASE: record_by_record, "validate_batches, this process": in_process}
    if can_run_spark():
        spark, cores = spark_session(stack), os.cpu_count() or 1
        found |= {
            f"spark, {n} process{'es' * (n > 1)}": functools.partial(with_spark, spark, n) for n in sorted({1, cores})
        }
    return found


def report(number: int = 500, rounds: int = 5) -> str:
    before = os.getloadavg()[0]
    clock: dict[str, list[float]] = {}
    processor: dict[str, list[float]] = {}
    found: set[Counts] = set()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        made, first = write(Path(name, "all"), number), write(Path(name, "first"), BATCH)
        functions = candidates(stack)
        for function in functions.values():
            function(first)  # which starts processes and fills caches
        for _ in range(rounds):
            for what, function in functions.items():
                work, start = processor_seconds(), time.perf_counter()
                found.add(function(made))
                clock.setdefault(what, []).append(time.perf_counter() - start)
                processor.setdefault(what, []).append(processor_seconds_since(work))
    ((findings, facts),) = found
    lines = [
        f"| {number:,} records of 17 kB, with texts | seconds | processor seconds | ratio to the loop | processor |",
        "|---|---:|---:|---:|---:|",
    ]
    for what in functions:
        medians = [statistics.median(each[what]) for each in (clock, processor)]
        ratios = [statistics.median(map(operator.truediv, each[what], each[BASE])) for each in (clock, processor)]
        lines.append(f"| {what} | {medians[0]:.1f} | {medians[1]:.1f} | {ratios[0]:.2f} | {ratios[1]:.2f} |")
    load_of_machine = f"the load was {before:.1f} before and {os.getloadavg()[0]:.1f} after"
    end = f"Medians of {rounds} rounds on {os.cpu_count()} cores; {load_of_machine}."
    return "\n".join((*lines, "", f"{end} Each found {findings:,} findings, and checked {facts:,} facts in texts."))


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:])))
