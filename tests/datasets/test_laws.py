"""Laws of every data set: a new one is tested as soon as it is in `DATA_SETS` and has a sample."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplovisit import check, export
from diplovisit.cli.arguments import parser
from diplovisit.datasets import DATA_SETS, DataSet
from diplovisit.datasets.model import not_written
from diplovisit.exporters import EXPORTERS
from diplovisit.exporters.data_set_rows import data_set_rows
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.record import Severity
from tests.datasets.samples import sample_folder, sample_rows, write_rows

each_data_set = pytest.mark.parametrize("data_set", DATA_SETS.values(), ids=DATA_SETS)


@each_data_set
def test_a_data_set_has_a_sample_without_findings(data_set: DataSet) -> None:
    """Every data set has a sample, and each of its rows is in a record that the rules find nothing in."""
    travels = read_data_set(data_set.name, sample_folder(data_set))
    visits = list(travels)
    assert travels.rows > 1
    assert (travels.left_out, travels.findings) == (0, [])
    assert sum(len(visit.stops) for visit in visits) == travels.rows
    assert check(visits, require_evidence=True).findings == ()


@each_data_set
def test_the_sample_goes_out_as_it_came_in(data_set: DataSet) -> None:
    """Every field of the sample that is written at all is written character for character."""
    rows = {row[data_set.columns[0].theirs]: row for row in sample_rows(data_set)}
    written = data_set_rows(read_data_set(data_set.name, sample_folder(data_set)), data_set)
    fields = [column.theirs for column in data_set.columns if column.write is not not_written]
    for row in written:
        theirs = rows.pop(row[data_set.columns[0].theirs])
        assert {field: row[field] for field in fields if field in theirs} == {
            field: theirs[field] for field in fields if field in theirs
        }
    assert rows == {}


@each_data_set
def test_a_data_set_is_documented_and_can_be_exported(data_set: DataSet) -> None:
    """Every data set has a section with its table in docs/data-sets.md, and is a format of `export`."""
    page = Path("docs/data-sets.md").read_text(encoding="utf-8")
    assert f"\n## {data_set.name}\n" in page
    assert f'mapping("{data_set.name}")' in page
    assert data_set.name in EXPORTERS
    assert parser().parse_args(["export", "x.yaml", "--to", data_set.name]).to == data_set.name


@each_data_set
def test_every_subject_names_columns_of_the_mapping(data_set: DataSet) -> None:
    """The fields that evidence cites are columns of the mapping, and no field is both read and left out."""
    columns = {column.theirs for column in data_set.columns}
    cited = {field for fields in data_set.fields.values() for field in fields.split("|") if field}
    assert cited <= columns
    assert columns.isdisjoint(data_set.left_out)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=20)


@each_data_set
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_cell_is_read_or_refused(data_set: DataSet, tmp_path: Path, data: st.DataObject) -> None:
    """With any text in any cell, each row is in a record or is refused, and what is written is read back equal."""
    rows = sample_rows(data_set)
    position = data.draw(st.integers(0, len(rows) - 1))
    field = data.draw(st.sampled_from([column.theirs for column in data_set.columns if column.theirs in rows[0]]))
    others = st.sampled_from(sorted({text for row in rows for text in row.values()}))
    rows[position] = rows[position] | {field: data.draw(CELLS | others)}
    file = write_rows(data_set, rows, tmp_path / f"changed.{data_set.form}")
    travels = read_data_set(data_set.name, file)
    visits = list(travels)
    assert sum(len(visit.stops) for visit in visits) + travels.left_out == travels.rows == len(rows)
    assert bool(travels.left_out) == any(finding.severity is Severity.ERROR for finding in travels.findings)
    written = list(data_set_rows(visits, data_set))
    if written:
        file.write_bytes(export(visits, data_set.name))
        assert list(data_set_rows(read_data_set(data_set.name, file), data_set)) == written
    if data_set.form == "xml":
        names = [column.theirs for column in data_set.columns if column.write is not not_written]
        given_rows = [{name: row.get(name, "") for name in names} for row in rows]
        assert all({name: row[name] for name in names} in given_rows for row in written)
