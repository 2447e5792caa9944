"""Tests that statistics count each finding once, under its rule."""

import json
from collections import Counter

import pytest
from hypothesis import given

from diplovisit.findings.results import CheckResult
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context, RuleCounts
from diplovisit.reporters.table import HAVE_STATISTICS
from tests.reporters.samples import FOLDER, report, results

WITH_STATISTICS = Context(statistics=True)


@given(results)
def test_the_counts_are_those_of_the_findings(results: list[CheckResult]) -> None:
    """The counts add up to the findings, the most frequent rule comes first, and each file counts once."""
    counts = RuleCounts()
    for result in results:
        counts.add(result)
    all_findings = [finding for result in results for finding in result.findings]
    ranked = counts.ranked()
    assert {count.rule: count.findings for count in ranked} == Counter(finding.rule for finding in all_findings)
    assert [count.findings for count in ranked] == sorted((count.findings for count in ranked), reverse=True)
    for count in ranked:
        of_rule = [finding for finding in all_findings if finding.rule == count.rule]
        assert count.files == len({finding.file for finding in of_rule if finding.file is not None})


def test_people_see_one_line_per_rule() -> None:
    """Reports for people have one line per rule, in columns, before the summary; without findings they have none."""
    lines = [
        "2 errors   value-contradicted  in 1 file",
        "1 note     gap-in-visit        in 1 file",
        "1 error    malformed-json      in 1 file",
        "1 warning  place-is-metonym    in 1 file",
    ]
    assert report("concise", FOLDER, WITH_STATISTICS).splitlines()[-5:-1] == lines
    assert report("full", FOLDER, WITH_STATISTICS).splitlines()[-6:-1] == [*lines, ""]
    for name in ("full", "concise"):
        assert report(name, FOLDER[2:3], WITH_STATISTICS) == report(name, FOLDER[2:3])


def test_programs_see_an_object() -> None:
    """Reports in JSON have an object with the counts by rule name, on the last line in JSON Lines."""
    document = json.loads(report("json", FOLDER, WITH_STATISTICS))
    assert document["statistics"]["value-contradicted"] == {"severity": "error", "findings": 2, "files": 1}
    assert next(iter(document["statistics"])) == "value-contradicted"
    assert json.loads(report("jsonl", FOLDER, WITH_STATISTICS).splitlines()[-1])["statistics"] == document["statistics"]
    assert "statistics" not in json.loads(report("json", FOLDER))


@pytest.mark.parametrize("name", REPORTERS)
def test_the_table_says_which_formats_count(name: str) -> None:
    """Statistics change exactly the formats that `HAVE_STATISTICS` names."""
    assert (report(name, FOLDER, WITH_STATISTICS) != report(name, FOLDER)) == (name in HAVE_STATISTICS)
