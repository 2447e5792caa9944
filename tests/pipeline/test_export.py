"""Exports depend on the records only."""

import hashlib
import os
import subprocess
import sys

import pytest

from diplovisit import export, export_files, load_all
from tests.conftest import ROOT

CODE = """
import datetime, hashlib, sys, time

def no_clock(*arguments, **options):
    raise AssertionError("an export asked for the time")

class NoClock(datetime.datetime):
    now = utcnow = today = classmethod(no_clock)

NoClock.__name__ = "datetime"
if sys.argv[1] == "no-clock":
    datetime.datetime = NoClock
    time.time = time.time_ns = time.localtime = time.gmtime = no_clock

from diplovisit import export, export_files, load_all
visits = [*load_all("seeds"), *load_all("examples")]
for to in ("jsonl", "ics"):
    print(to, hashlib.sha256(export(visits, to)).hexdigest())
for visit in visits:
    print("jsonld", hashlib.sha256(export(visit, "jsonld")).hexdigest())
for name, data in export_files(visits).items():
    print(name, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.not_measured
@pytest.mark.parametrize(
    "environment",
    [{}, {"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "tr_TR.UTF-8"}, {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"}],
    ids=str,
)
def test_every_format_is_the_same_bytes_without_a_clock(environment: dict[str, str]) -> None:
    """Each format has the same bytes without a clock, and with another time zone, locale or hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, "no-clock"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    visits = [*load_all("seeds"), *load_all("examples")]
    expected = [f"{to} {hashlib.sha256(export(visits, to)).hexdigest()}" for to in ("jsonl", "ics")]
    expected += [f"jsonld {hashlib.sha256(export(visit, 'jsonld')).hexdigest()}" for visit in visits]
    expected += [f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in export_files(visits).items()]
    assert done.stdout.splitlines() == expected


def test_formats_of_several_files_are_refused_with_a_remedy() -> None:
    """Several records in one JSON file, tables in one file and unknown formats are refused with a remedy."""
    visits = list(load_all("examples"))
    with pytest.raises(ValueError, match="use jsonl for many"):
        export(visits, "json")
    with pytest.raises(ValueError, match="export_files"):
        export(visits, "csv")
    with pytest.raises(ValueError, match="expected one of json, jsonl"):
        export(visits, "xml")
    with pytest.raises(ValueError, match="use csv or parquet"):
        export_files(visits, "ics")
