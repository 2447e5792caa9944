"""Laws of answers: whatever a model answers, nothing is raised, and no fact gets in that the words do not prove."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplovisit.drafting import DraftedRecord
from diplovisit.drafting.model.answer_form import (
    AnswerFact,
    AnswerItem,
    AnswerItems,
    AnswerKey,
    AnswerWord,
    answer_form,
)
from diplovisit.drafting.model.answer_reader import MOST_ANSWER_CANDIDATES, MOST_ANSWER_ITEMS, Answer, read_answer
from diplovisit.drafting.model.answer_text import InvalidAnswer
from diplovisit.evidence.examination import Examination
from diplovisit.pipeline.draft import articles_of
from diplovisit.record import Basis
from tests.drafting.test_recorded_answers import ANSWERS, answer_in, by_rules, drafted_with, facts_of

GOOD = json.loads(answer_in("good.json"))
TEXTS = {article.id: article.text for article in articles_of({"press": ANSWERS / "press.txt"})}
WORDS = ANSWERS.joinpath("press.txt").read_text("utf-8").split()

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
quotes = st.integers(0, len(WORDS) - 1).flatmap(
    lambda start: st.integers(1, 8).map(lambda number: " ".join(WORDS[start : start + number]))
)


def facts_in(node: Any) -> Iterator[dict[str, Any]]:
    """Yields every fact of an answer: each object with a quote."""
    if isinstance(node, dict):
        if "quote" in node:
            yield node
        for inner in node.values():
            yield from facts_in(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from facts_in(inner)


def assert_all_proven(drafted: DraftedRecord) -> None:
    """Every row of a drafted record that does not say that it is inferred is proven by its words."""
    examination = Examination(visit=drafted.visit, texts=TEXTS)
    proven = {
        (judgement.row, judgement.address) for judgement in examination.judgements if judgement.opinion.verdict.is_proof
    }
    by_rules_too = set(by_rules().visit.evidence)
    for index, row in enumerate(drafted.visit.evidence):
        if row.basis in {Basis.STATED, Basis.DERIVED} and row not in by_rules_too:
            assert {about for about in row.about if (index, about) in proven}, row
    assert values_of(by_rules()) <= values_of(drafted)


def values_of(drafted: DraftedRecord) -> set[tuple[str, str]]:
    """Returns the values of a record and of its open choices by their fields, without those that are ids."""
    values = {(address.rpartition("/")[2], value) for address, value in facts_of(drafted).items()}
    values |= {(each.address.rpartition("/")[2], option.value) for each in drafted.choices for option in each.options}
    return {(field, value) for field, value in values if field not in {"place", "person", "subjects", "id", "title"}}


def read_or_none(text: str | bytes) -> Answer | None:
    """Reads an answer; None for one that is refused as a whole, with a reason and a remedy."""
    try:
        return read_answer(text, ["press"])
    except InvalidAnswer as error:
        if not all(fault.sentence and fault.remedy for fault in error.faults):
            raise
        return None


@given(json_values)
def test_any_json_is_an_answer_or_is_refused(value: object) -> None:
    """Every JSON value is read as an answer, with its faults, or refused as a whole; no other error is raised."""
    answer = read_or_none(json.dumps(value))
    if answer is not None:
        assert isinstance(value, dict)
        assert all(str(fault).isprintable() and fault.remedy for fault in answer.faults)


@given(st.text() | st.binary())
def test_any_text_is_an_answer_or_is_refused(text: str | bytes) -> None:
    """Every text, and all bytes, are read as an answer or refused as a whole; no other error is raised."""
    read_or_none(text)


def items(item: AnswerItem) -> st.SearchStrategy[dict[str, Any]]:
    """Returns a strategy for an object of the form, with real quotes and whatever values."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in item.fields:
        match field:
            case AnswerKey():
                fields[field.name] = st.sampled_from(["press", "a", "b", "when", "status"])
            case AnswerWord():
                fields[field.name] = st.sampled_from([word.value for word in field.shape.cls])
            case AnswerItems():
                fields[field.name] = st.lists(items(field.item), max_size=2)
            case AnswerFact():
                words = getattr(field.shape.cls, "__members__", None) if hasattr(field.shape, "cls") else None
                values = (
                    st.sampled_from([word.value for word in words.values()])
                    if words
                    else st.sampled_from(
                        [
                            "a",
                            "b",
                            "JP",
                            "NO",
                            "RU",
                            "2026-09-15",
                            "2026-09-16",
                            "P3D",
                            "2900000000",
                            "USD",
                            "-",
                            "(",
                            "\u2019",
                            "1",
                            "\u202e",
                            "\u00a0x",
                        ]
                    )
                    | quotes
                )
                fact = st.fixed_dictionaries({"source": st.just("press"), "quote": quotes, "value": values})
                fields[field.name] = fact if field.is_required else st.lists(fact, max_size=1)
    return st.fixed_dictionaries({}, optional=fields)


@settings(suppress_health_check=list(HealthCheck))
@given(items(answer_form()))
def test_no_answer_of_the_form_gets_an_unproven_fact_in(answer: dict[str, Any]) -> None:
    """An answer of the form with real quotes and any values adds only proven facts, and raises nothing."""
    if read_or_none(json.dumps(answer)) is not None:
        assert_all_proven(drafted_with(json.dumps(answer))[0])


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_shuffled_values_and_quotes_get_nothing_unproven_in(data: st.DataObject) -> None:
    """Values that are shuffled among the facts of a good answer, or their quotes, add only proven facts."""
    answer = copy.deepcopy(GOOD)
    facts = list(facts_in(answer))
    for name in data.draw(st.sampled_from([("value",), ("quote",), ("value", "quote")])):
        shuffled = data.draw(st.permutations([fact[name] for fact in facts]))
        for fact, text in zip(facts, shuffled, strict=True):
            fact[name] = text
    drafted, _ = drafted_with(json.dumps(answer))
    assert_all_proven(drafted)


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_changed_digits_get_nothing_in(data: st.DataObject) -> None:
    """A date or a sum with another digit is refused: the record is that of the good answer, or lacks the fact."""
    answer = copy.deepcopy(GOOD)
    good = set(facts_of(drafted_with(json.dumps(GOOD))[0]).items())
    facts = [fact for fact in facts_in(answer) if any(character.isdigit() for character in fact["value"])]
    for fact in facts:
        places = [index for index, character in enumerate(fact["value"]) if character.isdigit()]
        at = data.draw(st.sampled_from(places))
        digit = data.draw(st.sampled_from([each for each in "0123456789" if each != fact["value"][at]]))
        fact["value"] = fact["value"][:at] + digit + fact["value"][at + 1 :]
    drafted, _ = drafted_with(json.dumps(answer))
    assert set(facts_of(drafted).items()) <= good


@pytest.mark.parametrize("size", [1, 50, 1_000, 20_000])
def test_many_facts_are_bounded(size: int) -> None:
    """However often an answer repeats a person, only so many are read, and the rest is reported."""
    person = {"kind": "person", "name": [{"source": "press", "quote": "Kenji Morita", "value": "Kenji Morita"}]}
    answer = read_or_none(json.dumps({"people": [person] * size}))
    read = answer.root.things["people"] if answer is not None else []
    assert len(read) == (0 if size == 20_000 else min(size, MOST_ANSWER_ITEMS))
    assert (answer is None) == (size == 20_000)


def test_rival_values_are_bounded() -> None:
    """However many values an answer gives for one field, few are judged, and the rest is reported."""
    values = [{"source": "press", "quote": "Sept 3, 2026", "value": f"2026-09-{day:02}"} for day in range(1, 31)]
    answer = read_answer(json.dumps({"when": values}), ["press"])
    assert len(answer.root.facts["when"]) == MOST_ANSWER_CANDIDATES
    assert [fault.sentence for fault in answer.faults] == ["has 30 values; the first 5 are read"]
