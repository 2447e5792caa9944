"""Tests that threads can use the library at once, from its first import on."""

import subprocess
import sys

from tests.conftest import ROOT

PROGRAM = """
import sys, threading

def work():
    start.wait()
    from diplovisit import check, draft, dumps, export, export_files, load, loads, read_calendar, read_table

    seed = load("seeds/misri-russia/visit.yaml")
    calendar = export(seed, "ics")
    table = read_table("examples/maps/journeys.csv", "examples/maps/journeys.toml")
    drafted = draft("OSLO, 3 September 2026 (Example Press) - Prime Minister Ingrid Solheim will visit Japan.")
    results.append((
        check("seeds").ok, read_calendar(calendar).records == (seed,), loads(dumps(seed)) == seed, calendar,
        tuple(export_files(seed).items()), len(table.records), drafted.text,
    ))

sys.setswitchinterval(1e-5)
start, results = threading.Barrier(8), []
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), len(set(results)), results[0][:3])
"""


def test_threads_get_the_same_results() -> None:
    """Eight threads that import the package at the same time, and use it, get the same results."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.stdout, done.stderr) == ("8 1 (True, True, True)\n", "")
