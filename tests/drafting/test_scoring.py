"""The scorer of drafts: what it calls right, wrong, open and missed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.drafting import hand_written
from tests.drafting.comparing import Likeness, compare_times
from tests.drafting.marks import OpenChoice, Score, Verdict, score_nothing
from tests.drafting.reading_articles import Article, read_articles
from tests.drafting.record_of_facts import record_of_facts
from tests.drafting.scoring import score

ARTICLES = {article.name: article for article in read_articles()}


def _chile() -> Article:
    return ARTICLES["chile_portugal_postponed"]


def _score_of(change: Callable[[dict[str, Any]], None] | None = None, choices: tuple[OpenChoice, ...] = ()) -> Score:
    document = hand_written.document()
    if change:
        change(document)
    return score(hand_written.visit(document), _chile().facts, _chile().text, choices)


def test_a_right_record_has_every_fact_and_nothing_wrong() -> None:
    """A record that a careful person writes is right in every fact of the list, and has nothing wrong or missed."""
    assert [str(mark) for mark in _score_of().marks if mark.verdict is not Verdict.RIGHT] == []


def _set_office(record: dict[str, Any]) -> None:
    record["people"][1]["office"] = "Prime Minister"


def _set_country(record: dict[str, Any]) -> None:
    record["people"][1]["country"] = "BR"


def _set_city(record: dict[str, Any]) -> None:
    record["stops"][0]["places"][0]["name"] = "Lisbon"


def _set_year(record: dict[str, Any]) -> None:
    record["stops"][0]["when"] = "2025-10-12/2025-10-14"


def _set_first_day_only(record: dict[str, Any]) -> None:
    record["stops"][0]["when"] = "2026-10-12"


def _swap_days(record: dict[str, Any]) -> None:
    record["stops"][0]["when"] = "2026-09-21/2026-09-23"


def _set_sum(record: dict[str, Any]) -> None:
    record["claims"][3]["quantity"]["value"] = "521000000"


def _set_unit(record: dict[str, Any]) -> None:
    record["claims"][3]["quantity"]["unit"] = "USD"


def _add_qualifier(record: dict[str, Any]) -> None:
    record["claims"][3]["quantity"]["qualifier"] = "over"


def _set_status(record: dict[str, Any]) -> None:
    record["status"] = "announced"


def _add_participant(record: dict[str, Any]) -> None:
    record["stops"][0]["engagements"][0]["participants"] = [{"person": "larraechea"}]


def _invent_person(record: dict[str, Any]) -> None:
    record["people"].append({"id": "soares", "name": "Duarte Soares"})


def _invent_engagement(record: dict[str, Any]) -> None:
    record["stops"][0]["engagements"].append({"id": "signature", "kind": "signing"})


def _travel_with_another(record: dict[str, Any]) -> None:
    record["travellers"].append({"person": "larraechea"})


def _add_other_trip(record: dict[str, Any]) -> None:
    record["stops"].append({"id": "spain", "country": "ES"})


def _turn_claim_round(record: dict[str, Any]) -> None:
    record["claims"][2]["polarity"] = "denied"


def _sound_surer(record: dict[str, Any]) -> None:
    record["stops"][0]["engagements"][0].pop("status")
    record["stops"][0]["engagements"][0]["status"] = "added"


def _invent_words(record: dict[str, Any]) -> None:
    record["claims"][0]["what"] = "victims of a dam that burst"


def _invent_topic(record: dict[str, Any]) -> None:
    record["agenda"] = [{"id": "lithium", "label": "lithium mines"}]


def _deny_what_is_said(record: dict[str, Any]) -> None:
    record.pop("category")
    record["absent"] = [{"about": "category", "reason": "no class is given"}]


WRONG = [
    _set_office, _set_country, _set_city, _set_year, _set_first_day_only, _swap_days, _set_sum, _set_unit, _add_qualifier,
    _set_status, _add_participant, _invent_person, _invent_engagement, _travel_with_another, _add_other_trip,
    _turn_claim_round, _sound_surer, _invent_words, _invent_topic, _deny_what_is_said,
]  # fmt: skip


@pytest.mark.parametrize("change", WRONG, ids=lambda change: change.__name__)
def test_a_wrong_value_is_wrong(change: Callable[[dict[str, Any]], None]) -> None:
    """A value that the article does not state is wrong, wherever in the record it is."""
    found = _score_of(change)
    assert found.count(Verdict.WRONG) >= 1
    assert found.count(Verdict.RIGHT) >= _score_of().count(Verdict.RIGHT) - 6


@pytest.mark.parametrize("change", [_swap_days, _set_city, _travel_with_another, _add_other_trip])
def test_a_trap_is_called_one(change: Callable[[dict[str, Any]], None]) -> None:
    """A wrong value that the facts name as a trap is marked as one."""
    assert any(mark.trap for mark in _score_of(change).marks)


def test_what_is_left_out_is_missed() -> None:
    """A fact that the record does not have is missed, and not wrong."""
    found = _score_of(lambda record: record["stops"][0].pop("engagements"))
    assert found.count(Verdict.WRONG) == 0
    assert found.count(Verdict.MISSED) == 6


def test_a_choice_with_the_right_candidate_is_open() -> None:
    """A fact is open if a choice about it has its value among the candidates, and missed if not."""

    def leave_out_days(record: dict[str, Any]) -> None:
        del record["stops"][0]["when"]

    both = OpenChoice(address="portugal/when", values=("2026-09-21/2026-09-23", "2026-10-12/2026-10-14"))
    wrong = OpenChoice(address="portugal/when", values=("2026-09-21/2026-09-23",))
    other = OpenChoice(address="undurraga/office", values=both.values)
    assert _score_of(leave_out_days, (both,)).count(Verdict.OPEN) == 1
    assert _score_of(leave_out_days, (wrong,)).count(Verdict.OPEN) == 0
    assert _score_of(leave_out_days, (other,)).count(Verdict.OPEN) == 0


@pytest.mark.parametrize(
    ("recorded", "expected", "likeness"),
    [
        ("2026-07-08T11:00:00", "2026-07-08T11:00", Likeness.SAME),
        ("2026-07-08T11:00:00+12:00", "2026-07-08T11:00", Likeness.SAME),
        ("2026-07-08T11:00:00+13:00", "2026-07-08T11:00", Likeness.OTHER),
        ("2026-07-08", "2026-07-08T11:00", Likeness.COARSER),
        ("XXXX-07-08", "2026-07-08", Likeness.COARSER),
        ("2026-07", "2026-07-08/2026-07-10", Likeness.COARSER),
        ("2026-07-08", "2026-07-08/2026-07-10", Likeness.OTHER),
        ("2026-07-08/2026-07-10", "2026-07-08", Likeness.OTHER),
        ("2025-07-08", "2026-07-08", Likeness.OTHER),
    ],
)
def test_a_coarser_time_is_not_another_one(recorded: str, expected: str, likeness: Likeness) -> None:
    """A time with less in it is coarser; one with something else in it is another time."""
    assert compare_times(recorded, expected, ("+12:00",)) is likeness


@pytest.mark.parametrize("name", ARTICLES)
def test_a_record_that_has_the_facts_is_right(name: str) -> None:
    """A record with every fact of an article's list is right in all of them, and has nothing wrong."""
    article = ARTICLES[name]
    found = score(record_of_facts(article.facts), article.facts, article.text)
    assert [str(mark) for mark in found.marks if mark.verdict is not Verdict.RIGHT] == []
    assert found.expected == score_nothing(article.facts).expected


@pytest.mark.parametrize("name", ARTICLES)
def test_no_fact_is_a_trap(name: str) -> None:
    """No list of facts has the same entry among what is right and what is never right."""
    facts = ARTICLES[name].facts
    plain = {
        (entry.kind, entry.of, value)
        for entry in (*facts.facts, *facts.allowed)
        for value in entry.values.get("is", ())
    }
    assert not plain & {(entry.kind, entry.of, value) for entry in facts.never for value in entry.values.get("is", ())}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_record_of_another_article_is_wrong(name: str) -> None:
    """The record of one article has hardly a right fact for another one."""
    other = score(hand_written.visit(), ARTICLES[name].facts, ARTICLES[name].text)
    if name != "chile_portugal_postponed":
        assert other.count(Verdict.WRONG) > 20
        assert other.count(Verdict.RIGHT) <= 5
