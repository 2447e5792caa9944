"""All visits of foreign leaders to the United States as the State Department publishes them."""

import functools
from xml.etree import ElementTree as ET

import pytest

from diplovisit import Visit, check
from diplovisit.datasets import STATE_DEPARTMENT_VISITS
from diplovisit.exporters.data_set_rows import data_set_rows
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.record import Finding, Severity
from tests.shared_data import shared_data

pytestmark = [pytest.mark.xdist_group("state-department-visits"), pytest.mark.at_length]

FIELDS = ("id", "start-date", "end-date", "visitor", "from", "description")


@functools.cache
def imported() -> tuple[tuple[Visit, ...], tuple[Finding, ...], int]:
    """Returns all records, the findings about rows, and the number of rows."""
    visits = read_data_set("state-department-visits", shared_data("state-department-visits"))
    records = tuple(visits)
    assert len(records) + visits.left_out == visits.rows
    return records, tuple(visits.findings), visits.rows


def test_every_row_comes_in_or_is_refused_with_its_reason() -> None:
    """Of 3,264 rows one is refused: it gives a label an id that no other row gives it."""
    records, findings, rows = imported()
    assert (len(records), rows) == (3263, 3264)
    assert [finding.sentence for finding in findings if finding.severity == "error"] == [
        'row 2959: expected the id "korea-south" for this label; saw "korea"'
    ]
    assert sum(finding.severity == "warning" for finding in findings) == 8


def test_every_row_goes_out_character_for_character() -> None:
    """All fields of all rows that came in are written exactly as printed."""
    ours = {row["id"]: row for row in data_set_rows(imported()[0], STATE_DEPARTMENT_VISITS)}
    differing = []
    for file in sorted(shared_data("state-department-visits").glob("data/*.xml")):
        for visit in ET.parse(file).getroot():  # trusted data of the test
            number, sender = visit.findtext("id") or "", visit.find("from")
            assert sender is not None
            if number == "2959":
                continue
            fields = {name: visit.findtext(name) or "" for name in FIELDS} | {"from/@id": sender.get("id", "")}
            differing += [(number, name) for name, text in fields.items() if ours[number][name] != text]
    assert differing == []
    assert len(ours) == 3263


def test_rows_with_two_visitors_are_one_visit_with_two_travellers() -> None:
    """Seven rows name two visitors, and each is one visit."""
    pairs = [visit for visit in imported()[0] if len(visit.travellers) > 1]
    assert {visit.stops[0].identifiers[0].value for visit in pairs} == {
        *("379", "855", "1345", "1422", "1957", "3150", "3246")
    }


def test_labels_are_kept_only_where_the_fields_print_others() -> None:
    """A visitor's or sender's label is in the record only if the fields would print another text."""
    printed = [visit.stops[0].printed for visit in imported()[0]]
    assert sum(labels is not None and labels.travellers is not None for labels in printed) == 27
    assert sum(labels is not None and labels.sending is not None for labels in printed) == 243


def test_every_fact_has_its_evidence() -> None:
    """With evidence required, the rules find no error in the official data."""
    report = check(imported()[0], require_evidence=True)
    assert [finding.sentence for finding in report.findings if finding.severity is Severity.ERROR] == []
    assert "fact-without-evidence" not in {finding.rule for finding in report.findings}
