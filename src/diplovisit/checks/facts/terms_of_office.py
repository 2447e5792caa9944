"""The days of a stop compared with the terms of office of a traveller."""

import datetime
from collections.abc import Iterator, Sequence

import attrs

from diplovisit.record import Edtf, Person, Status, Stop, Traveller, Visit
from diplovisit.record.people import Tenure, Terms


@attrs.frozen(kw_only=True)
class Service:
    """A traveller at a stop with known days, and the traveller's tenures in the office that the record gives.

    The days of taking and of leaving an office count both as in it and as out of it.
    """

    person: Person
    traveller: Traveller
    stop: Stop
    when: Edtf
    lower: datetime.date
    upper: datetime.date
    tenures: Sequence[Tenure]

    @property
    def can_be_in_office(self) -> bool:
        """Whether the person is in office on at least one of the days."""
        return any(
            tenure.since <= last and (tenure.until is None or first <= tenure.until)
            for tenure in self.tenures
            for first, last in ((span.lower or self.lower, span.upper or self.upper) for span in self.when.spans)
        )

    @property
    def must_be_in_office(self) -> Tenure | None:
        """The tenure that contains all the days, none of them its first or last day; None if there is none."""
        return next(
            (
                tenure
                for tenure in self.tenures
                if tenure.since < self.lower and (tenure.until is None or self.upper < tenure.until)
            ),
            None,
        )

    @property
    def ahead(self) -> Tenure | None:
        """The next tenure that begins on the first of the days or later; None if there is none."""
        return next((tenure for tenure in self.tenures if tenure.since >= self.lower), None)

    @property
    def behind(self) -> Tenure | None:
        """The last tenure that ended on the last of the days or earlier; None if there is none."""
        ended = (tenure for tenure in reversed(self.tenures) if tenure.until is not None)
        return next((tenure for tenure in ended if tenure.until is not None and tenure.until <= self.upper), None)

    @property
    def terms_in_words(self) -> str:
        """The tenures around those days: the ones before, during and after."""
        near = dict.fromkeys(tenure for tenure in (self.behind, self.must_be_in_office, self.ahead) if tenure)
        return " and ".join(map(str, near)) or " and ".join(map(str, self.tenures))


def services(visit: Visit, terms: Terms) -> Iterator[Service]:
    """Yields each traveller whose office is in the terms, at each stop whose days are certain.

    Cancelled and postponed visits are skipped: their days were set when another holder was expected, or none was known.
    """
    if visit.status in {Status.CANCELLED, Status.POSTPONED}:
        return
    people = {person.id: person for person in visit.people}
    for traveller in visit.coming:
        person = people[traveller.person]
        if not (tenures := terms.tenures_of(person)):
            continue
        for stop in visit.stops:
            when = stop.when
            if when is None or when.qualifier or when.lower is None or when.upper is None:
                continue
            yield Service(
                person=person,
                traveller=traveller,
                stop=stop,
                when=when,
                lower=when.lower,
                upper=when.upper,
                tenures=tenures,
            )
