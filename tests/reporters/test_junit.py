"""Tests that the JUnit XML is well-formed, and that its readers see what failed."""

from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given

from diplovisit.findings.results import CheckResult
from diplovisit.record import Severity
from diplovisit.reporters.printable import printable
from tests.reporters.samples import CONTRADICTED, FOLDER, GAP, METONYM, report, results


def suite(results: list[CheckResult] | tuple[CheckResult, ...]) -> ElementTree.Element:
    """Returns the parsed test suite."""
    root = ElementTree.fromstring(report("junit", results))
    assert root.tag == "testsuites"
    (test_suite,) = root
    return test_suite


def test_each_record_is_a_test_case() -> None:
    """Each record is a test case: errors fail it, warnings and notes are output, and an unreadable file is an error."""
    parsed = suite(FOLDER)
    assert [
        (test_case.get("classname"), test_case.get("name"), [child.tag for child in test_case]) for test_case in parsed
    ] == [
        ("visits/misri.yaml", "in-ru-misri", ["failure", "system-out"]),
        ("visits/a & b, 100%.json", "visits/a & b, 100%.json", ["error"]),
        ("visits/clean.yaml", "ee-fi-tamm", []),
        ("<record>", "made-in-python", ["failure"]),
    ]
    assert (parsed.get("tests"), parsed.get("failures"), parsed.get("errors")) == ("4", "2", "1")


def test_a_finding_across_records_is_in_its_test_case() -> None:
    """A finding across records that comes last is in the test case of the record that it is about."""
    output = suite(FOLDER)[0].findtext("system-out") or ""
    assert GAP.sentence in output
    assert METONYM.sentence in output


def test_a_failure_has_all_errors() -> None:
    """A failure's message has the number of errors and the first one; its text has each error with place and remedy."""
    (test_case,) = suite([CheckResult(file="visits/misri.yaml", record="a", findings=(CONTRADICTED, CONTRADICTED))])
    (failure,) = test_case
    assert failure.get("message") == f"2 errors: {CONTRADICTED.address}: {CONTRADICTED.sentence}"
    assert failure.get("type") == "value-contradicted"
    assert (failure.text or "").count("visits/misri.yaml:125:23: error[value-contradicted]") == 2
    assert (failure.text or "").count(CONTRADICTED.remedy) == 2


@given(results)
def test_it_is_well_formed_and_counts_right(results: list[CheckResult]) -> None:
    """For any data the XML is well-formed, its counts match its elements, and it has every sentence in printable form."""
    parsed = suite(results)
    test_cases = list(parsed)
    assert parsed.get("tests") == str(len(test_cases))
    assert parsed.get("failures") == str(sum(test_case.find("failure") is not None for test_case in test_cases))
    assert parsed.get("errors") == str(sum(test_case.find("error") is not None for test_case in test_cases))
    shown = "".join(parsed.itertext())
    for result in results:
        for finding in result.findings:
            assert printable(finding.sentence) in shown


@given(results)
def test_another_reader_sees_the_same(results: list[CheckResult]) -> None:
    """The junitparser library, which services use, finds the same test cases and failures."""
    junitparser = pytest.importorskip("junitparser")
    (parsed,) = junitparser.JUnitXml.fromstring(report("junit", results).encode())
    assert parsed.tests == sum(1 for _ in parsed)
    failed = [test_case for test_case in parsed if not test_case.is_passed]
    assert len(failed) == parsed.failures + parsed.errors


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_warnings_fail_nothing(severity: Severity) -> None:
    """A record with only warnings or notes is a passed test case, whatever the exit code is."""
    (test_case,) = suite(
        [CheckResult(file="a.yaml", record="a", findings=(attrs.evolve(CONTRADICTED, severity=severity),))]
    )
    assert [child.tag for child in test_case] == ["system-out"]


def test_what_was_not_checked_has_not_passed() -> None:
    """A file that is no record is an error even if its findings are deselected, because the run failed."""
    parsed = suite([CheckResult(file="a.yaml", record=None, findings=(), is_invalid=True)])
    assert [child.tag for child in parsed[0]] == ["error"]
    assert parsed.get("errors") == "1"
