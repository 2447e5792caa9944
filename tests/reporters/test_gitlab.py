"""Code Quality has the shape that GitLab documents."""

import json
from typing import Any

import jsonschema
from hypothesis import given

from diplovisit.findings.results import CheckResult
from tests.reporters.samples import FOLDER, report, results

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: these five are required, and no others
# are read.
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


def issues(checked: list[CheckResult] | tuple[CheckResult, ...]) -> Any:
    """The report, read."""
    return json.loads(report("gitlab", checked))


@given(results)
def test_it_has_the_shape_that_is_documented(checked: list[CheckResult]) -> None:
    """Every issue has the five properties, and a fingerprint of its own."""
    told = issues(checked)
    jsonschema.validate(told, SHAPE)
    assert len({one["fingerprint"] for one in told}) == len(told)


def test_severities_are_those_of_gitlab() -> None:
    """An error is major, a warning minor, a note info; what has no line is on the first."""
    told = [(one["check_name"], one["severity"], one["location"]["lines"]["begin"]) for one in issues(FOLDER)]
    assert told == [
        ("place-is-metonym", "minor", 41),
        ("value-contradicted", "major", 125),
        ("malformed-json", "major", 1),
        ("value-contradicted", "major", 1),
        ("gap-in-visit", "info", 2),
    ]
