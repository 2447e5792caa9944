"""Tests that no data in a report acts as a command to a terminal, the log of a service or a reader of the report."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import example, given

from diplovisit.findings.results import CheckResult
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context
from tests.inert import require_inert
from tests.payloads import PAYLOADS
from tests.reporters.samples import CONTRADICTED, RULES, report, results

CONTEXT = Context(version="1", rules=RULES, statistics=True)


def hostile_results(payload: str) -> list[CheckResult]:
    """Returns a finding with a payload in every text."""
    finding = attrs.evolve(
        CONTRADICTED,
        address=payload,
        sentence=payload,
        remedy=payload,
        file=payload,
        source_line=payload.replace("\r", "").replace("\n", ""),
    )
    return [CheckResult(file=payload, record=payload, findings=(finding,))]


def strings(document: Any) -> Iterator[str]:
    """Yields every text in a JSON document."""
    if isinstance(document, dict):
        for key, value in document.items():
            yield key
            yield from strings(value)
    elif isinstance(document, list):
        for value in document:
            yield from strings(value)
    elif isinstance(document, str):
        yield document


def in_utf8(text: str) -> str:
    """Returns the text as JSON in UTF-8 can contain it, with lone surrogates as escapes."""
    return re.sub("[\ud800-\udfff]", lambda surrogate: f"\\u{ord(surrogate[0]):04x}", text)


def require_lines(name: str, text: str) -> None:
    """Asserts that a report consists of whole, inert lines; only the report for GitHub may have commands."""
    assert text.endswith("\n")
    require_inert(text, commands=name == "github")


@pytest.mark.not_measured
@pytest.mark.parametrize("name", REPORTERS)
def test_no_payload_gets_through(name: str) -> None:
    """Each payload in every text of a finding is printed as inert text."""
    for payload in PAYLOADS.values():
        require_lines(name, report(name, hostile_results(payload), CONTEXT))


@pytest.mark.parametrize("name", REPORTERS)
@given(results)
@example([])
def test_no_text_gets_through(name: str, results: list[CheckResult]) -> None:
    """Any text in any place gives lines of printable characters that no workflow runner obeys."""
    require_lines(name, report(name, results, CONTEXT))


@given(results)
def test_formats_for_programs_can_be_parsed(results: list[CheckResult]) -> None:
    """For any data, JSON, JSON Lines, SARIF and Code Quality are JSON in ASCII, and JUnit is well-formed XML."""
    for name in ("json", "sarif", "gitlab"):
        text = report(name, results, CONTEXT)
        assert text.isascii()
        for string in strings(json.loads(text)):
            string.encode()
    for line in report("jsonl", results, CONTEXT).splitlines():
        json.loads(line)
    junit = report("junit", results, CONTEXT)
    assert junit.isascii()
    ElementTree.fromstring(junit)


@given(results)
def test_json_formats_read_back_equal(results: list[CheckResult]) -> None:
    """Sentences, remedies, addresses and files read back unchanged from every JSON format.

    Where a service shows nothing else, the address is the subject of the sentence.
    """
    findings = [finding for result in results for finding in result.findings]
    expected = [(in_utf8(f.sentence), in_utf8(f.remedy), in_utf8(f.address), f.file) for f in findings]
    for document in (
        json.loads(report("json", results))["findings"],
        [json.loads(line) for line in report("jsonl", results).splitlines()[:-1]],
    ):
        assert [(item["message"], item["help"], item["address"], item["file"]) for item in document] == [
            (sentence, remedy, address, file and in_utf8(file)) for sentence, remedy, address, file in expected
        ]
    issues = json.loads(report("gitlab", results))
    messages = [f"{address}: {sentence}" if address else sentence for sentence, _, address, _ in expected]
    assert [item["description"] for item in issues] == messages
    (run,) = json.loads(report("sarif", results))["runs"]
    assert [(item["message"]["text"], item["properties"]["help"]) for item in run["results"]] == [
        (message, remedy) for message, (_, remedy, *_) in zip(messages, expected, strict=True)
    ]


@pytest.mark.parametrize("name", REPORTERS)
@given(results)
def test_the_same_findings_make_the_same_report(name: str, results: list[CheckResult]) -> None:
    """The same findings give the same report, without time, random id or folder of this machine."""
    assert report(name, results, CONTEXT) == report(name, results, CONTEXT)
