"""Rounds with a model: what is refused goes back, what is proven stays, and nothing wins by being asserted again."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from diplovisit.drafting import DraftedRecord
from diplovisit.drafting.model.answer_text import InvalidAnswer
from diplovisit.drafting.model.model_proposer import ModelProposer
from diplovisit.drafting.model.model_report import model_report_text
from diplovisit.drafting.proposal import Proposal, ProposedSource
from diplovisit.pipeline.draft import articles_of, draft
from tests.drafting.test_recorded_answers import ANSWERS, REVISED, answer_in, by_rules, facts_of, rules_without_claims

PRESS = {"press": ANSWERS / "press.txt"}


def answers(*given: str | Mapping[str, object]) -> tuple[Callable[[str], str], list[str]]:
    """Returns a model that gives some answers one after the other, and the list of prompts that it gets."""
    prompts: list[str] = []
    texts = iter([each if isinstance(each, str) else json.dumps(each) for each in given])

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return next(texts)

    return ask, prompts


def fact(value: str, quote: str) -> dict[str, str]:
    """Returns a fact of an answer."""
    return {"source": "press", "quote": quote, "value": value}


def with_claim(value: str) -> dict[str, object]:
    """Returns an answer with one claim: when Solheim visited Sweden."""
    claim = {"key": "sweden", "kind": "event", "what": fact("Solheim visited Sweden", "Solheim visited Sweden")}
    return {"claims": [claim | {"when": [fact(value, "in May 2024")]}]}


def drafted_by(ask: Callable[[str], str], rounds: int) -> tuple[DraftedRecord, ModelProposer]:
    """Drafts from the press note by a model and by rules that read no claims."""
    proposer = ModelProposer(ask, rounds=rounds, rules=rules_without_claims)
    return draft(PRESS, revised=REVISED, propose=proposer), proposer


def no_rules(text: str, ask: Callable[[str], str], rounds: int = 1) -> tuple[DraftedRecord, ModelProposer]:
    """Drafts from a text by a model alone, which has the id `press`."""
    proposer = ModelProposer(
        ask, rounds=rounds, rules=lambda _a, _o: Proposal(sources=(ProposedSource(id="press", published="2026-09-03"),))
    )
    return draft({"press": text}, revised=REVISED, propose=proposer), proposer


def test_a_repaired_fact_gets_in() -> None:
    """The second prompt names the refused fact, the verdict and the earlier answer; a right value is then accepted."""
    ask, prompts = answers(with_claim("2023-05"), with_claim("2024-05"))
    drafted, _ = drafted_by(ask, 2)
    assert "2024-05" in facts_of(drafted).values()
    assert "claims[0].when[0]" in prompts[1]
    assert '"2023-05"' in prompts[1].partition("# What is wrong with it")[2]
    assert json.dumps(with_claim("2023-05")) in prompts[1]
    assert [fact.value for fact in drafted.refused] == ["2023-05"]


def test_nothing_is_asked_again_when_nothing_is_refused() -> None:
    """Rounds end as soon as an answer has nothing that is refused."""
    ask, prompts = answers(answer_in("good.json"))
    drafted_by(ask, 5)
    assert len(prompts) == 1


def test_a_later_answer_takes_nothing_away() -> None:
    """An answer that leaves out, denies or changes what was proven changes nothing of it."""
    ask, _ = answers(
        with_claim("2024-05") | {"category": [fact("state", "will visit Japan")]},
        {"status": [fact("cancelled", "has been ruled out")], "people": [], "stops": []},
        with_claim("2025-05"),
    )
    drafted, _ = drafted_by(ask, 3)
    assert facts_of(by_rules()).items() <= facts_of(drafted).items()
    assert "2024-05" in facts_of(drafted).values()
    assert {"state", "cancelled", "2025-05"} <= {each.value for each in drafted.refused}


def test_a_refused_fact_that_a_later_round_proves_is_not_reported() -> None:
    """The report at the end has what is refused in the end: a value that other words prove later is not."""
    claim = {"key": "sweden", "kind": "event", "what": fact("Solheim visited Sweden", "Solheim visited Sweden")}
    wrong = {"claims": [claim | {"when": [fact("2024-05", "in May")]}]}
    ask, _ = answers(wrong, with_claim("2024-05"))
    drafted, proposer = drafted_by(ask, 2)
    assert "2024-05" in facts_of(drafted).values()
    assert [each.value for _, each in proposer.rounds[0].refused] == ["2024-05"]
    assert proposer.refused == ()


def test_an_unreadable_answer_can_be_repaired() -> None:
    """An answer that is no JSON goes back with what is wrong; if no answer can be read, nothing is drafted."""
    ask, prompts = answers("I am sorry.", answer_in("good.json"))
    assert "2024-05" in facts_of(drafted_by(ask, 2)[0]).values()
    assert "has no JSON object" in prompts[1]
    ask, _ = answers("I am sorry.", "Still sorry.")
    with pytest.raises(InvalidAnswer, match="Still sorry"):
        drafted_by(ask, 2)


def test_a_later_unreadable_answer_loses_nothing() -> None:
    """What an earlier answer proved stays, also when the last one cannot be read."""
    ask, _ = answers(with_claim("2024-05") | {"category": [fact("state", "will visit Japan")]}, "I am sorry.")
    assert "2024-05" in facts_of(drafted_by(ask, 2)[0]).values()


def test_two_proven_values_are_a_choice() -> None:
    """Two values of one field that different words prove are an open choice, with both and their words."""
    text = (
        "OSLO, Sept 3, 2026 (Example Press) - Prime Minister Ingrid Solheim of Norway will visit Japan on September 15."
    )
    text += "\n\nIngrid Solheim will visit Japan on September 16, Foreign Minister Kenji Morita said."
    answer: dict[str, object] = {
        "status": [fact("reported", "will visit Japan on September 15")],
        "people": [{"key": "pm", "kind": "person", "name": [fact("Ingrid Solheim", "Prime Minister Ingrid Solheim")]}],
        "travellers": [{"person": fact("pm", "Prime Minister Ingrid Solheim of Norway will visit Japan")}],
        "stops": [
            {
                "key": "japan",
                "country": [fact("JP", "will visit Japan")],
                "when": [fact("2026-09-15", "on September 15"), fact("2026-09-16", "on September 16")],
            }
        ],
    }
    drafted, _ = no_rules(text, lambda _prompt: json.dumps(answer))
    (choice,) = drafted.choices
    assert choice.address == "japan/when"
    assert {(option.value, option.words) for option in choice.options} == {
        ("2026-09-15", "on September 15"),
        ("2026-09-16", "on September 16"),
    }
    assert drafted.visit.stops[0].when is None
    assert "# choose: " in drafted.text


_MEETINGS = (
    "Ministry of Foreign Affairs of Norway\n3 September 2026\n\n"
    "Norwegian Prime Minister Ingrid Solheim will visit Japan from 15 to 17 September 2026.\n\n"
    "On 15 September Prime Minister Solheim will meet Japanese Foreign Minister Kenji Morita in Tokyo. "
    "On 16 September she will meet Japanese Trade Minister Hana Mori in Kyoto. "
    "The visit to Japan from 16 to 18 September 2026 is the first.\n"
)
_SECOND_VALUES: dict[str, dict[str, object]] = {
    "the day of a meeting": {
        "engagements": [
            {
                "key": "m",
                "kind": fact("meeting", "will meet"),
                "participants": [fact("k", "Japanese Foreign Minister Kenji Morita")],
                "when": [fact("2026-09-16", "On 16 September"), fact("2026-09-17", "17 September 2026")],
            }
        ]
    },
    "the place of a meeting": {
        "places": [{"key": "kyoto", "name": fact("Kyoto", "Kyoto")}],
        "engagements": [
            {
                "key": "m",
                "kind": fact("meeting", "will meet"),
                "participants": [fact("k", "Japanese Foreign Minister Kenji Morita")],
                "place": [fact("kyoto", "in Kyoto")],
            }
        ],
    },
    "the days of the stop": {"when": [fact("2026-09-16/2026-09-18", "from 16 to 18 September 2026")]},
}


@pytest.mark.parametrize("name", _SECOND_VALUES)
def test_what_the_rules_have_proven_stays_beside_another_value(name: str) -> None:
    """Another value of a model is at most a choice beside the value that the rules have proven."""
    person: dict[str, object] = {"key": "k", "name": [fact("Kenji Morita", "Foreign Minister Kenji Morita")]}
    answer = {
        "stops": [{"key": "j", "country": [fact("JP", "visit Japan")], **_SECOND_VALUES[name]}],
        "people": [person],
    }
    before = draft({"press": _MEETINGS}, revised=REVISED)
    after = draft({"press": _MEETINGS}, revised=REVISED, propose=lambda _prompt: json.dumps(answer))
    assert facts_of(before).items() <= facts_of(after).items()
    assert all(choice.options[0].value in facts_of(after).values() for choice in after.choices)


def test_the_same_value_in_two_texts_has_the_words_of_both() -> None:
    """Candidates with one value are one fact, and each source that proves it is cited."""
    texts = {
        "a": "Prime Minister Ingrid Solheim will visit Japan.",
        "b": "Prime Minister Ingrid Solheim will visit Japan.",
    }
    answer = {
        "stops": [
            {
                "key": "japan",
                "country": [{"source": name, "quote": "will visit Japan", "value": "JP"} for name in texts],
            }
        ]
    }
    drafted = draft(texts, revised=REVISED, propose=lambda _prompt: json.dumps(answer))
    rows = [row for row in drafted.visit.evidence if "japan/country" in row.about]
    assert {source for row in rows for source in row.sources or ("a",)} == {"a", "b"}


@pytest.mark.parametrize("given", [None, 5, {"status": []}])
def test_an_answer_that_is_no_text_is_refused(given: Any) -> None:
    """A function that returns something else than a text is told so."""
    with pytest.raises(InvalidAnswer, match="return a text"):
        draft(PRESS, revised=REVISED, propose=lambda _prompt: given)


def test_rounds_are_bounded() -> None:
    """No more rounds are asked for than a person would wait for."""
    for rounds in (0, 11, -1):
        with pytest.raises(ValueError, match="expected 1 to 10 rounds"):
            ModelProposer(lambda _prompt: "{}", rounds=rounds)


def test_the_report_has_all_rounds() -> None:
    """The report is JSON with versions, rounds, refused facts with the line of their words, and what was left out."""
    ask, _ = answers(with_claim("2023-05"), with_claim("2022-05"))
    drafted, proposer = drafted_by(ask, 2)
    report = json.loads(model_report_text(proposer, drafted, articles_of(PRESS)))
    assert [each["number"] for each in report["rounds"]] == [1, 2]
    assert [(each["value"], each["line"]) for each in report["refused"]] == [("2023-05", 7), ("2022-05", 7)]
    assert (report["format"], report["prompt"], report["answer_format"], report["record"]) == (
        1,
        1,
        1,
        drafted.visit.id,
    )
    assert report["left_out"]
