"""JSON Lines has a finding a line, as it is found, and a last line of another shape."""

import json
from collections.abc import Iterator

from diplovisit.findings.results import CheckResult
from diplovisit.reporters import REPORTERS
from tests.reporters.samples import FOLDER, report


def test_lines_are_the_findings_of_the_json_report() -> None:
    """The same objects, and the same counts in the last."""
    *lines, last = [json.loads(line) for line in report("jsonl", FOLDER).splitlines()]
    document = json.loads(report("json", FOLDER))
    assert lines == document["findings"]
    assert last == {"version": 1, "summary": document["summary"]}
    assert not any("summary" in line for line in lines)


def test_a_finding_is_written_before_the_next_record_is_checked() -> None:
    """A reader of a long run sees findings as they come; and so it is with every format that can."""
    for name, first in (("jsonl", 2), ("concise", 2), ("full", 2), ("json", 3), ("gitlab", 3)):
        asked = 0

        def checked() -> Iterator[CheckResult]:
            nonlocal asked
            for one in FOLDER:
                asked += 1
                yield one

        pieces = REPORTERS[name](checked())
        for _ in range(first):
            next(pieces)
        assert asked == 1, name
