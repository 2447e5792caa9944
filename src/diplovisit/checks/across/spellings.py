"""The spellings of names in all records: who has them, in which office, and in which years."""

import functools
from array import array
from collections.abc import Hashable, Iterable, Iterator
from typing import Final, TypeVar

import attrs

from diplovisit.checks.across.digest import DatedPerson
from diplovisit.checks.facts.comparable_offices import comparable_offices
from diplovisit.checks.facts.name_differences import PersonName, divide_name
from diplovisit.record import Rank

_Value = TypeVar("_Value", bound=Hashable)
_NO_REGISTERS: Final[frozenset[str]] = frozenset()


@attrs.frozen
class Occurrence:
    """A name in one record: the number of the record, the position of the person in it, and its first year."""

    record: int
    person: int
    first: int


@attrs.define(eq=False)
class Spelling:
    """One spelling of a name in one country, with every record that has it, in the order of the collection.

    text: the name in lower case. name: its parts, as names are compared. first, last: the years of all its records.
    records: in how many records it is.
    services: the same years for each office and rank, in the form in which they are compared.
    numbers: the fields of each occurrence, one after the other; as objects, they would be most of the memory.
    names, aliases, registers: the names of the people, the names that they have too, and where they are registered.
        `aliases` is None if there are none: an empty set would take memory.
    """

    text: str
    name: PersonName
    first: int
    last: int
    records: int = 0
    services: tuple[tuple[str | Rank, int, int], ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    aliases: set[tuple[str, ...]] | None = None
    registers: frozenset[str] = _NO_REGISTERS
    numbers: "array[int]" = attrs.field(factory=lambda: array("q"), init=False)

    @property
    def occurrences(self) -> Iterator[Occurrence]:
        """The places where it is, in the order of the collection."""
        return map(Occurrence, self.numbers[::3], self.numbers[1::3], self.numbers[2::3])

    @property
    def rank(self) -> tuple[object, ...]:
        """A key that sorts the better spelling first: in more records, then the longer, accented and earlier one."""
        plain = sum(letter.isascii() for letter in self.text)
        return (-self.records, -len(self.name.words), plain - len(self.text), self.first, self.text)

    def add(self, person: DatedPerson) -> None:
        """Adds a record with the name, after those before it, and the offices that the person has in it."""
        identity, first, last = person.identity, person.first, person.last
        if not self.numbers or self.numbers[-3] != person.record:
            self.records += 1
        self.numbers.extend((person.record, person.position, first))
        self.first, self.last = min(first, self.first), max(last, self.last)
        if identity.name is not None and identity.name not in self.names:
            self.names += (identity.name,)
        if identity.aliases:
            self.aliases = self.aliases or set()
            self.aliases.update(identity.aliases)
        if not self.registers >= identity.registers:
            self.registers = _shared(self.registers | identity.registers)
        if person.in_office and (offices := comparable_offices(identity.office, identity.rank, identity.country)):
            known = {office: (start, end) for office, start, end in self.services}
            for office in offices:
                start, end = known.get(office, (first, last))
                known[office] = min(first, start), max(last, end)
            self.services = _shared(tuple((office, start, end) for office, (start, end) in known.items()))

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

        A record that names both has two people. Identifiers in one register decide, and so does an alias.
        """
        if not set(self.numbers[::3]).isdisjoint(other.numbers[::3]):
            return True
        if not self.registers.isdisjoint(other.registers):
            return True
        return _declares(self, other) or _declares(other, self)


def _declares(spelling: Spelling, other: Spelling) -> bool:
    return spelling.aliases is not None and not spelling.aliases.isdisjoint(other.names)


@functools.lru_cache(maxsize=1_000)
def _shared(value: _Value) -> _Value:
    """Returns one object for equal values: most people are in the same few registers, and in office when others are."""
    return value


def collect_spellings(people: Iterable[DatedPerson]) -> list[Spelling]:
    """Returns the spellings of people of one country, who come in the order of the collection."""
    spellings: dict[str, Spelling] = {}
    for person in people:
        identity = person.identity
        assert identity.name is not None  # the collection has no others
        text = " ".join(identity.called.casefold().split())
        if (spelling := spellings.get(text)) is None:
            spelling = spellings[text] = Spelling(text, divide_name(identity.name), person.first, person.last)
        spelling.add(person)
    return list(spellings.values())
