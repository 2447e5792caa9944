"""Tests that the Code Quality report has the form that GitLab documents."""

import json
from typing import Any

import jsonschema
from hypothesis import given

from diplovisit.findings.results import CheckResult
from tests.reporters.samples import FOLDER, report, results

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: these five properties are required, and
# GitLab reads no others.
TEXT = {"type": "string"}
SHAPE = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": r"^\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(results: list[CheckResult] | tuple[CheckResult, ...]) -> Any:
    """Returns the parsed report."""
    return json.loads(report("gitlab", results))


@given(results)
def test_it_has_the_shape_that_is_documented(results: list[CheckResult]) -> None:
    """Every issue has the five documented properties and a unique fingerprint."""
    found_issues = issues(results)
    jsonschema.validate(found_issues, SHAPE)
    assert len({issue["fingerprint"] for issue in found_issues}) == len(found_issues)


def test_severities_are_those_of_gitlab() -> None:
    """An error is major, a warning minor, a note info, and a finding without a line is on line 1."""
    found_issues = [
        (issue["check_name"], issue["severity"], issue["location"]["lines"]["begin"]) for issue in issues(FOLDER)
    ]
    assert found_issues == [
        ("place-is-metonym", "minor", 41),
        ("value-contradicted", "major", 125),
        ("malformed-json", "major", 1),
        ("value-contradicted", "major", 1),
        ("gap-in-visit", "info", 2),
    ]
