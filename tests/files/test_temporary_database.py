"""The temporary database: it leaves no file behind, and a full disk is an error of the system."""

import gc
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.files.temporary_database import (
    bytes_as_text,
    open_temporary_database,
    temporary_database_errors,
    text_as_bytes,
)

ANY_TEXT = st.text(st.characters())


class _Owner:
    """Owns a database in a test."""


@given(ANY_TEXT, ANY_TEXT)
def test_text_as_bytes_has_the_order_of_the_text(first: str, second: str) -> None:
    """Two texts are in the same order as bytes, and each comes back, also with surrogates."""
    assert (text_as_bytes(first) < text_as_bytes(second)) == (first < second)
    assert bytes_as_text(text_as_bytes(first)) == first


def test_a_database_is_closed_with_its_owner() -> None:
    """The database is closed when its owner no longer exists."""
    owner = _Owner()
    database = open_temporary_database(owner, "create table record (id text)")
    del owner
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("select * from record")


def test_a_full_disk_is_an_error_of_the_system() -> None:
    """A database that outgrows its space raises OSError with a remedy; a wrong statement does not."""
    owner = _Owner()
    database = open_temporary_database(owner, "pragma max_page_count = 10; create table record (text text)")
    with pytest.raises(OSError, match="full; set TMPDIR to a writable folder"), temporary_database_errors():
        database.execute("insert into record values (?)", ("x" * 100_000,))
    with pytest.raises(sqlite3.OperationalError, match="no such table"), temporary_database_errors():
        database.execute("select * from other")
