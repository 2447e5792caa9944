"""A temporary database, for values of many records that would not fit in memory."""

import contextlib
import sqlite3
import weakref
from collections.abc import Iterator
from typing import Final, TypeAlias

TemporaryDatabase: TypeAlias = sqlite3.Connection

_OF_THE_DISK: Final = frozenset(
    (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
)


def open_temporary_database(owner: object, tables: str) -> TemporaryDatabase:
    """Opens a new database with those tables, and closes it together with its owner.

    SQLite keeps a small database without a name in memory. It writes a larger one to a temporary file, in the folder of
    SQLITE_TMPDIR or TMPDIR, and removes the file at the end of the process, however it ends.

    >>> class Owner: ...
    >>> owner = Owner()
    >>> database = open_temporary_database(owner, "create table record (id text)")
    >>> database.execute("select count(*) from record").fetchone()
    (0,)
    """
    database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    weakref.finalize(owner, database.close)
    database.executescript(f"pragma journal_mode = off; {tables}; begin")
    return database


@contextlib.contextmanager
def temporary_database_errors() -> Iterator[None]:
    """Raises OSError instead of the error of SQLite if the temporary database cannot be written."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _OF_THE_DISK:
            raise
        remedy = "set TMPDIR to a folder that can be written and has more space"
        # Without an errno, because the command adds the remedy of an errno, such as another path for the file.
        raise OSError(f"the temporary database: {error}; {remedy}") from error


def text_as_bytes(text: str) -> bytes:
    """Returns a text as bytes that sort as the text does. SQLite refuses a text with surrogates.

    >>> bytes_as_text(text_as_bytes("caf\\udce9.yaml")) == "caf\\udce9.yaml"
    True
    """
    return text.encode("utf-8", "surrogatepass")


def bytes_as_text(data: bytes) -> str:
    """Returns the text of such bytes."""
    return data.decode("utf-8", "surrogatepass")
