"""Tests that the reports in JSON are valid and complete, as one document and as JSON Lines."""

import json
from collections.abc import Iterator

import pytest

from diplovisit.findings.results import CheckResult
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS
from tests.reporters.samples import FOLDER, report
from tests.reporters.test_full import finding


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_it_is_json_for_any_number_of_findings(number: int) -> None:
    """Any number of findings gives a valid document with an array of them and their counts."""
    findings = tuple(finding("country: RUU", 10, 13, severity=Severity.WARNING) for _ in range(number))
    document = json.loads("".join(REPORTERS["json"]([CheckResult(file="visit.yaml", record="a", findings=findings)])))
    assert document["version"] == 1
    assert len(document["findings"]) == number
    counts = {"errors": 0, "warnings": number, "infos": 0, "suppressed": 0}
    facts = {"facts_in_texts": 0, "facts_by_lock": 0, "facts_not_checked": 0}
    assert document["summary"] == {"records": 1, "not_records": 0} | counts | facts


def test_a_finding_has_everything_a_program_needs() -> None:
    """A finding has rule, severity, texts, record, address, and its place from start to end."""
    document = json.loads(
        "".join(REPORTERS["json"]([CheckResult(file="v.yaml", record="a", findings=(finding("x", 10, 13),))]))
    )
    assert document["findings"] == [
        {
            "rule": "unknown-code",
            "group": "schema",
            "severity": "error",
            "message": '"RUU" is not a country code',
            "help": "use another",
            "record": "a",
            "address": "russia/country",
            "file": "visit.yaml",
            "line": 4,
            "column": 10,
            "end_line": 4,
            "end_column": 13,
            "fix": None,
            "path": "visit.yaml",
        }
    ]


def test_lines_are_the_findings_of_the_json_report() -> None:
    """JSON Lines has the same objects and counts as the JSON report, one object per line."""
    *lines, last = [json.loads(line) for line in report("jsonl", FOLDER).splitlines()]
    document = json.loads(report("json", FOLDER))
    assert lines == document["findings"]
    assert last == {"version": 1, "summary": document["summary"]}
    assert not any("summary" in line for line in lines)


def test_a_finding_is_written_before_the_next_record_is_checked() -> None:
    """Every streaming format yields the findings of a record before the next record is checked."""
    for name, first in (("jsonl", 2), ("concise", 2), ("full", 2), ("json", 3), ("gitlab", 3)):
        taken = 0

        def stream() -> Iterator[CheckResult]:
            nonlocal taken
            for result in FOLDER:
                taken += 1
                yield result

        pieces = REPORTERS[name](stream())
        for _ in range(first):
            next(pieces)
        assert taken == 1, name
