"""Where sentences begin and end."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplovisit.evidence.names import sentence_around, tokens


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("He left. It rained. She came.", "rained", "It rained."),
        ("He left. Mr. Trump came. She left.", "came", "Mr. Trump came."),
        ("In the U.S. Senate 12 died. He left.", "12", "In the U.S. Senate 12 died."),
        ("He went to the U.S. The senate met.", "senate", "The senate met."),
        ("J. Biden spoke. He left.", "spoke", "J. Biden spoke."),
        ("It paid $3.5 million. He left.", "million", "It paid $3.5 million."),
        ("It paid Rs. 500 crore. He left.", "crore", "It paid Rs. 500 crore."),
        ("He left on Jan. 5 at noon. It rained.", "noon", "He left on Jan. 5 at noon."),
        ("under sanctions.Key Takeaways", "Key", "Key Takeaways"),
        ("under sanctions.Key Takeaways", "under", "under sanctions."),
        ("a heading\n- one bullet\n- another", "one", "one bullet"),
        ("\u2022 one \u2022 two", "two", "two"),
        ('He said "no." They left.', "left", "They left."),
        ("Did he? No! 12 died.", "12", "12 died."),
        ("He left. It rained.", "left. It", "He left. It rained."),
        ("No end", "end", "No end"),
    ],
)
def test_a_sentence_is_found_around_a_span(text: str, span: str, expected: str) -> None:
    """A sentence ends at its full stop, a line break or a bullet, but not at an abbreviation or inside a number."""
    start = text.index(span)
    begin, end = sentence_around(text, start, start + len(span))
    assert text[begin:end] == expected


_texts = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(["He", "U.S.", "Mr.", ". ", " ", "\n", "- ", "died", '."', "3.5", "\u2022"]), max_size=20
    ).map("".join),
)


@given(_texts, st.data())
def test_a_sentence_contains_its_span(text: str, data: st.DataObject) -> None:
    """For any text and span the sentence is within the text and contains the span."""
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    begin, stop = sentence_around(text, start, end)
    assert 0 <= begin <= start
    assert end <= stop <= len(text)


@given(_texts)
def test_the_pattern_finds_every_break(text: str) -> None:
    """A pattern selects the positions to examine, and no other position separates two sentences."""
    everywhere = [place for place in range(1, len(text)) if tokens._is_break(text, place)]
    assert sorted(set(tokens.sentence_breaks(text))) == everywhere


@given(st.sampled_from(["Mr. ", "the U.S. Senate ", "J. ", "3.5 ", "No. 5 ", "St. "]))
def test_what_ends_no_sentence(abbreviation: str) -> None:
    """An abbreviation before a span does not end the sentence of the span."""
    text = f"He left. It was {abbreviation}Xylon who came. It rained."
    begin, end = sentence_around(text, text.index("Xylon"), text.index("Xylon") + 5)
    assert text[begin:end] == f"It was {abbreviation}Xylon who came."
