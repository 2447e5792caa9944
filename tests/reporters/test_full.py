"""Tests that the full report shows the line of a finding, with carets under the fault."""

import pytest

from diplovisit.findings.results import CheckResult
from diplovisit.record import Finding, Group, Severity, Span
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import finding_place


def finding(line: str, column: int, end: int, **changes: object) -> Finding:
    """Returns a finding on a line."""
    defaults: dict[str, object] = {
        "rule": "unknown-code",
        "group": Group.SCHEMA,
        "severity": Severity.ERROR,
        "address": "russia/country",
        "sentence": '"RUU" is not a country code',
        "remedy": "use another",
        "file": "visit.yaml",
        "span": Span(4, column, 4, end),
        "source_line": line,
    }
    return Finding(**defaults | changes)  # type: ignore[arg-type]  # a wrong change fails the test


def report(name: str, *findings: Finding) -> str:
    """Returns a report of one record."""
    return "".join(REPORTERS[name]([CheckResult(file="visit.yaml", record="a", findings=findings)]))


def test_a_finding_is_shown_with_its_line_and_carets() -> None:
    """A finding is shown with place, severity, rule and sentence, then its line, carets, address and what to do."""
    assert report("full", finding("country: RUU", 10, 13)) == (
        'visit.yaml:4:10: error[unknown-code]: "RUU" is not a country code\n'
        "  |\n"
        "4 | country: RUU\n"
        "  |          ^^^\n"
        "  = address: russia/country\n"
        "  = help: use another\n"
        "\n"
        "1 record checked: 1 error.\n"
    )


def test_a_finding_without_a_place_is_shown_without_a_frame() -> None:
    """A finding in a record built in Python is shown without a line, under the id of the record."""
    bad = finding("", 1, 1, file=None, span=None, source_line=None)
    assert report("full", bad).startswith('<record a>: error[unknown-code]: "RUU" is not a country code\n = address')
    assert report("concise", bad).startswith("<record a>: error[unknown-code] russia/country: ")
    unnamed = CheckResult(file=None, record=None, findings=(bad,))
    assert "".join(REPORTERS["concise"]([unnamed])).startswith("<record>: error[unknown-code] russia/country: ")


@pytest.mark.parametrize(("file", "named"), [("a.jsonl", True), ("out/stops.csv", True), ("a.yaml", False)])
def test_a_record_is_named_where_its_file_may_hold_others(file: str, named: bool) -> None:
    """The full report names the record of a finding, unless the file holds no other record."""
    assert ("\n  = record: a\n" in report("full", finding("country: RUU", 10, 13, file=file))) is named


@pytest.mark.parametrize("name", ["¹:", "А:", "визит", ":x", " :x", "\u0301:"])
def test_no_file_name_begins_a_line_with_a_command(name: str) -> None:
    """No file name starts a line with a command: a log reader may drop non-ASCII characters before two colons."""
    assert finding_place(finding("line", 1, 2, file=name)).startswith("./")
