"""No data gives orders: not to a terminal, not to the log of a service, not to whoever reads a report."""

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

SEEN = Context(version="1", rules=RULES, statistics=True)


def everything(payload: str) -> list[CheckResult]:
    """A finding that is hostile wherever a text can be, but in its place."""
    bad = attrs.evolve(
        CONTRADICTED,
        address=payload,
        sentence=payload,
        remedy=payload,
        file=payload,
        source_line=payload.replace("\r", "").replace("\n", ""),
    )
    return [CheckResult(file=payload, record=payload, findings=(bad,))]


def strings(document: Any) -> Iterator[str]:
    """Every text in a JSON document."""
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
    """The text as JSON in UTF-8 can hold it: half a character is spelt out."""
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def require_lines(name: str, text: str) -> None:
    """Holds a report to whole lines that are inert; the report for GitHub has commands of its own."""
    assert text.endswith("\n")
    require_inert(text, commands=name == "github")


@pytest.mark.not_measured
@pytest.mark.parametrize("name", REPORTERS)
def test_no_payload_gets_through(name: str) -> None:
    """Each payload, in every text of a finding, is printed as something to look at."""
    for payload in PAYLOADS.values():
        require_lines(name, report(name, everything(payload), SEEN))


@pytest.mark.parametrize("name", REPORTERS)
@given(results)
@example([])
def test_no_text_gets_through(name: str, checked: list[CheckResult]) -> None:
    """Any text in any place: lines of printable characters, none of which a runner of workflows obeys."""
    require_lines(name, report(name, checked, SEEN))


@given(results)
def test_what_is_for_programs_can_be_read(checked: list[CheckResult]) -> None:
    """JSON, JSON Lines, SARIF and Code Quality are JSON in ASCII, and JUnit is XML, on any data."""
    for name in ("json", "sarif", "gitlab"):
        text = report(name, checked, SEEN)
        assert text.isascii()
        for each in strings(json.loads(text)):
            each.encode()
    for line in report("jsonl", checked, SEEN).splitlines():
        json.loads(line)
    junit = report("junit", checked, SEEN)
    assert junit.isascii()
    ElementTree.fromstring(junit)


@given(results)
def test_what_json_can_hold_reads_back_equal(checked: list[CheckResult]) -> None:
    """Sentences, remedies, addresses and files come out of the formats of JSON as they went in."""
    found = [finding for one in checked for finding in one.findings]
    told = [(in_utf8(one.sentence), in_utf8(one.remedy), in_utf8(one.address), one.file) for one in found]
    for document in (
        json.loads(report("json", checked))["findings"],
        [json.loads(line) for line in report("jsonl", checked).splitlines()[:-1]],
    ):
        assert [(one["message"], one["help"], one["address"], one["file"]) for one in document] == [
            (sentence, remedy, address, file and in_utf8(file)) for sentence, remedy, address, file in told
        ]
    issues = json.loads(report("gitlab", checked))
    assert [one["description"] for one in issues] == [sentence for sentence, *_ in told]
    (run,) = json.loads(report("sarif", checked))["runs"]
    assert [(one["message"]["text"], one["properties"]["help"]) for one in run["results"]] == [
        (sentence, remedy) for sentence, remedy, *_ in told
    ]


@pytest.mark.parametrize("name", REPORTERS)
@given(results)
def test_the_same_findings_make_the_same_report(name: str, checked: list[CheckResult]) -> None:
    """There is no time, no random id and no folder of this machine in a report."""
    assert report(name, checked, SEEN) == report(name, checked, SEEN)
