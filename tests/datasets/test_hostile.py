"""Hostile texts in the rows of a data set: written as text, read back as they were, or refused with their place."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest

from diplovisit import Visit, export, load
from diplovisit.exporters.data_set_rows import NotInDataSet
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.record import Printed
from tests.exporters.csv_tables.test_hostile import is_live
from tests.payloads import ALLOWED, in_a_line

pytestmark = pytest.mark.not_measured


def with_names(visit: Visit, text: str) -> Visit:
    """The record with the text for the names and the offices of its people."""
    people = tuple(attrs.evolve(person, name=text, office=text) for person in visit.people)
    return attrs.evolve(visit, people=people)


def test_rows_of_colt_are_no_formulas_and_read_back_equal(tmp_path: Path) -> None:
    """A name is guarded in the table as everywhere, and comes in again without its guard."""
    (one, *_) = read_data_set("colt", "examples/colt/trips.csv")
    for payload in (in_a_line(text)[:400] for text in ALLOWED.values()):  # name and office are one line of a title
        data = export(with_names(one, payload), "colt")
        _, row = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        assert not [cell for cell in row if is_live(cell)]
        file = tmp_path / "trips.csv"
        file.write_bytes(data)
        again = read_data_set("colt", file)
        (found,) = again
        assert again.findings == []
        assert (found.people[0].name, found.people[0].office) == (payload, payload)
        assert export(found, "colt") == data


def test_rows_of_the_state_department_are_xml() -> None:
    """Remarks and labels come out of the XML as they went in; what XML cannot hold is refused, and its place told."""
    visit = load("examples/harding-kingston.yaml")
    (stop,) = visit.stops
    for payload in ALLOWED.values():
        spoilt = attrs.evolve(visit, stops=(attrs.evolve(stop, printed=Printed(remarks=payload)),))
        if "\ufffe" in payload or "\uffff" in payload:
            with pytest.raises(NotInDataSet, match=r"its remarks has U\+FFF[EF] as character 2, .* take it out"):
                export(spoilt, "state-department")
            continue
        root = ElementTree.fromstring(export(spoilt, "state-department"))
        (row,) = root
        assert row.findtext("remarks") == payload
        assert [child.tag for child in row] == [
            child.tag for child in ElementTree.fromstring(export(visit, "state-department"))[0]
        ]
