"""Checks across records: the positions of findings, and what is counted."""

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


def _write(folder: Path, *documents: object) -> list[Path]:
    paths = [folder / f"{number}.json" for number in range(len(documents))]
    for path, document in zip(paths, documents):
        path.write_text(json.dumps(document, indent=2), "utf-8")
    return paths


@given(st.lists(made.visits(), max_size=5))
def test_results_of_single_records_do_not_depend_on_other_records(visits: list[Visit]) -> None:
    """The results of single records come first and do not depend on other records; each record counts once."""
    single, across = check(visits, across=False), check(visits)
    assert across.results[: len(visits)] == single.results
    assert all(result.is_cross_record for result in across.results[len(visits) :])
    assert across.tally.records == single.tally.records == len(visits)


def test_the_known_duplicates_and_the_known_slip_are_found() -> None:
    """The examples have a leg that is recorded twice, and a companion who came a day before the President."""
    findings = {(finding.rule, finding.file, finding.address): finding for finding in check("examples/")}
    duplicate = findings["stop-twice", "examples/blinken-tokyo-4019.yaml", "japan/when"]
    assert duplicate.sentence == (
        "repeats the stop japan of us-jp-blinken-tokyo-3992 (examples/blinken-tokyo-3992.yaml:30): Antony John"
        " Blinken in JP on 2021-03-15/2021-03-17; us-state-department-travels 4019 here,"
        " us-state-department-travels 3992 there"
    )
    early = findings["companion-not-there", "examples/kerry-rome.yaml", "relations/0/target"]
    assert early.sentence == (
        "accompanies us-it-obama-rome-3412 at italy on 2014-03-25, but that visit is in IT on 2014-03-26/2014-03-28"
        " (examples/obama-rome.yaml:33)"
    )
    assert early.source_line is not None
    assert early.span is not None
    assert early.source_line[early.span.column - 1 : early.span.end_column - 1] == "us-it-obama-rome-3412"


def test_a_record_that_was_built_in_python_has_addresses_and_no_lines() -> None:
    """For visits without files, sentences name the records only."""
    (finding,) = check([made.visit("a"), made.visit("b")]).findings
    assert (finding.file, finding.span, finding.address) == (None, None, "estonia/when")
    assert finding.sentence == "repeats the stop estonia of a: Aino Tamm in EE on 2025-04-07"


def test_built_records_and_read_records_are_compared(tmp_path: Path) -> None:
    """A visit built in Python and one read from a file can be the same stop; the sentence names the file."""
    (path,) = _write(tmp_path, made.document("a"))
    (finding,) = check([made.visit("b"), path]).findings
    assert finding.file is None
    assert f"of a ({path}:" in finding.sentence


def test_each_line_of_json_lines_is_found_again(tmp_path: Path) -> None:
    """Each finding in a JSON Lines file has its own line; blank and invalid lines are counted."""
    path = tmp_path / "visits.jsonl"
    away = made.document("b", stops=[made.stop(when="2025-05-01")])
    lines = [json.dumps(made.document("a")), "", '{"id": "broken"', json.dumps(away), json.dumps(made.document("c"))]
    path.write_text("\n".join(lines), "utf-8")
    report = check(path)
    (finding,) = [finding for finding in report.findings if finding.rule == "stop-twice"]
    assert finding.span is not None
    assert (finding.span.line, finding.source_line) == (5, lines[4])
    assert lines[4][finding.span.column - 1 : finding.span.end_column - 1] == '"2025-04-07"'
    assert f"({path}:1)" in finding.sentence
    assert (report.tally.records, report.tally.not_records) == (3, 1)


def test_a_file_that_is_named_twice_is_one_record() -> None:
    """A record is never reported as a copy of itself, even if its file is given several times."""
    assert check([*ROME, *ROME]).tally.warnings == 1
    assert check([*ROME, "examples/"], across=False).tally.warnings == 0


def test_a_file_that_changes_during_the_run_loses_its_lines_but_not_its_findings(tmp_path: Path) -> None:
    """A finding in a file that was deleted or changed during the run is reported without a position."""
    for is_gone in (False, True):
        paths = _write(tmp_path, made.document("a"), made.document("b"))
        cross_record = CrossRecordCheck()
        for document in read_files([str(path) for path in paths]):
            check_document(document, cross_record=cross_record)
        if is_gone:
            paths[1].unlink()
        else:
            _write(tmp_path, made.document("a"), made.document("z"))
        ((finding,),) = [result.findings for result in cross_record.results()]
        assert (finding.file, finding.span, finding.address) == (str(paths[1]), None, "estonia/when")


def test_results_across_records_are_in_the_order_given(tmp_path: Path) -> None:
    """Results across records come last, one per record, in the order given, each sorted by line."""
    relations = [{"kind": "follows", "target": "nowhere"}, {"kind": "precedes", "target": "nowhere-else"}]
    documents = [made.document(name, relations=relations) for name in ("a", "b", "c")]
    paths = _write(tmp_path, *documents)
    results = [result for result in check(reversed(paths)).results if result.is_cross_record]
    assert [result.record for result in results] == ["c", "b", "a"]
    for result in results:
        lines = [finding.span.line for finding in result.findings if finding.span is not None]
        assert len(lines) == len(result.findings) == (2 if result.record == "a" else 3)
        assert lines == sorted(lines)
