"""Keeps the issues of all records in a temporary database until the values that they name are located."""

import functools
import itertools
import json
import operator
from collections.abc import Iterator, Mapping
from typing import Final

from diplovisit.checks.across import CrossRecordIssue, RecordCollection, RecordDigest, RecordPlace
from diplovisit.files.temporary_database import TemporaryDatabase, bytes_as_text, open_temporary_database, text_as_bytes
from diplovisit.readers import FilePosition
from diplovisit.record import Span

_TABLES: Final = """
create table issue (record integer not null, rule integer not null, address text not null, words text not null);
create table position (record integer not null, address text not null, is_reported integer not null, line integer,
  column integer, end_line integer, end_column integer, primary key (record, address)) without rowid;
create table source_line (record integer not null, line integer not null, text blob not null,
  primary key (record, line)) without rowid;
"""


class IssueStore:
    """The issues of a run, with the position of each value that they are about or mention."""

    def __init__(self, collection: RecordCollection) -> None:
        self._collection = collection

    def add(self, rule: int, issue: CrossRecordIssue) -> None:
        """Adds an issue. `rule` is a number by which the caller knows its rule."""
        words = [
            word if isinstance(word, str) else (word.record.number, word.address, word.before, word.after)
            for word in issue.words
        ]
        number = issue.record.number
        self._database.execute(
            "insert into issue values (?, ?, ?, ?)", (number, rule, issue.address, json.dumps(words))
        )
        # The columns of the conflict are named, because SQLite before 3.35 requires it.
        self._database.execute(
            "insert into position (record, address, is_reported) values (?, ?, true)"
            " on conflict (record, address) do update set is_reported = true",
            (number, issue.address),
        )
        self._database.executemany(
            "insert or ignore into position (record, address, is_reported) values (?, ?, false)",
            [(spot.record.number, spot.address) for spot in issue.spots],
        )

    def records(self) -> Iterator[RecordDigest]:
        """Yields each record that an issue is about or mentions, in the order in which they were given."""
        for (number,) in self._database.execute("select distinct record from position order by record"):
            yield self._collection.record(number)

    def addresses(self, number: int) -> list[str]:
        """Returns the addresses in a record that issues are about or mention."""
        return [
            address for (address,) in self._database.execute("select address from position where record = ?", (number,))
        ]

    def locate(self, number: int, positions: Mapping[str, FilePosition]) -> None:
        """Adds the positions of addresses in a record. The text of a line is needed only where a finding is."""
        for address, where in positions.items():
            span = where.span
            self._database.execute(
                "update position set line = ?, column = ?, end_line = ?, end_column = ?"
                " where record = ? and address = ?",
                (span.line, span.column, span.end_line, span.end_column, number, address),
            )
            self._database.execute(
                "insert or ignore into source_line select record, line, ? from position"
                " where record = ? and address = ? and is_reported",
                (text_as_bytes(where.source_line), number, address),
            )

    def position(self, record: RecordDigest, address: str) -> FilePosition | None:
        """Returns the position of an address in a record; None if it was not located."""
        row = self._database.execute(
            "select line, column, end_line, end_column, text from position left join source_line using (record, line)"
            " where record = ? and address = ? and line is not null",
            (record.number, address),
        ).fetchone()
        if row is None or record.file is None:
            return None
        *span, text = row
        return FilePosition(record.file, Span(*span), bytes_as_text(text or b""))

    def by_record(self) -> Iterator[tuple[RecordDigest, list[tuple[int, CrossRecordIssue]]]]:
        """Yields each record with its issues and the numbers of their rules, in the order in which they were given."""
        rows = self._database.execute("select record, rule, address, words from issue order by record, rowid")
        for number, of_record in itertools.groupby(rows, key=operator.itemgetter(0)):
            record = self._collection.record(number)
            yield record, [(rule, self._issue(record, address, words)) for _, rule, address, words in of_record]

    def _issue(self, record: RecordDigest, address: str, words: str) -> CrossRecordIssue:
        return CrossRecordIssue(
            record=record,
            address=address,
            words=tuple(
                word if isinstance(word, str) else RecordPlace(self._collection.record(word[0]), *word[1:])
                for word in json.loads(words)
            ),
        )

    @functools.cached_property
    def _database(self) -> TemporaryDatabase:
        return open_temporary_database(self, _TABLES)
