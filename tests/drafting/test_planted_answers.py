"""Planted hallucinations: the files are whole, and none of them gets into a record."""

import collections
import json
from collections.abc import Mapping

import jsonschema
import pytest

from diplovisit.drafting.model.answer_reader import read_answer
from diplovisit.drafting.model.answer_schema import build_answer_schema
from tests.drafting.drafts import answers_can_be_read
from tests.drafting.planted_answers import PlantedAnswer, read_all_planted, result_of

pytestmark = pytest.mark.not_measured

STILL_ACCEPTED: Mapping[str, frozenset[str]] = {}
"""Hallucinations that the verdicts do not refuse yet. Nothing may be added here."""

ANSWERS = {answer.name: answer for answer in read_all_planted()}


@pytest.fixture(params=ANSWERS)
def answer(request: pytest.FixtureRequest) -> PlantedAnswer:
    """Each answer in turn."""
    return ANSWERS[request.param]


def test_there_are_many_hallucinations() -> None:
    """At least forty hallucinations are planted, in eight articles or more."""
    assert len([name for name in ANSWERS if name != "seed"]) >= 8
    assert sum(len(answer.planted) for answer in ANSWERS.values()) >= 40


def test_each_is_in_its_answer(answer: PlantedAnswer) -> None:
    """Each mark is at a fact of the answer, and each marked fact is listed."""
    assert {mark for _, _, mark in answer.facts if mark} == {planted.mark for planted in answer.planted}


def test_answers_are_of_the_form(answer: PlantedAnswer) -> None:
    """The schema accepts each answer, and the reader finds no fault in it: what is wrong with it are its facts."""
    jsonschema.validate(json.loads(answer.answer), build_answer_schema())
    assert read_answer(answer.answer, ["article"]).faults == ()


def test_facts_that_are_meant_well_quote_the_text(answer: PlantedAnswer) -> None:
    """Only planted facts have quotes that do not occur in the text."""
    assert [quote for _, quote, mark in answer.facts if mark is None and quote not in answer.text] == []


def test_most_hallucinations_quote_real_words() -> None:
    """Nearly all planted facts have a quote that occurs: whoever looks only for the quote accepts them."""
    marked = [(quote in answer.text) for answer in ANSWERS.values() for _, quote, mark in answer.facts if mark]
    counts = collections.Counter(marked)
    assert counts[True] > 10 * counts[False] > 0


@pytest.mark.skipif(not answers_can_be_read(), reason="this version does not read answers of models")
def test_no_hallucination_gets_in(answer: PlantedAnswer) -> None:
    """No planted fact is in the record that is drafted from its answer."""
    still = STILL_ACCEPTED.get(answer.name, frozenset())
    assert [planted for planted in result_of(answer).accepted if planted.split()[0] not in still] == []
