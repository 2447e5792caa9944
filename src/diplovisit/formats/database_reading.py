"""Reads the tables of an SQLite database as texts, from its bytes, without running anything that is in it."""

import sqlite3
from collections.abc import Iterable, Mapping


class UnreadableDatabase(ValueError):
    """Raised for bytes that are no SQLite database, or that are damaged."""


def read_database(data: bytes, names: Iterable[str]) -> Mapping[str, list[list[str]]]:
    """Returns the rows of the named tables that are there, each with the names of its columns first.

    Views and virtual tables are not read: they could run anything. Raises UnreadableDatabase.
    """
    wanted = frozenset(names)
    # SQLite, "Database File Format", section 1.3.1.
    if not data.startswith(b"SQLite format 3\0"):
        raise UnreadableDatabase("is not an SQLite database")
    try:
        database = sqlite3.connect(":memory:")
        try:
            database.deserialize(data)
            # Functions of the schema, in generated columns or in indices, do not run.
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA query_only = ON")
            found = database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' ORDER BY name"
            ).fetchall()
            return {name: _rows(database, name) for (name,) in found if name in wanted}
        finally:
            database.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise UnreadableDatabase(f"cannot be read as an SQLite database: {error}") from None


def _rows(database: sqlite3.Connection, table: str) -> list[list[str]]:
    # The name is one of those that the caller wants.
    cursor = database.execute(f"SELECT * FROM {table}")  # noqa: S608
    header = [column[0] for column in cursor.description]
    return [header, *([_text(cell) for cell in row] for row in cursor)]


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bytes():
            return cell.decode()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
