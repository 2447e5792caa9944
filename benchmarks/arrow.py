"""The cost of checking records in Arrow, by engine: in this process, in several, and in the installed engines.

Run as `python -m benchmarks.arrow [RECORDS] [ROUNDS]`; polars, duckdb, and pyspark with Java 17 take part if they are
installed. They take turns, and all of them must find the same. Processes and Spark are started, and have checked
something, before the clock starts. Work that needs several cores is slow while others use them. Therefore the least and
the median of the rounds, and the load of the machine, are shown. At the end it prints what whole commands take, with
the start of each engine, and how export to Parquet grows.
"""

import functools
import importlib.util
import multiprocessing
import multiprocessing.pool
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sized
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.growth import write
from benchmarks.whole_commands import COMMAND, compare, run
from diplovisit import export, load
from diplovisit.arrow import FINDINGS_SCHEMA, validate_batch, validate_batches
from diplovisit.pipeline.check import check_document
from diplovisit.pipeline.read import read_stream

SEED = "seeds/misri-russia/visit.yaml"
BATCH = 250
BASE = "diplovisit, record by record"


def lines_of(file: Path) -> list[bytes]:
    return file.read_bytes().splitlines()


def batches_of(file: Path) -> list[pa.RecordBatch]:
    lines = lines_of(file)
    return [pa.record_batch({"line": lines[at : at + BATCH]}) for at in range(0, len(lines), BATCH)]


def count(findings: Iterable[Sized]) -> int:
    return sum(len(each) for each in findings)


def record_by_record(file: Path) -> int:
    with file.open("rb") as stream:
        return count(check_document(document).findings for document in read_stream(stream, str(file)))


def in_process(file: Path) -> int:
    found = validate_batches(batches_of(file), column="line")
    return sum(len(batch.column("findings").flatten()) for batch in found)


def in_processes(pool: multiprocessing.pool.Pool, file: Path) -> int:
    check = functools.partial(validate_batch, column="line")
    return sum(len(batch.column("findings").flatten()) for batch in pool.imap(check, batches_of(file)))


def with_polars(file: Path) -> int:
    import polars as pl  # noqa: PLC0415  # it need not be here

    def checked(lines: pl.DataFrame) -> pl.DataFrame:
        batches = lines.to_arrow().to_batches(max_chunksize=BATCH)
        return pl.DataFrame(pa.Table.from_batches(validate_batches(batches, column="line"), FINDINGS_SCHEMA))

    schema = pl.DataFrame(FINDINGS_SCHEMA.empty_table()).schema
    found = pl.scan_lines(file).map_batches(checked, schema=schema, streamable=True)
    return int(found.select(pl.col("findings").list.len().sum()).collect(engine="streaming").item())


def with_duckdb(file: Path) -> int:
    import duckdb  # noqa: PLC0415  # the same

    options = "columns = {'line': 'VARCHAR'}, delim = '', quote = '', escape = '', header = false"
    with duckdb.connect() as reading, duckdb.connect() as counting:
        lines = reading.sql(f"SELECT line FROM read_csv('{file}', {options})").to_arrow_reader(BATCH)
        records = pa.RecordBatchReader.from_batches(FINDINGS_SCHEMA, validate_batches(lines, column="line"))
        counting.register("records", records)
        ((number,),) = counting.sql("SELECT sum(len(findings))::INT FROM records").fetchall()
        return int(number)


def with_spark(spark: Any, file: Path) -> int:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  # the same

    check = functools.partial(validate_batches, column="value")
    found = spark.read.text(str(file)).repartition(os.cpu_count()).mapInArrow(check, from_arrow_schema(FINDINGS_SCHEMA))
    ((number,),) = found.selectExpr("sum(size(findings))").collect()
    return int(number)


def can_run_spark() -> bool:
    return importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None


def spark_session(stack: ExitStack) -> Any:
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    from pyspark.sql import SparkSession  # noqa: PLC0415  # the same

    builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    stack.callback(session.stop)
    return session


def installed_engines() -> list[str]:
    """The engines of examples/scale that can run here."""
    in_process = [name for name in ("polars", "duckdb") if importlib.util.find_spec(name) is not None]
    return in_process + ["spark"] * can_run_spark()


def candidates(stack: ExitStack) -> dict[str, Callable[[Path], int]]:
    cores = os.cpu_count() or 1
    pool = stack.enter_context(multiprocessing.get_context("spawn").Pool(cores))
    found: dict[str, Callable[[Path], int]] = {
        BASE: record_by_record,
        "validate_batch, this process": in_process,
        f"validate_batch, {cores} processes": functools.partial(in_processes, pool),
    }
    installed = installed_engines()
    found |= {name: engine for name, engine in (("polars", with_polars), ("duckdb", with_duckdb)) if name in installed}
    if "spark" in installed:
        found[f"spark, {cores} processes"] = functools.partial(with_spark, spark_session(stack))
    return found


def measure(number: int, rounds: int) -> tuple[dict[str, list[float]], str]:
    """The seconds that each engine took, by round, and the cost of evidence."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file, first = Path(folder) / "visits.jsonl", Path(folder) / "first.jsonl"
        write(file, number)
        write(first, BATCH * 4)
        functions = candidates(stack)
        assert len({function(first) for function in functions.values()}) == 1
        for _ in range(rounds):
            for name, function in functions.items():
                start = time.perf_counter()
                function(file)
                taken.setdefault(name, []).append(time.perf_counter() - start)
        evidence = of_evidence(first, rounds)
    return taken, evidence


def of_evidence(file: Path, rounds: int) -> str:
    """The cost of the seed with its evidence, against a record without evidence."""
    seed = load(SEED)
    batches = {"few": batches_of(file)[0], "many": pa.record_batch({"line": [export(seed, "json")] * 25})}
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, batch in batches.items():
            start = time.perf_counter()
            validate_batch(batch, column="line")
            taken.setdefault(name, []).append((time.perf_counter() - start) / batch.num_rows)
    ratio = min(taken["many"]) / min(taken["few"])
    return f"A record with {len(seed.evidence)} rows of evidence takes {ratio:.1f} times as long as one of these."


def of_whole_commands(number: int) -> str:
    """The seconds of the programs in examples/scale and of `check` as whole commands, at the median of three runs."""
    with tempfile.TemporaryDirectory() as folder:
        file, check = Path(folder) / "visits.jsonl", "diplovisit check --no-across"
        write(file, number)
        programs = [f"examples/scale/with_{name}.py" for name in installed_engines()]
        commands: dict[str, list[str | Path]] = {check: [COMMAND, "check", "--no-across", file]}
        commands |= {program: [sys.executable, program, file] for program in programs}
        taken = compare(commands, 3, fails=frozenset({check}))
    lines = [f"| whole command, {number:,} records | seconds |", "|---|---:|"]
    return "\n".join((*lines, *(f"| `{name}` | {each.seconds:.1f} |" for name, each in taken.items())))


def growth_of_parquet(number: int) -> str:
    lines = ["| | records | seconds | MB at the peak |", "|---|---:|---:|---:|"]
    with tempfile.TemporaryDirectory() as folder:
        for records in (number, number * 5, number * 10):
            file = Path(folder) / "visits.jsonl"
            write(file, records)
            for to in ("csv", "parquet"):
                done = run([COMMAND, "export", file, "--to", to, "-o", f"{folder}/{to}-{records}/"])
                lines.append(f"| export --to {to} | {records:,} | {done.seconds:.1f} | {done.megabytes:.0f} |")
    return "\n".join(lines)


def report(number: int = 2_000, rounds: int = 9) -> str:
    before = os.getloadavg()[0]
    found, evidence = measure(number, rounds)
    after, cores = os.getloadavg()[0], os.cpu_count()
    least = {name: min(each) for name, each in found.items()}
    median = {name: statistics.median(each) for name, each in found.items()}
    lines = [
        f"| {number:,} records of 3 kB | µs a record, least | median | a million, least | speed, least | median |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name in sorted(found, key=lambda name: -least[name]):
        each, middle = (seconds[name] / number * 1e6 for seconds in (least, median))
        ratios = f"{least[BASE] / least[name]:.2f}× | {median[BASE] / median[name]:.2f}×"
        lines.append(f"| {name} | {each:,.0f} | {middle:,.0f} | {each / 60:.0f} minutes | {ratios} |")
    machine = f"{rounds} rounds on {cores} cores; the load was {before:.1f} before and {after:.1f} after."
    return "\n".join((*lines, "", machine, "", evidence, "", of_whole_commands(number), "", growth_of_parquet(number)))


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:])))
