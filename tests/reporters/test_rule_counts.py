"""Statistics count each finding once, under its rule."""

import json
from collections import Counter

import pytest
from hypothesis import given

from diplovisit.findings.results import CheckResult
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import Context, RuleCounts
from diplovisit.reporters.table import HAVE_STATISTICS
from tests.reporters.samples import FOLDER, report, results

COUNTED = Context(statistics=True)


@given(results)
def test_the_counts_are_those_of_the_findings(checked: list[CheckResult]) -> None:
    """They add up to the findings, the most frequent rule comes first, and files are counted once."""
    counts = RuleCounts()
    for one in checked:
        counts.add(one)
    found = [finding for one in checked for finding in one.findings]
    assert {one.rule: one.findings for one in counts.ranked()} == Counter(finding.rule for finding in found)
    assert [one.findings for one in counts.ranked()] == sorted((one.findings for one in counts.ranked()), reverse=True)
    for each in counts.ranked():
        assert each.files == len({one.file for one in found if one.rule == each.rule and one.file is not None})


def test_people_see_a_line_a_rule() -> None:
    """In columns, after the findings and before the summary; without findings there is none."""
    lines = [
        "2 errors   value-contradicted  in 1 file",
        "1 note     gap-in-visit        in 1 file",
        "1 error    malformed-json      in 1 file",
        "1 warning  place-is-metonym    in 1 file",
    ]
    assert report("concise", FOLDER, COUNTED).splitlines()[-5:-1] == lines
    assert report("full", FOLDER, COUNTED).splitlines()[-6:-1] == [*lines, ""]
    for name in ("full", "concise"):
        assert report(name, FOLDER[2:3], COUNTED) == report(name, FOLDER[2:3])


def test_programs_see_an_object() -> None:
    """In JSON, and in the last line of JSON Lines, it has the rules by name."""
    document = json.loads(report("json", FOLDER, COUNTED))
    assert document["statistics"]["value-contradicted"] == {"severity": "error", "findings": 2, "files": 1}
    assert next(iter(document["statistics"])) == "value-contradicted"
    assert json.loads(report("jsonl", FOLDER, COUNTED).splitlines()[-1])["statistics"] == document["statistics"]
    assert "statistics" not in json.loads(report("json", FOLDER))


@pytest.mark.parametrize("name", REPORTERS)
def test_the_table_says_which_formats_count(name: str) -> None:
    """Statistics change the formats that have a place for them, and no other."""
    assert (report(name, FOLDER, COUNTED) != report(name, FOLDER)) == (name in HAVE_STATISTICS)
