"""The reader of answers: each fault is reported by its path with a remedy, and the rest of the answer is read."""

import json
from typing import Any

import pytest

from diplovisit.drafting.model.answer_reader import LONGEST_ANSWER_QUOTE, MOST_ANSWER_FACTS, read_answer
from diplovisit.drafting.model.answer_text import LARGEST_ANSWER, InvalidAnswer
from diplovisit.drafting.model.candidates import CandidateState

STATUS = {"source": "a", "quote": "has arrived", "value": "held"}


def fact(**changes: Any) -> dict[str, Any]:
    """Returns a fact with changes; a change to `...` leaves the field out."""
    return {key: value for key, value in (STATUS | changes).items() if value is not ...}


@pytest.mark.parametrize(
    ("answer", "path", "words"),
    [
        ({"stats": []}, "stats", 'is no field of an answer; did you mean "status"?'),
        ({"status": "held"}, "status", "expected a list; saw the text"),
        ({"status": ["held"]}, "status[0]", "expected an object of source, quote and value"),
        ({"status": [fact(value="Held")]}, "status[0].value", 'did you mean "held"?'),
        ({"status": [fact(value=None)]}, "status[0].value", "expected a text; saw nothing"),
        ({"status": [fact(value=True)]}, "status[0].value", "expected a text; saw the flag true"),
        ({"status": [fact(quote=...)]}, "status[0].quote", "expected a quote; saw nothing"),
        ({"status": [fact(quote="")]}, "status[0].quote", "expected text of 1 to 1,000 characters"),
        ({"status": [fact(quote="a\u0000b")]}, "status[0].quote", "has the control character U+0000"),
        ({"status": [fact(quote="x" * (LONGEST_ANSWER_QUOTE + 1))]}, "status[0].quote", "is a quote of 301 characters"),
        ({"status": [fact(source="b")]}, "status[0].source", 'expected the id of a text; saw the text "b"'),
        ({"status": [fact(nth=1)]}, "status[0].nth", "is no field of a fact"),
        ({"sending": [fact(value="Norway")]}, "sending[0].value", 'did you mean "NO" (Norway)?'),
        ({"when": [fact(value="2026-02-30")]}, "when[0].value", "no 30 February"),
        ({"people": [{"kind": "robot"}]}, "people[0].kind", '"robot"'),
        ({"people": [{"key": 5}]}, "people[0].key", "expected a short name; saw the number 5"),
        ({"people": [{"key": "x"}, {"key": "x"}]}, "people[1].key", 'the key "x" names two things'),
        ({"people": ["Solheim"]}, "people[0]", "expected an object; saw the text"),
        ({"travellers": [{}]}, "travellers[0]", "has no person that can be read, and is nothing without"),
        (
            {"people": [{"key": "solheim"}], "travellers": [{"person": fact(value="solhem")}]},
            "travellers[0].person.value",
            '"solhem" is no key of `people`; did you mean "solheim"?',
        ),
        ({"invited_by": [fact(value="ZZ")]}, "invited_by[0].value", '"ZZ" is no key of `people`'),
        (
            {"relations": [{"kind": fact(value="follows"), "target": "x"}]},
            "relations[0].target",
            "is no key of `claims`",
        ),
        ({"relations": [{"kind": fact(value="follows")}]}, "relations[0].target", "expected the key of a claim"),
        ({"sources": [{"id": "b"}]}, "sources[0].id", "expected the id of a text"),
        ({"claims": [{"what": fact(value="it")}]}, "claims[0]", "has no kind that can be read"),
    ],
)
def test_a_fault_is_reported_and_the_rest_is_read(answer: dict[str, Any], path: str, words: str) -> None:
    """Each fault has its path, a sentence and a remedy, and a fact beside it is read."""
    read = read_answer(json.dumps(answer | {"category": [fact(value="state")]}), ["a", "other"])
    found = {fault.path: fault for fault in read.faults}
    assert words in found[path].sentence
    assert found[path].remedy
    assert [each.fact.value for each in read.root.facts["category"]] == ["state"]


def test_the_only_text_need_not_be_named() -> None:
    """Where there is one text, a fact without a source is about that one; where there are two, it is a fault."""
    answer = json.dumps({"status": [fact(source=...)]})
    assert read_answer(answer, ["a"]).root.facts["status"][0].fact.citations[0].source == "a"
    assert read_answer(answer, ["a", "b"]).faults[0].remedy == "the texts are a, b"


def test_a_number_without_quotes_is_the_same_number() -> None:
    """A whole number is read as its digits; a number with an exponent or a point is refused, and not rounded."""
    claim = {"key": "c", "kind": "count", "what": fact(value="it")}
    read = read_answer(json.dumps({"claims": [claim | {"value": [fact(value=66_000_000_000)]}]}), ["a"])
    assert read.root.things["claims"][0].facts["value"][0].fact.value == "66000000000"
    read = read_answer(json.dumps({"claims": [claim | {"value": [fact(value=6.6e10)]}]}), ["a"])
    assert [fault.path for fault in read.faults] == ["claims[0].value[0].value"]


def test_a_quote_may_cross_a_line() -> None:
    """A line break within a quote is the blank that it is in the text."""
    read = read_answer(json.dumps({"status": [fact(quote="has\r\n  arrived ")]}), ["a"])
    assert read.root.facts["status"][0].fact.citations[0].quote == "has arrived"


def test_a_reference_that_names_nothing_is_refused_before_the_words_are_read() -> None:
    """A candidate whose value is no key is refused, and never compared with words."""
    answer = {"travellers": [{"person": fact(value="x")}], "status": [fact()]}
    traveller = read_answer(json.dumps(answer), ["a"]).root.things["travellers"][0]
    assert traveller.facts["person"][0].state is CandidateState.REFUSED


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("[]", "has no JSON object; it begins"),
        ("null", "has no JSON object"),
        ("{}", "has no facts"),
        ('{"format": 1}', "has no facts"),
        ('{"format": true, "status": []}', "has the format the flag true"),
        ('{"status": NaN}', "NaN"),
        ("```json\n[1]\n```", "has no JSON object"),
        ("```\n{", "ends inside its block"),
        (b"\xff\xfe", "is not UTF-8 at byte 1"),
        ("\ud800{}", "has half of a surrogate pair"),
        (" " * LARGEST_ANSWER + "{}", "more than the 1,000,000 that are read"),
    ],
)
def test_what_is_no_answer_is_refused_whole(answer: str | bytes, words: str) -> None:
    """What is no JSON object of this form is refused with one reason and one remedy."""
    with pytest.raises(InvalidAnswer) as error:
        read_answer(answer, ["a"])
    assert words in str(error.value)
    assert all(fault.remedy for fault in error.value.faults)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Here it is:\n{}",
        "Here it is:\n\n  {}\n\nI hope so.",
        "```\n{}\n```",
        "A ```word```\n```JSON\n{}\n```\nEnd",
        "{}\r\n",
    ],
)
def test_an_answer_may_have_words_around_it(around: str) -> None:
    """The object may stand alone, in the only block of JSON, or at the start of a line after other words."""
    answer = json.dumps({"status": [STATUS]}, indent=1)
    assert read_answer(around.replace("{}", answer), ["a"]).root.facts["status"][0].fact.value == "held"


def test_facts_beyond_the_limit_are_reported_once() -> None:
    """More facts than are read are left out with one fault."""
    answer = {"purposes": [fact(value=f"v{n}") for n in range(90)], "aliases": []}
    people = [{"key": f"p{n}", "aliases": [fact(value=f"a{m}") for m in range(90)]} for n in range(8)]
    read = read_answer(json.dumps(answer | {"people": people}), ["a"])
    assert sum(1 for _ in read.root.candidates()) == MOST_ANSWER_FACTS
    assert len([fault for fault in read.faults if "more than the 500 that are read" in fault.sentence]) == 1
