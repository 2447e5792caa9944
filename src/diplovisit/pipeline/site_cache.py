"""The cache of a site: the pieces of each record file, so that only changed files are read again."""

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Self

from diplovisit.pipeline.attachments import lock_path
from diplovisit.pipeline.site_pieces import SitePieces
from diplovisit.site.summary import VisitSummary

_OF_THE_SYSTEM: Final = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
     sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
)  # fmt: skip
_NAMES: Final = frozenset(("file", "record", "made", "setting"))
_TABLES: Final = """
create table if not exists setting (name text primary key, value text not null);
create table if not exists file (name text primary key, state text not null);
create table if not exists record (id text primary key, file text not null, digest text not null,
  summary text not null, page blob not null, entry blob not null, by_country text not null, json blob not null,
  rows blob not null);
create index if not exists record_of_file on record (file);
create table if not exists made (path text primary key, digest text not null, state text not null);
"""


class DuplicateRecord(ValueError):
    """Raised for two records with one id."""


class BrokenCache(ValueError):
    """Raised for a cache that cannot be read. Its file was removed: nothing in it is lost."""


class CacheInUse(ValueError):
    """Raised while another run uses the cache, and for a cache that cannot be written."""


class SiteCache:
    """The pieces of all records in a database file. Changes are kept when it is closed without an error.

    version: what the pieces depend on besides the records; with another one, the cache begins anew.

    Raises BrokenCache and CacheInUse, also when it is closed after another use of it failed.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self._path = path
        with _cache_errors(path):
            self._database = _open(path)
            self._prepare(version)

    def _prepare(self, version: str) -> None:
        tables = {name for (name,) in self._database.execute("select name from sqlite_master where type = 'table'")}
        if tables and tables != _NAMES:
            raise sqlite3.DatabaseError("the tables are others")
        self._database.executescript(_TABLES)
        found = self._database.execute("select value from setting where name = 'version'").fetchone()
        if found is None or found[0] != version:
            for table in sorted(_NAMES):
                self._database.execute(f"delete from {table}")  # noqa: S608  # the names are above
            self._database.execute("insert into setting values ('version', ?)", (version,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        with _cache_errors(self._path):
            try:
                if kind is None:
                    self._database.commit()
            finally:
                self._database.close()
            if isinstance(error, sqlite3.DatabaseError):
                raise error

    def changed(self, files: Iterable[str]) -> Iterator[str]:
        """Yields the files whose content is not that of the last time, and forgets files that are not named."""
        known = dict(self._database.execute("select name, state from file"))
        for file in files:
            state = file_state(file)
            if known.pop(file, None) != state:
                self._forget(file)
                self._database.execute("insert into file values (?, ?)", (file, state))
                yield file
        for file in known:
            self._forget(file)

    def add(self, pieces: SitePieces) -> None:
        """Adds the pieces of a record. Raises DuplicateRecord where another file has a record with its id."""
        record = pieces.summary.record
        found = self._database.execute("select file from record where id = ?", (record,)).fetchone()
        if found is not None:
            raise DuplicateRecord(f'two records have the id "{record}": one in {found[0]}, one in {pieces.file}')
        by_country = json.dumps({code: entry.decode() for code, entry in pieces.entries_by_country.items()})
        parts = (pieces.page, pieces.entry, by_country.encode(), pieces.record, pieces.rows)
        digest = hashlib.sha256(b"\0".join(parts)).hexdigest()
        self._database.execute(
            "insert into record values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record, pieces.file, digest, pieces.summary.to_json(), pieces.page, pieces.entry, by_country,
                pieces.record, pieces.rows,
            ),
        )  # fmt: skip

    def summaries(self) -> Iterator[VisitSummary]:
        """Yields the summary of each record."""
        rows = self._database.execute("select summary from record order by id")
        return (VisitSummary.from_json(summary) for (summary,) in rows)

    def digests(self) -> Mapping[str, str]:
        """The digest of all pieces of each record, by id."""
        return dict(self._database.execute("select id, digest from record"))

    def page(self, record: str) -> bytes:
        """The page of a record."""
        return self._piece(record, "page")

    def json(self, record: str) -> bytes:
        """A record as canonical JSON."""
        return self._piece(record, "json")

    def rows(self, record: str) -> bytes:
        """The rows of a record in the table."""
        return self._piece(record, "rows")

    def entry(self, record: str, country: str | None = None) -> bytes:
        """The entries of a record in a calendar; only those of the stops in a country, where it is given."""
        if country is not None:
            by_country = json.loads(self._piece(record, "by_country"))
            if country in by_country:
                entry: str = by_country[country]
                return entry.encode()
        return self._piece(record, "entry")

    def has_records(self) -> bool:
        """Whether there is any record."""
        return self._database.execute("select 1 from record limit 1").fetchone() is not None

    def made(self, state: str) -> Mapping[str, tuple[str, str]]:
        """By path, the digest of what each file of the site was made from when it was last written, and its state.

        state: that of the folder of the site; nothing is known of a folder that another run has written since.
        """
        found = self._database.execute("select value from setting where name = 'site'").fetchone()
        if found != (state,) or not state:
            return {}
        rows = self._database.execute("select path, digest, state from made")
        return {path: (digest, of_file) for path, digest, of_file in rows}

    def set_made(self, made: Mapping[str, tuple[str, str]], state: str) -> None:
        """Keeps what each file of the site was made from and the state of the file, and the state of the folder."""
        self._database.execute("delete from made")
        rows = ((path, digest, of_file) for path, (digest, of_file) in made.items())
        self._database.executemany("insert into made values (?, ?, ?)", rows)
        self._database.execute("insert or replace into setting values ('site', ?)", (state,))

    def _piece(self, record: str, column: str) -> bytes:
        row = self._database.execute(f"select {column} from record where id = ?", (record,)).fetchone()  # noqa: S608
        piece: bytes | str = row[0]
        return piece if isinstance(piece, bytes) else piece.encode()

    def _forget(self, file: str) -> None:
        self._database.execute("delete from record where file = ?", (file,))
        self._database.execute("delete from file where name = ?", (file,))


def file_state(file: str) -> str:
    """Returns the digest of a record file and of its lock file. Passes OSError on."""
    total = hashlib.sha256(Path(file).read_bytes())
    lock = lock_path(file)
    if lock is not None and lock.is_file():
        total.update(b"\0" + lock.read_bytes())
    return total.hexdigest()


@contextlib.contextmanager
def _cache_errors(path: Path | None) -> Iterator[None]:
    """Raises what the database raises as an error of the cache, and removes a file that is broken."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if path is None:
            raise
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _OF_THE_SYSTEM:
            raise CacheInUse(
                f"{path}: cannot be used ({error}); wait until no other run writes this site, or add --no-cache"
            ) from None
        path.unlink(missing_ok=True)
        raise BrokenCache(f"{path}: is not a cache of a site") from None


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return sqlite3.connect(":memory:")
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path)
    database.execute("pragma synchronous = off")  # a lost cache is made again
    return database
