"""Selections say which visits, and which of their stops, somebody wants."""

import re

import pytest

from diplovisit import load
from diplovisit.record.selection import Condition, UnknownCondition, select_stop_ids, select_visits
from tests.records import visit


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("country=EE", True),
        ("country=FI", False),
        ("sending=FI", True),
        ("sending=EE", False),
        ("traveller=envoy", True),
        ("traveller=Aino Virtanen", True),
        ("traveller=aino virtanen", True),
        ("traveller=host", False),
        ("status=announced", True),
        ("status=held", False),
        ("category=state", False),
    ],
)
def test_each_key_tests_its_own_field(text: str, holds: bool) -> None:
    """Each key tests its own field only: a host is not a traveller."""
    assert Condition.parse(text).matches_visit(visit()) is holds
    assert bool(list(select_visits([visit()], (Condition.parse(text),)))) is holds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("country", "expected KEY=VALUE"),
        ("country=", "expected KEY=VALUE"),
        ("contry=RU", 'did you mean "country"?'),
        ("country=UK", 'did you mean "GB" (United Kingdom)?'),
        ("status=canceled", 'did you mean "cancelled"?'),
    ],
)
def test_a_condition_that_can_match_nothing_is_refused(text: str, words: str) -> None:
    """An error in a key or a value is reported, because an empty calendar would say that nobody travels."""
    with pytest.raises(UnknownCondition, match=re.escape(words)):
        Condition.parse(text)


def test_all_conditions_must_hold() -> None:
    """Several conditions select only visits for which all of them hold."""
    both = (Condition.parse("country=EE"), Condition.parse("status=held"))
    assert list(select_visits([visit()], both)) == []


def test_a_country_selects_stops_and_anything_else_whole_visits() -> None:
    """A condition on a country selects single stops: a feed for Syria has only the days in Damascus of a shuttle."""
    shuttle = load("examples/kissinger-shuttle.yaml")
    damascus = {stop.id for stop in shuttle.stops if stop.country == "SY"}
    assert select_stop_ids(shuttle, (Condition.parse("country=SY"),)) == damascus
    assert len(select_stop_ids(shuttle, (Condition.parse("sending=US"),))) == len(shuttle.stops) > len(damascus)


def test_a_territory_is_found_under_both_codes() -> None:
    """A stop in a territory is selected by both codes: Kingston in 1920 was British, and is in Jamaica."""
    kingston = load("examples/harding-kingston.yaml")
    assert Condition.parse("country=GB").matches_visit(kingston)
    assert Condition.parse("country=JM").matches_visit(kingston)
