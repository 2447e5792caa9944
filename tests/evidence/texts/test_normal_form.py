"""The normal form: one text for what is written in many ways, with a map that goes both ways."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.evidence.texts import normalise
from diplovisit.evidence.texts.normal_form import _may_combine, apply_replacements, recompositions

# Letters that compose, marks that reorder, what is folded and dropped, Hangul, and a singleton (the Kelvin sign).
AWKWARD = "ae oZ\u0301\u0323\u0306\u0327\u1100\u1161\u11a8\u212a\u0f73 \t\n\u00a0\u2028\u2003“”‘’–—−…\u200b\u200d\u00ad\ufeffя5²"
TEXTS = st.one_of(st.text(AWKWARD, max_size=40), st.text(max_size=40))


@given(TEXTS)
@example("a\u200b\u0301b")
@example(" \ufeff\ufeffa")
@example("a \u200b b")
def test_a_normal_form_is_its_own(text: str) -> None:
    """The normal form of a normal form is itself."""
    once = normalise(text).text
    assert normalise(once).text == once


@given(TEXTS)
@example("a" + "\u0301\u0323" * 40)
def test_composition_is_nfc(text: str) -> None:
    """Put together piece by piece, a text is what NFC makes of the whole; each piece is NFC of its own characters."""
    pieces = list(recompositions(text))
    assert apply_replacements(text, pieces).text == unicodedata.normalize("NFC", text)
    for start, end, composed in pieces:
        assert composed == unicodedata.normalize("NFC", text[start:end])


def test_all_that_composes_joins() -> None:
    """Every character that Unicode composes with one before it is known to join, by Unicode's own data."""
    for code in range(0x110000):
        decomposed = unicodedata.decomposition(chr(code))
        if decomposed and not decomposed.startswith("<") and len(parts := decomposed.split()) == 2:
            assert _may_combine(chr(int(parts[1], 16))), decomposed


@given(TEXTS, st.data())
def test_the_map_is_monotone_and_holds_what_it_maps(text: str, data: st.DataObject) -> None:
    """A later place maps to a later place, and going there and back never loses a character."""
    form = normalise(text)
    length = len(form.text)
    spans = [form.original(at, at + 1) for at in range(length)]
    assert all(start < end for start, end in spans)
    assert all(one[0] <= two[0] and one[1] <= two[1] for one, two in itertools.pairwise(spans))
    if length:
        start = data.draw(st.integers(0, length - 1))
        end = data.draw(st.integers(start + 1, length))
        begin, finish = form.original(start, end)
        again = form.normal(begin, finish)
        assert 0 <= begin < finish <= len(text)
        assert again[0] <= start
        assert end <= again[1]


@given(
    st.lists(st.sampled_from(["Erdog\u0306an", "“March”", "7", "…", "–", "co\u00adop"]), min_size=1, max_size=12),
    st.data(),
)
def test_words_map_to_the_words_they_were(words: list[str], data: st.DataObject) -> None:
    """What stands between blanks maps back to exactly the characters it was made of."""
    text, at = "", []
    for word in words:
        text += data.draw(st.sampled_from([" ", "\n\n", "\u00a0\t"]))
        at.append((len(text), len(text) + len(word)))
        text += word
    form = normalise(text)
    found = [form.original(*match.span()) for match in re.finditer("[^ ]+", form.text)]
    assert found == at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeffNews", "News"),
        ("  a \r\n\r\n b\u2028c\u00a0d \n", "a b c d"),
        ("‘a’ “b” «c»", '\'a\' "b" "c"'),
        ("3–5 March — −2", "3-5 March - -2"),
        ("wait…", "wait..."),
        ("10 m²", "10 m²"),
        ("Rus\u200bsia, co\u00adoperate", "Russia, cooperate"),
        ("1\u200b2 and 5\u00ad0", "1\u200b2 and 5\u00ad0"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("US us", "US us"),
        (" \n ", ""),
    ],
)
def test_what_is_folded_and_what_is_kept(text: str, expected: str) -> None:
    """Blanks, quotes, dashes and traces of web pages are folded; numbers, joiners, superscripts and case are kept."""
    assert normalise(text).text == expected


def test_long_runs_of_marks_take_linear_time() -> None:
    """A hundred thousand marks out of order, over which Python's own NFC takes many seconds, are put in order."""
    pairs = 50_000
    form = normalise("a" + "\u0301\u0323" * pairs)
    assert form.text == "\u1ea1" + "\u0323" * (pairs - 1) + "\u0301" * pairs
