"""The guard: no guarded text is a formula to a spreadsheet, and every text is restored."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.formats.spreadsheet_guard import FIRST_SIGNS, guard_formula, unguard_formula
from tests.payloads import PAYLOADS

SIGNS = "=+-@\t\r\n＝＋－＠|%"
BLANKS = ["", " ", "   ", "\u00a0", "\u3000", "\u2003", "\ufeff", "\u200b", "\u00ad\u202e ", " \u2028", "\x0b"]

texts = st.one_of(
    st.text(),
    st.text("'=+-@|% \t\r\n＝\ufeffa", max_size=8),
    st.sampled_from(list(PAYLOADS.values())),
)


@given(texts)
@example("")
@example("'")
@example("''=1")
@example("''tis")
@example("'\u00a0'=1")
@example("' =1")
def test_every_text_comes_back(text: str) -> None:
    """Removing the guard returns the original text."""
    assert unguard_formula(guard_formula(text)) == text


@given(texts, texts)
@example("'=1", "=1")
def test_no_two_texts_are_equal_under_the_guard(first: str, second: str) -> None:
    """Guarding is injective; simply putting an apostrophe before a sign would not be."""
    assert (guard_formula(first) == guard_formula(second)) == (first == second)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("blank", BLANKS)
def test_what_a_spreadsheet_would_act_on_gets_an_apostrophe(sign: str, blank: str) -> None:
    """A text with a sign at the start, or after blanks of any kind, gets an apostrophe."""
    assert guard_formula(f"{blank}{sign}1+1") == f"'{blank}{sign}1+1"


@given(texts)
def test_what_is_guarded_begins_with_nothing_that_acts(text: str) -> None:
    """No guarded text begins with a sign, with or without blanks before it."""
    assert (
        not guard_formula(text).lstrip(" \u00a0\u3000\u2003\u2028\x0b\ufeff\u200b\u00ad\u202e").startswith(tuple(SIGNS))
    )


@given(st.text(st.characters(exclude_characters=sorted(FIRST_SIGNS)), min_size=1), st.text())
def test_any_other_text_stays_as_it_is(first: str, rest: str) -> None:
    """A text that begins with a harmless character is unchanged, so the tables read as the record does."""
    assert guard_formula(first + rest) == first + rest
    assert guard_formula(f"'{first}") == f"'{first}"


@given(texts)
def test_a_typed_text_without_the_guard_is_unchanged(text: str) -> None:
    """A formula without a guard, and an apostrophe that guards nothing, lose no character."""
    assert unguard_formula(text) in (text, text[1:])
    assert unguard_formula("'tis") == "'tis"
    assert unguard_formula("=1") == "=1"
