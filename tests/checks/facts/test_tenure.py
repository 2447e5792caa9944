"""Terms of office against stops: which capacity is right on which day."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.checks import CHECKS, OnTerms
from diplovisit.evidence import Examination
from diplovisit.record import Visit
from diplovisit.record.terms import Term, Terms
from tests.checks.across import made

FIRST = datetime.date(2009, 1, 20)
DAYS = st.dates(FIRST - datetime.timedelta(40), FIRST + datetime.timedelta(40))


def _term(since: str, until: str | None) -> Term:
    end = datetime.date.fromisoformat(until) if until is not None else None
    start = datetime.date.fromisoformat(since)
    return Term(scheme="wikidata", person="Q1", office="President", country="US", since=start, until=end)


@st.composite
def terms(draw: st.DrawFn) -> list[Term]:
    """Some terms of one person in one office, in no order; the last may be open."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=6, unique=True)))
    pairs = list(zip(days[::2], days[1::2]))
    made_of = [_term(str(first), str(last)) for first, last in pairs]
    if draw(st.booleans()):
        made_of.append(_term(str(pairs[-1][1]), None))
    return draw(st.permutations(made_of))


def _visit(when: str | None, capacity: str | None = None, *, status: str = "held", **person: Any) -> Visit:
    obama = {
        "id": "obama",
        "name": "Barack Obama",
        "office": "President",
        "country": "US",
        "identifiers": [{"scheme": "wikidata", "value": "Q1"}],
    }
    traveller = {"person": "obama"} | ({"capacity": capacity} if capacity else {})
    stop = {"id": "italy", "country": "IT"} | ({"when": when} if when else {})
    given = {name: value for name, value in (obama | person).items() if value is not None}
    return structure(made.document(status=status, people=[given], travellers=[traveller], stops=[stop]))


def _rules(visit: Visit, given: list[Term]) -> list[str]:
    examination = Examination(visit=visit, terms=Terms(given))
    return [check.rule.name for check in CHECKS if isinstance(check, OnTerms) for _ in check.run(examination)]


@given(terms(), DAYS)
def test_a_day_in_a_term_is_a_holders(given_terms: list[Term], day: datetime.date) -> None:
    """A holder is told of exactly on the days that are in no term, from its first to its last."""
    inside = any(term.since <= day and (term.until is None or day <= term.until) for term in given_terms)
    assert _rules(_visit(str(day)), given_terms) == ([] if inside else ["office-not-held-then"])
    assert _rules(_visit(str(day), "holder"), given_terms) == _rules(_visit(str(day)), given_terms)


@given(terms(), DAYS)
def test_some_capacity_is_right_on_every_day(given_terms: list[Term], day: datetime.date) -> None:
    """Within a year of a term, a record can always say in what capacity somebody travels."""
    assert any(_rules(_visit(str(day), capacity), given_terms) == [] for capacity in ("holder", "elect", "former"))


@given(terms(), DAYS)
def test_the_order_of_terms_changes_nothing(given_terms: list[Term], day: datetime.date) -> None:
    """Terms may stand in any order in their file."""
    for capacity in (None, "elect", "former"):
        visit = _visit(str(day), capacity)
        assert _rules(visit, given_terms) == _rules(visit, sorted(given_terms, key=lambda term: term.since))


TRUMP = [_term("2017-01-20", "2021-01-20"), _term("2025-01-20", None)]


@pytest.mark.parametrize(
    ("when", "capacity", "told"),
    [
        ("2016-11-15", None, "office-not-held-then"),
        ("2016-11-15", "elect", None),
        ("2016-11-15", "designate", None),
        ("2016-11-15", "former", "capacity-against-term"),
        ("2015-11-15", "elect", "capacity-against-term"),
        ("2017-01-20", None, None),
        ("2017-01-20", "elect", None),
        ("2017-01-21", "elect", "capacity-against-term"),
        ("2017-01-10/2017-01-25", "elect", None),
        ("2017-01-10/2017-01-25", None, None),
        ("2021-01-20", "former", None),
        ("2021-01-19", "former", "capacity-against-term"),
        ("2022-05-01", None, "office-not-held-then"),
        ("2022-05-01", "former", None),
        ("2022-05-01", "elect", "capacity-against-term"),
        ("2024-12-07", "elect", None),
        ("2024-12-07", "former", None),
        ("2031-01-01", None, None),
        # What is open, doubtful or not of this office is not judged.
        ("2016-11-15~", None, None),
        ("2016-11-15/..", None, None),
        ("2017", None, None),
        ("2016", None, "office-not-held-then"),
        (None, None, None),
        ("2016-11-15", "private", None),
        ("2016-11-15", "acting", None),
        ("2016-11-15", "envoy", None),
        ("{2016-11-15,2017-02-01}", None, None),
        ("{2016-11-15,2016-11-20}", None, "office-not-held-then"),
    ],
)
def test_two_terms_with_another_president_between(when: str | None, capacity: str | None, told: str | None) -> None:
    """Before, in, between and after the terms, in each capacity; a boundary day belongs to both sides."""
    assert _rules(_visit(when, capacity), TRUMP) == ([told] if told else [])


@pytest.mark.parametrize(
    "person",
    [
        {"office": "Senator"},
        {"office": None},
        {"country": "FR"},
        {"identifiers": [{"scheme": "wikidata", "value": "Q2"}]},
        {"identifiers": []},
    ],
)
def test_whom_the_terms_do_not_have_is_not_judged(person: dict[str, Any]) -> None:
    """Another office, another country's, or another person: the terms say nothing of them."""
    assert _rules(_visit("2016-11-15", **person), TRUMP) == []


@pytest.mark.parametrize("person", [{"office": "PRESIDENT"}, {"country": None}])
def test_an_office_is_known_by_its_name_in_any_letters(person: dict[str, Any]) -> None:
    """Capitals make no other office, and a person without a country may hold it."""
    assert _rules(_visit("2016-11-15", **person), TRUMP) == ["office-not-held-then"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_visit_that_is_off_is_not_judged(status: str) -> None:
    """Its days were set when nobody knew who would be in office."""
    assert _rules(_visit("2016-11-15", status=status), TRUMP) == []


def test_two_terms_in_a_row_are_one_time_in_office() -> None:
    """Nobody is elect, or former, on the day between a first term and a second that follows on it."""
    given_terms = [_term("2009-01-20", "2013-01-20"), _term("2013-01-20", "2017-01-20")]
    assert _rules(_visit("2013-01-20", "elect"), given_terms) == ["capacity-against-term"]
    assert _rules(_visit("2013-01-20", "former"), given_terms) == ["capacity-against-term"]
