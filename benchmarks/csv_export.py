"""The time to write the tables of many records, against a bare csv.writer with the same rows ready-made.

Run as `python -m benchmarks.csv_export [RECORDS] [ROUNDS]`. The two take turns. The least time of each counts, because
other load on the machine only adds time. Memory is the peak of Python while it writes, without the records themselves.
"""

import csv
import io
import sys
import time
import tracemalloc
from collections.abc import Iterator

import attrs

from diplovisit import load
from diplovisit.exporters.csv_tables import csv_chunks, rows_of
from diplovisit.record import Visit

SEED = "seeds/misri-russia/visit.yaml"


def records(number: int) -> Iterator[Visit]:
    """Records like the seed, each made on demand."""
    seed = load(SEED)
    for count in range(number):
        yield attrs.evolve(seed, id=f"{seed.id[:40]}-{count}")


def bare(rows: list[tuple[str, list[str | int | None]]]) -> int:
    """Writes ready-made rows, with one writer per table, and counts the bytes."""
    texts: dict[str, io.StringIO] = {}
    writers = {}
    size = 0
    for table, row in rows:
        if table not in writers:
            texts[table] = io.StringIO(newline="")
            writers[table] = csv.writer(texts[table])
        writers[table].writerow(row)
    for text in texts.values():
        size += len(text.getvalue().encode())
    return size


def ours(visits: list[Visit]) -> int:
    """Writes records, and counts the bytes."""
    return sum(len(data) for name, data in csv_chunks(visits) if name.endswith(".csv"))


def peak(number: int) -> int:
    """The peak memory of Python while it writes this many records, in bytes."""
    tracemalloc.start()
    for _ in csv_chunks(records(number)):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main(number: int, rounds: int) -> None:
    """Prints times, bytes and memory."""
    batch = list(records(min(number, 500)))
    rows = [row for visit in batch for row in rows_of(visit)]
    plain, whole = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        for _ in range(max(1, number // len(batch))):
            bare(rows)
        plain.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        for _ in range(max(1, number // len(batch))):
            ours(batch)
        whole.append(time.perf_counter() - begun)
    print(f"{number:,} records of {len(rows) / len(batch):.0f} rows, {rounds} rounds")
    print(f"bare csv.writer, rows ready-made: {min(plain):.2f} s")
    print(f"records to tables:                {min(whole):.2f} s, {min(whole) / min(plain):.2f}×")
    for size in (max(1, number // 10), number):
        print(f"most memory held for {size:,} records: {peak(size) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
