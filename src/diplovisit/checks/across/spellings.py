"""The spellings of names in all records: who has them, in which office, and in which years."""

import functools
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.checks.across.collection import RecordDigest
from diplovisit.checks.across.identity import PersonIdentity
from diplovisit.checks.facts.name_differences import PersonName, divide_name
from diplovisit.record import Rank

_RANKS: Final = {
    Rank.HEAD_OF_STATE_AND_GOVERNMENT: (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT),
    **{
        rank: (rank,)
        for rank in (
            Rank.HEAD_OF_STATE,
            Rank.HEAD_OF_GOVERNMENT,
            Rank.DE_FACTO_LEADER,
            Rank.CROWN_PRINCE,
            Rank.FOREIGN_MINISTER,
            Rank.DEFENCE_MINISTER,
            Rank.FINANCE_MINISTER,
            Rank.IGO_HEAD,
        )
    },
}
"""The ranks that one person has at a time, as a rule."""
_SAME_OFFICE: Final = {
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "federal chancellor": "chancellor",
    "emir": "amir",
    "minister foreign affairs": "foreign minister",
    "minister external affairs": "foreign minister",
    "external affairs minister": "foreign minister",
    "foreign affairs minister": "foreign minister",
    "minister defence": "defence minister",
    "minister defense": "defence minister",
    "defense minister": "defence minister",
    "minister finance": "finance minister",
}
_HEADS: Final = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "empress",
        "shah",
        "sultan",
        "amir",
        "pope",
        "crown prince",
        "crown princess",
        "grand duke",
        "grand duchess",
        "governor general",
        "secretary state",
        "foreign secretary",
        "secretary general",
    }
)
"""Offices of one person at a time, without "of" and "the"."""
_SEVERAL: Final = frozenset({"deputy", "vice", "state", "junior", "assistant", "under", "parliament"})
"""Words of offices that several people have at a time: a Minister of State, a Vice Minister."""
_LEFT_OUT: Final = frozenset(
    {
        "elect",
        "designate",
        "nominee",
        "incoming",
        "acting",
        "interim",
        "provisional",
        "caretaker",
        "of",
        "for",
        "the",
        "and",
    }
)
"""Words without which an office is the same: a President-elect is to be President."""


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
            spelling.add(occurrence, comparable_offices(identity) if person.in_office else frozenset())
    return {country: list(spellings.values()) for country, spellings in by_country.items()}


def comparable_offices(identity: PersonIdentity) -> frozenset[str | Rank]:
    """Returns the office and the rank of a person, in the form in which offices are compared.

    >>> person = PersonIdentity(called="A", name=("a",), country="IE", office="taoiseach-designate")
    >>> sorted(comparable_offices(person)), is_single_office("prime minister"), is_single_office("minister state")
    (['prime minister'], True, False)
    """
    return _comparable_offices(identity.office, identity.rank)


@functools.lru_cache(maxsize=1_000)
def _comparable_offices(office: str | None, rank: Rank | None) -> frozenset[str | Rank]:
    words = (office or "").replace("-", " ").replace(".", "").split()
    name = " ".join(word for word in words if word not in _LEFT_OUT)
    ranks = _RANKS.get(rank, ()) if rank is not None else ()
    return frozenset((*([_SAME_OFFICE.get(name, name)] if name else []), *ranks))


def is_single_office(office: str | Rank) -> bool:
    """Whether one person at a time has an office or a rank, as far as its words tell."""
    if isinstance(office, Rank) or office in _HEADS:
        return True
    words = office.split()
    return "minister" in words and len(words) > 1 and _SEVERAL.isdisjoint(words)


def _years_of(record: RecordDigest) -> tuple[int, int] | None:
    days = [day for stay in record.stays if stay.when is not None for day in (stay.when.lower, stay.when.upper)]
    years = [day.year for day in days if day is not None]
    return (min(years), max(years)) if years else None


def _identities(spelling: Spelling) -> set[PersonIdentity]:
    return {occurrence.identity for occurrence in spelling.occurrences}


def _declares(ours: set[PersonIdentity], theirs: set[PersonIdentity]) -> bool:
    names = {identity.name for identity in theirs}
    return any(alias in names for identity in ours for alias in identity.aliases)
