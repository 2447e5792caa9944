"""A temporary database, for values of many records that would not fit in memory."""

import contextlib
import errno
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
    """Raises OSError for a temporary database that the disk cannot hold."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _OF_THE_DISK:
            raise
        remedy = "set TMPDIR to a writable folder with more space"
        raise OSError(errno.EIO, f"{error}; {remedy}", "the temporary database") from error


def text_as_bytes(text: str) -> bytes:
    """Returns text as bytes in the same order, also a text with surrogates, which SQLite refuses as text.

    >>> bytes_as_text(text_as_bytes("caf\\udce9.yaml")) == "caf\\udce9.yaml"
    True
    """
    return text.encode("utf-8", "surrogatepass")


def bytes_as_text(data: bytes) -> str:
    """Returns the text of such bytes."""
    return data.decode("utf-8", "surrogatepass")
