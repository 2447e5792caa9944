"""Where words stand: only where they begin and end as wholes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.texts import TextSpan, occurrences, occurrences_of_digest, read_text, text_digest
from diplovisit.evidence.texts.word_boundaries import word_spans


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("$1,100 billion", "$100 billion"),
        ("US$100 billion", "$100 billion"),
        ("$100", "100"),
        ("$1.5-$2 billion", "$1.5"),
        ("March 70", "March 7"),
        ("March 7th", "March 7"),
        ("March 3–5", "March 3"),
        ("3–5 March", "5 March"),
        ("12.5", "12"),
        ("12,000", "12"),
        ("112", "12"),
        ("−12", "12"),
        ("12%", "12"),
        ("12 per cent", "12"),
        ("12 million", "12"),
        ("2012-12", "12"),
        ("12:30", "12"),
        ("1 200 000", "200"),
        ("1\u200b2", "1"),
        ("twenty-two", "two"),
        ("two million", "two"),
        ("Zelenskyy", "Zelensky"),
        ("non-official", "official"),
        ("Vice-President", "President"),
        ("can't", "can"),
        ("O’Brien", "Brien"),
        ("Ža\u030cx", "Ž"),
    ],
)
def test_a_part_of_a_whole_is_not_found(text: str, quote: str) -> None:
    """What is cut out of a longer figure, word or compound that says something else is not there."""
    assert occurrences(read_text(f"He said {text} was so.".encode()), quote) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Misri’s visit", "Misri"),
        ("India-Russia ties", "India"),
        ("India–Russia ties", "Russia"),
        ("“Misri” said", "Misri"),
        ("the Indians' visit", "Indians"),
        ("on March 7, 2025", "March 7"),
        ("on March\n7.", "March 7"),
        ("$100 billion by 2030.", "by 2030"),
        ("the 12 Indians", "12"),
        ("a 12-day trip", "12-day"),
        ("the day-long visit", "day-long"),
        ("twenty-two men", "twenty-two"),
        ("O'Brien's visit", "O’Brien"),
        ("Erdog\u0306an", "Erdoğan"),
        ("习近平访问俄罗斯", "俄罗斯"),
    ],
)
def test_a_whole_is_found_however_it_is_written(text: str, quote: str) -> None:
    """A word is found before a possessive, beside a hyphen and inside quotes; both sides are brought into normal form."""
    read = read_text(f"Then: {text} again".encode())
    (extent,) = occurrences(read, quote)
    assert read.text[extent.start : extent.end].replace("'", "’") == quote.replace("'", "’")


def test_a_part_of_the_text_is_searched_alone() -> None:
    """Words that go beyond the part are not in it; places are counted from the beginning of the text all the same."""
    text = read_text(b"Misri goes. Misri comes.")
    assert occurrences(text, "Misri", within=TextSpan(12, 24)) == (TextSpan(12, 17),)
    assert occurrences(text, "Misri", within=TextSpan(0, 14)) == (TextSpan(0, 5),)
    assert occurrences(text, " ") == ()


PROSE = st.text("ab1 2.,-$'é% ", min_size=1, max_size=40).filter(lambda text: text.strip() != "")


@given(PROSE, st.data())
def test_no_occurrence_cuts_a_whole_and_digests_find_the_same(prose: str, data: st.DataObject) -> None:
    """Every occurrence has the words and cuts no whole; the same words are found by their digest at the same places."""
    text = read_text(prose.encode())
    start = data.draw(st.integers(0, text.length - 1))
    end = data.draw(st.integers(start + 1, text.length))
    quote = text.text[start:end]
    if quote != quote.strip():
        return
    found = occurrences(text, quote)
    assert all(text.text[each.start : each.end] == quote for each in found)
    for first, last in word_spans(text.text):
        assert not any(first < edge < last for each in found for edge in (each.start, each.end))
    assert occurrences_of_digest(text, length=len(quote), sha256=text_digest(quote)) == found
    cut = any(first < edge < last for first, last in word_spans(text.text) for edge in (start, end))
    assert (TextSpan(start, end) in found) == (not cut)
