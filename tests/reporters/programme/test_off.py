"""The programme of a visit, or of a stop, that does not take place: struck, with the word that the calendars have."""

from typing import Any

import pytest

from diplovisit import structure
from diplovisit.evidence import Examination
from diplovisit.exporters.stops_off import stops_off
from diplovisit.reporters.programme import (
    Programme,
    programme_of,
    programmes_markdown,
    programmes_page,
    programmes_text,
)
from tests.records import document

TALKS = {"id": "talks", "kind": "meeting", "when": "2025-04-07T10:00:00"}
LUNCH = {"id": "lunch", "kind": "lunch", "status": "postponed"}
RIGA = {"id": "riga", "country": "LV", "when": "2025-04-09", "engagements": [{"id": "walk", "kind": "tour"}]}


def programme(stops: list[dict[str, Any]], **changes: Any) -> Programme:
    """Returns the programme of a record without evidence."""
    visit = structure(document() | {"evidence": [], "claims": [], "stops": stops} | changes)
    return programme_of(Examination(visit=visit), "visit.yaml", off=stops_off(visit))


def tallinn(**changes: Any) -> dict[str, Any]:
    """Makes a stop with two engagements."""
    return {"id": "tallinn", "country": "EE", "engagements": [TALKS, LUNCH]} | changes


def marks(programme: Programme) -> list[list[tuple[str, bool]]]:
    """Returns the mark of each engagement, stop by stop, and whether it is struck."""
    return [
        [(item.mark, item.is_off) for group in section.groups for item in group.items]
        for section in programme.sections
        if section.groups and section.lead
    ]


@pytest.mark.parametrize(
    ("status", "dates", "word"),
    [
        ("cancelled", {"when": "2025-04-07"}, "cancelled"),
        ("cancelled", {"previously": [{"id": "old", "when": "2025-04-07", "ended": "cancelled"}]}, "cancelled"),
        ("cancelled", {}, "cancelled"),
        ("postponed", {"when": "2025-04-07"}, "postponed"),
        ("postponed", {"previously": [{"id": "old", "when": "2025-04-07", "ended": "postponed"}]}, "postponed"),
        ("announced", {"previously": [{"id": "old", "when": "2025-04-07", "ended": "cancelled"}]}, "cancelled"),
    ],
)
def test_nothing_of_a_visit_that_is_off_is_shown_as_if_it_took_place(
    status: str, dates: dict[str, Any], word: str
) -> None:
    """Its engagements, its stop, where it was to go and its days are struck, in each form."""
    shown = programme([tallinn(**dates)], status=status)
    assert marks(shown) == [[(word, True), (word, True)]]
    head = {item.label: (item.mark, item.is_off) for item in shown.head}
    assert head["Where"] == (word, True)
    assert head.get("Days", (word, True)) == (word, True)
    assert f"[{word}] Meeting" in "".join(programmes_text([shown], 80))
    assert f"[{word}] Estonia\n" in "".join(programmes_text([shown], 80))
    assert f"~~Meeting~~ **({word})**" in "".join(programmes_markdown([shown]))
    assert f"## ~~Estonia~~ **({word})**" in "".join(programmes_markdown([shown]))
    page = programmes_page([shown])
    assert f'<s><bdi>Meeting</bdi></s></span> <strong class="mark off">{word}</strong>' in page
    assert f'<h2><s><bdi>Estonia</bdi></s> <strong class="mark off">{word}</strong></h2>' in page


@pytest.mark.parametrize("word", ["cancelled", "postponed"])
def test_a_stop_that_alone_is_off_is_struck_alone(word: str) -> None:
    """The other stop goes on, and so do its days; where the visit goes, and no longer goes, are two lines."""
    shown = programme([tallinn(previously=[{"id": "old", "when": "2025-04-07", "ended": word}]), RIGA])
    assert marks(shown) == [[(word, True), (word, True)], [("", False)]]
    said = [(item.label, item.text, item.mark) for item in shown.head if item.label in {"Days", "Where"}]
    assert said == [("Days", "9 April 2025", ""), ("Where", "Latvia", ""), ("Where", "Estonia", word)]
    assert [section.mark for section in shown.sections if section.lead] == [word, ""]


def test_a_place_of_two_stops_of_which_one_is_off_is_still_where_the_visit_goes() -> None:
    """Only the stop is struck."""
    lost = {"previously": [{"id": "old", "when": "2025-04-07", "ended": "cancelled"}], "engagements": []}
    shown = programme([tallinn(**lost), {"id": "again", "country": "EE", "when": "2025-04-09"}])
    assert [(item.text, item.mark) for item in shown.head if item.label == "Where"] == [("Estonia", "")]


def test_a_visit_postponed_to_new_days_is_shown_on_them() -> None:
    """Only the engagement that is off itself is struck."""
    lost = [{"id": "old", "when": "2025-03-07", "ended": "rescheduled"}]
    shown = programme([tallinn(when="2025-04-07", previously=lost)], status="postponed")
    assert marks(shown) == [[("", False), ("postponed", True)]]
