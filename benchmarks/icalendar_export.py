"""The time to turn visits into a calendar, against icalendar building the same entries property by property.

Run as `python -m benchmarks.icalendar_export [VISITS] [RUNS]`. There are three tasks: writing ready-made entries (the
time of the two writers themselves), from visits to a calendar without the records, and with them (the usual export).
Work outside the writer is the same function on both sides, and its time is printed below the table. Because of it, the
whole export is faster by a smaller factor than the writer. The runs are shuffled; medians are shown. Memory is the peak
that Python allocates while a calendar is streamed, for a tenth of the visits and for all.
"""

import base64
import json
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import attrs
import icalendar

from diplovisit import Visit, load
from diplovisit.exporters.icalendar import CalendarEntry, CalendarOptions, calendar, calendar_entries
from diplovisit.exporters.icalendar.calendar import entry_lines
from diplovisit.exporters.json import canonical_json

SHARED = "both"
FILES = ("seeds/misri-russia/visit.yaml", *sorted(map(str, Path("examples").glob("*.yaml"))))


def visits(count: int) -> Iterator[Visit]:
    """The seed and the examples in turn, each under a unique id."""
    models = [load(path) for path in FILES]
    for number in range(count):
        yield attrs.evolve(models[number % len(models)], id=f"visit-{number}")


def by_icalendar(entries: Iterable[tuple[CalendarEntry, Visit | None]]) -> bytes:
    """The same calendar by icalendar, built as its documentation shows."""
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//diplovisit//diplovisit//EN")
    for entry, record in entries:
        event = icalendar.Event() if entry.kind == "VEVENT" else icalendar.Journal()
        event.add("uid", entry.uid)
        event.add("dtstamp", entry.stamp)
        event.add("last-modified", entry.stamp)
        event.add("sequence", entry.sequence)
        for name, value in (
            ("dtstart", entry.start),
            ("dtend", entry.end),
            ("status", entry.status),
            ("summary", entry.summary),
            ("location", entry.location),
            ("description", entry.description),
            ("url", entry.url),
        ):
            if value is not None:
                event.add(name, value)
        event.add("transp", "TRANSPARENT")
        if entry.categories:
            event.add("categories", list(entry.categories))
        if entry.related is not None:
            event.add("related-to", entry.related[1], parameters={"RELTYPE": entry.related[0].value})
        event.add("x-diplovisit-id", entry.key)
        if record is not None:
            event.add("x-diplovisit-record", base64.urlsafe_b64encode(canonical_json(record)).decode())
        whole.add_component(event)
    octets: bytes = whole.to_ical()
    return octets


def tasks(many: list[Visit]) -> dict[tuple[str, str], Callable[[], object]]:
    """Each task with either writer."""
    ready = [entry for visit in many for entry in calendar_entries(visit)]

    def worked_out(record: bool) -> Iterator[tuple[CalendarEntry, Visit | None]]:
        for visit in many:
            for entry in calendar_entries(visit):
                yield entry, visit if record and entry.carries_record else None

    def drain(pieces: Iterable[bytes]) -> int:
        return sum(map(len, pieces))

    return {
        ("writing entries", "diplovisit"): lambda: drain(entry_lines(entry) for entry in ready),
        ("writing entries", "icalendar"): lambda: by_icalendar((entry, None) for entry in ready),
        ("visits to calendar", "diplovisit"): lambda: drain(calendar(many, CalendarOptions(record=False))),
        ("visits to calendar", "icalendar"): lambda: by_icalendar(worked_out(record=False)),
        ("with the records", "diplovisit"): lambda: drain(calendar(many)),
        ("with the records", "icalendar"): lambda: by_icalendar(worked_out(record=True)),
        ("working out what entries say", SHARED): lambda: [calendar_entries(visit) for visit in many],
        ("canonical JSON of the records", SHARED): lambda: drain(map(canonical_json, many)),
    }


def peak(count: int) -> float:
    """The peak memory in megabytes while a calendar of this many visits is streamed."""
    stream = visits(count)
    next(calendar([next(stream)]))
    tracemalloc.start()
    for _ in calendar(stream):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main(count: int, runs: int) -> None:
    """Runs every task `runs` times with either writer, in a shuffled order, and prints the medians."""
    many = list(visits(count))
    entries = sum(len(calendar_entries(visit)) for visit in many)
    every = tasks(many)
    order = [task for task in every for _ in range(runs)]
    random.Random(1).shuffle(order)
    taken: dict[tuple[str, str], list[float]] = {task: [] for task in every}
    for task in order:
        start = time.perf_counter()
        every[task]()
        taken[task].append(time.perf_counter() - start)
    medians = {task: statistics.median(times) for task, times in taken.items()}
    print(f"{count:,} visits, {entries:,} entries, {runs} runs; icalendar {version('icalendar')}")
    print("| task               | diplovisit s | entries/s | icalendar s | entries/s | ratio |")
    print("|--------------------|-------------:|----------:|------------:|----------:|------:|")
    for name in dict.fromkeys(name for name, writer in every if writer != SHARED):
        ours, theirs = medians[name, "diplovisit"], medians[name, "icalendar"]
        figures = f"{ours:12.2f} | {entries / ours:9,.0f} | {theirs:11.2f} | {entries / theirs:9,.0f}"
        print(f"| {name:18} | {figures} | {theirs / ours:4.1f}× |")
    for name in (name for name, writer in every if writer == SHARED):
        print(f"{name}, the same for both: {medians[name, SHARED]:.2f} s")
    print(f"peak memory, MB: {json.dumps({n: round(peak(n), 2) for n in (count // 10, count)})}")


if __name__ == "__main__":
    numbers = [int(given) for given in sys.argv[1:]]
    main(*numbers) if len(numbers) == 2 else main(10_000, 5)
