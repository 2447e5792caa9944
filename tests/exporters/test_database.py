"""A database reads back equal, keeps its keys, and answers questions in SQL without quotes."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings

from diplovisit import Visit, export, load
from diplovisit.pipeline.import_tables import NotOurTables, read_database_file
from diplovisit.record.tables import tables
from tests.exporters.csv_tables.records import SEED, distinct_visits, example_visits
from tests.exporters.reserved_words import reserved_words

some = settings(max_examples=min(20, settings().max_examples))


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("databases")


def opened(data: bytes) -> sqlite3.Connection:
    """Returns a database in memory."""
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    return database


@some
@given(distinct_visits(most=2))
def test_records_read_back_equal(folder: Path, records: list[Visit]) -> None:
    """Any records are read back equal, without a finding."""
    (folder / "visits.db").write_bytes(export(records, "sqlite"))
    items = list(read_database_file(folder / "visits.db"))
    assert [item.visit for item in items] == records
    assert all(item.result.findings == () for item in items)


@some
@given(distinct_visits(most=2))
def test_every_key_leads_to_a_row(records: list[Visit]) -> None:
    """No foreign key of any record leads nowhere, and the database is whole."""
    database = opened(export(records, "sqlite"))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_same_records_give_the_same_bytes() -> None:
    """The bytes depend on the records and on the version of SQLite alone."""
    assert export(example_visits(), "sqlite") == export(example_visits(), "sqlite")


def test_no_name_needs_quotes() -> None:
    """No table, view, index or column has a reserved word as its name."""
    database = opened(export([], "sqlite"))
    names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")]
    for table in list(names):
        names += [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    assert set(names) & reserved_words() == set()


def test_the_view_has_a_row_for_each_stop() -> None:
    """The view has what people ask for, and a row per stop."""
    database = opened(export(example_visits(), "sqlite"))
    number = sum(len(visit.stops) for visit in example_visits())
    assert database.execute("SELECT count(*) FROM visits_flat").fetchone() == (number,)
    query = "SELECT office, country_alpha3, region FROM visits_flat WHERE first_day = '2025-03-07'"
    assert database.execute(query).fetchall() == [("Foreign Secretary", "RUS", "Europe")]


def test_the_codebook_has_every_column() -> None:
    """Every column of every table is in the codebook, with its words."""
    database = opened(export([], "sqlite"))
    found = set(database.execute("SELECT table_name, column_name FROM codebook").fetchall())
    assert {(table.name, column.name) for table in tables(Visit) for column in table.columns} <= found
    words = (
        "SELECT word FROM codebook_words WHERE table_name = 'visits' AND column_name = 'status' AND list_position = 1"
    )
    assert database.execute(words).fetchall() == [("reported",)]


def test_a_word_outside_its_list_is_refused_by_the_database() -> None:
    """The database itself refuses a word that the vocabulary does not have."""
    database = opened(export(load(SEED), "sqlite"))
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE visits SET status = 'maybe'")


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0" + b"\0" * 2000, b"nothing"], ids=["empty", "torn", "text"])
def test_what_is_no_database_of_ours_is_refused(folder: Path, data: bytes) -> None:
    """A file that is no database, or that has other tables, raises an error with its name."""
    (folder / "other.db").write_bytes(data)
    with pytest.raises(NotOurTables, match=r"other\.db"):
        list(read_database_file(folder / "other.db"))


def test_views_under_the_names_of_tables_are_not_read(folder: Path) -> None:
    """A view is never read: it could compute for ever."""
    database = opened(export(load(SEED), "sqlite"))
    database.execute("ALTER TABLE notes RENAME TO my_notes")
    database.execute("CREATE VIEW notes AS SELECT * FROM my_notes")
    (folder / "view.db").write_bytes(database.serialize())
    items = list(read_database_file(folder / "view.db"))
    assert [finding.rule for item in items for finding in item.result.findings] == ["missing-table"]
