"""Spark checks records in processes of its own, and finds what `diplovisit check` finds."""

import collections
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from diplovisit import export, load
from tests.arrow.texts import MIXED_LINES, printed_counts
from tests.beyond.needed import package, program
from tests.conftest import ROOT
from tests.evidence.tampering import tampered_records
from tests.shared_data import shared_data

# One test at a time: each starts a virtual machine of Java and a process for each core.
pytestmark = [pytest.mark.beyond_python, pytest.mark.at_length, pytest.mark.xdist_group("spark")]

DIPLOVISIT = (sys.executable, "-m", "diplovisit")
SEED = ROOT / "seeds/misri-russia"


def run_spark(example: str, *arguments: Path) -> bytes:
    """Runs an example with Spark on this machine, and returns what it prints."""
    package("pyspark")
    program("java")
    command = [sys.executable, str(ROOT / "examples/scale" / example), *map(str, arguments)]
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run(command, cwd=arguments[0].parent, capture_output=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def findings_by_check(file: Path, *options: str) -> list[dict[str, Any]]:
    """Returns the findings in the JSON report of `diplovisit check`, for each record by itself."""
    command = [*DIPLOVISIT, "check", "--no-across", "--exit-zero", "--output-format", "json", *options, str(file)]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, check=True)
    return list(json.loads(done.stdout)["findings"])


def findings_by_spark(folder: Path) -> list[dict[str, Any]]:
    """Returns the findings that spark_with_texts.py has written, each with the id of its record."""
    rows = [json.loads(line) for file in folder.glob("part-*") for line in file.read_text("utf-8").splitlines()]
    return [finding | {"record": row.get("record_id")} for row in rows for finding in row["findings"]]


def identities(findings: Iterable[dict[str, Any]]) -> collections.Counter[tuple[Any, ...]]:
    """Counts findings by what they say and where.

    The number of the line differs: a row of Spark has only one. So does the advice for a text that was cut off.
    """
    place = ("record", "rule", "group", "severity", "address", "column", "end_column")
    words = ("message", "help")
    return collections.Counter(
        tuple(finding[key] for key in (place if finding["record"] is None else place + words)) for finding in findings
    )


def travels(folder: Path) -> Path:
    """Imports the travels of the State Department as JSON Lines."""
    source, file = shared_data("state-department"), folder / "travels.jsonl"
    command = [*DIPLOVISIT, "import", "state-department", str(source), "-o", str(file)]
    subprocess.run(command, capture_output=True, check=True)
    return file


def test_spark_counts_the_findings_in_the_travels(tmp_path: Path) -> None:
    """with_spark.py counts the same findings by rule as the report of `diplovisit check`, faulty lines included."""
    file = travels(tmp_path)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(MIXED_LINES)
    expected = collections.Counter(finding["rule"] for finding in findings_by_check(file))
    assert printed_counts(run_spark("with_spark.py", file)) == expected
    assert len(expected) > 4


def test_spark_checks_facts_in_texts_as_check_does(tmp_path: Path) -> None:
    """spark_with_texts.py has the findings of `diplovisit check --source`, for tampered seeds, travels and faulty lines."""
    changes = list(tampered_records(load(SEED / "visit.yaml")))
    visits = [attrs.evolve(change.visit, id=f"changed-{number}") for number, change in enumerate(changes)]
    file, texts = travels(tmp_path), tmp_path / "texts.jsonl"
    with file.open("a", encoding="utf-8") as stream:
        stream.write(export(visits, "jsonl").decode() + MIXED_LINES)
    retelling = SEED / "retelling.txt"
    passed = {"source": "retelling", "text": retelling.read_text("utf-8")}
    texts.write_text("".join(json.dumps({"record": visit.id} | passed) + "\n" for visit in visits), "utf-8")
    run_spark("spark_with_texts.py", file, texts, tmp_path / "out")
    expected = identities(findings_by_check(file, "--source", f"retelling={retelling}"))
    assert identities(findings_by_spark(tmp_path / "out")) == expected
    assert {identity[1] for identity in expected} >= {"value-contradicted", "malformed-json", "country-not-valid-then"}


def test_a_bad_text_is_a_finding_and_ends_no_job(tmp_path: Path) -> None:
    """An empty text, one with a control character and one of an unknown source are findings of their records."""
    visit = load(SEED / "visit.yaml")
    texts = {"empty": ("retelling", ""), "control": ("retelling", "He left\0."), "unknown": ("reteling", "He left.")}
    records = tmp_path / "visits.jsonl"
    records.write_bytes(export([attrs.evolve(visit, id=name) for name in texts], "jsonl"))
    rows = [{"record": name, "source": source, "text": text} for name, (source, text) in texts.items()]
    (tmp_path / "texts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    run_spark("spark_with_texts.py", records, tmp_path / "texts.jsonl", tmp_path / "out")
    found = [(finding["record"], finding["rule"]) for finding in findings_by_spark(tmp_path / "out")]
    assert sorted(found) == [(name, "unusable-text") for name in sorted(texts)]
