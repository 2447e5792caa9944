"""Hostile texts in rows of a data set are written as text and read back exactly, or refused with their position."""

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
    """Returns the record with the text as the name and the office of all people."""
    people = tuple(attrs.evolve(person, name=text, office=text) for person in visit.people)
    return attrs.evolve(visit, people=people)


def test_rows_of_colt_contain_no_formulas_and_read_back_equal(tmp_path: Path) -> None:
    """A hostile name is written with a guard against formulas, and read back without it."""
    (visit, *_) = read_data_set("colt", "examples/colt/trips.csv")
    for payload in (in_a_line(text)[:400] for text in ALLOWED.values()):  # name and office share one line of the title
        data = export(with_names(visit, payload), "colt")
        _, row = csv.reader(io.StringIO(data.decode(), newline=""), strict=True)
        assert not [cell for cell in row if is_live(cell)]
        file = tmp_path / "trips.csv"
        file.write_bytes(data)
        again = read_data_set("colt", file)
        (visit_again,) = again
        assert again.findings == []
        assert (visit_again.people[0].name, visit_again.people[0].office) == (payload, payload)
        assert export(visit_again, "colt") == data


def test_rows_of_the_state_department_are_xml() -> None:
    """Hostile remarks come back exactly from the XML; characters that XML cannot contain are refused with a position."""
    visit = load("examples/harding-kingston.yaml")
    (stop,) = visit.stops
    for payload in ALLOWED.values():
        spoilt = attrs.evolve(visit, stops=(attrs.evolve(stop, printed=Printed(remarks=payload)),))
        if "\ufffe" in payload or "\uffff" in payload:
            with pytest.raises(NotInDataSet, match=r"its remarks has U\+FFF[EF] at character 2, .* remove it"):
                export(spoilt, "state-department")
            continue
        root = ElementTree.fromstring(export(spoilt, "state-department"))
        (row,) = root
        assert row.findtext("remarks") == payload
        assert [child.tag for child in row] == [
            child.tag for child in ElementTree.fromstring(export(visit, "state-department"))[0]
        ]
