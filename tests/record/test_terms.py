"""Terms of office: joining terms into tenures does not change the days in office."""

import datetime
import itertools

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Identifier, Person
from diplovisit.record.people import Term, Terms

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 3, 31))
PERSON = Person(
    id="tamm", name="Aino Tamm", office="Foreign Minister", identifiers=(Identifier(scheme="wikidata", value="Q1"),)
)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Draws a term of one person in one office."""
    since, until = sorted((draw(DAYS), draw(DAYS)))
    return Term(
        scheme="wikidata",
        person="Q1",
        office="Foreign Minister",
        country="FI",
        since=since,
        until=draw(st.sampled_from((until, until, None))),
    )


@given(st.lists(terms(), max_size=5), DAYS)
def test_a_day_is_in_a_tenure_where_it_is_in_a_term(given_terms: list[Term], day: datetime.date) -> None:
    """A day is in a tenure if and only if it is in a term."""
    tenures = Terms(given_terms).tenures_of(PERSON)
    in_term = any(term.since <= day and (term.until is None or day <= term.until) for term in given_terms)
    assert in_term is any(tenure.since <= day and (tenure.until is None or day <= tenure.until) for tenure in tenures)


@given(st.lists(terms(), max_size=5))
def test_tenures_are_ordered_and_apart(given_terms: list[Term]) -> None:
    """At least one day out of office separates two tenures, and no tenure follows an open one."""
    tenures = Terms(given_terms).tenures_of(PERSON)
    for earlier, later in itertools.pairwise(tenures):
        assert earlier.until is not None
        assert (later.since - earlier.until).days > 1
