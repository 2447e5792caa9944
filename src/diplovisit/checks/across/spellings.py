"""The spellings of names in all records: who has them, in which office, and in which years."""

from collections.abc import Iterable, Iterator

import attrs

from diplovisit.checks.across.collection import RecordDigest
from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.checks.facts.comparable_offices import comparable_offices
from diplovisit.checks.facts.name_differences import PersonName, divide_name
from diplovisit.record import Rank


@attrs.frozen(kw_only=True)
class Occurrence:
    """A name in one record: the record, the id of the person, and the first and the last year of the stops."""

    record: RecordDigest
    person: str
    identity: PersonIdentity
    first: int
    last: int


@attrs.define(eq=False)
class Spelling:
    """One spelling of a name in one country, with every record that has it, in the order of the collection.

    text: the name in lower case. name: its parts, as names are compared. first, last: the years of all its records.
    services: the same years for each office and rank, in the form in which they are compared.
    """

    text: str
    name: PersonName
    first: int
    last: int
    services: tuple[tuple[str | Rank, int, int], ...] = ()
    occurrences: list[Occurrence] = attrs.field(factory=list)

    @property
    def records(self) -> int:
        """In how many records it is."""
        return len({occurrence.record.number for occurrence in self.occurrences})

    @property
    def rank(self) -> tuple[object, ...]:
        """A key that sorts the better spelling first: in more records, then the longer, accented and earlier one."""
        plain = sum(letter.isascii() for letter in self.text)
        return (-self.records, -len(self.name.words), plain - len(self.text), self.first, self.text)

    def add(self, occurrence: Occurrence, offices: frozenset[str | Rank]) -> None:
        """Adds a record with the name, and the offices that the person has in it."""
        first, last = occurrence.first, occurrence.last
        self.first, self.last = min(first, self.first), max(last, self.last)
        self.occurrences.append(occurrence)
        known = {office: (start, end) for office, start, end in self.services}
        for office in offices:
            start, end = known.get(office, (first, last))
            known[office] = min(first, start), max(last, end)
        if offices:
            self.services = tuple((office, start, end) for office, (start, end) in known.items())

    def years_from(self, other: "Spelling") -> int:
        """The years between the records of this spelling and those of another; 0 if their times overlap."""
        return max(0, other.first - self.last, self.first - other.last)

    def years_in_offices(self, other: "Spelling") -> Iterator[tuple[str | Rank | None, int]]:
        """Yields each office that both have, with the years between the two; None if one of them has no office."""
        if not self.services or not other.services:
            yield None, self.years_from(other)
        theirs = {office: (start, end) for office, start, end in other.services}
        for office, first, last in self.services:
            if office in theirs:
                start, end = theirs[office]
                yield office, max(0, start - last, first - end)

    def is_apart_from(self, other: "Spelling") -> bool:
        """Whether the records show that two spellings are two people, or settle that they are one.

        A record that names both has two people. An identifier in a register of both tells either. An alias is declared.
        """
        mine = {occurrence.record.number for occurrence in self.occurrences}
        if any(occurrence.record.number in mine for occurrence in other.occurrences):
            return True
        ours, theirs = _identities(self), _identities(other)
        registers = {scheme for identity in ours for scheme in identity.registers}
        if any(not registers.isdisjoint(identity.registers) for identity in theirs):
            return True
        return _declares(ours, theirs) or _declares(theirs, ours)


def collect_spellings(records: Iterable[RecordDigest]) -> dict[str, list[Spelling]]:
    """Returns the spellings by country, of people with a country whose stops have years."""
    by_country: dict[str, dict[str, Spelling]] = {}
    for record in records:
        if (years := _years_of(record)) is None:
            continue
        for person in record.people:
            identity = person.identity
            if identity.name is None or identity.country is None:
                continue
            spellings = by_country.setdefault(identity.country, {})
            text = " ".join(identity.called.casefold().split())
            first, last = years
            if (spelling := spellings.get(text)) is None:
                spelling = spellings[text] = Spelling(text, divide_name(identity.name), first, last)
            occurrence = Occurrence(record=record, person=person.id, identity=identity, first=first, last=last)
            spelling.add(occurrence, _offices(identity) if person.in_office else frozenset())
    return {country: list(spellings.values()) for country, spellings in by_country.items()}


def _offices(identity: PersonIdentity) -> frozenset[str | Rank]:
    return comparable_offices(identity.office, identity.rank, identity.country)


def _years_of(record: RecordDigest) -> tuple[int, int] | None:
    days = [day for stay in record.stays if stay.when is not None for day in (stay.when.lower, stay.when.upper)]
    years = [day.year for day in days if day is not None]
    return (min(years), max(years)) if years else None


def _identities(spelling: Spelling) -> set[PersonIdentity]:
    return {occurrence.identity for occurrence in spelling.occurrences}


def _declares(ours: set[PersonIdentity], theirs: set[PersonIdentity]) -> bool:
    names = {identity.name for identity in theirs}
    return any(alias in names for identity in ours for alias in identity.aliases)
