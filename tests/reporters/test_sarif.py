"""Tests that SARIF is valid by its schema, and that its properties say what the finding says."""

import collections
import copy
import json
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
import jsonschema_rs
import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from diplovisit import check, render
from diplovisit.findings.results import CheckResult, SuppressedFinding
from diplovisit.findings.rule import Fix
from diplovisit.pipeline.rule_registry import RULES as EVERY_RULE
from diplovisit.record import Severity, Span
from diplovisit.reporters.counts import Context
from tests.conftest import ROOT
from tests.reporters.samples import CONTRADICTED, FOLDER, IN_PYTHON, RULES, report, results

SCHEMA = json.loads((ROOT / "tests/reporters/schemas/sarif-2.1.0.json").read_bytes())
FOR_RUST = copy.deepcopy(SCHEMA)
# The standard's pattern for languages has an extra bracket, which Python accepts and Rust refuses; we write no language.
for name in ("run", "toolComponent"):
    del FOR_RUST["definitions"][name]["properties"]["language"]["pattern"]
VALIDATOR = jsonschema_rs.validator_for(FOR_RUST)
CONTEXT = Context(version="1.2.3", rules=RULES)


def log(results: list[CheckResult] | tuple[CheckResult, ...], context: Context = CONTEXT) -> Any:
    """Returns the parsed report."""
    return json.loads(report("sarif", results, context))


def result(**changes: object) -> Any:
    """Returns the result of the sample finding, with changes."""
    finding = attrs.evolve(CONTRADICTED, **changes)  # type: ignore[arg-type]  # a wrong change fails the test
    (parsed,) = log([CheckResult(file=finding.file, record="in-ru-misri", findings=(finding,))])["runs"][0]["results"]
    return parsed


@given(results)
def test_it_is_valid_by_the_schema_of_the_standard(results: list[CheckResult]) -> None:
    """For any findings, the log is valid by the JSON Schema that OASIS publishes."""
    VALIDATOR.validate(log(results))


def test_another_validator_finds_nothing_either() -> None:
    """A second validator, in Python, accepts the log of a folder and a log with every rule."""
    Draft4Validator(SCHEMA).validate(log(FOLDER))
    Draft4Validator(SCHEMA).validate(json.loads(render(check("examples/kerry-rome.yaml"), "sarif")))


def test_a_result_is_of_the_rule_that_its_index_names() -> None:
    """`ruleIndex` points to the descriptor whose `id` is the `ruleId`; a rule without a descriptor has no index."""
    (run,) = log(FOLDER)["runs"]
    rules = run["tool"]["driver"]["rules"]
    described = [item for item in run["results"] if "ruleIndex" in item]
    assert {item["ruleId"] for item in described} == {"value-contradicted", "gap-in-visit"}
    assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in described)
    assert len(run["results"]) == 5


def test_every_rule_is_described() -> None:
    """Every rule has a unique name, and a descriptor with id, texts, default level and group."""
    driver = json.loads(render(check([]), "sarif"))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(EVERY_RULE)
    for rule in driver["rules"]:
        assert rule["name"].isalnum()
        texts = (rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"])
        assert all(text[0].isupper() or not text[0].isalpha() for text in texts)
        assert all(text.endswith((".", "!", "?")) for text in texts)
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["properties"]["group"] == EVERY_RULE[rule["id"]].group.value
    assert len({rule["name"] for rule in driver["rules"]}) == len(EVERY_RULE)


def test_columns_are_code_points() -> None:
    """A region equals the span: code points from 1 with an exclusive end, as `columnKind` says."""
    assert log([])["runs"][0]["columnKind"] == "unicodeCodePoints"
    region = result(span=Span(2, 5, 3, 1))["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 5, "endLine": 3, "endColumn": 1}


@pytest.mark.parametrize(
    ("file", "uri", "base"),
    [
        pytest.param("visits/a.yaml", "visits/a.yaml", "%SRCROOT%", id="relative"),
        pytest.param("./visits/a.yaml", "visits/a.yaml", "%SRCROOT%", id="from here"),
        pytest.param("a: b?#%.yaml", "a%3A%20b%3F%23%25.yaml", "%SRCROOT%", id="marks that URIs use"),
        pytest.param("東京.yaml", "%E6%9D%B1%E4%BA%AC.yaml", "%SRCROOT%", id="not ASCII"),
        pytest.param("a\\b.yaml", "a%5Cb.yaml", "%SRCROOT%", id="a backslash in a name"),
        pytest.param("\udcff.yaml", "%FF.yaml", "%SRCROOT%", id="bytes that are no UTF-8"),
        pytest.param("../a.yaml", "../a.yaml", None, id="outside"),
        pytest.param("/srv/a b.yaml", "file:///srv/a%20b.yaml", None, id="absolute"),
    ],
)
def test_a_file_is_named_by_its_uri(file: str, uri: str, base: str | None) -> None:
    """A file is named by a percent-encoded URI with slashes, relative to the working folder if it is below it."""
    artifact = result(file=file)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == ({"uri": uri} | ({"uriBaseId": base} if base else {}))


@given(results)
def test_a_uri_leads_back_to_the_file(results: list[CheckResult]) -> None:
    """A URI is ASCII, has a scheme only for an absolute name, and decodes to the name of the file."""
    files = [finding.file for result in results for finding in result.findings if finding.file is not None]
    located = [
        item for item in log(results)["runs"][0]["results"] if "physicalLocation" in item.get("locations", [{}])[0]
    ]
    for file, item in zip(files, located, strict=True):
        uri = item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert urlsplit(uri).scheme in ("", "file")
        if "\\" not in file and file.isprintable() and not set(file) & set("./"):
            assert unquote(uri) == file


def test_a_record_without_a_file_has_only_a_logical_location() -> None:
    """A record built in Python has only a logical location, made of its id and the address."""
    (parsed,) = log([CheckResult(file=None, record="made", findings=(IN_PYTHON,))])["runs"][0]["results"]
    assert parsed["locations"] == [
        {
            "logicalLocations": [
                {"name": "value", "fullyQualifiedName": "made/dead/quantity/value", "kind": "property"},
            ]
        }
    ]


def test_a_fix_is_shown_as_replacements() -> None:
    """Each edit of a fix is a region to delete and a text to insert; without edits or a file there is no fix."""
    (fix,) = result()["fixes"]
    region = {"startLine": 125, "startColumn": 23, "endLine": 125, "endColumn": 27}
    assert fix == {
        "description": {"text": "write what the words say"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": "visits/misri.yaml", "uriBaseId": "%SRCROOT%"},
                "replacements": [{"deletedRegion": region, "insertedContent": {"text": '"12"'}}],
            }
        ],
    }
    assert "fixes" not in result(fix=Fix(what="look", edits=(), is_certain=False))
    assert "fixes" not in result(file=None, span=None)


def test_nothing_depends_on_the_machine() -> None:
    """The log has no absolute path if files were named relatively, and no version if none is given."""
    text = render(check("examples/kerry-rome.yaml"), "sarif")
    assert str(ROOT) not in text
    assert log([], Context())["runs"][0]["tool"]["driver"] == {"name": "diplovisit", "rules": []}


def _many(*numbers: int) -> list[CheckResult]:
    """Results with so many notes, warnings and errors, and with so many suppressed errors at the start."""
    suppressed, *others = numbers
    findings = [
        attrs.evolve(CONTRADICTED, severity=severity, sentence=f"{severity} {number}")
        for severity, count in zip(reversed(Severity), others, strict=True)
        for number in range(count)
    ]
    return [
        CheckResult(
            file="a.yaml",
            record="a",
            findings=tuple(findings),
            suppressed=(SuppressedFinding(CONTRADICTED, "known"),) * suppressed,
        )
    ]


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        ((0, 5_000, 10_000, 10_000), {"note": 5_000, "warning": 10_000, "error": 10_000}),
        ((0, 5_001, 10_000, 10_000), {"note": 5_000, "warning": 10_000, "error": 10_000}),
        ((10, 10, 0, 24_990), {"note": 10, "error": 24_990}),
        ((0, 0, 20_000, 26_000), {"error": 25_000}),
    ],
)
@pytest.mark.at_length
def test_of_more_results_than_github_accepts_the_gravest_are_reported(
    numbers: tuple[int, ...], levels: dict[str, int]
) -> None:
    """A run has at most 25,000 results; more are cut with a notification, suppressed ones and notes first."""
    (run,) = log(_many(*numbers))["runs"]
    assert collections.Counter(item["level"] for item in run["results"]) == levels
    assert len(run["results"]) == 25_000
    notices = [note["message"]["text"] for note in run["invocations"][0].get("toolExecutionNotifications", ())]
    if sum(numbers) == 25_000:
        assert not notices
        assert run["results"][0]["level"] == "note"  # in the order of the text
    else:
        assert notices == [
            f"The report has the 25,000 gravest of {sum(numbers):,} results, because GitHub accepts no more of a run."
        ]
        assert run["results"][0]["level"] == "error"
    VALIDATOR.validate(log(_many(*numbers)))
