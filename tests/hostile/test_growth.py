"""No work grows quadratically with its input: twice the input takes less than 2.5 times the steps.

Steps are counted and nothing is timed (see `counting`). The inputs are small here; `python -m benchmarks.doubling`
measures many more kinds of input at full size.
"""

import datetime
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import pytest

from diplovisit import check, loads, render, structure
from diplovisit.checks import CROSS_RECORD_CHECKS
from diplovisit.checks.across import RecordCollection, make_digest
from diplovisit.english.names import RecordNames
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.texts import read_text
from diplovisit.files.patterns import PathPattern
from diplovisit.findings import phrases
from diplovisit.findings.results import CheckResult
from diplovisit.findings.rule import finding_at
from diplovisit.pipeline.compare import Snapshot, SnapshotFile, compare_snapshots
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.rule_names import CHECK_RULES
from diplovisit.pipeline.suppressions import Suppression, SuppressionFilter
from diplovisit.record import Fault, Stop, node_shape
from diplovisit.record.shape_faults import deduplicated, missing_field, unknown_field
from tests.hostile.counting import forget_readings, steps
from tests.hostile.growing import BESIDE, CALENDARS, RECORDS, TEXTS, always, record, stops, word

pytestmark = pytest.mark.not_measured

MOST: Final = 2.5


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """The ratio of steps when the size doubles. Tables are filled before, and what was read is forgotten."""
    work(size // 2)()
    counts = []
    for count in (2 * size, size):
        measured = work(count)
        forget_readings()
        counts.append(steps(measured))
    return counts[0] / counts[1]


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.at_length
def test_checking_a_record_grows_with_its_size(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking a record with twice as much of one thing takes less than 2.5 times the steps."""
    monkeypatch.setattr(phrases, "MOST_LOOKUPS", 5)  # small records must reach the bound
    size, make = RECORDS[name]

    def work(count: int) -> Callable[[], object]:
        path = tmp_path / f"{count}.json"
        path.write_text(json.dumps(make(count)), encoding="utf-8")
        return lambda: check(path)

    assert growth(work, size) < MOST


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.at_length
def test_looking_up_words_grows_with_the_text_and_the_rows(name: str, tmp_path: Path) -> None:
    """Looking up a doubled record in a doubled text takes less than 2.5 times the steps."""
    size, text, make = TEXTS[name]

    def work(count: int) -> Callable[[], object]:
        path, paper = tmp_path / f"{count}.json", tmp_path / f"{count}.txt"
        path.write_text(json.dumps(make(count)), encoding="utf-8")
        paper.write_text(text(count), encoding="utf-8")
        return lambda: check(path, sources={"paper": paper})

    assert growth(work, size) < MOST


@pytest.mark.parametrize("change", [lambda text: text, lambda text: f"Much ado. {text}", lambda text: text + " 1"])
@pytest.mark.parametrize("name", list(TEXTS)[:3])
def test_anchoring_grows_with_the_text_and_the_rows(name: str, change: Callable[[str], str]) -> None:
    """Making the lock of a doubled record, and finding its anchors in a changed text, grows linearly.

    Each takes less than 2.5 times the steps.
    """
    size, text, make = TEXTS[name]

    def work(count: int) -> Callable[[], object]:
        visit = loads(json.dumps(make(count)))
        first = anchor_record(
            visit, {"paper": read_text(text(count).encode())}, sha256="0" * 64, old=None, accept=False
        ).lock
        after = change(text(count)).encode()
        return lambda: anchor_record(visit, {"paper": read_text(after)}, sha256="0" * 64, old=first, accept=False)

    assert growth(work, size) < MOST


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.at_length
def test_importing_a_calendar_grows_with_its_size(name: str) -> None:
    """Reading a calendar with twice as much of one thing takes less than 2.5 times the steps."""

    def work(count: int) -> Callable[[], object]:
        data = f"BEGIN:VCALENDAR\r\n{CALENDARS[name](count)}END:VCALENDAR\r\n".encode()
        return lambda: [each.document for each in read_calendar_file(io.BytesIO(data), "a.ics")]

    assert growth(work, 40) < MOST


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.at_length
def test_each_rule_across_records_grows_with_their_number(name: str) -> None:
    """Every rule across records takes less than 2.5 times the steps for twice as many records."""
    for rule, find in CROSS_RECORD_CHECKS:

        def work(count: int, find: Callable[[RecordCollection], Iterable[object]] = find) -> Callable[[], object]:
            visits = [structure(BESIDE[name](number, count)) for number in range(count)]
            collection = RecordCollection([make_digest(visit) for visit in visits])
            return lambda: list(find(collection))

        # Fewer records do not reach the bounds of the rules.
        assert growth(work, 300) < MOST, rule.name


@pytest.mark.parametrize("ending", ["full", "concise", "github", "junit", "sarif"])
@pytest.mark.at_length
def test_reporting_findings_on_one_line_grows_with_their_number(ending: str, tmp_path: Path) -> None:
    """Showing twice as many findings on a line of twice the length takes less than 2.5 times the steps."""

    def work(count: int) -> Callable[[], object]:
        path = tmp_path / f"{count}.json"
        path.write_text(json.dumps(record(stops=stops(count, always("x"), kind="visitt"))), encoding="utf-8")
        report = check(path)
        return lambda: render(report, ending)

    assert growth(work, 100) < MOST


def test_naming_the_stops_of_a_change_grows_with_their_number() -> None:
    """Stops and engagements with the same name are counted once, and not for each of them."""

    def work(count: int) -> Callable[[], object]:
        held = [{"id": f"e-{word(i)}", "kind": "meeting"} for i in range(count)]
        many = stops(count, always("2025-03-07"))
        visit = structure(record(stops=[many[0] | {"engagements": held}, *many[1:]]))

        def name() -> object:
            names = RecordNames(visit)
            return [*map(names.stop, names.stops), *map(names.engagement, names.engagements)]

        return name

    assert growth(work, 100) < MOST


def test_a_misspelt_field_is_compared_with_missing_fields_of_its_own_node() -> None:
    """Twice as many nodes with a misspelt and a missing field take less than 2.5 times the steps."""
    shape = node_shape(Stop)

    def work(count: int) -> Callable[[], object]:
        misspelt = [unknown_field(shape, ("stops", place), "idd") for place in range(count)]
        missing = [missing_field(("stops", place, "id")) for place in range(count)]
        return lambda: deduplicated((*misspelt, *missing), shape)

    assert growth(work, 200) < MOST


@pytest.mark.parametrize("unit", ["[a", "[!a", "*a", "?", "[b-a]", "]", "[]"])
def test_compiling_and_matching_a_pattern_of_paths_grows_with_its_length(unit: str) -> None:
    """A pattern that is twice as long is compiled and matched in less than 2.5 times the steps."""

    def work(count: int) -> Callable[[], object]:
        return lambda: PathPattern(unit * count).matches("a" * 100)

    assert growth(work, 200) < MOST


@pytest.mark.parametrize("name", ["one record each", "one record", "all records", "all records, twice"])
def test_applying_suppressions_grows_with_their_number(name: str) -> None:
    """Twice as many suppressions and findings are matched in less than 2.5 times the steps."""
    rule = next(iter(CHECK_RULES))

    def work(count: int) -> Callable[[], object]:
        suppressions = [
            Suppression(
                rule=rule,
                reason="known",
                record={"one record each": f"v-{word(i)}", "one record": "v-a"}.get(name),
                address="a" if name == "all records, twice" else f"a-{word(i)}",
            )
            for i in range(count)
        ]
        results = [
            CheckResult(
                file=None,
                record=f"v-{word(i)}",
                findings=tuple(
                    finding_at(Fault(rule=CHECK_RULES[rule], path=(), sentence="x"), address=f"a-{word(j)}")
                    for j in (range(count) if i == 0 else [i])
                ),
            )
            for i in range(count)
        ]
        matcher = SuppressionFilter(suppressions, today=datetime.date(2025, 1, 1))
        return lambda: [*map(matcher.apply, results), *matcher.problems()]

    assert growth(work, 100) < MOST


@pytest.mark.parametrize("name", ["other ids", "one id", "one id, other paths", "unreadable", "unreadable with ids"])
@pytest.mark.at_length
def test_comparing_records_grows_with_their_number(name: str) -> None:
    """Twice as many records of two snapshots are paired and compared in less than 2.5 times the steps."""

    def snapshot(side: str, count: int) -> Snapshot:
        ids = ["v" if name.startswith("one id") else f"{side}-{word(i)}" for i in range(count)]
        lines = [json.dumps(record(id=each, title=f"Visit {side} {word(i)}")) for i, each in enumerate(ids)]
        if name.startswith("unreadable"):
            lines += [json.dumps({"id": f"x-{word(i)}"} if "with" in name else {}) for i in range(count)]
        path = f"{side}.jsonl" if "other paths" in name else "a.jsonl"
        return Snapshot({path: SnapshotFile(f"{side}.jsonl", None, lambda: "\n".join(lines).encode())})

    def work(count: int) -> Callable[[], object]:
        return lambda: compare_snapshots(snapshot("a", count), snapshot("b", count))

    assert growth(work, 200) < MOST
