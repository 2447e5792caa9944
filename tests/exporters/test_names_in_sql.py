"""No name of a table or a column needs quotes in SQL, and a column is called alike in every format."""

import re

import duckdb

from diplovisit.exporters.flat_rows import flat_columns
from diplovisit.record import Visit
from diplovisit.record.tables import tables
from tests.exporters.reserved_words import reserved_words

NAMES = {table.name for table in tables(Visit)}
NAMES |= {column.name for table in tables(Visit) for column in table.columns} | set(flat_columns())


def test_no_name_is_a_reserved_word() -> None:
    """No table and no column has a reserved word of SQL:2016, PostgreSQL or SQLite as its name."""
    assert NAMES & reserved_words() == set()


def test_no_name_is_a_reserved_word_of_duckdb() -> None:
    """No table and no column has a word as its name that DuckDB itself lists as reserved."""
    query = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'"
    with duckdb.connect() as database:
        rows = database.execute(query).fetchall()
    assert NAMES & {name for (name,) in rows} == set()


def test_every_name_is_a_plain_identifier() -> None:
    """Every name is in small letters, digits and underscores, and begins with a letter."""
    assert [name for name in NAMES if not re.fullmatch("[a-z][a-z0-9_]*", name)] == []
