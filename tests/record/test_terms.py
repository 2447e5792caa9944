"""Terms of office: which days belong to them, however they are cut into terms."""

import datetime
import itertools

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Identifier, Person
from diplovisit.record.terms import Term, Terms

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 3, 31))
PERSON = Person(
    id="tamm", name="Aino Tamm", office="Foreign Minister", identifiers=(Identifier(scheme="wikidata", value="Q1"),)
)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """A term of one person in one office."""
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
    """Joining terms neither adds a day nor takes one away."""
    tenures = Terms(given_terms).tenures_of(PERSON)
    in_term = any(term.since <= day and (term.until is None or day <= term.until) for term in given_terms)
    assert in_term is any(each.since <= day and (each.until is None or day <= each.until) for each in tenures)


@given(st.lists(terms(), max_size=5))
def test_tenures_stand_in_order_with_days_between(given_terms: list[Term]) -> None:
    """Between two tenures lies a day out of office, at least; nothing follows an open one."""
    tenures = Terms(given_terms).tenures_of(PERSON)
    for one, other in itertools.pairwise(tenures):
        assert one.until is not None
        assert (other.since - one.until).days > 1
