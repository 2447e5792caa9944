"""The normal form: one spelling of what is written in many ways, with a mapping in both directions."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.evidence.texts import normalise
from diplovisit.evidence.texts.normal_form import _may_combine, apply_replacements, recompositions

# Letters that compose, marks that are reordered, characters that are folded or dropped, Hangul, and a singleton (the
# Kelvin sign).
AWKWARD = "ae ﬁﬆoZ\u0301\u0323\u0306\u0327\u1100\u1161\u11a8\u212a\u0f73 \t\n\u00a0\u2028\u2003“”‘’–—−…\u200b\u200d\u00ad\ufeffя5²"
TEXTS = st.one_of(st.text(AWKWARD, max_size=40), st.text(max_size=40))


@given(TEXTS)
@example("a\u200b\u0301b")
@example(" \ufeff\ufeffa")
@example("a \u200b b")
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form of a normal form is itself."""
    once = normalise(text).text
    assert normalise(once).text == once


@given(TEXTS)
@example("a" + "\u0301\u0323" * 40)
def test_composition_is_nfc(text: str) -> None:
    """Composing a text piece by piece gives the NFC of the whole text, and each piece is the NFC of its own characters."""
    pieces = list(recompositions(text))
    assert apply_replacements(text, pieces).text == unicodedata.normalize("NFC", text)
    for start, end, composed in pieces:
        assert composed == unicodedata.normalize("NFC", text[start:end])


def test_every_character_that_composes_may_combine() -> None:
    """Every character that Unicode's own data compose with a preceding one may combine."""
    for code in range(0x110000):
        decomposed = unicodedata.decomposition(chr(code))
        if decomposed and not decomposed.startswith("<") and len(parts := decomposed.split()) == 2:
            assert _may_combine(chr(int(parts[1], 16))), decomposed


@given(TEXTS, st.data())
def test_the_mapping_is_monotone_and_loses_nothing(text: str, data: st.DataObject) -> None:
    """A later place maps to a later place, and mapping a span there and back never loses a character."""
    form = normalise(text)
    length = len(form.text)
    spans = [form.original(at, at + 1) for at in range(length)]
    assert all(start < end for start, end in spans)
    assert all(span[0] <= after[0] and span[1] <= after[1] for span, after in itertools.pairwise(spans))
    if length:
        start = data.draw(st.integers(0, length - 1))
        end = data.draw(st.integers(start + 1, length))
        raw_start, raw_end = form.original(start, end)
        mapped_start, mapped_end = form.normal(raw_start, raw_end)
        assert 0 <= raw_start < raw_end <= len(text)
        assert mapped_start <= start
        assert end <= mapped_end


@given(
    st.lists(st.sampled_from(["Erdog\u0306an", "“March”", "7", "…", "–", "co\u00adop"]), min_size=1, max_size=12),
    st.data(),
)
def test_words_map_back_to_the_original_words(words: list[str], data: st.DataObject) -> None:
    """A word between blanks maps back to exactly the characters that it came from."""
    text, spans = "", []
    for word in words:
        text += data.draw(st.sampled_from([" ", "\n\n", "\u00a0\t"]))
        spans.append((len(text), len(text) + len(word)))
        text += word
    form = normalise(text)
    assert [form.original(*match.span()) for match in re.finditer("[^ ]+", form.text)] == spans


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
    """Blanks, quotation marks, dashes and traces of web pages are folded; numbers, joiners, superscripts and case stay."""
    assert normalise(text).text == expected


def test_long_runs_of_marks_take_linear_time() -> None:
    """A hundred thousand unordered marks, for which Python's own NFC takes many seconds, are ordered in linear time."""
    pairs = 50_000
    form = normalise("a" + "\u0301\u0323" * pairs)
    assert form.text == "\u1ea1" + "\u0323" * (pairs - 1) + "\u0301" * pairs


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("an oﬃcial, ﬁve ﬂags, oﬀ", "an official, five flags, off"),
        ("ﬂoor oﬄine caﬅle ﬆate", "floor offline castle state"),
        ("Minis\u00adter", "Minister"),
        ("Minis\u00ad\nter", "Minister"),
        ("Minis\u00ad \r\n  ter", "Minister"),
    ],
)
def test_what_typesetting_makes_is_undone(text: str, normal: str) -> None:
    """Ligatures become their letters, and a soft hyphen is dropped, at the end of a line with the line break."""
    form = normalise(text)
    assert form.text == normal
    assert form.original(0, len(normal)) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("1\u00ad5", "1\u00ad5"),
        ("1\u00ad\n5", "1\u00ad 5"),
        ("no\u00ad 5", "no\u00ad 5"),
        ("well-\nknown", "well- known"),
        ("2² ½ Ⅳ", "2² ½ Ⅳ"),
        ("ﬁ\u0301", "ﬁ\u0301"),
        ("ﬓ", "ﬓ"),
    ],
)
def test_what_may_be_another_word_or_number_is_kept(text: str, normal: str) -> None:
    """A mark between figures, a hyphen that is seen, raised figures and other ligatures stay."""
    assert normalise(text).text == normal


def test_a_ligature_becomes_what_unicode_says_of_it() -> None:
    """The letters of each ligature are those of its compatibility decomposition, and no other character changes so."""
    for code in range(0xFB00, 0xFB07):
        assert normalise(chr(code)).text == unicodedata.normalize("NFKC", chr(code))
