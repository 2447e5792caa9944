"""Tests that independent readers understand the tables and their descriptors."""

import collections
import io
import json
import warnings
from pathlib import Path

import attrs
import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from diplovisit import load
from diplovisit.formats.spreadsheet_guard import unguard_formula
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from tests.exporters.csv_tables.records import SEED, distinct_visits, example_visits, folder_of

pytestmark = pytest.mark.not_measured

few = settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def write_tables(folder: Path, records: list[Visit]) -> Path:
    """Writes the files of some records into a folder."""
    for name, data in folder_of(records).items():
        (folder / name).write_bytes(data)
    return folder


def complaints(folder: Path) -> list[str]:
    """Returns the errors that frictionless finds in a package by its descriptor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # warnings of its dependencies
        import frictionless

        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def judge_by_csvw(folder: Path) -> None:
    """Raises ValueError if csvw finds an error in the tables by csv-metadata.json."""
    with warnings.catch_warnings():
        # Deprecation warnings come from its dependencies; csvw's own warnings name what it does not check.
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        import csvw

        group = csvw.TableGroup.from_file(folder / "csv-metadata.json")
        for table in group.tables:
            rows = list(table.iterdicts())
            assert len(rows) == len(pd.read_csv(folder / str(table.url), keep_default_na=False, dtype=str))
        assert group.check_referential_integrity()


def test_frictionless_accepts_the_package(tmp_path: Path) -> None:
    """The tables of the seed and the examples satisfy the types, keys and references of datapackage.json."""
    assert complaints(write_tables(tmp_path, example_visits())) == []


@pytest.mark.at_length
@few
@given(distinct_visits(most=2))
def test_frictionless_accepts_any_package(tmp_path: Path, records: list[Visit]) -> None:
    """The tables of any records satisfy the types, keys and references of datapackage.json."""
    assert complaints(write_tables(tmp_path, records)) == []


@pytest.mark.at_length
@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("stops", b",russia,visit,", b",russia,holiday,"),
        ("travellers", b",1,misri,", b",1,nobody,"),
        ("people", b"officials,group", b"misri,group"),
        ("claims", b",66000000000,", b",much,"),
    ],
)
def test_frictionless_reports_what_is_wrong(tmp_path: Path, table: str, old: bytes, new: bytes) -> None:
    """With datapackage.json a reader rejects an unknown word, a broken reference, a duplicate key and a non-number."""
    file = write_tables(tmp_path, [load(SEED)]) / f"{table}.csv"
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new))
    assert complaints(tmp_path)


def test_csvw_accepts_the_metadata(tmp_path: Path) -> None:
    """The tables of the seed and the examples satisfy the datatypes, keys and references of csv-metadata.json."""
    judge_by_csvw(write_tables(tmp_path, example_visits()))


@pytest.mark.at_length
@few
@given(distinct_visits(most=2))
def test_csvw_accepts_any_tables(tmp_path: Path, records: list[Visit]) -> None:
    """The tables of any records satisfy the datatypes, keys and references of csv-metadata.json."""
    judge_by_csvw(write_tables(tmp_path, records))


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("travellers", b",1,misri,", b",1,nobody,", "not found in table people.csv"),
        ("people", b",1,misri,", b",first,misri,", "invalid"),
    ],
)
def test_csvw_reports_what_is_wrong(tmp_path: Path, table: str, old: bytes, new: bytes, message: str) -> None:
    """With csv-metadata.json a reader rejects a reference to a missing row, and a word in place of a number."""
    file = write_tables(tmp_path, [load(SEED)]) / f"{table}.csv"
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new))
    with pytest.raises(ValueError, match=message):
        judge_by_csvw(tmp_path)


def test_duckdb_counts_stops_by_country(tmp_path: Path) -> None:
    """DuckDB infers the types of stops.csv, and reads NA as Namibia, not as a missing value."""
    seed = load(SEED)
    abroad = [attrs.evolve(seed.stops[0], country=country) for country in ("NA", "NO", "NA", None)]
    records = [*example_visits(), *(attrs.evolve(seed, id=f"v-{n}", stops=(s,)) for n, s in enumerate(abroad))]
    write_tables(tmp_path, records)
    expected = collections.Counter(stop.country for visit in records for stop in visit.stops)
    with duckdb.connect() as connection:
        counted = connection.execute(
            "select country, count(*) from read_csv(?) group by all", [f"{tmp_path}/stops.csv"]
        )
        assert dict(counted.fetchall()) == expected
    assert expected["NA"] == 2


@few
@given(distinct_visits(most=2))
def test_pandas_reads_every_cell_unchanged(records: list[Visit]) -> None:
    """With keep_default_na=False pandas reads every cell unchanged; its default reads NA (Namibia) as missing."""
    files = folder_of(records)
    people = pd.read_csv(io.BytesIO(files["people.csv"]), keep_default_na=False, dtype=str)
    expected = [person.name or "" for visit in records for person in visit.people]
    assert [unguard_formula(name) for name in people["name"]] == expected


def test_tables_join_in_pandas_as_a_researcher_would() -> None:
    """One merge by the id of the visit shows which states each sending state visited."""
    files = folder_of(example_visits())
    frames = {
        name: pd.read_csv(io.BytesIO(data), keep_default_na=False)
        for name, data in files.items()
        if name.endswith(".csv")
    }
    joined = frames["sending.csv"].merge(frames["stops.csv"], on="visit", suffixes=("_from", "_to"))
    assert ("IN", "RU") in set(zip(joined["country_from"], joined["country_to"]))


def test_every_table_and_column_is_described_for_people() -> None:
    """Both descriptors have each column of each table, in order, with a description."""
    files = folder_of([load(SEED)])
    package, metadata = json.loads(files["datapackage.json"]), json.loads(files["csv-metadata.json"])
    for table, resource, csvw_table in zip(tables(Visit), package["resources"], metadata["tables"], strict=True):
        names = [column.name for column in table.columns]
        assert [field["name"] for field in resource["schema"]["fields"]] == names
        assert [column["name"] for column in csvw_table["tableSchema"]["columns"]] == names
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["path"] == csvw_table["url"] == f"{table.name}.csv"
    assert package["licenses"] == [{"name": "Apache-2.0", "title": "Licence of the text of a source: Apache-2.0"}]
