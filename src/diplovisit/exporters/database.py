"""Records as one SQLite database: the tables with their keys, a view of the visits, the countries, and the codebook.

The same records give the same bytes under the same version of SQLite. A day is text in ISO 8601, which SQLite compares
and computes with. A flag is 0 or 1. A decimal number is text, because 1.50 is not 1.5.
"""

import operator
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from diplovisit.exporters.codebook import codebook, codebook_tables, column_words
from diplovisit.exporters.csv_tables.rows import collect_converted_rows
from diplovisit.record import Visit
from diplovisit.record.polities import polities
from diplovisit.record.regions import region_of
from diplovisit.record.shapes import ChoiceShape, FlagShape, ValueShape, WholeShape
from diplovisit.record.tables import Column, Table, tables
from diplovisit.record.vocabulary_words import meaning_of

_COUNTRIES: Final = """
CREATE TABLE countries (
  country TEXT NOT NULL PRIMARY KEY,
  country_alpha3 TEXT,
  country_name TEXT NOT NULL,
  polity_kind TEXT NOT NULL,
  region TEXT,
  subregion TEXT,
  exists_since TEXT,
  exists_until TEXT
)"""

_CODEBOOK: Final = """
CREATE TABLE codebook (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  type_in_words TEXT NOT NULL,
  is_required INTEGER NOT NULL,
  meaning TEXT NOT NULL,
  example TEXT,
  PRIMARY KEY (table_name, column_name)
)"""

_WORDS: Final = """
CREATE TABLE codebook_words (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  list_position INTEGER NOT NULL,
  word TEXT NOT NULL,
  meaning TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name, word),
  FOREIGN KEY (table_name, column_name) REFERENCES codebook (table_name, column_name)
)"""

# SQLite before 3.44 has no ORDER BY inside group_concat; it takes the rows in the order of the inner query.
_VIEW: Final = """
CREATE VIEW visits_flat AS
SELECT
  visits.id AS visit,
  visits.revision,
  visits.revised,
  visits.title,
  visits.status,
  visits.announcement,
  visits.category,
  (SELECT group_concat(country, '; ') FROM (
    SELECT country FROM sending WHERE sending.visit = visits.id ORDER BY list_position)) AS sending,
  (SELECT group_concat(country_name, '; ') FROM (
    SELECT country_name FROM sending JOIN countries USING (country)
    WHERE sending.visit = visits.id ORDER BY sending.list_position)) AS sending_names,
  people.id AS person,
  people.name AS person_name,
  people.office,
  people.country AS person_country,
  people.office_rank,
  travellers.capacity,
  stops.list_position,
  stops.id AS stop,
  stops.kind,
  stops.country,
  countries.country_alpha3,
  countries.country_name,
  countries.region,
  countries.subregion,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name FROM places WHERE places.visit = visits.id AND places.stop = stops.id
    ORDER BY list_position)) AS places,
  stops.when_edtf,
  stops.first_day,
  stops.last_day,
  stops.duration,
  stops.printed_remarks,
  sources.publisher,
  sources.title AS source_title,
  sources.url
FROM visits
JOIN stops ON stops.visit = visits.id
JOIN travellers ON travellers.visit = visits.id
  AND travellers.list_position = (SELECT min(list_position) FROM travellers AS all_travellers WHERE visit = visits.id)
JOIN people ON people.visit = visits.id AND people.id = travellers.person
JOIN sources ON sources.visit = visits.id
  AND sources.list_position = (SELECT min(list_position) FROM sources AS all_sources WHERE visit = visits.id)
LEFT JOIN countries ON countries.country = stops.country
ORDER BY visits.id, stops.list_position"""

_INDEXED: Final = frozenset(("country", "first_day", "last_day", "status", "scheme"))
"""Columns that people select by, besides the keys."""


@attrs.frozen
class DatabasePiece:
    """The rows of one record, one list per table."""

    visit: str
    tables: tuple[list[list[Any]], ...]


class DatabaseWriter:
    """A `Writer` that writes records into one SQLite database, which is in memory until the end."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._database: sqlite3.Connection | None = None
        self._inserts = [_insert(table) for table in tables(Visit)]

    def begin(self) -> Iterator[bytes]:
        """Yields nothing: the bytes of a database are known at the end."""
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        self._database.execute("BEGIN")
        for table in tables(Visit):
            self._database.execute(_create(table))
        yield from ()

    def piece(self, visit: Visit) -> DatabasePiece:
        """Returns the rows of a record."""
        return DatabasePiece(visit.id, tuple(collect_converted_rows([visit], _conversion)))

    def put(self, piece: DatabasePiece) -> Iterator[bytes]:
        """Adds the rows. Raises ValueError for a second record of the same id."""
        assert self._database is not None  # `begin` has made it
        if piece.visit in self._ids:
            raise ValueError(f"two records have the id {piece.visit!r}; the tables can have only one revision of it")
        self._ids.add(piece.visit)
        for insert, rows in zip(self._inserts, piece.tables, strict=True):
            if rows:
                self._database.executemany(insert, rows)
        yield from ()

    def end(self) -> Iterator[bytes]:
        """Adds the countries, the codebook, the indices and the view, and yields the database."""
        assert self._database is not None  # `begin` has made it
        database = self._database
        _add_countries(database)
        _add_codebook(database)
        for table in tables(Visit):
            for index in _indices(table):
                database.execute(index)
        database.execute(_VIEW)
        database.execute("COMMIT")
        data = database.serialize()
        database.close()
        yield data


def _create(table: Table) -> str:
    """Returns the statement that creates a table, with its types, keys and words."""
    lines = [_definition(column) for column in table.columns]
    # A key with a column that may be empty identifies no row by itself: topics of a visit have no engagement.
    is_key = not any(table.by_name[name].nullable for name in table.key)
    lines.append(f"{'PRIMARY KEY' if is_key else 'UNIQUE'} ({', '.join(table.key)})")
    lines += [
        f"FOREIGN KEY ({', '.join(key.columns)}) REFERENCES {key.table} ({', '.join(key.referred)})"
        for key in table.foreign_keys
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {body}\n)"


def _definition(column: Column) -> str:
    is_number = isinstance(column.shape, WholeShape | FlagShape)
    parts = [column.name, "INTEGER" if is_number else "TEXT"]
    if not column.nullable:
        parts.append("NOT NULL")
    if words := column_words(column):
        listed = ", ".join(f"'{word}'" for word in words)
        parts.append(f"CHECK ({column.name} IN ({listed}))")
    if isinstance(column.shape, FlagShape):
        parts.append(f"CHECK ({column.name} IN (0, 1))")
    return " ".join(parts)


def _indices(table: Table) -> Iterator[str]:
    """Yields the statements for the indices of a table: of each key to another table, and of what people select by."""
    columns = [key.columns for key in table.foreign_keys if key.columns != table.key[: len(key.columns)]]
    columns += [(column.name,) for column in table.columns if column.name in _INDEXED]
    for names in dict.fromkeys(columns):
        yield f"CREATE INDEX {table.name}_{'_'.join(names)} ON {table.name} ({', '.join(names)})"


def _insert(table: Table) -> str:
    # The names are those of our own classes, and no text of a record is in the statement.
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608


def _conversion(column: Column) -> Callable[[Any], Any] | None:
    match column.shape:
        case ValueShape(write=write):
            return write
        case ChoiceShape():
            return operator.attrgetter("value")
        case FlagShape():
            return int
        case _:
            return None


def _add_countries(database: sqlite3.Connection) -> None:
    database.execute(_COUNTRIES)
    for country in polities().values():
        region = region_of(country.code)
        identity = (country.code, country.alpha3, country.name, country.kind.value)
        days = (country.since, country.until)
        row = (*identity, region.name or None, region.subregion or None, *days)
        database.execute("INSERT INTO countries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def _add_codebook(database: sqlite3.Connection) -> None:
    database.execute(_CODEBOOK)
    database.execute(_WORDS)
    shapes = {(table.name, column.name): column.shape for table in codebook_tables() for column in table.columns}
    for entry in codebook():
        cells = (entry.table, entry.column, entry.type, int(entry.required), entry.meaning, entry.example or None)
        database.execute("INSERT INTO codebook VALUES (?, ?, ?, ?, ?, ?)", cells)
        if isinstance(shape := shapes[entry.table, entry.column], ChoiceShape):
            for position, word in enumerate(shape.cls, 1):
                row = (entry.table, entry.column, position, word.value, meaning_of(word))
                database.execute("INSERT INTO codebook_words VALUES (?, ?, ?, ?, ?)", row)
