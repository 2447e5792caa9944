"""Selections say which visits, and which of their stops, somebody wants."""

import re

import pytest

from diplovisit import load
from diplovisit.record.selection import UnknownSelection, Where, selected, selected_stops
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
def test_a_condition_holds_or_does_not(text: str, holds: bool) -> None:
    """Each key looks at its own field; a host is no traveller."""
    assert Where.parse(text).holds_for(visit()) is holds
    assert bool(list(selected([visit()], (Where.parse(text),)))) is holds


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
    """A slip in a key or a value is told: an empty calendar would say that nobody travels."""
    with pytest.raises(UnknownSelection, match=re.escape(words)):
        Where.parse(text)


def test_all_conditions_must_hold() -> None:
    """Two conditions are both to hold."""
    both = (Where.parse("country=EE"), Where.parse("status=held"))
    assert list(selected([visit()], both)) == []


def test_a_country_selects_stops_and_anything_else_whole_visits() -> None:
    """Of a shuttle, a feed for Syria has the days in Damascus alone."""
    shuttle = load("examples/kissinger-shuttle.yaml")
    damascus = {stop.id for stop in shuttle.stops if stop.country == "SY"}
    assert selected_stops(shuttle, (Where.parse("country=SY"),)) == damascus
    assert len(selected_stops(shuttle, (Where.parse("sending=US"),))) == len(shuttle.stops) > len(damascus)


def test_a_territory_is_found_under_both_codes() -> None:
    """Kingston in 1920 was Britain's, and is Jamaica."""
    kingston = load("examples/harding-kingston.yaml")
    assert Where.parse("country=GB").holds_for(kingston)
    assert Where.parse("country=JM").holds_for(kingston)
