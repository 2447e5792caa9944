"""Terms of office: who held which office from which day to which. They are given beside records and stand in none."""

import datetime
from collections.abc import Iterable

import attrs

from diplovisit.record.people import Person


@attrs.frozen(kw_only=True)
class Term:
    """One term of a person in an office.

    scheme, person: an identifier, as `Person.identifiers` has it. country: the code of the state or organisation.
    since, until: the days of taking and of leaving it; both belong to the term. until: None for somebody in office.
    """

    scheme: str
    person: str
    office: str
    country: str
    since: datetime.date
    until: datetime.date | None = None


@attrs.frozen
class Tenure:
    """A time in office: of terms that touch or overlap, from the first day of the first to the last of the last."""

    since: datetime.date
    until: datetime.date | None

    def __str__(self) -> str:
        return f"from {self.since} {'on' if self.until is None else f'to {self.until}'}"


class Terms:
    """Terms, to be asked for those of a person of a record.

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
        """The times that a person held the office that the record gives, in their order.

        Empty where nothing can be said: somebody, or an office, that the terms do not have.
        """
        if person.office is None:
            return ()
        found = [
            term
            for identifier in person.identifiers
            for term in self._by_person.get((identifier.scheme, identifier.value), ())
            if _folded(term.office) == _folded(person.office) and person.country in {None, term.country}
        ]
        return _joined(found)


def _folded(office: str) -> str:
    return " ".join(office.casefold().split())


def _joined(terms: Iterable[Term]) -> tuple[Tenure, ...]:
    """A second term follows on the first, and the day between them is no day out of office."""
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
