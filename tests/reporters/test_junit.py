"""JUnit's XML is well-formed, and its readers see what failed."""

from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given

from diplovisit.findings.results import CheckResult
from diplovisit.record import Severity
from diplovisit.reporters.printable import printable
from tests.reporters.samples import CONTRADICTED, FOLDER, GAP, METONYM, report, results


def suite(checked: list[CheckResult] | tuple[CheckResult, ...]) -> ElementTree.Element:
    """The suite, read."""
    root = ElementTree.fromstring(report("junit", checked))
    assert root.tag == "testsuites"
    (found,) = root
    return found


def test_each_record_is_a_case() -> None:
    """Errors fail it, warnings and notes are its output, and what cannot be read is an error."""
    told = suite(FOLDER)
    assert [
        (examination.get("classname"), examination.get("name"), [child.tag for child in examination])
        for examination in told
    ] == [
        ("visits/misri.yaml", "in-ru-misri", ["failure", "system-out"]),
        ("visits/a & b, 100%.json", "visits/a & b, 100%.json", ["error"]),
        ("visits/clean.yaml", "ee-fi-tamm", []),
        ("<record>", "made-in-python", ["failure"]),
    ]
    assert (told.get("tests"), told.get("failures"), told.get("errors")) == ("4", "2", "1")


def test_what_shows_across_records_is_told_in_its_case() -> None:
    """A note that comes last is in the case of the record that it is about."""
    output = suite(FOLDER)[0].findtext("system-out") or ""
    assert GAP.sentence in output
    assert METONYM.sentence in output


def test_a_failure_tells_all_errors() -> None:
    """The message is the first of them and how many there are; the text has each with its place and remedy."""
    (examination,) = suite([CheckResult(file="visits/misri.yaml", record="a", findings=(CONTRADICTED, CONTRADICTED))])
    (failure,) = examination
    assert failure.get("message") == f"2 errors: {CONTRADICTED.sentence}"
    assert failure.get("type") == "value-contradicted"
    assert (failure.text or "").count("visits/misri.yaml:125:23: error[value-contradicted]") == 2
    assert (failure.text or "").count(CONTRADICTED.remedy) == 2


@given(results)
def test_it_is_well_formed_and_counts_right(checked: list[CheckResult]) -> None:
    """On any data; the counts are those of the elements, and every sentence is there, spelt out where it must be."""
    told = suite(checked)
    cases = list(told)
    assert told.get("tests") == str(len(cases))
    assert told.get("failures") == str(sum(examination.find("failure") is not None for examination in cases))
    assert told.get("errors") == str(sum(examination.find("error") is not None for examination in cases))
    shown = "".join(told.itertext())
    for one in checked:
        for finding in one.findings:
            assert printable(finding.sentence) in shown


@given(results)
def test_another_reader_sees_the_same(checked: list[CheckResult]) -> None:
    """junitparser, which services use, finds the cases, and what failed."""
    junitparser = pytest.importorskip("junitparser")
    (told,) = junitparser.JUnitXml.fromstring(report("junit", checked).encode())
    assert told.tests == sum(1 for _ in told)
    failed = [examination for examination in told if not examination.is_passed]
    assert len(failed) == told.failures + told.errors


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.INFO])
def test_warnings_fail_nothing(severity: Severity) -> None:
    """A record with warnings is a case that has passed, whatever the exit code is asked to be."""
    (examination,) = suite(
        [CheckResult(file="a.yaml", record="a", findings=(attrs.evolve(CONTRADICTED, severity=severity),))]
    )
    assert [child.tag for child in examination] == ["system-out"]


def test_what_was_not_checked_has_not_passed() -> None:
    """A file that is no record is an error, though the findings be ones that nobody wants to see: the run has failed."""
    told = suite([CheckResult(file="a.yaml", record=None, findings=(), is_invalid=True)])
    assert [child.tag for child in told[0]] == ["error"]
    assert told.get("errors") == "1"
