"""The JSON report is one JSON document, whatever is in it."""

import json

import pytest

from diplovisit.findings.results import CheckResult
from diplovisit.record import Severity
from diplovisit.reporters import REPORTERS
from tests.reporters.test_full import finding


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_it_is_json_for_any_number_of_findings(number: int) -> None:
    """None, one and many make an array, and are counted."""
    findings = tuple(finding("country: RUU", 10, 13, severity=Severity.WARNING) for _ in range(number))
    document = json.loads("".join(REPORTERS["json"]([CheckResult(file="visit.yaml", record="a", findings=findings)])))
    assert document["version"] == 1
    assert len(document["findings"]) == number
    counts = {"errors": 0, "warnings": number, "infos": 0, "suppressed": 0}
    assert document["summary"] == {"records": 1, "not_records": 0} | counts


def test_a_finding_has_everything_a_program_needs() -> None:
    """Rule, severity, words, record, address, and the place from line and column to line and column."""
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
        }
    ]
