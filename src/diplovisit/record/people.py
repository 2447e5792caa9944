"""Who is named in a record, who travels, and who held which office when."""

import datetime
import re
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.record.constraints import Country, Id, Line, PersonId, Sentence
from diplovisit.record.declare import RecordNode, doc, validated
from diplovisit.record.name_words import name_words
from diplovisit.record.polities import polity, polity_name_with_article
from diplovisit.record.vocabularies import Capacity, PersonKind, Rank, TravellerStatus


@attrs.frozen(kw_only=True, field_transformer=validated)
class Identifier(RecordNode):
    """How a register or a data set identifies something.

    >>> from diplovisit.record import Identifier
    >>> str(Identifier(scheme="wikidata", value="Q4921553").value)
    'Q4921553'
    """

    scheme: Line = attrs.field(
        metadata=doc("The name of the register or data set.", examples=("wikidata", "us-state-department-travels"))
    )
    value: Line = attrs.field(metadata=doc("The identifier as the register writes it.", examples=("Q4921553", "1028")))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Person(RecordNode):
    """A person, a group or an organisation that the record names.

    >>> from diplovisit.record import Person
    >>> Person.of(id="misri", name="Vikram Misri", office="Foreign Secretary", country="IN").kind
    <PersonKind.PERSON: 'person'>
    >>> Person.of(id="minister", office="Foreign Minister")
    Traceback (most recent call last):
    ...
    diplovisit.findings.rule.InvalidRecord: 1 fault:
    ...
    """

    id: Id = attrs.field(
        metadata=doc(
            "The id of the person, by which the rest of the record refers to it.",
            examples=("misri", "morita", "officials"),
        )
    )
    kind: PersonKind = attrs.field(
        default=PersonKind.PERSON,
        metadata=doc(
            "Whether it is a person, a group or an organisation; a person if it is left out.",
            examples=("group",),
        ),
    )
    name: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The name in the fullest form that the sources print; left out only if `office` and"
            " `country` say who it is.",
            examples=("Vikram Misri",),
            unless=("office", "country"),
        ),
    )
    aliases: tuple[Line, ...] = attrs.field(
        default=(), metadata=doc("Other spellings and shorter forms that the sources use.", examples=(["Zelensky"],))
    )
    office: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The office, in the words of the sources; left out if they name none.", examples=("Foreign Secretary",)
        ),
    )
    country: Country | None = attrs.field(
        default=None,
        metadata=doc(
            "The state or organisation of the office or the person; left out if it is unknown.",
            examples=("IN",),
        ),
    )
    rank: Rank | None = attrs.field(
        default=None,
        metadata=doc(
            "The rank of the office for protocol; chosen by the editors, not by a source.",
            examples=("senior-official",),
        ),
    )
    identifiers: tuple[Identifier, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Identifiers of the person in registers.", examples=([{"scheme": "wikidata", "value": "Q4921553"}],)
        ),
    )

    @property
    def called(self) -> str:
        """The name; of a person without one, the office and its country.

        An office that names the country itself is not followed by it.

        >>> Person(id="misri", name="Vikram Misri", office="Foreign Secretary", country="IN").called
        'Vikram Misri'
        >>> Person(id="minister", office="Foreign Minister", country="NO").called
        'the Foreign Minister of Norway'
        >>> Person(id="minister", office="Norwegian Foreign Minister", country="NO").called
        'the Norwegian Foreign Minister'
        """
        if self.name is not None:
            return self.name
        office, country = self.office or "", self.country or ""
        article = "" if office.casefold().startswith("the ") else "the "
        of_country = "" if _names_country(office, country) else f" of {polity_name_with_article(country)}"
        return f"{article}{office}{of_country}"


def _names_country(office: str, code: str) -> bool:
    """Whether an office has a name of a country, or the word for its people, as words of its own."""
    named = polity(code)
    words = (*named.names, *named.demonyms) if named is not None else ()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", office) for word in words)


@attrs.frozen(kw_only=True, field_transformer=validated)
class Traveller(RecordNode):
    """Somebody who makes the visit; addressed by the id of the person (`misri/capacity`).

    >>> from diplovisit.record import Traveller
    >>> Traveller.of(person="misri", capacity="acting").capacity
    <Capacity.ACTING: 'acting'>
    """

    person: PersonId = attrs.field(metadata=doc("Who travels: the id of a person.", examples=("misri",)))
    role: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The role of the traveller on this visit, in the words of the sources.", examples=("head of delegation",)
        ),
    )
    capacity: Capacity | None = attrs.field(
        default=None,
        metadata=doc(
            "The capacity, if it is not simply that of the holder of the office: a President-elect travels as `elect`.",
            examples=("elect",),
        ),
    )
    status: TravellerStatus | None = attrs.field(
        default=None,
        metadata=doc("Whether the traveller withdrew; left out for everybody else.", examples=("withdrawn",)),
    )
    printed: Sentence | None = attrs.field(
        default=None,
        metadata=doc(
            "What the source printed for this traveller, character for character.", examples=("King Hussein",)
        ),
    )


@attrs.frozen(kw_only=True)
class Term:
    """One term of a person in an office.

    scheme, person: an identifier, as in `Person.identifiers`; None if the table has none for the person.
    name: None if the table has none.
    country: the code of the state or organisation.
    since, until: the first and the last day, both inclusive; `until` is None for a person still in office.
    """

    scheme: str | None = None
    person: str | None = None
    name: str | None = None
    office: str
    country: str
    since: datetime.date
    until: datetime.date | None = None


@attrs.frozen
class Tenure:
    """A time in office: terms that touch or overlap, joined; `until` is None for a person still in office."""

    since: datetime.date
    until: datetime.date | None

    def __str__(self) -> str:
        return f"from {self.since} {'on' if self.until is None else f'to {self.until}'}"


class Terms:
    """A collection of terms that finds those of a person of a record.

    Identifiers decide where the person has one in a scheme of the terms. Otherwise the whole name and the country
    decide, for names of two words or more. A name that the terms give to two people decides nothing.

    >>> term = Term(
    ...     scheme="wikidata",
    ...     person="Q35171",
    ...     name="Grover Cleveland",
    ...     office="President",
    ...     country="US",
    ...     since=datetime.date(1885, 3, 4),
    ... )
    >>> cleveland = Person(id="cleveland", name="Cleveland, Grover", country="US", office="president")
    >>> from diplovisit.record import Identifier
    >>> known = attrs.evolve(cleveland, identifiers=(Identifier(scheme="wikidata", value="Q35171"),))
    >>> [str(tenure) for person in (known, cleveland) for tenure in Terms([term]).tenures_of(person)]
    ['from 1885-03-04 on', 'from 1885-03-04 on']
    >>> Terms([term]).tenures_of(attrs.evolve(known, office="Mayor of Buffalo"))
    ()
    """

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._by_person: dict[tuple[str, str], list[Term]] = {}
        self._by_name: dict[tuple[tuple[str, ...], str], list[Term]] = {}
        for term in terms:
            if term.scheme is not None and term.person is not None:
                self._by_person.setdefault((term.scheme, term.person), []).append(term)
            if term.name is not None:
                self._by_name.setdefault((name_words(term.name), term.country), []).append(term)
        self._schemes = frozenset(scheme for scheme, _ in self._by_person)

    def __bool__(self) -> bool:
        return bool(self._by_person or self._by_name)

    def tenures_of(self, person: Person) -> tuple[Tenure, ...]:
        """Returns the times in which a person held the office that the record gives, in order.

        Empty if the terms do not include the person or the office, so that nothing is known.
        """
        if person.office is None:
            return ()
        office = _fold_office(person.office)
        matching = [
            term
            for term in self._terms_of(person)
            if _fold_office(term.office) == office and person.country in {None, term.country}
        ]
        return _join_terms(matching)

    def _terms_of(self, person: Person) -> list[Term]:
        """Returns the terms of a person in any office: by identifiers, or else by name and country."""
        known = [identifier for identifier in person.identifiers if identifier.scheme in self._schemes]
        if known:
            each = (self._by_person.get((identifier.scheme, identifier.value), ()) for identifier in known)
            return [term for terms in each for term in terms]
        words = name_words(person.name or "")
        if person.kind is not PersonKind.PERSON or person.country is None or len(words) < _FEWEST_WORDS:
            return []
        named = self._by_name.get((words, person.country), [])
        identifiers = {(term.scheme, term.person) for term in named if term.person is not None}
        is_ambiguous = len({scheme for scheme, _ in identifiers}) < len(identifiers)
        return [] if is_ambiguous else named


_FEWEST_WORDS: Final = 2
"""A name of one word, such as a surname, is not a whole name."""


def _fold_office(office: str) -> str:
    return " ".join(office.casefold().split())


def _join_terms(terms: Iterable[Term]) -> tuple[Tenure, ...]:
    """Joins terms that touch or overlap; a term may begin on the last day of the one before, or on the next day."""
    tenures: list[Tenure] = []
    for term in sorted(terms, key=lambda term: term.since):
        last = tenures[-1] if tenures else None
        if last is not None and (last.until is None or (term.since - last.until).days <= 1):
            tenures.pop()
            open_ended = last.until is None or term.until is None
            until = None if open_ended else max(last.until or term.since, term.until or term.since)
            tenures.append(Tenure(last.since, until))
        else:
            tenures.append(Tenure(term.since, term.until))
    return tuple(tenures)
