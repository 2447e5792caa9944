"""Terms of office compared with stops: the correct capacity on each day."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.checks import CHECKS, OnTerms
from diplovisit.evidence import Examination
from diplovisit.record import Visit
from diplovisit.record.people import Term, Terms
from tests.checks.across import made

FIRST = datetime.date(2009, 1, 20)
DAYS = st.dates(FIRST - datetime.timedelta(40), FIRST + datetime.timedelta(40))


def _term(since: str, until: str | None) -> Term:
    end = datetime.date.fromisoformat(until) if until is not None else None
    start = datetime.date.fromisoformat(since)
    return Term(scheme="wikidata", person="Q1", office="President", country="US", since=start, until=end)


@st.composite
def terms(draw: st.DrawFn) -> list[Term]:
    """Some terms of one person in one office, in any order; the last may be open."""
    days = sorted(draw(st.lists(DAYS, min_size=2, max_size=6, unique=True)))
    pairs = list(zip(days[::2], days[1::2]))
    result = [_term(str(first), str(last)) for first, last in pairs]
    if draw(st.booleans()):
        result.append(_term(str(pairs[-1][1]), None))
    return draw(st.permutations(result))


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
def test_a_holder_is_reported_exactly_outside_the_terms(given_terms: list[Term], day: datetime.date) -> None:
    """A holder is reported exactly on the days outside all terms; both end days of a term are inside."""
    inside = any(term.since <= day and (term.until is None or day <= term.until) for term in given_terms)
    assert _rules(_visit(str(day)), given_terms) == ([] if inside else ["office-not-held-then"])
    assert _rules(_visit(str(day), "holder"), given_terms) == _rules(_visit(str(day)), given_terms)


@given(terms(), DAYS)
def test_every_day_has_a_correct_capacity(given_terms: list[Term], day: datetime.date) -> None:
    """Every day within a year of a term has a capacity that no rule reports."""
    assert any(_rules(_visit(str(day), capacity), given_terms) == [] for capacity in ("holder", "elect", "former"))


@given(terms(), DAYS)
def test_the_order_of_terms_changes_nothing(given_terms: list[Term], day: datetime.date) -> None:
    """The order of the terms does not change the findings."""
    for capacity in (None, "elect", "former"):
        visit = _visit(str(day), capacity)
        assert _rules(visit, given_terms) == _rules(visit, sorted(given_terms, key=lambda term: term.since))


TRUMP = [_term("2017-01-20", "2021-01-20"), _term("2025-01-20", None)]


@pytest.mark.parametrize(
    ("when", "capacity", "rule"),
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
        # Open, uncertain and other dates, and other capacities, are not checked.
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
def test_two_terms_with_another_president_between(when: str | None, capacity: str | None, rule: str | None) -> None:
    """Each capacity is correct only before, in, between or after the terms; a boundary day belongs to both sides."""
    assert _rules(_visit(when, capacity), TRUMP) == ([rule] if rule else [])


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
def test_a_person_without_terms_is_not_checked(person: dict[str, Any]) -> None:
    """A traveller with another office, country or identifier than the terms is not checked."""
    assert _rules(_visit("2016-11-15", **person), TRUMP) == []


@pytest.mark.parametrize("person", [{"office": "PRESIDENT"}, {"country": None}])
def test_an_office_matches_in_any_case(person: dict[str, Any]) -> None:
    """An office matches in upper and lower case, and for a person without a country."""
    assert _rules(_visit("2016-11-15", **person), TRUMP) == ["office-not-held-then"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_cancelled_or_postponed_visit_is_not_checked(status: str) -> None:
    """A cancelled or postponed visit is not checked: its days were set when the later holder was unknown."""
    assert _rules(_visit("2016-11-15", status=status), TRUMP) == []


def test_two_consecutive_terms_are_one_tenure() -> None:
    """On the day between two consecutive terms a holder is neither elect nor former."""
    given_terms = [_term("2009-01-20", "2013-01-20"), _term("2013-01-20", "2017-01-20")]
    assert _rules(_visit("2013-01-20", "elect"), given_terms) == ["capacity-against-term"]
    assert _rules(_visit("2013-01-20", "former"), given_terms) == ["capacity-against-term"]


def _named(name: str, country: str = "US", person: str | None = None) -> Term:
    return Term(
        scheme="wikidata" if person else None,
        person=person,
        name=name,
        office="President",
        country=country,
        since=datetime.date(2009, 1, 20),
        until=datetime.date(2017, 1, 20),
    )


@pytest.mark.parametrize(
    ("named", "person", "found"),
    [
        ([_named("Barack Obama")], {}, True),
        ([_named("OBAMA, Barack")], {}, True),
        ([_named("Bárack  Obama")], {"name": "barack obama"}, True),
        ([_named("Barack Obama", person="Q76")], {}, True),
        ([_named("Barack Obama", person="Q76"), _named("Barack Obama", person="Q76")], {}, True),
        # The register of the record's identifier is not that of the terms, so the name decides.
        ([_named("Barack Obama", person="Q76")], {"identifiers": [{"scheme": "viaf", "value": "1"}]}, True),
        # An identifier of the same register decides alone, whatever the names are.
        ([_named("B. H. Obama", person="Q76")], {"identifiers": [{"scheme": "wikidata", "value": "Q76"}]}, True),
        ([_named("Barack Obama", person="Q76")], {"identifiers": [{"scheme": "wikidata", "value": "Q9"}]}, False),
        ([_named("Barack Obama", person="Q76"), _named("Barack Obama", person="Q77")], {}, False),
        ([_named("Barack Obama", "KE")], {}, False),
        ([_named("Barack Obama")], {"country": None}, False),
        ([_named("Barack Obama")], {"office": "Senator"}, False),
        ([_named("Barack Obama")], {"name": "Barack H. Obama"}, False),
        ([_named("Barack Obama")], {"name": "Barack Obama Jr."}, False),
        ([_named("Barack Obama")], {"name": "Barak Obama"}, False),
        ([_named("Obama")], {"name": "Obama"}, False),
        ([_named("Barack Obama")], {"kind": "group"}, False),
    ],
)
def test_terms_are_found_by_the_whole_name_where_no_identifier_decides(
    named: list[Term], person: dict[str, Any], found: bool
) -> None:
    """Without an identifier of the terms, the whole name in one country decides, unless two people share it."""
    visit = _visit("2018-05-01", **{"identifiers": [], **person})
    assert _rules(visit, named) == (["office-not-held-then"] if found else [])
