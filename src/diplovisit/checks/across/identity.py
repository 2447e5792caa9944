"""The identity of a person across records: by identifiers, or else by name and country."""

import functools

import attrs

from diplovisit.record import Person, Rank
from diplovisit.record.name_words import name_words
from diplovisit.record.vocabularies import PersonKind


@attrs.frozen(kw_only=True)
class PersonIdentity:
    """The values that identify a person across records.

    called: the name in the record.
    name: its words as names are compared (`record/name_words.py`); None for a group or an organisation, whose names
        ("senior officials") say little.
    country, office, rank: None if the record does not state it. The office is in lower case.
    aliases: the words of the other spellings that the record declares.
    identifiers: pairs of scheme and value.
    """

    called: str
    name: tuple[str, ...] | None
    country: str | None
    office: str | None = None
    rank: Rank | None = None
    aliases: tuple[tuple[str, ...], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The lookup keys: records of one person share at least one, but two people can share name and country."""
        by_register = (("identifier", *pair) for pair in self.identifiers)
        has_name_and_country = self.name is not None and self.country is not None
        by_name = (("name", " ".join(self.name or ()), self.country or ""),) if has_name_and_country else ()
        return (*by_register, *by_name)

    @property
    def registered(self) -> frozenset[tuple[str, str]]:
        """The identifiers as a set, for comparison."""
        return _identifier_sets(self.identifiers)[0]

    @property
    def registers(self) -> frozenset[str]:
        """The schemes of the identifiers."""
        return _identifier_sets(self.identifiers)[1]

    def is_certainly(self, other: "PersonIdentity") -> bool:
        """Whether two identities are the same person: by a register that has both, else by name and country.

        >>> bush = PersonIdentity(called="George Bush", name=("george", "bush"), country="US")
        >>> bush.is_certainly(bush)
        True
        >>> father = attrs.evolve(bush, identifiers=(("wikidata", "Q23505"),))
        >>> father.is_certainly(attrs.evolve(bush, identifiers=(("wikidata", "Q207"),)))
        False
        """
        if self.identifiers and other.identifiers:
            if not self.registered.isdisjoint(other.registered):
                return True
            if self.is_registered_as_another(other):
                return False
        has_name_and_country = self.name is not None and self.country is not None
        return has_name_and_country and (self.name, self.country) == (other.name, other.country)

    def holds_the_same_office(self, other: "PersonIdentity") -> bool:
        """Whether two identities are the same person by a register, or by name and country and the same office."""
        if not self.registered.isdisjoint(other.registered):
            return True
        return self.is_certainly(other) and self.office is not None and self.office == other.office

    def is_registered_as_another(self, other: "PersonIdentity") -> bool:
        """Whether a register has both identities, and no identifier is the same: they are two people.

        >>> father = PersonIdentity(called="A", name=("a",), country="US", identifiers=(("wikidata", "Q23505"),))
        >>> father.is_registered_as_another(attrs.evolve(father, identifiers=(("wikidata", "Q207"),)))
        True
        """
        return not self.registers.isdisjoint(other.registers) and self.registered.isdisjoint(other.registered)


@functools.lru_cache(maxsize=1_000)
def _identifier_sets(identifiers: tuple[tuple[str, str], ...]) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """Returns identifiers and their schemes as sets; cached, because two sets for each person would take memory."""
    return frozenset(identifiers), frozenset(scheme for scheme, _ in identifiers)


@functools.lru_cache(maxsize=1_000)
def person_identity(person: Person) -> PersonIdentity:
    """Returns the identity of a person; cached, so that records with the same person share one.

    >>> modi = person_identity(Person(id="modi", name="Narendra Modi", country="IN"))
    >>> modi.name, modi.country, modi.keys
    (('narendra', 'modi'), 'IN', (('name', 'narendra modi', 'IN'),))
    """
    return PersonIdentity(
        called=person.called,
        name=(name_words(person.name) or None) if person.name and person.kind is PersonKind.PERSON else None,
        country=person.country,
        office=" ".join(person.office.casefold().split()) if person.office is not None else None,
        rank=person.rank,
        aliases=tuple(map(name_words, person.aliases)),
        identifiers=tuple(sorted({(identifier.scheme, identifier.value) for identifier in person.identifiers})),
    )
