"""All given records as digests in a temporary database, which the rules across records ask."""

import datetime
import functools
import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from diplovisit.checks.across.digest import DatedPerson, RecordDigest
from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.checks.across.journeys import Journey, JourneyPlace, Whereabouts
from diplovisit.checks.across.packing import pack_digest, pack_identity, unpack_digest, unpack_identity
from diplovisit.checks.facts.stay_days import StayDays, stay_days
from diplovisit.files.temporary_database import (
    TemporaryDatabase,
    bytes_as_text,
    open_temporary_database,
    text_as_bytes,
)

_TABLES: Final = """
create table record (number integer primary key, id text not null, file blob, line integer, position blob unique,
  has_relations integer not null, has_meetings integer not null, digest text not null);
create table journey (key blob not null, number integer not null, traveller integer not null, stop integer not null,
  first_day integer, last_day integer);
create table person (country text not null, number integer not null, position integer not null, first integer not null,
  last integer not null, in_office integer not null, identity text not null);
"""
_INDEXES: Final = """
create index in_order on record (id, file, line, number);
create index with_relations on record (id, file, line, number) where has_relations;
create index with_meetings on record (id, file, line, number) where has_meetings;
create index by_key on journey (key, first_day, last_day, number);
create index by_country on person (country);
"""
_COLUMNS: Final = "record.number, id, file, line, digest"
_IN_ORDER: Final = "order by id, file, line, record.number"
_IS_SINGLE: Final = (
    "not exists (select 1 from record as other where other.id = record.id and other.number <> record.number)"
)
_MAX_RECENT: Final = 100
"""How many records are cached by number."""
_MAX_JOURNEYS: Final = 5_000
"""How many journeys are cached by traveller. A person with more of them is cached alone."""
_MAX_PEOPLE: Final = 100
"""How many people's countries by day are cached."""


class RecordCollection:
    """The given records, in an order that does not depend on the order in which they were given.

    Their digests are in a temporary database. Memory holds only those that a rule asks for: at most those of the
    journeys of a few people.

    `missed` are the ids of records that were given but unreadable, so that rules do not call them missing. The id is
    None if it is unknown.

    >>> from diplovisit import load
    >>> from diplovisit.checks.across import make_digest
    >>> collection = RecordCollection([make_digest(load("seeds/misri-russia/visit.yaml"))])
    >>> len(collection), collection.single("in-ru-misri-foreign-office-consultations").number
    (1, 0)
    """

    def __init__(self, records: Iterable[RecordDigest] = (), missed: Iterable[str | None] = ()) -> None:
        self.missed = list(missed)
        self._count = 0
        # Per collection, because a later run may be in another folder.
        self._absolute = functools.lru_cache(maxsize=1)(_absolute)
        self._recent: dict[int, RecordDigest] = {}
        self._journeys: dict[PersonIdentity, list[Journey]] = {}
        self._whereabouts: dict[PersonIdentity, Whereabouts] = {}
        for record in records:
            self.add(record)

    def __len__(self) -> int:
        return self._count

    def add(self, record: RecordDigest) -> bool:
        """Adds a record under the next number. Returns false for a line of a file that was added before.

        All records are added before the first question, because answers are cached.
        """
        file, line = record.file, record.line
        in_file = text_as_bytes(f"{self._absolute(file)}:{line}") if file is not None and line is not None else None
        added = self._database.execute(
            "insert or ignore into record values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._count,
                record.id,
                text_as_bytes(file) if file is not None else None,
                line,
                in_file,
                bool(record.relations),
                any(stay.meetings for stay in record.stays),
                pack_digest(record),
            ),
        )
        if not added.rowcount:
            return False
        if record.stays and not record.is_off:
            days = [stay_days(stay.kind, stay.country, stay.when) for stay in record.stays]
            self._database.executemany(
                "insert into journey values (?, ?, ?, ?, ?, ?)",
                [
                    (key, self._count, position, stop, *_ordinals(known))
                    for position, traveller in enumerate(record.travellers)
                    for key in _keys(traveller)
                    for stop, known in enumerate(days)
                ],
            )
        if (years := record.years) is not None:
            self._database.executemany(
                "insert into person values (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        each.identity.country,
                        self._count,
                        position,
                        *years,
                        each.in_office,
                        pack_identity(each.identity),
                    )
                    for position, each in enumerate(record.people)
                    if each.identity.name is not None and each.identity.country is not None
                ],
            )
        self._count += 1
        return True

    def record(self, number: int) -> RecordDigest:
        """Returns a record by its number. Raises KeyError for an unknown one."""
        if number in self._recent:
            return self._recent[number]
        for record in self._select("where number = ?", number):
            return record
        raise KeyError(number)

    def journey(self, place: JourneyPlace) -> Journey:
        """Returns a journey by its place. Raises KeyError for a record with an unknown number."""
        number, stop, position = place
        return Journey(self.record(number), stop, position)

    def single(self, name: str) -> RecordDigest | None:
        """Returns the record of an id; None if there is none, or if several records share the id."""
        records = [*self._select("where id = ? limit 2", name)]
        return records[0] if len(records) == 1 else None

    def has_single(self, name: str) -> bool:
        """Whether exactly one record has the id."""
        return len(self._indexed.execute("select 1 from record where id = ? limit 2", (name,)).fetchall()) == 1

    def has_id(self, name: str) -> bool:
        """Whether a record has the id."""
        return self._indexed.execute("select 1 from record where id = ?", (name,)).fetchone() is not None

    def ids(self) -> Iterator[str]:
        """Yields the ids in their order, each once."""
        return (name for (name,) in self._indexed.execute("select distinct id from record order by id"))

    def __iter__(self) -> Iterator[RecordDigest]:
        return self._select(_IN_ORDER)

    def with_relations(self) -> Iterator[RecordDigest]:
        """Yields the records with relations."""
        return self._select(f"where has_relations {_IN_ORDER}")

    def singles_with_relations(self) -> Iterator[RecordDigest]:
        """Yields the records with relations whose id no other record has."""
        return self._select(f"where has_relations and {_IS_SINGLE} {_IN_ORDER}")

    def with_meetings(self) -> Iterator[RecordDigest]:
        """Yields the records with hosts at their stops."""
        return self._select(f"where has_meetings {_IN_ORDER}")

    def with_one_id(self) -> Iterator[Iterator[RecordDigest]]:
        """Yields the records of each id that several records have."""
        for (name,) in self._indexed.execute("select id from record group by id having count(*) > 1 order by id"):
            yield self._select(f"where id = ? {_IN_ORDER}", name)

    def countries_of_people(self) -> Iterator[str]:
        """Yields the countries of people whose names can be compared, in their order, each once."""
        return (country for (country,) in self._indexed.execute("select distinct country from person order by country"))

    def people_of(self, country: str) -> Iterator[DatedPerson]:
        """Yields the people of a country in the records whose stops have years, in the order of the records."""
        query = (
            "select number, person.position, first, last, in_office, identity from person join record using (number)"  # noqa: S608  # constants
            f" where country = ? {_IN_ORDER}, person.position"
        )
        for number, position, first, last, in_office, identity in self._indexed.execute(query, (country,)):
            yield DatedPerson(
                record=number,
                position=position,
                first=first,
                last=last,
                in_office=bool(in_office),
                identity=unpack_identity(identity),
            )

    def journeys_of(self, person: PersonIdentity) -> Sequence[Journey]:
        """Returns each stay of travellers who are certainly that person, once."""
        if person not in self._journeys:
            journeys = [*self._each_journey_of(person)]
            if len(journeys) + sum(map(len, self._journeys.values())) > _MAX_JOURNEYS:
                self._journeys.clear()
            self._journeys[person] = journeys
        return self._journeys[person]

    def journeys_around(self, person: PersonIdentity, days: tuple[datetime.date, datetime.date]) -> Iterator[Journey]:
        """Yields the journeys of a person that begin before the first and end after the last of some days.

        The days of a journey are those of `stay_days`.
        """
        first, last = (day.toordinal() for day in days)
        return self._each_journey_of(person, "and first_day < ? and last_day > ?", first, last)

    def journeys_in_common(self) -> Iterator[Iterator[Journey]]:
        """Yields two or more journeys of travellers with a lookup key in common, who may still be two people.

        They are in the order of the records. Those of one record are in the order of its stops, then of its travellers.
        """
        keys = "select key from journey group by key having count(*) > 1 order by key"
        return (
            self._each_journey(f"where key = ? {_IN_ORDER}, stop, traveller", *key)
            for key in self._indexed.execute(keys)
        )

    def journeys_by_day(self) -> Iterator[Iterator[Journey]]:
        """Yields journeys of travellers with a lookup key in common, if they are of two or more records.

        They are in the order of their first days (`stay_days`). Journeys without known days are left out.
        """
        keys = (
            "select key from journey where first_day is not null group by key having min(number) < max(number)"
            " order by key"
        )
        order = "order by first_day, id, file, line, record.number, traveller, stop"
        for key in self._indexed.execute(keys):
            yield self._each_journey(f"where key = ? and first_day is not null {order}", *key)

    def was_elsewhere(self, person: PersonIdentity, day: int, country: str | None) -> bool:
        """Whether a person was in another country too on a day. The day is an ordinal."""
        if person not in self._whereabouts:
            if len(self._whereabouts) >= _MAX_PEOPLE:
                self._whereabouts.clear()
            self._whereabouts[person] = Whereabouts(
                (stay.when.lower.toordinal(), stay.when.upper.toordinal(), stay.country)
                for stay in (journey.stay for journey in self._each_journey_of(person))
                if stay.when is not None and stay.when.lower is not None and stay.when.upper is not None
            )
        return self._whereabouts[person].elsewhere(day, country)

    def _each_journey_of(self, person: PersonIdentity, which: str = "", *values: object) -> Iterator[Journey]:
        yielded: set[tuple[int, int]] = set()
        for key in _keys(person):
            for journey in self._each_journey(f"where key = ? {which} {_IN_ORDER}, traveller, stop", key, *values):
                stay = (journey.record.number, journey.stop)
                if stay not in yielded and journey.traveller.is_certainly(person):
                    yielded.add(stay)
                    yield journey

    def _each_journey(self, which: str, *values: object) -> Iterator[Journey]:
        query = f"select {_COLUMNS}, stop, traveller from journey join record using (number) {which}"  # noqa: S608  # constants
        for *row, stop, traveller in self._indexed.execute(query, values):
            yield Journey(self._unpacked(*row), stop, traveller)

    def _select(self, which: str, *values: object) -> Iterator[RecordDigest]:
        rows = self._indexed.execute(f"select {_COLUMNS} from record {which}", values)  # noqa: S608  # constants
        return itertools.starmap(self._unpacked, rows)

    def _unpacked(self, number: int, name: str, file: bytes | None, line: int | None, text: str) -> RecordDigest:
        """Returns the digest of a row. A record is often asked for several times in succession."""
        if number not in self._recent:
            if len(self._recent) >= _MAX_RECENT:
                self._recent.clear()
            name_of_file = bytes_as_text(file) if file is not None else None
            self._recent[number] = unpack_digest(text, number=number, id=name, file=name_of_file, line=line)
        return self._recent[number]

    @functools.cached_property
    def _database(self) -> TemporaryDatabase:
        """The database without indexes, to which records are added."""
        return open_temporary_database(self, _TABLES)

    @functools.cached_property
    def _indexed(self) -> TemporaryDatabase:
        """The database with its indexes, which are built once: that is faster than row by row."""
        self._database.executescript(_INDEXES)
        return self._database


def _absolute(file: str) -> str:
    return os.fspath(Path(file).absolute())


def _ordinals(days: StayDays | None) -> tuple[int | None, int | None]:
    return (days.first.toordinal(), days.last.toordinal()) if days is not None else (None, None)


def _keys(person: PersonIdentity) -> list[bytes]:
    """Returns the lookup keys of a person as bytes, in the same order."""
    return [text_as_bytes("\0".join(key)) for key in person.keys]
