"""What counts as stored text: expression, and neither values nor names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.stored_text_above_gate import states_facts_alone
from diplovisit.evidence.texts import read_text
from diplovisit.evidence.texts.source_text import TextSpan, occurrences

FACTS = (
    "7 March 2025",
    "approximately $66 billion",
    "Foreign Minister Liis Tamm of Estonia",
    "the President of Finland",
    "12 engineers",
    "Estonia and Finland",
    "from March 7 to March 9",
    "External Affairs Minister Vikram Misri",
    "for three days",
)
EXPRESSION = (
    "the mood was warm",
    "visit Finland",
    "a bold new beginning",
    "said with a smile",
    "general economic cooperation",
    "the peace and development of the north",
    "agreed to disagree",
)


def _states_facts_alone(text: str, quote: str) -> bool:
    source = read_text(text.encode())
    return states_facts_alone(source, occurrences(source, quote)[0])


@pytest.mark.parametrize("quote", FACTS)
def test_values_and_names_are_facts(quote: str) -> None:
    """A quote that reads wholly as values, names and offices is fact."""
    assert _states_facts_alone(f"After the talks they spoke of {quote}, and left.", quote)


@pytest.mark.parametrize("quote", EXPRESSION)
def test_other_words_are_expression(quote: str) -> None:
    """A quote with a verb, an adjective or a noun of its own counts as stored text."""
    assert not _states_facts_alone(f"After the talks they found {quote}, and left.", quote)


@given(st.sampled_from(FACTS), st.sampled_from(EXPRESSION))
def test_expression_beside_a_fact_counts(fact: str, expression: str) -> None:
    """A quote that has expression besides its facts counts as stored text."""
    quote = f"{fact}, {expression}"
    assert not _states_facts_alone(f"They wrote of {quote} in the note of the ministry.", quote)


def test_a_headline_in_capitals_is_no_name() -> None:
    """In a heading every word looks like a name, and only its figures and countries count as facts."""
    heading = "Leaders Pledge Brighter Days for the People of Finland"
    assert not _states_facts_alone(f"{heading}\n\nThe two ministers met yesterday.\n", heading)


def test_words_of_grammar_alone_are_no_fact() -> None:
    """A quote of determiners and prepositions has no value, and counts as stored text."""
    source = read_text(b"They spoke of the fund at length.")
    assert not states_facts_alone(source, TextSpan(11, 17))
