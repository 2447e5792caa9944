"""visits-overlap and host-abroad: one person in two countries at once, as a traveller or as a host."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Visit
from tests.checks.across import made

TAMM = {"id": "tamm", "name": "Aino Tamm", "office": "Foreign Minister", "country": "FI"}
KASK = {"id": "kask", "name": "Mart Kask", "office": "Foreign Minister", "country": "EE"}


def _visit(number: int, country: str, when: str, *, person: dict[str, Any] | None = None, **fields: Any) -> Visit:
    stop = made.stop(0, country, when) | fields.pop("stop", {})
    traveller = person or TAMM
    everyone = [traveller, *fields.pop("others", [])]
    travels = [{"person": traveller["id"]}]
    return made.visit(f"visit-{number}", people=everyone, travellers=travels, stops=[stop], **fields)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("EE", "2025-04-07/2025-04-08"), ("SE", "2025-04-07/2025-04-08"), True),
        (("EE", "2025-04-07/2025-04-10"), ("SE", "2025-04-09/2025-04-12"), True),
        (("EE", "2025-04-07/2025-04-12"), ("SE", "2025-04-08/2025-04-11"), True),
        (("EE", "2025-04-07/2025-04-08"), ("SE", "2025-04-08/2025-04-09"), False),
        (("EE", "2025-04-07"), ("SE", "2025-04-07"), False),
        (("EE", "2025-04-07/2025-04-08"), ("SE", "2025-04-09/2025-04-10"), False),
        (("EE", "2025-04-07/2025-04-10"), ("SE", "2025-04-08/2025-04-09"), False),
        (("IT", "2025-04-07/2025-04-08"), ("VA", "2025-04-07/2025-04-08"), False),
        (("US", "2025-04-07/2025-04-08"), ("UN", "2025-04-07/2025-04-08"), False),
        (("EE", "2025-04-07/2025-04-08"), ("SE", "2025-04"), False),
        (("EE", "{2025-04-07,2025-04-08}"), ("SE", "2025-04-07/2025-04-08"), False),
        (("EE", "2025-04-07/2025-04-08"), ("SE", "2025-04-07/2025-04-08?"), False),
    ],
)
def test_only_two_common_days_or_more_are_a_conflict(
    first: tuple[str, str], second: tuple[str, str], found: bool
) -> None:
    """A day of travel, a side trip, a neighbouring country and uncertain days give no finding, in either order."""
    for one, other in ((first, second), (second, first)):
        assert ("visits-overlap" in made.rules(_visit(1, *one), _visit(2, *other))) is found


@pytest.mark.parametrize(
    ("person", "fields", "found"),
    [
        ({"name": "TAMM, Aino"}, {}, True),
        ({"office": "foreign minister"}, {}, True),
        ({"office": "Minister"}, {}, False),
        ({"office": None}, {}, False),
        ({"country": "EE"}, {}, False),
        ({"name": "Aino Tam"}, {}, False),
        ({"identifiers": [{"scheme": "wikidata", "value": "Q2"}]}, {}, False),
        ({"identifiers": [{"scheme": "wikidata", "value": "Q1"}], "name": "A. Tamm", "office": None}, {}, True),
        ({}, {"status": "cancelled"}, False),
        ({}, {"status": "postponed"}, False),
        ({}, {"stop": {"kind": "transit"}}, False),
        ({}, {"relations": [{"kind": "part-of", "target": "visit-1"}]}, False),
        ({}, {"relations": [{"kind": "supersedes", "target": "visit-1"}]}, False),
        ({}, {"relations": [{"kind": "follows", "target": "visit-1"}]}, True),
    ],
)
def test_the_traveller_is_certainly_the_same(person: dict[str, Any], fields: dict[str, Any], found: bool) -> None:
    """Two visits overlap only if one person surely made both, and the records do not say that they belong together."""
    given_person = TAMM | {"identifiers": [{"scheme": "wikidata", "value": "Q1"}]}
    other = {name: value for name, value in (TAMM | person).items() if value is not None}
    first = _visit(1, "JP", "2025-04-07/2025-04-09", person=given_person)
    second = _visit(2, "SE", "2025-04-08/2025-04-10", person=other, **fields)
    assert ("visits-overlap" in made.rules(first, second)) is found


DAYS = st.integers(0, 12).map(lambda day: datetime.date(2025, 4, 1) + datetime.timedelta(days=day))
STAYS = st.lists(st.tuples(st.sampled_from(("EE", "SE", "LV")), DAYS, st.integers(0, 5)), max_size=6).map(
    lambda stays: [
        _visit(number, country, f"{first}/{first + datetime.timedelta(days=length)}" if length else str(first))
        for number, (country, first, length) in enumerate(stays)
    ]
)


@given(STAYS.flatmap(lambda visits: st.tuples(st.just(visits), st.permutations(visits))))
def test_the_order_of_overlapping_visits_does_not_matter(pair: tuple[list[Visit], list[Visit]]) -> None:
    """The same visits overlap in whatever order the records come."""
    in_order, permuted = pair
    assert made.findings(*in_order) == made.findings(*permuted)


@given(STAYS)
def test_a_visit_of_another_person_overlaps_nothing(visits: list[Visit]) -> None:
    """A visit whose traveller is in no other record is in no overlap."""
    stranger = _visit(9, "FR", "2025-04-01/2025-04-18", person=KASK)
    assert made.findings(*visits) == made.findings(*visits, stranger)


def _meeting(**fields: Any) -> dict[str, Any]:
    return {"id": "talks", "kind": "meeting", "participants": [{"person": "kask"}]} | fields


@pytest.mark.parametrize(
    ("when", "engagement", "away", "found"),
    [
        ("2025-04-07", {}, ("JP", "2025-04-05/2025-04-09"), True),
        ("2025-04-07/2025-04-08", {}, ("JP", "2025-04-05/2025-04-09"), True),
        ("2025-04-07/2025-04-12", {"when": "2025-04-08"}, ("JP", "2025-04-05/2025-04-09"), True),
        ("2025-04-07/2025-04-12", {"when": "2025-04-08T10:00:00"}, ("JP", "2025-04-05/2025-04-09"), True),
        ("2025-04-07/2025-04-12", {}, ("JP", "2025-04-05/2025-04-09"), False),
        ("2025-04-05", {}, ("JP", "2025-04-05/2025-04-09"), False),
        ("2025-04-09", {}, ("JP", "2025-04-05/2025-04-09"), False),
        ("2025-04-07", {}, ("JP", "2025-04-07"), False),
        ("2025-04-07", {}, ("JP", "2025-04"), False),
        ("2025-04-07", {}, ("JP", "2025-03-01/2025-04-30"), False),
        ("2025-04-07", {}, ("EE", "2025-04-05/2025-04-09"), False),
        ("2025-04-07", {"kind": "funeral"}, ("JP", "2025-04-05/2025-04-09"), False),
        ("2025-04-07", {"modality": "possible"}, ("JP", "2025-04-05/2025-04-09"), False),
        ("2025-04", {}, ("JP", "2025-03-28/2025-04-09"), False),
    ],
)
def test_a_host_is_abroad_only_on_the_inner_days(
    when: str, engagement: dict[str, Any], away: tuple[str, str], found: bool
) -> None:
    """A host is reported only if every day of the engagement lies within a stay elsewhere, without its end days."""
    visit = _visit(1, "EE", when, others=[KASK], stop={"engagements": [_meeting(**engagement)]})
    journey = _visit(2, *away, person=KASK)
    assert ("host-abroad" in made.rules(visit, journey)) is found
    assert ("host-abroad" in made.rules(journey, visit)) is found


def test_only_people_of_the_receiving_state_are_hosts() -> None:
    """A participant from elsewhere is no host, and may join from anywhere."""
    latvian = KASK | {"country": "LV"}
    visit = _visit(1, "EE", "2025-04-07", others=[latvian], stop={"engagements": [_meeting()]})
    assert "host-abroad" not in made.rules(visit, _visit(2, "JP", "2025-04-05/2025-04-09", person=latvian))
