"""Columns are those that a terminal gives to a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.reporters.printable import cells, display_width, printable


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("Moscow", 6, id="letters"),
        pytest.param("", 0, id="nothing"),
        pytest.param("東京", 4, id="wide"),
        pytest.param("Ａ", 2, id="full width"),
        pytest.param("ｱ", 1, id="half width"),
        pytest.param("e\u0301", 1, id="a combining mark"),
        pytest.param("e" + "\u0301" * 300, 1, id="many of them"),
        pytest.param("\u0301", 0, id="a mark by itself"),
        pytest.param("각", 2, id="a syllable of Hangul"),
        pytest.param("\u1112\u1161\u11ab", 2, id="the same in its letters"),
        pytest.param("القاهرة", 7, id="from right to left"),
        pytest.param("\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd", 4, id="with points"),
        pytest.param("😀", 2, id="a picture"),
        pytest.param("⚖", 1, id="a sign"),
        pytest.param("⚖\ufe0f", 2, id="the sign as a picture"),
        pytest.param("1\ufe0f\u20e3", 2, id="a digit as a key"),
        pytest.param("東\ufe0f", 2, id="wide already"),
        pytest.param("👩🏽", 2, id="with the colour of a skin"),
        pytest.param("a🏽", 3, id="the colour by itself"),
        pytest.param("🇮🇳", 2, id="a flag"),
    ],
)
def test_a_text_is_so_wide(text: str, columns: int) -> None:
    """Wide characters count two, marks none, and pictures two whatever they are made of."""
    assert display_width(text) == columns


@given(st.text("ab東京é\u0301각😀⚖Ａ القدس", max_size=20))
def test_another_library_counts_the_same(text: str) -> None:
    """wcwidth, which knows the tables of terminals, measures the texts of these scripts as we do."""
    wcwidth = pytest.importorskip("wcwidth")
    assert display_width(text) == wcwidth.wcswidth(text)


@given(st.text(), st.text())
def test_a_text_that_goes_on_is_no_narrower(one: str, more: str) -> None:
    """What is printed after a text takes columns, or none; so carets never move back."""
    one, more = printable(one), printable(more)
    assert 0 <= display_width(one) <= display_width(one + more)


@given(st.text())
def test_each_character_has_its_cell(text: str) -> None:
    """A printable text is its cells, one a character, each of which can be printed."""
    assert len(cells(text)) == len(text)
    assert "".join(cells(text)) == printable(text)
    assert all(cell.isprintable() and cell for cell in cells(text))
