"""Terms of office: who held an office, and from when to when. They are supplied next to records, not within them."""

import datetime
from collections.abc import Iterable

import attrs

from diplovisit.record.people import Person


@attrs.frozen(kw_only=True)
class Term:
    """One term of a person in an office.

    scheme, person: an identifier, as in `Person.identifiers`.
    country: the code of the state or organisation.
    since, until: the first and the last day, both inclusive; `until` is None for a person still in office.
    """

    scheme: str
    person: str
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

    >>> term = Term(
    ...     scheme="wikidata", person="Q35171", office="President", country="US", since=datetime.date(1885, 3, 4)
    ... )
    >>> cleveland = {"id": "cleveland", "name": "Grover Cleveland", "country": "US"}
    >>> from diplovisit.record import Identifier
    >>> known = Person(**cleveland, office="president", identifiers=(Identifier(scheme="wikidata", value="Q35171"),))
    >>> [str(tenure) for tenure in Terms([term]).tenures_of(known)]
    ['from 1885-03-04 on']
    >>> Terms([term]).tenures_of(attrs.evolve(known, office="Mayor of Buffalo"))
    ()
    """

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._by_person: dict[tuple[str, str], list[Term]] = {}
        for term in terms:
            self._by_person.setdefault((term.scheme, term.person), []).append(term)

    def __bool__(self) -> bool:
        return bool(self._by_person)

    def tenures_of(self, person: Person) -> tuple[Tenure, ...]:
        """Returns the times in which a person held the office that the record gives, in order.

        Empty if the terms do not include the person or the office, so that nothing is known.
        """
        if person.office is None:
            return ()
        matching = [
            term
            for identifier in person.identifiers
            for term in self._by_person.get((identifier.scheme, identifier.value), ())
            if _fold_office(term.office) == _fold_office(person.office) and person.country in {None, term.country}
        ]
        return _join_terms(matching)


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
