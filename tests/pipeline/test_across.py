"""Checking across records: where findings stand, and what is counted."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from diplovisit import check
from diplovisit.pipeline.check import check_document
from diplovisit.pipeline.cross_record import CrossRecordCheck
from diplovisit.pipeline.read import read_files
from diplovisit.record import Visit
from tests.checks.across import made

ROME = ["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]


def _written(folder: Path, *documents: object) -> list[Path]:
    paths = [folder / f"{number}.json" for number in range(len(documents))]
    for path, document in zip(paths, documents):
        path.write_text(json.dumps(document, indent=2), "utf-8")
    return paths


@given(st.lists(made.visits(), max_size=5))
def test_what_is_found_of_each_record_does_not_hang_on_the_others(visits: list[Visit]) -> None:
    """The findings of each record come first and are those without the others; the records are counted once."""
    alone, together = check(visits, across=False), check(visits)
    assert together.results[: len(visits)] == alone.results
    assert all(one.is_cross_record for one in together.results[len(visits) :])
    assert together.tally.records == alone.tally.records == len(visits)


def test_the_known_duplicates_and_the_known_slip_are_found() -> None:
    """The examples have a leg that is recorded twice, and a companion who came a day before the President."""
    found = {(one.rule, one.file, one.address): one for one in check("examples/")}
    twice = found["stop-twice", "examples/blinken-tokyo-4019.yaml", "japan/when"]
    assert twice.sentence == (
        "is the stop japan of us-jp-blinken-tokyo-3992 (examples/blinken-tokyo-3992.yaml:30) over again: Antony John"
        " Blinken in JP on 2021-03-15/2021-03-17; this is us-state-department-travels 4019, and that"
        " us-state-department-travels 3992"
    )
    early = found["companion-not-there", "examples/kerry-rome.yaml", "relations/0/target"]
    assert early.sentence == (
        "accompanies us-it-obama-rome-3412 at italy on 2014-03-25, and that visit is in IT on 2014-03-26/2014-03-28"
        " (examples/obama-rome.yaml:33)"
    )
    assert early.source_line is not None
    assert early.span is not None
    assert early.source_line[early.span.column - 1 : early.span.end_column - 1] == "us-it-obama-rome-3412"


def test_a_record_that_was_built_in_python_has_addresses_and_no_lines() -> None:
    """Of visits without files the sentences name the records alone."""
    (finding,) = check([made.visit("a"), made.visit("b")]).findings
    assert (finding.file, finding.span, finding.address) == (None, None, "estonia/when")
    assert finding.sentence == "is the stop estonia of a over again: Aino Tamm in EE on 2025-04-07"


def test_records_built_and_records_read_stand_together(tmp_path: Path) -> None:
    """A visit in Python and one in a file can be the same stop; the file is named where it is one."""
    (path,) = _written(tmp_path, made.document("a"))
    (finding,) = check([made.visit("b"), path]).findings
    assert finding.file is None
    assert f"of a ({path}:" in finding.sentence


def test_each_line_of_json_lines_is_found_again(tmp_path: Path) -> None:
    """Of many records in one file each finding has its own line, blank lines and faulty ones counted."""
    path = tmp_path / "visits.jsonl"
    away = made.document("b", stops=[made.stop(when="2025-05-01")])
    lines = [json.dumps(made.document("a")), "", '{"id": "broken"', json.dumps(away), json.dumps(made.document("c"))]
    path.write_text("\n".join(lines), "utf-8")
    report = check(path)
    (finding,) = [one for one in report.findings if one.rule == "stop-twice"]
    assert finding.span is not None
    assert (finding.span.line, finding.source_line) == (5, lines[4])
    assert lines[4][finding.span.column - 1 : finding.span.end_column - 1] == '"2025-04-07"'
    assert f"({path}:1)" in finding.sentence
    assert (report.tally.records, report.tally.not_records) == (3, 1)


def test_a_file_that_is_named_twice_is_one_record() -> None:
    """Nobody's record is a copy of itself, however often it is named."""
    assert check([*ROME, *ROME]).tally.warnings == 1
    assert check([*ROME, "examples/"], across=False).tally.warnings == 0


def test_a_file_that_changes_meanwhile_loses_its_lines_and_not_its_findings(tmp_path: Path) -> None:
    """What cannot be read again, or holds another record by then, is told without a place in the text."""
    for is_gone in (False, True):
        paths = _written(tmp_path, made.document("a"), made.document("b"))
        together = CrossRecordCheck()
        for document in read_files([str(path) for path in paths]):
            check_document(document, cross_record=together)
        if is_gone:
            paths[1].unlink()
        else:
            _written(tmp_path, made.document("a"), made.document("z"))
        ((finding,),) = [one.findings for one in together.results()]
        assert (finding.file, finding.span, finding.address) == (str(paths[1]), None, "estonia/when")


def test_findings_across_come_by_record_in_the_order_given(tmp_path: Path) -> None:
    """What shows across records comes last, a record at a time, each time in the order of its text."""
    relations = [{"kind": "follows", "target": "nowhere"}, {"kind": "precedes", "target": "nowhere-else"}]
    documents = [made.document(name, relations=relations) for name in ("a", "b", "c")]
    paths = _written(tmp_path, *documents)
    again = [one for one in check(reversed(paths)).results if one.is_cross_record]
    assert [one.record for one in again] == ["c", "b", "a"]
    for one in again:
        lines = [finding.span.line for finding in one.findings if finding.span is not None]
        assert len(lines) == len(one.findings) == (2 if one.record == "a" else 3)
        assert lines == sorted(lines)
